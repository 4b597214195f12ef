import Glibc

/// The lab could not do its own job: a file that cannot be opened or written, a recipe that says nonsense.
struct LabError: Error, CustomStringConvertible {
    /// Where, what was found, what was wanted.
    let description: String
    init(_ description: String) { self.description = description }
}

/// Bytes on their way into a file or to standard output, written in blocks of about a mebibyte.
struct ByteSink: ~Copyable {
    private static let blockSize = 1 << 20
    private let descriptor: Int32
    private let path: String
    private var buffer: [UInt8] = []

    /// Opens `path` for writing and empties it; `-` is standard output.
    init(path: String) throws(LabError) {
        self.path = path
        descriptor = path == "-" ? STDOUT_FILENO : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw LabError("\(path): cannot be opened for writing: \(String(cString: strerror(errno)))")
        }
        buffer.reserveCapacity(ByteSink.blockSize + 4096)
    }

    deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

    mutating func append(_ byte: UInt8) { buffer.append(byte) }
    mutating func append(_ bytes: some Collection<UInt8>) { buffer.append(contentsOf: bytes) }

    /// Writes what has gathered when it is a block or more; called once a row.
    mutating func flushIfFull() throws(LabError) {
        if buffer.count >= ByteSink.blockSize { try flush() }
    }

    /// Writes everything that has gathered; the last call before the sink goes away.
    mutating func flush() throws(LabError) {
        var done = 0
        while done < buffer.count {
            let written = buffer.withUnsafeBytes {
                write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
            }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else {
                throw LabError("\(path): cannot be written: \(String(cString: strerror(errno)))")
            }
            done += written
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
