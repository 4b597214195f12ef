import GRDB
import GRDBSQLite
import Glibc

/// The registry: zones, sites, organisations, cameras, their change log, probe results and health, in one
/// SQLite file.
///
/// Safe to use from several threads and processes at once: readers never wait, writers queue. Everything a
/// public function speaks of is a value of CameraModel; SQL stays inside.
public final class Registry: Sendable {
    /// The file.
    public let path: String
    let pool: DatabasePool

    /// How a registry is opened.
    public enum Opening: Sendable {
        /// The file must be there.
        case existing
        /// The file is made when it is not there.
        case creating
    }

    /// Opens the registry at `path`, brings its schema up to date, and waits up to `waitSeconds` for writers.
    public init(path: String, _ opening: Opening, waitSeconds: Double = 60) throws(RegistryError) {
        self.path = path
        if opening == .existing, access(path, F_OK) != 0 { throw .missing(path: path) }
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(waitSeconds)
            configuration.maximumReaderCount = 4
            configuration.label = "registry"
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY")
            }
            pool = try DatabasePool(path: path, configuration: configuration)
            try Registry.prepare(pool, path: path)
        } catch {
            throw RegistryError(error, path: path)
        }
    }

    private static func prepare(_ pool: DatabasePool, path: String) throws {
        let (application, tables) = try pool.read { db in
            (
                try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            )
        }
        if tables > 0, application != Schema.applicationID {
            throw RegistryError.notARegistry(path: path, reason: "a SQLite file of another program")
        }
        let migrator = Schema.migrator
        let state = try pool.read { db in
            (newer: try migrator.hasBeenSuperseded(db), complete: try migrator.hasCompletedMigrations(db))
        }
        if state.newer { throw RegistryError.newerSchema(path: path) }
        if state.complete { return }
        try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        }
        try migrator.migrate(pool)
    }

    /// Runs `work` on a snapshot that no writer changes.
    func read<Value>(_ work: (OpaquePointer) throws -> Value) throws -> Value {
        do {
            return try pool.read { db in try work(try Registry.connection(db)) }
        } catch {
            throw Registry.own(error, path: path)
        }
    }

    /// Runs `work` in one transaction: all of it is kept, or nothing. `work` says whether to keep it.
    func write<Value>(_ work: (OpaquePointer) throws -> (keep: Bool, value: Value)) throws -> Value {
        do {
            return try pool.writeWithoutTransaction { db in try Registry.transaction(db, work) }
        } catch {
            throw Registry.own(error, path: path)
        }
    }

    /// As ``write(_:)``, with the connection set for many rows; `work` is told whether the registry has no cameras.
    func load<Value>(
        _ work: (OpaquePointer, _ isFirst: Bool) throws -> (keep: Bool, value: Value)
    ) throws -> Value {
        do {
            // Our own readers, idle as they are, would keep the write-ahead log in use.
            pool.invalidateReadOnlyConnections()
            return try pool.writeWithoutTransaction { db in
                let isFirst = try !BulkLoading.hasCameras(try Registry.connection(db))
                try BulkLoading.begin(db, leavesLog: isFirst)
                defer { BulkLoading.end(db) }
                return try Registry.transaction(db) { connection in
                    try work(connection, try !BulkLoading.hasCameras(connection))
                }
            }
        } catch {
            throw Registry.own(error, path: path)
        }
    }

    private static func transaction<Value>(
        _ db: Database, _ work: (OpaquePointer) throws -> (keep: Bool, value: Value)
    ) throws -> Value {
        var result: Value?
        try db.inTransaction(.immediate) {
            let (keep, value) = try work(try connection(db))
            result = value
            return keep ? .commit : .rollback
        }
        guard let result else { throw RegistryError.sqlite(code: SQLITE_INTERNAL, message: "no result") }
        return result
    }

    private static func connection(_ db: Database) throws -> OpaquePointer {
        guard let connection = db.sqliteConnection else {
            throw RegistryError.sqlite(code: SQLITE_MISUSE, message: "the connection is closed")
        }
        return connection
    }

    /// GRDB's errors become ours; everything else (the caller's own) stays as it is.
    private static func own(_ error: any Error, path: String) -> any Error {
        error is DatabaseError ? RegistryError(error, path: path) : error
    }
}

extension RegistryError {
    init(_ error: any Error, path: String) {
        switch error {
        case let error as RegistryError: self = error
        case let error as DatabaseError:
            let reason = error.message ?? error.resultCode.description
            switch error.resultCode {
            case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR:
                self = .notAccessible(path: path, reason: reason)
            case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .notARegistry(path: path, reason: reason)
            case .SQLITE_FULL: self = .diskFull(path: path)
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
            default: self = .sqlite(code: error.extendedResultCode.rawValue, message: reason)
            }
        default: self = .notAccessible(path: path, reason: "\(error)")
        }
    }
}
