import GRDBSQLite
import Glibc

/// What became of a restore.
public struct RestoreOutcome: Sendable {
    /// What is in the registry now.
    public var facts: CopyFacts
    /// Where the earlier registry was put; `nil` when there was none.
    public var kept: String?
}

extension Registry {
    /// Looks through a backup before anything is done with it: whole, ours, and not of a newer program.
    public static func checkBackup(_ path: String) throws(RegistryError) -> CopyFacts {
        try PlainConnection.mustBeFile(path)
        guard PlainConnection.exists(path) else {
            throw .notAccessible(path: path, reason: String(cString: strerror(ENOENT)))
        }
        let facts = try check(path)
        let file = try PlainConnection(looking: path)
        let steps = try Statement(file.handle, "SELECT identifier FROM grdb_migrations").allTexts()
        if case .newer = Schema.state(of: steps) { throw .newerSchema(path: path) }
        return facts
    }

    /// Puts a backup in the place of a registry.
    ///
    /// Where a registry is, it is copied to `keeping` first, and then changed in one transaction, so that whoever has it open
    /// sees the old or the new, and a killed restore has changed nothing. A file that SQLite cannot read gives way as it
    /// is, with its log. `keeping` must be in the same directory; the caller holds both locks (``ImportLock``,
    /// ``ProbeLock``). `nil` when `goesOn` said so.
    public static func restore(
        _ path: String, from backup: String, keeping: String,
        goesOn: (Int64, Int64) -> Bool = { _, _ in true }
    ) throws(RegistryError) -> RestoreOutcome? {
        try PlainConnection.mustBeFile(path)
        _ = try checkBackup(backup)
        if PlainConnection.areSame(path, backup) { throw .alreadyThere(path: path) }
        if PlainConnection.exists(keeping) { throw .alreadyThere(path: keeping) }
        var kept: String?
        if PlainConnection.exists(path) {
            kept = keeping
            if try keepCopy(of: path, at: keeping, goesOn) {
                guard try overwrite(path, with: backup, goesOn) else {
                    unlink(keeping)
                    return nil
                }
                return RestoreOutcome(facts: try check(path), kept: kept)
            }
        }
        // Without this, the log of the old file would be taken for one of the new.
        for ending in ["", "-wal", "-shm", "-journal"] where PlainConnection.exists(path + ending) {
            if rename(path + ending, keeping + ending) != 0 {
                throw .notAccessible(path: path + ending, reason: String(cString: strerror(errno)))
            }
        }
        let part = "\(path).\(getpid()).part"
        defer { for ending in ["", "-journal", "-wal", "-shm"] { unlink(part + ending) } }
        guard try copy(backup, to: part, goesOn: goesOn) else { return nil }
        try FileCopy.place(part, at: path, replacing: false)
        return RestoreOutcome(facts: try check(path), kept: kept)
    }

    /// A copy of the present registry; `false` when the file is too damaged to be copied.
    private static func keepCopy(of path: String, at keeping: String, _ goesOn: (Int64, Int64) -> Bool)
        throws(RegistryError) -> Bool
    {
        let part = "\(keeping).\(getpid()).part"
        defer { for ending in ["", "-journal", "-wal", "-shm"] { unlink(part + ending) } }
        do {
            guard try copy(path, to: part, goesOn: { _, _ in true }) else { return false }
            // A damaged registry is kept as it is, not as a copy that leaves out what cannot be read.
            _ = try check(part)
        } catch {
            switch error {
            case .notARegistry, .corrupt, .notWhole: return false
            default: throw error
            }
        }
        try FileCopy.place(part, at: keeping, replacing: false)
        return true
    }

    private static func overwrite(_ path: String, with backup: String, _ goesOn: (Int64, Int64) -> Bool)
        throws(RegistryError) -> Bool
    {
        let source = try PlainConnection(looking: backup)
        try Statement(source.handle, "BEGIN").once()
        try Statement(source.handle, "SELECT count(*) FROM sqlite_schema").once()
        let target = try PlainConnection(changing: path)
        try Statement(target.handle, "PRAGMA synchronous = FULL").once()
        return try FileCopy.run(from: source.handle, to: target.handle, path: path, goesOn: goesOn)
    }
}
