/// A row that can wait to be written with others.
protocol WaitingRow {
    /// `INSERT INTO table (columns)`.
    static var insert: String { get }
    /// How many columns that names.
    static var columns: Int { get }
    /// Binds the columns, the first at `first`.
    func bind<Taker: ValueTaker & ~Copyable>(_ taker: borrowing Taker, _ first: Int32)
    /// The same table and columns, for a server, which is told the rows' `root` after them.
    static var table: (name: String, columns: [String]) { get }
    /// The county of the row; see ``PostgresSchema``. Only a server asks.
    var root: Int64? { get }
}

/// Rows on their way into a table, several by one statement: a fifth quicker than one by each. All are written by ``settle()``
/// at the latest.
final class WaitingRows<Row: WaitingRow> {
    private static var together: Int { 32 }
    private let one: Statement
    private let many: Statement
    private var waiting: [Row] = []
    private let copy: CopyRows?

    init(_ connection: Connection) throws(RegistryError) {
        let isServer = connection.postgres != nil
        one = try Statement(connection, Self.insert(rows: 1, root: isServer), keepsTexts: true)
        many = try Statement(connection, Self.insert(rows: Self.together), keepsTexts: true)
        copy = connection.postgres.map { CopyRows($0, Row.table.name, Row.table.columns + ["root"]) }
        waiting.reserveCapacity(Self.together)
    }

    private static func insert(rows: Int, root: Bool = false) -> String {
        let count = Row.columns + (root ? 1 : 0)
        let row = "(\(Array(repeating: "?", count: count).joined(separator: ", ")))"
        let insert = root ? Row.insert.dropLast() + ", root)" : Row.insert
        return "\(insert) VALUES \(Array(repeating: row, count: rows).joined(separator: ", "))"
    }

    /// Adds a row to those that wait.
    func add(_ row: Row) throws(RegistryError) {
        if let copy { return try add(row, to: copy) }
        row.bind(many, Int32(waiting.count * Row.columns) + 1)
        waiting.append(row)
        guard waiting.count == Self.together else { return }
        try many.run()
        waiting.removeAll(keepingCapacity: true)
    }

    private func add(_ row: Row, to copy: CopyRows) throws(RegistryError) {
        copy.beginRow()
        row.bind(copy, 1)
        copy.bind(Int32(Row.columns) + 1, row.root)
        if copy.isFull { try copy.send() }
    }

    /// Writes a row at once, after those that wait.
    func write(_ row: Row) throws(RegistryError) {
        try settle()
        row.bind(one, 1)
        if copy != nil { one.bind(Int32(Row.columns) + 1, row.root) }
        try one.run()
    }

    /// Writes those that wait.
    func settle() throws(RegistryError) {
        try copy?.send()
        if waiting.isEmpty { return }
        many.reset()
        for row in waiting {
            row.bind(one, 1)
            try one.run()
        }
        waiting.removeAll(keepingCapacity: true)
    }
}
