import Glibc

/// What a spool asks of the system, each call with its way to fail.
enum SpoolFile {
    /// Opens a plain file that only we may read, for us alone; makes it where there is none.
    static func open(_ path: String) throws(RegistryError) -> Int32 {
        while true {
            let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else { throw trouble(path) }
            do throws(RegistryError) {
                guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .spool(path: path, .inUse) }
                var (ours, named) = (stat(), stat())
                guard fstat(descriptor, &ours) == 0 else { throw trouble(path) }
                guard ours.st_mode & S_IFMT == S_IFREG, ours.st_mode & 0o077 == 0, ours.st_uid == geteuid()
                else { throw .spool(path: path, .notOurs) }
                // Who had it before us may have taken it away while we waited at its door.
                if stat(path, &named) == 0, named.st_ino == ours.st_ino {
                    try sync(folderOf: path)
                    return descriptor
                }
                close(descriptor)
            } catch {
                close(descriptor)
                throw error
            }
        }
    }

    /// A new file is there after a crash only when its folder was written, too.
    private static func sync(folderOf path: String) throws(RegistryError) {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw trouble(path) }
        fsync(descriptor)
        close(descriptor)
    }

    static func size(_ descriptor: Int32, _ path: String) throws(RegistryError) -> Int64 {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw trouble(path) }
        return Int64(facts.st_size)
    }

    /// The bytes from a place on, as many as there are up to `count`.
    static func read(_ descriptor: Int32, at place: Int64, _ count: Int) -> [UInt8] {
        // A torn length may be any number.
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { return [] }
        let most = max(0, min(count, Int(facts.st_size - off_t(place))))
        var used = 0
        return [UInt8](unsafeUninitializedCapacity: most) { buffer, initialized in
            while used < most {
                let got = pread(
                    descriptor, buffer.baseAddress.map { $0 + used }, most - used, off_t(place) + off_t(used))
                if got < 0, errno == EINTR { continue }
                if got <= 0 { break }
                used += got
            }
            initialized = used
        }
    }

    /// Writes bytes at a place, and waits until the disk has them.
    static func write(_ descriptor: Int32, _ bytes: [UInt8], at place: Int64, _ path: String)
        throws(RegistryError)
    {
        var done = 0
        while done < bytes.count {
            let wrote = bytes.withUnsafeBytes {
                pwrite(
                    descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done,
                    off_t(place) + off_t(done))
            }
            if wrote < 0, errno == EINTR { continue }
            guard wrote > 0 else { throw trouble(path) }
            done += wrote
        }
        guard fsync(descriptor) == 0 else { throw trouble(path) }
    }

    /// Writes bytes behind what a file of ours holds; makes it where there is none.
    static func append(_ bytes: [UInt8], to path: String) throws(RegistryError) {
        let descriptor = try open(path)
        defer { close(descriptor) }
        try write(descriptor, bytes, at: try size(descriptor, path), path)
    }

    /// Lets a file end at a place.
    static func cut(_ descriptor: Int32, _ place: Int64, _ path: String) throws(RegistryError) {
        guard ftruncate(descriptor, off_t(place)) == 0, fsync(descriptor) == 0 else { throw trouble(path) }
    }

    private static func trouble(_ path: String) -> RegistryError {
        switch errno {
        case ENOSPC, EDQUOT, EFBIG: .spool(path: path, .diskFull)
        case ELOOP: .spool(path: path, .notOurs)
        default: .spool(path: path, .notAccessible(String(cString: strerror(errno))))
        }
    }
}
