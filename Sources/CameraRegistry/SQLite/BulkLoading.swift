import GRDB
import GRDBSQLite

/// How a connection is set while it takes in an inventory, and how it is set back.
///
/// The values of an import come from types that cannot hold what the table's checks forbid, and its references from ids
/// that were read or written in the same transaction; checking both again for each row takes longer than writing it.
/// The declarations stand, hold for every other writer, and `PRAGMA integrity_check` tries all rows against them.
enum BulkLoading {
    /// Leaves write-ahead logging when the registry has no cameras yet and nobody else has it open: a first load
    /// through the log writes every page twice. A crash is undone by the rollback journal instead. Where somebody
    /// reads, the log stays.
    static func begin(_ db: Database, leavesLog: Bool) throws {
        try db.execute(
            sql: """
                PRAGMA foreign_keys = OFF;
                PRAGMA ignore_check_constraints = ON;
                PRAGMA synchronous = FULL;
                PRAGMA temp_store = DEFAULT;
                PRAGMA cache_size = -24576;
                PRAGMA threads = 1;
                """)
        // The answer is the mode in force; not to get the wanted one is no failure.
        if leavesLog { _ = try? String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE") }
    }

    static func end(_ db: Database) {
        try? db.execute(
            sql: """
                PRAGMA foreign_keys = ON;
                PRAGMA ignore_check_constraints = OFF;
                PRAGMA synchronous = NORMAL;
                PRAGMA temp_store = MEMORY;
                PRAGMA cache_size = -2000;
                PRAGMA threads = 0;
                """)
        _ = try? String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
    }

    static func hasCameras(_ connection: Connection) throws(RegistryError) -> Bool {
        try Statement(connection, "SELECT 1 FROM camera LIMIT 1").step()
    }

    /// Drops the indexes that are quicker made after the rows, and a server's keys: ``makeKeys(_:)`` and then ``makeIndexes(_:)`` make
    /// them again.
    static func dropIndexes(_ connection: Connection) throws(RegistryError) {
        for name in indexes(connection).keys.sorted() {
            try Statement(connection, "DROP INDEX \(name)").run()
        }
        guard connection.postgres != nil else { return }
        for key in serversKeys {
            try Statement(connection, "ALTER TABLE \(key.table) DROP CONSTRAINT \(key.name)").run()
        }
        try number(1000, connection)
    }

    private typealias ServersKey = (table: String, name: String, what: String)

    /// Keys of a server's tables, and references to them, in the order in which they can go. Until ``makeKeys(_:)`` no camera can be
    /// found.
    private static let serversKeys: [ServersKey] =
        ["health", "episode", "reach", "endpointDay", "lease"].map {
            (
                table: $0, name: "\($0.lowercased())_endpointid_root_fkey",
                what: "FOREIGN KEY (endpointId, root) REFERENCES endpoint(id, root) "
                    + "ON DELETE CASCADE ON UPDATE CASCADE"
            )
        }
        + ["changeField", "gone"].map {
            (
                table: $0, name: "\($0.lowercased())_changeid_fkey",
                what: "FOREIGN KEY (changeId) REFERENCES change(id)"
            )
        } + [
            (table: "endpoint", name: "endpoint_pkey", what: "PRIMARY KEY (id, root)"),
            (table: "change", name: "change_pkey", what: "PRIMARY KEY (id)"),
            (table: "camera", name: "camera_devicecode_key", what: "UNIQUE (deviceCode)"),
            (table: "camera", name: "camera_pkey", what: "PRIMARY KEY (id, root)"),
            (table: "brief", name: "brief_pkey", what: "PRIMARY KEY (id, root)"),
        ]

    /// Has a server hand out the numbers of rows so many at a time: meanwhile nobody else may write.
    private static func number(_ together: Int, _ connection: Connection) throws(RegistryError) {
        for table in ["endpoint", "change"] {
            try Statement(connection, "ALTER TABLE \(table) ALTER COLUMN id SET CACHE \(together)").run()
        }
    }

    /// Room for sorting keys in memory, by two processes: a server has some 64 MB as it is delivered.
    private static let roomForKeys = """
        SELECT set_config('maintenance_work_mem', '256MB', true)
        WHERE pg_size_bytes(current_setting('maintenance_work_mem')) < 268435456
        """

    /// Makes the keys again that a server's tables lost.
    static func makeKeys(_ connection: Connection) throws(RegistryError) {
        guard connection.postgres != nil else { return }
        try number(1, connection)
        _ = try Statement(connection, roomForKeys).step()
        for key in serversKeys.reversed() {
            try Statement(connection, "ALTER TABLE \(key.table) ADD CONSTRAINT \(key.name) \(key.what)").run()
        }
    }

    /// Whether the indexes are ours to drop: on a server they are the owner's, and readers wait until they are made again, which nobody
    /// minds who would find nothing yet.
    static func mayDropIndexes(_ connection: Connection) throws(RegistryError) -> Bool {
        guard connection.postgres != nil else { return true }
        return try Statement(
            connection,
            "SELECT 1 FROM pg_class WHERE oid = to_regclass('camera') AND relowner = current_user::regrole::oid"
        ).step()
    }

    private static func indexes(_ connection: Connection) -> [String: String] {
        var indexes = Schema.loadedLater
        if connection.postgres != nil {
            // SQLite's end with the row's number by themselves.
            indexes["changeBySubject"] = "CREATE INDEX changeBySubject ON change(subject, subjectId, id)"
            indexes["cameraByRoot"] = "CREATE INDEX cameraByRoot ON camera(root)"
        }
        return indexes
    }

    /// Has a server look at what the tables hold now, so that nobody plans by what they held before.
    static func analyze(_ connection: Connection) throws(RegistryError) {
        guard connection.postgres != nil else { return }
        try Statement(
            connection,
            """
            ANALYZE camera (id, root, zoneId, deviceCode), brief (id, root), endpoint (id, root, cameraId, position),
                change (id, batchId, subject, subjectId)
            """
        ).run()
    }

    static func makeIndexes(_ connection: Connection) throws(RegistryError) {
        for (_, sql) in indexes(connection).sorted(by: { $0.key < $1.key }) {
            try Statement(connection, sql).run()
        }
    }
}
