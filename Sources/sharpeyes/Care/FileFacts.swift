import Glibc

/// What the system says of a file or a folder.
struct FileFacts {
    let mode: mode_t
    let owner: uid_t
    let size: Int64
    let inode: UInt
    let modifiedSeconds: Int64

    /// `nil` when nothing is there, or it may not be seen.
    init?(_ path: String) {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        (mode, owner, size, inode) = (facts.st_mode, facts.st_uid, Int64(facts.st_size), UInt(facts.st_ino))
        modifiedSeconds = Int64(facts.st_mtim.tv_sec)
    }

    var isFile: Bool { mode & S_IFMT == S_IFREG }
    var isForAll: Bool { mode & 0o002 != 0 }
    var isSticky: Bool { mode & 0o1000 != 0 }
    /// As `ls` counts: `640`.
    var rights: String { String(mode & 0o7777, radix: 8) }

    /// The folder that a path is in.
    static func folder(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Bytes that may still be written where the path is; `nil` when not told.
    static func freeBytes(_ path: String) -> Int64? {
        var facts = statvfs()
        guard statvfs(path, &facts) == 0 else { return nil }
        return Int64(facts.f_bavail) * Int64(facts.f_frsize)
    }

    /// The name of the file system that a folder is on, when it is one over a network: SQLite's log needs memory that all
    /// its users share. `nil` for others, and when not told.
    static func networkFileSystem(_ folder: String) -> String? {
        guard let real = realpath(folder, nil), let file = fopen("/proc/self/mounts", "r") else { return nil }
        defer {
            free(real)
            fclose(file)
        }
        let path = String(cString: real)
        var line = [CChar](repeating: 0, count: 4096)
        var best = (length: -1, kind: "")
        while fgets(&line, 4096, file) != nil {
            let text = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            let fields = String(decoding: text, as: UTF8.self).split(separator: " ")
            guard fields.count > 2 else { continue }
            let place = fields[1] == "/" ? "/" : fields[1] + "/"
            // Of two at one place the later one lies above.
            if (path + "/").hasPrefix(place), place.count >= best.length {
                best = (place.count, String(fields[2]))
            }
        }
        let kinds = ["nfs", "cifs", "smb", "9p", "lustre", "ceph", "afs", "fuse.sshfs"]
        return kinds.contains { best.kind.hasPrefix($0) } ? best.kind : nil
    }

    /// The process that holds the kernel's lock on a file, as the kernel tells; asking takes no lock. `nil`: nobody.
    static func holder(_ path: String) -> Int32? {
        guard let facts = FileFacts(path), let file = fopen("/proc/locks", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, 256, file) != nil {
            let text = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            let fields = String(decoding: text, as: UTF8.self).split(separator: " ")
            guard fields.count > 5, fields[1] == "FLOCK",
                fields[5].split(separator: ":").last == "\(facts.inode)"
            else { continue }
            return Int32(fields[4])
        }
        return nil
    }
}
