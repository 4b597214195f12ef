import CameraModel
import Glibc

/// A file that decides what an import does: its name, and the hash of its bytes.
struct InputFile: Codable, Hashable {
    /// The path as it was given.
    var file: String
    /// Its length.
    var bytes: Int64
    /// SHA-256 of its bytes.
    var sha256: String

    /// Reads a regular file and hashes it.
    init(hashing path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure.cannot("\(path): cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Failure.cannot("\(path): not a regular file; a plan needs one that can be read again")
        }
        var hash = SHA256()
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var total: Int64 = 0
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw Failure.cannot("\(path): cannot be read: \(String(cString: strerror(errno)))")
            }
            if count == 0 { break }
            total += Int64(count)
            buffer.withUnsafeBytes { hash.add(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            try Interruption.check("interrupted; nothing was done")
        }
        (file, bytes, sha256) = (path, total, hash.finish())
    }
}

/// What a file's directory entry says of it: enough to notice that it was written to while it was read.
struct FileStamp: Hashable {
    private let numbers: [Int64]

    init(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            numbers = []
            return
        }
        numbers = [
            Int64(status.st_ino), Int64(status.st_size), Int64(status.st_mtim.tv_sec),
            Int64(status.st_mtim.tv_nsec), Int64(status.st_ctim.tv_sec), Int64(status.st_ctim.tv_nsec),
        ]
    }
}
