import Glibc

/// Where a command's data goes: standard output, or a file that is there whole or not at all.
///
/// A file is written aside and renamed when finished, so that a reader never sees half of it.
final class OutputFile {
    private let path: String?
    private let temporary: String
    private var descriptor: Int32
    private var buffer = ""

    /// Standard output for `nil` and `-`, else the file at `path`.
    init(_ path: String?) throws {
        self.path = path == "-" ? nil : path
        temporary = (path ?? "") + ".\(getpid()).part"
        descriptor = STDOUT_FILENO
        if self.path != nil {
            descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else {
                throw Failure.cannot("cannot write \(temporary): \(String(cString: strerror(errno)))")
            }
        }
    }

    deinit {
        if path != nil, descriptor >= 0 {
            close(descriptor)
            unlink(temporary)
        }
    }

    func write(_ text: String) throws {
        buffer += text
        if buffer.utf8.count > 1 << 16 { try flush() }
    }

    /// Puts everything in place; without it a file is left as it was.
    func finish() throws {
        try flush()
        guard let path else { return }
        guard fsync(descriptor) == 0, close(descriptor) == 0, rename(temporary, path) == 0 else {
            throw Failure.cannot("cannot write \(path): \(String(cString: strerror(errno)))")
        }
        descriptor = -1
    }

    private func flush() throws {
        try Terminal.write(buffer, to: descriptor)
        buffer = ""
    }
}
