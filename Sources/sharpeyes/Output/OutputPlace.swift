import Glibc

/// Where a file that a command writes comes to lie, and how it gets there.
enum OutputPlace {
    /// A file that is written aside and then renamed; `mode` is that of the file it replaces, `nil` where there is none.
    case aside(path: String, temporary: String, mode: mode_t?)
    /// A device or a pipe, which is written into: a rename would put a file in its place.
    case into(path: String)

    /// The place of a path. A link stays a link: the file that it leads to is replaced.
    init(_ path: String) throws {
        var facts = stat()
        guard stat(path, &facts) == 0 else {
            self = .aside(path: path, temporary: OutputPlace.temporary(path), mode: nil)
            return
        }
        switch facts.st_mode & S_IFMT {
        case S_IFREG:
            let target = OutputPlace.resolved(path)
            self = .aside(
                path: target, temporary: OutputPlace.temporary(target), mode: facts.st_mode & 0o777)
        case S_IFDIR: throw Failure.cannot("cannot write \(path): it is a folder")
        default: self = .into(path: path)
        }
    }

    /// Opens a file, which must be there unless `flags` say to make it; a `mode` is set before anything is written.
    ///
    /// An error names the file that was asked for, `for` it.
    static func open(_ path: String, for asked: String? = nil, _ flags: Int32 = 0, mode: mode_t? = nil) throws
        -> Int32
    {
        let descriptor = Glibc.open(path, O_WRONLY | O_CLOEXEC | flags, 0o644)
        guard descriptor >= 0, mode.map({ fchmod(descriptor, $0) == 0 }) ?? true else {
            throw Failure.cannot("cannot write \(asked ?? path): \(String(cString: strerror(errno)))")
        }
        return descriptor
    }

    private static func temporary(_ path: String) -> String { path + ".\(getpid()).part" }

    private static func resolved(_ path: String) -> String {
        guard let found = realpath(path, nil) else { return path }
        defer { free(found) }
        return String(cString: found)
    }
}
