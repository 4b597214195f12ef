import GRDBSQLite
import Glibc

/// What a copy holds: the same numbers in two files mean the same state.
public struct CopyFacts: Hashable, Sendable {
    /// The registry's identity and how far it has come.
    public var state: RegistryState
    /// Zones, sites, cameras and probe runs.
    public var zones: Int
    /// See ``zones``.
    public var sites: Int
    /// See ``zones``.
    public var cameras: Int
    /// See ``zones``.
    public var runs: Int
    /// Size of the file in bytes.
    public var bytes: Int64
}

extension Registry {
    /// Writes a copy of a registry that may be in use: readers and writers go on, and the copy is the state of one moment.
    ///
    /// The copy is one file without a log beside it, there whole or not at all: it is written aside, looked through by
    /// SQLite, made to stay, and renamed. `replaces`: a file that is there already gives way, if it is a registry; else
    /// throws ``RegistryError/alreadyThere(path:)``. Any version's registry can be copied. `goesOn` is asked now and then
    /// with the pages done and their number; `nil` comes back when it said no, and nothing is left.
    public static func backUp(
        _ path: String, to target: String, replaces: Bool = false,
        goesOn: (Int64, Int64) -> Bool = { _, _ in true }
    ) throws(RegistryError) -> CopyFacts? {
        try PlainConnection.mustBeFile(path)
        guard PlainConnection.exists(path) else { throw .missing(path: path) }
        if PlainConnection.exists(target) {
            guard replaces else { throw .alreadyThere(path: target) }
            if PlainConnection.areSame(path, target) { throw .alreadyThere(path: target) }
            // With its log beside it somebody uses it; that log would be taken for the new file's.
            for ending in ["-wal", "-journal"] where PlainConnection.size(target + ending) > 0 {
                throw .busy(path: target)
            }
            // Whatever else it is, it is not ours to replace.
            _ = try facts(target)
        }
        let part = "\(target).\(getpid()).part"
        unlink(part)
        defer { for ending in ["", "-journal", "-wal", "-shm"] { unlink(part + ending) } }
        guard try copy(path, to: part, goesOn: goesOn) else { return nil }
        let facts = try check(part)
        try FileCopy.place(part, at: target, replacing: replaces)
        return facts
    }

    /// Copies a registry into a new file in rollback mode; `false` when `goesOn` said so.
    static func copy(_ path: String, to part: String, goesOn: (Int64, Int64) -> Bool) throws(RegistryError)
        -> Bool
    {
        let source = try PlainConnection(looking: path)
        try source.mustBeRegistry(path)
        // One snapshot for all pages: who writes meanwhile does not make us begin anew.
        try Statement(source.handle, "BEGIN").once()
        try Statement(source.handle, "SELECT count(*) FROM sqlite_schema").once()
        let target = try PlainConnection(making: part)
        try Statement(target.handle, "PRAGMA synchronous = FULL").once()
        guard try FileCopy.run(from: source.handle, to: target.handle, path: part, goesOn: goesOn) else {
            return false
        }
        // The copied header asks for a log; a copy is one file.
        try Statement(target.handle, "PRAGMA journal_mode = DELETE").once()
        return true
    }

    /// Looks through a copy; throws unless it is whole.
    static func check(_ path: String) throws(RegistryError) -> CopyFacts {
        let copy = try PlainConnection(looking: path)
        try copy.mustBeRegistry(path)
        let damages = try damages(copy.connection)
        guard damages.isEmpty else { throw .notWhole(path: path, first: damages[0], count: damages.count) }
        return try facts(copy.connection, path)
    }

    private static func facts(_ path: String) throws(RegistryError) -> CopyFacts {
        let copy = try PlainConnection(looking: path)
        try copy.mustBeRegistry(path)
        return try facts(copy.connection, path)
    }

    private static func facts(_ connection: Connection, _ path: String) throws(RegistryError) -> CopyFacts {
        // The earliest version has no identity.
        let state =
            try hasTable("identity", connection)
            ? try state(connection)
            : RegistryState(
                identity: "", revision: try revision(connection), lastBatch: 0, lastBatchMilliseconds: 0)
        return CopyFacts(
            state: state, zones: try count(connection, "SELECT count(*) FROM zone"),
            sites: try count(connection, "SELECT count(*) FROM site"),
            cameras: try count(connection, "SELECT count(*) FROM camera"),
            runs: try hasTable("probeRun", connection)
                ? try count(connection, "SELECT count(*) FROM probeRun") : 0,
            bytes: PlainConnection.size(path))
    }
}
