/// Rows of endpoints on their way into a server's table, new ones and over those that are there: by COPY into a table of
/// the transaction's own, and from there in one statement, which gives each the county of its endpoint. Rows of endpoints that
/// are gone are passed over.
final class EndpointMerge {
    private let connection: Connection
    private let rows: CopyRows
    private let table: String
    private let columns: [String]
    private var isMade = false

    /// For these columns of a table whose key is `key`, `endpointId` among them. `nil` where the registry is a file.
    init?(_ connection: Connection, _ table: String, _ columns: [String]) {
        guard let session = connection.postgres else { return nil }
        (self.connection, self.table, self.columns) = (connection, table, columns)
        rows = CopyRows(session, table + "In", columns)
    }

    /// Adds a row: `bind` binds its values in the order of the columns. No key may come twice.
    func add(_ bind: (CopyRows) -> Void) throws(RegistryError) {
        rows.beginRow()
        bind(rows)
        if rows.isFull { try send() }
    }

    private func send() throws(RegistryError) {
        let list = columns.joined(separator: ", ")
        if !isMade {
            try Statement(
                connection,
                "CREATE TEMP TABLE IF NOT EXISTS \(table)In ON COMMIT DROP AS SELECT \(list) FROM \(table) LIMIT 0"
            ).run()
        }
        isMade = true
        try rows.send()
    }

    /// Writes what waits.
    func settle() throws(RegistryError) {
        guard isMade || rows.count > 0 else { return }
        try send()
        let list = columns.joined(separator: ", ")
        let key = PostgresDialect.keys[table] ?? []
        let values = columns.filter { !key.contains($0) }.map { "\($0) = excluded.\($0)" }
        try Statement(
            connection,
            """
            INSERT INTO \(table) (\(list), root)
            SELECT \(table)In.*, endpoint.root FROM \(table)In JOIN endpoint ON endpoint.id = endpointId ORDER BY endpointId
            ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE SET \(values.joined(separator: ", "))
            """
        ).run()
        try Statement(connection, "TRUNCATE \(table)In").run()
        isMade = false
    }
}
