import GRDBSQLite
import Glibc

/// Copies one SQLite file page by page, by SQLite's own backup interface.
enum FileCopy {
    /// Pages between two looks at whether to go on.
    private static let pages: Int32 = 2000

    /// Copies all of `source`, as it stands in the transaction that is open on it, over all of `target`, in one
    /// transaction of the target. `false` when `goesOn` said so; then the target is as it was.
    static func run(
        from source: OpaquePointer, to target: OpaquePointer, path: String,
        goesOn: (_ done: Int64, _ total: Int64) -> Bool
    ) throws(RegistryError) -> Bool {
        guard let backup = sqlite3_backup_init(target, "main", source, "main") else {
            throw RegistryError(target, sqlite3_errcode(target))
        }
        var code = SQLITE_OK
        var wait = 0
        repeat {
            code = sqlite3_backup_step(backup, pages)
            let total = Int64(sqlite3_backup_pagecount(backup))
            guard goesOn(total - Int64(sqlite3_backup_remaining(backup)), total) else {
                sqlite3_backup_finish(backup)
                return false
            }
            // Somebody writes to the target: his turn ends.
            if code == SQLITE_BUSY || code == SQLITE_LOCKED {
                wait += 1
                usleep(50_000)
            }
        } while code == SQLITE_OK || ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && wait < 1200)
        let end = sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE else { throw RegistryError(target, end == SQLITE_OK ? code : end) }
        return true
    }

    /// Makes what was written to a file stay there, also when the machine loses power.
    static func sync(_ path: String) throws(RegistryError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .notAccessible(path: path, reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            if errno == ENOSPC { throw .diskFull(path: path) }
            throw .notAccessible(path: path, reason: String(cString: strerror(errno)))
        }
    }

    /// The directory that a path is in.
    static func folder(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Puts a finished file in its place, and makes the name stay. With `replacing` it takes the place of what is there.
    static func place(_ finished: String, at path: String, replacing: Bool) throws(RegistryError) {
        try sync(finished)
        var facts = stat()
        if stat(path, &facts) == 0, facts.st_mode & S_IFMT != S_IFREG {
            throw .notAccessible(path: path, reason: "it is no ordinary file")
        }
        // A link fails where something is; a rename would not.
        let done = replacing ? rename(finished, path) == 0 : link(finished, path) == 0
        guard done else {
            if errno == EEXIST { throw .alreadyThere(path: path) }
            throw .notAccessible(path: path, reason: String(cString: strerror(errno)))
        }
        if !replacing { unlink(finished) }
        try sync(folder(path))
    }
}
