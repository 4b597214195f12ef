import GRDB
import Glibc

extension Schema {
    /// How the taken steps of a file stand against ours.
    static func state(of taken: [String]) -> RegistryCondition.SchemaState {
        let known = migrator.migrations
        let strange = taken.filter { !known.contains($0) }
        if !strange.isEmpty { return .newer(strange.sorted()) }
        let missing = known.filter { !taken.contains($0) }
        return missing.isEmpty ? .current : .older(missing)
    }

    /// What a registry made by this program consists of: `table.column`, `index name`, `view name`.
    static func parts() throws(RegistryError) -> Set<String> {
        do {
            let queue = try DatabaseQueue()
            try migrator.migrate(queue)
            return try queue.read { db in
                guard let connection = db.sqliteConnection else { return [] }
                return try parts(connection)
            }
        } catch { throw RegistryError(error, path: ":memory:") }
    }

    /// The same of a file.
    static func parts(_ connection: OpaquePointer) throws(RegistryError) -> Set<String> {
        let columns = try Statement(
            connection,
            """
            SELECT part.name || '.' || field.name FROM sqlite_schema AS part
            JOIN pragma_table_info(part.name) AS field WHERE part.type = 'table'
            """
        ).allTexts()
        let others = try Statement(
            connection,
            "SELECT type || ' ' || name FROM sqlite_schema WHERE type <> 'table' AND name NOT LIKE 'sqlite_%'"
        ).allTexts()
        return Set(columns).union(others)
    }
}

extension Registry {
    /// What the file lacks of that which this program makes, by name.
    static func lacking(_ connection: OpaquePointer) throws(RegistryError) -> [String] {
        try Schema.parts().subtracting(try Schema.parts(connection)).sorted()
    }
}

extension PlainConnection {
    /// Whether anything stands at the path.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Throws unless the file says that it is one of ours, and has the tables that say how far it has come.
    func mustBeRegistry(_ path: String) throws(RegistryError) {
        let id = try Statement(handle, "PRAGMA application_id").number() ?? 0
        let tables = try Statement(
            handle, "SELECT count(*) FROM sqlite_schema WHERE name = 'grdb_migrations'"
        ).number()
        guard id == Int64(Schema.applicationID), tables ?? 0 > 0 else {
            let isEmpty = try Statement(handle, "SELECT count(*) FROM sqlite_schema").number() ?? 0 == 0
            throw .notARegistry(
                path: path, reason: isEmpty ? "an empty file" : "a SQLite file of another program")
        }
    }
}
