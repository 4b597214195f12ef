/// The tables of a registry as its own schema tells them: what a copy brings is never a list that somebody has to keep.
///
/// Names are in small letters, for PostgreSQL makes them so and SQLite does not care.
struct RegistryLayout {
    /// What a column holds.
    enum Kind { case whole, decimal, text, bytes, unknown }

    struct Column {
        let name: String
        let kind: Kind
        /// Its place in the table's key, counted from 1; 0 when it is not in it.
        let keyPlace: Int
    }

    struct Table {
        let name: String
        var columns: [Column] = []
        /// Tables that its rows refer to.
        var references: Set<String> = []

        /// The columns of its key.
        var key: [String] {
            columns.filter { $0.keyPlace > 0 }.sorted { $0.keyPlace < $1.keyPlace }.map(\.name)
        }
    }

    /// Tables that one kind of store has for itself, and that a copy leaves where they are: which steps of the schema were
    /// taken, who may read what on the server, and which worker has what. Which county had a part in which batch the server works out from the changes.
    static let storesOwn: Set<String> = [
        "grdb_migrations", "schemastep", "batchcounty", "countyaccount", "worker", "lease",
    ]
    /// Columns that only a server has: they are worked out anew, or say which worker made a run.
    static let serversOwn: Set<String> = ["root", "workerid", "answered", "batch"]

    private(set) var tables: [String: Table] = [:]

    init(_ connection: Connection) throws(RegistryError) {
        let isServer = connection.postgres != nil
        let columns = try Statement(connection, isServer ? Self.serverColumns : Self.fileColumns)
        while try columns.step() {
            guard let table = columns.text(0)?.lowercased(), let name = columns.text(1)?.lowercased()
            else { continue }
            let column = Column(
                name: name, kind: Self.kind(columns.text(2) ?? ""), keyPlace: columns.int(3))
            tables[table, default: Table(name: table)].columns.append(column)
        }
        let references = try Statement(connection, isServer ? Self.serverReferences : Self.fileReferences)
        while try references.step() {
            guard let table = references.text(0)?.lowercased(), let other = references.text(1)?.lowercased()
            else { continue }
            if table != other { tables[table]?.references.insert(other) }
        }
        for name in Self.storesOwn { tables[name] = nil }
        for name in tables.keys { tables[name]?.references.subtract(Self.storesOwn) }
    }

    /// The tables, each behind those that its rows refer to, zones first: everything else takes its county from them.
    var inOrder: [Table] {
        var placed: Set<String> = []
        var order: [Table] = []
        let names = tables.keys.sorted { $0 == "zone" || $1 != "zone" && $0 < $1 }
        while order.count < names.count {
            let next = names.first { name in
                !placed.contains(name) && (tables[name]?.references.isSubset(of: placed) ?? false)
            }
            // A circle of references cannot be put in order; there is none, and a test says so.
            guard let next, let table = tables[next] else { break }
            placed.insert(next)
            order.append(table)
        }
        return order
    }

    /// Tables and columns of this layout that the other has not, those of one kind of store left out.
    func lacking(in other: RegistryLayout) -> [String] {
        var missing: [String] = []
        for table in tables.values {
            for column in table.columns where !Self.serversOwn.contains(column.name) {
                let twin = other.tables[table.name]?.columns.first { $0.name == column.name }
                // A kind that a copy does not know would arrive as nothing.
                if twin?.kind != column.kind || column.kind == .unknown {
                    missing.append("\(table.name).\(column.name)")
                }
            }
        }
        return missing.sorted()
    }

    private static func kind(_ type: String) -> Kind {
        switch type {
        case "INTEGER", "bigint": .whole
        case "REAL", "double precision": .decimal
        case "TEXT", "text": .text
        case "BLOB", "bytea": .bytes
        default: .unknown
        }
    }

    private static let fileColumns = """
        SELECT part.name, field.name, field.type, field.pk FROM sqlite_schema AS part
        JOIN pragma_table_info(part.name) AS field
        WHERE part.type = 'table' AND part.name NOT LIKE 'sqlite_%' ORDER BY part.name, field.cid
        """
    private static let fileReferences = """
        SELECT part.name, reference."table" FROM sqlite_schema AS part
        JOIN pragma_foreign_key_list(part.name) AS reference WHERE part.type = 'table'
        """
    private static let serverColumns = """
        SELECT part.relname, attname, format_type(atttypid, NULL),
            coalesce((SELECT array_position(indkey::int2[], attnum) + 1 FROM pg_index
                WHERE indrelid = part.oid AND indisprimary), 0)
        FROM pg_class AS part JOIN pg_attribute ON attrelid = part.oid
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
            AND attnum > 0 AND NOT attisdropped
        ORDER BY part.relname, attnum
        """
    private static let serverReferences = """
        SELECT part.relname, other.relname FROM pg_constraint
        JOIN pg_class AS part ON part.oid = conrelid JOIN pg_class AS other ON other.oid = confrelid
        WHERE contype = 'f' AND part.relnamespace = current_schema()::regnamespace AND NOT part.relispartition
        """
}
