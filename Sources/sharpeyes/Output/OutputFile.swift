import Glibc

/// Where a command's data goes: standard output, or a file that is there whole or not at all.
///
/// A file is written aside and renamed when finished, so that a reader never sees half of it; see ``OutputPlace``.
final class OutputFile {
    /// `nil` for standard output.
    private let place: OutputPlace?
    private var descriptor: Int32
    private var buffer = ""

    /// Standard output for `nil` and `-`, else the file at `path`.
    init(_ path: String?) throws {
        place = try path.flatMap { $0 == "-" ? nil : try OutputPlace($0) }
        switch place {
        case nil: descriptor = STDOUT_FILENO
        case .aside(let asked, let temporary, let mode):
            descriptor = try OutputPlace.open(temporary, for: asked, O_CREAT | O_TRUNC, mode: mode)
        case .into(let path): descriptor = try OutputPlace.open(path)
        }
    }

    deinit {
        guard let place, descriptor >= 0 else { return }
        close(descriptor)
        if case .aside(_, let temporary, _) = place { unlink(temporary) }
    }

    func write(_ text: String) throws {
        buffer += text
        if buffer.utf8.count > 1 << 16 { try flush() }
    }

    /// Puts everything in place; without it a file is left as it was.
    func finish() throws {
        try flush()
        guard case .aside(let path, let temporary, _) = place else { return }
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
