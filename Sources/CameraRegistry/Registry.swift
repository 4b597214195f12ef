import GRDB
import GRDBSQLite
import Glibc

/// The registry: zones, sites, organisations, cameras, their change log, probe results and health, in one
/// SQLite file, or in a PostgreSQL database.
///
/// Safe to use from several threads and processes at once: readers never wait, writers queue. Everything a
/// public function speaks of is a value of CameraModel; SQL stays inside.
public final class Registry: Sendable {
    /// The file, or the server's address: `postgres://USER@HOST/DATABASE`.
    public let path: String
    let store: Store

    /// Where it lies.
    enum Store {
        case sqlite(DatabasePool)
        case postgres(PostgresStore)
    }

    /// Whether a path is the address of a server's registry, and no file.
    public static func isOnServer(_ path: String) -> Bool { PostgresAddress(path) != nil }

    /// A path as it may be shown: of an address neither user nor parameters.
    public static func shown(_ path: String) -> String { PostgresAddress(path)?.shown ?? path }

    /// How a registry is opened.
    public enum Opening: Sendable {
        /// The file must be there.
        case existing
        /// The file is made when it is not there; of a server's database, which has to be there, the tables.
        case creating
    }

    /// Opens the registry at `path`, brings its schema up to date, and waits up to `waitSeconds` for writers.
    public init(path: String, _ opening: Opening, waitSeconds: Double = 60) throws(RegistryError) {
        self.path = path
        if let address = PostgresAddress(path) {
            store = .postgres(try PostgresStore(address, opening, waitSeconds: waitSeconds))
            return
        }
        if opening == .existing, access(path, F_OK) != 0 { throw .missing(path: path) }
        if PlainConnection.isDirectory(path) { throw .notARegistry(path: path, reason: "a directory") }
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(waitSeconds)
            configuration.maximumReaderCount = 4
            configuration.label = "registry"
            configuration.prepareDatabase { db in
                try db.execute(
                    sql: """
                        PRAGMA synchronous = NORMAL;
                        PRAGMA temp_store = MEMORY;
                        PRAGMA journal_size_limit = \(WriteAheadLog.kept)
                        """)
            }
            let pool = try DatabasePool(path: path, configuration: configuration)
            try Registry.prepare(pool, path: path)
            store = .sqlite(pool)
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
    func read<Value>(_ work: (Connection) throws -> Value) throws -> Value {
        switch store {
        case .postgres(let server): return try server.read(work)
        case .sqlite(let pool):
            return try owning { try pool.read { db in try work(try Registry.connection(db)) } }
        }
    }

    /// Runs `work` in one transaction: all of it is kept, or nothing. `work` says whether to keep it.
    func write<Value>(_ work: (Connection) throws -> (keep: Bool, value: Value)) throws -> Value {
        switch store {
        case .postgres(let server): return try server.write(work)
        case .sqlite(let pool):
            return try owning {
                try pool.writeWithoutTransaction { db in try transaction(db, work) }
            }
        }
    }

    /// Runs `work` in a transaction beside other writers, each of which locks its own rows; only on a server.
    func share<Value>(_ work: (Connection) throws -> Value) throws -> Value {
        switch store {
        case .postgres(let server): return try server.share(work)
        case .sqlite: throw RegistryError.onlyOnServer(path: path)
        }
    }

    /// As ``write(_:)``, with the connection set for many rows; `work` is told whether the registry has no cameras.
    func load<Value>(
        _ work: (Connection, _ isFirst: Bool) throws -> (keep: Bool, value: Value)
    ) throws -> Value {
        switch store {
        case .postgres(let server):
            return try server.write(many: true) { try work($0, try !BulkLoading.hasCameras($0)) }
        case .sqlite(let pool): return try owning { try load(pool, work) }
        }
    }

    private func load<Value>(
        _ pool: DatabasePool, _ work: (Connection, _ isFirst: Bool) throws -> (keep: Bool, value: Value)
    ) throws -> Value {
        // Our own readers, idle as they are, would keep the write-ahead log in use.
        pool.invalidateReadOnlyConnections()
        return try pool.writeWithoutTransaction { db in
            let isFirst = try !BulkLoading.hasCameras(try Registry.connection(db))
            try BulkLoading.begin(db, leavesLog: isFirst)
            defer { BulkLoading.end(db) }
            return try transaction(db) { connection in
                try work(connection, try !BulkLoading.hasCameras(connection))
            }
        }
    }

    private func transaction<Value>(
        _ db: Database, _ work: (Connection) throws -> (keep: Bool, value: Value)
    ) throws -> Value {
        let log = WriteAheadLog(of: path)
        let before = log.size
        var result: Value?
        try db.inTransaction(.immediate) {
            let (keep, value) = try work(try Registry.connection(db))
            result = value
            return keep ? .commit : .rollback
        }
        // It is kept by now, whatever becomes of the log.
        try? log.takeIn(db, grownFrom: before)
        guard let result else { throw RegistryError.sqlite(code: SQLITE_INTERNAL, message: "no result") }
        return result
    }

    private static func connection(_ db: Database) throws -> Connection {
        guard let connection = db.sqliteConnection else {
            throw RegistryError.sqlite(code: SQLITE_MISUSE, message: "the connection is closed")
        }
        return .sqlite(connection)
    }

    /// GRDB's errors become ours; everything else (the caller's own) stays as it is.
    private func owning<Value>(_ work: () throws -> Value) throws -> Value {
        do { return try work() } catch let error as DatabaseError { throw RegistryError(error, path: path) }
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
            case .SQLITE_NOTADB: self = .notARegistry(path: path, reason: reason)
            case .SQLITE_CORRUPT: self = .corrupt(path: path, reason: reason)
            case .SQLITE_FULL: self = .diskFull(path: path)
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
            default: self = .sqlite(code: error.extendedResultCode.rawValue, message: reason)
            }
        default: self = .notAccessible(path: path, reason: "\(error)")
        }
    }
}
