/// What takes rows of one table, one after another: a server's COPY, or SQLite's INSERT.
protocol RowTaker: AnyObject, ValueTaker {
    /// Begins a row; its values follow in the order of the columns.
    func beginRow()
    /// A text as its bytes, which are UTF-8 without NUL.
    func bind(_ index: Int32, utf8 text: UnsafeRawBufferPointer)
    /// Ends a row.
    func endRow() throws(RegistryError)
    /// Ends the table, and gives how many rows it took.
    func finish() throws(RegistryError) -> Int
}

/// Rows on their way into a table of SQLite.
final class InsertRows: RowTaker {
    private let insert: Statement
    private var count = 0

    init(_ connection: Connection, _ table: String, _ columns: [String]) throws(RegistryError) {
        insert = try Statement(
            connection,
            "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))"
        )
    }

    func beginRow() {}
    func bind(_ index: Int32, _ value: String?) { insert.bind(index, value) }
    func bind(_ index: Int32, _ value: Int64?) { insert.bind(index, value) }
    func bind(_ index: Int32, _ value: Int?) { insert.bind(index, value) }
    func bind(_ index: Int32, _ value: Double?) { insert.bind(index, value) }
    func bind(_ index: Int32, _ bytes: [UInt8]) { insert.bind(index, bytes) }
    func bind(_ index: Int32, utf8 text: UnsafeRawBufferPointer) {
        insert.bind(index, String(decoding: text, as: UTF8.self))
    }

    func endRow() throws(RegistryError) {
        try insert.run()
        count += 1
    }

    func finish() throws(RegistryError) -> Int { count }
}

extension CopyRows: RowTaker {}
