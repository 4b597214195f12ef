import GRDBSQLite
import Glibc

/// One prepared statement and its handle: the hot path's way to SQLite, and the way of everything else to either engine.
///
/// GRDB keeps SQLite's connection, its transactions and its lock; this type only binds and steps, because binding
/// through GRDB's own statements costs several times as much per row. On PostgreSQL it hands everything on, after one
/// look at ``remote``.
struct Statement: ~Copyable {
    /// SQLite's statement and connection; `nil` on PostgreSQL.
    private let handle: OpaquePointer?
    private let connection: OpaquePointer?
    private let texts: TextArena?
    private let remote: PostgresStatement?

    /// Prepares `sql`, as SQLite reads it: see ``PostgresDialect``. With `keepsTexts` the bound texts lie in the statement's
    /// own memory rather than in one block each of SQLite's; then every text has to be bound anew for each run. With
    /// `isLong` PostgreSQL gives its rows by and by: for answers that grow with the registry.
    init(
        _ connection: Connection, _ sql: String, keepsTexts: Bool = false, isLong: Bool = false
    ) throws(RegistryError) {
        switch connection {
        case .sqlite(let handle): try self.init(handle, sql, keepsTexts: keepsTexts)
        case .postgres(let session): self.init(PostgresStatement(session, sql, isLong: isLong))
        }
    }

    private init(_ remote: PostgresStatement) {
        (handle, connection, texts) = (nil, nil, nil)
        self.remote = remote
    }

    /// Prepares `sql` on SQLite.
    init(_ connection: OpaquePointer, _ sql: String, keepsTexts: Bool = false) throws(RegistryError) {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle else { throw RegistryError(connection, code) }
        self.handle = handle
        self.connection = connection
        texts = keepsTexts ? TextArena() : nil
        remote = nil
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ index: Int32, _ value: String?) {
        if let remote { return remote.bind(index, value) }
        guard var value else {
            sqlite3_bind_null(handle, index)
            return
        }
        value.withUTF8 { bytes in
            if let kept = texts?.keep(bytes) {
                sqlite3_bind_text(handle, index, kept, Int32(bytes.count), nil)
                return
            }
            // An empty Swift string has no address, which SQLite would take for NULL.
            bytes.withMemoryRebound(to: CChar.self) { text in
                _ =
                    text.isEmpty
                    ? sqlite3_bind_text(handle, index, "", 0, Statement.copied)
                    : sqlite3_bind_text(handle, index, text.baseAddress, Int32(text.count), Statement.copied)
            }
        }
    }

    func bind(_ index: Int32, _ value: Int64?) {
        if let remote { return remote.bind(index, value) }
        if let value { sqlite3_bind_int64(handle, index, value) } else { sqlite3_bind_null(handle, index) }
    }

    func bind(_ index: Int32, _ value: Int?) { bind(index, value.map(Int64.init)) }

    func bind(_ index: Int32, _ value: Double?) {
        if let remote { return remote.bind(index, value) }
        if let value { sqlite3_bind_double(handle, index, value) } else { sqlite3_bind_null(handle, index) }
    }

    /// Binds bytes, which SQLite copies.
    func bind(_ index: Int32, _ bytes: [UInt8]) {
        if let remote { return remote.bind(index, bytes) }
        // Without an address SQLite would take no bytes for NULL.
        if bytes.isEmpty {
            sqlite3_bind_zeroblob(handle, index, 0)
        } else {
            sqlite3_bind_blob(handle, index, bytes, Int32(bytes.count), Statement.copied)
        }
    }

    /// Moves to the next row; `false` when there is none.
    func step() throws(RegistryError) -> Bool {
        if let remote { return try remote.step() }
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            let error = connection.map { RegistryError($0, code) }
            reset()
            throw error ?? .sqlite(code: code, message: "")
        }
    }

    /// Runs a statement that gives no rows, and makes it ready for the next values.
    func run() throws(RegistryError) {
        _ = try step()
        reset()
    }

    /// Runs a statement that inserts one row into a table with numbered rows, and gives its `id`.
    func runForID() throws(RegistryError) -> Int64 {
        if let remote { return try remote.runForID() }
        try run()
        return sqlite3_last_insert_rowid(connection)
    }

    /// Runs a statement that gives no rows, and gives how many rows it touched.
    func runForCount() throws(RegistryError) -> Int {
        if let remote { return try remote.runForCount() }
        try run()
        return Int(sqlite3_changes(connection))
    }

    func reset() {
        if let remote { return remote.reset() }
        sqlite3_reset(handle)
        texts?.removeAll()
    }

    func isNull(_ column: Int32) -> Bool {
        if let remote { return remote.isNull(column) }
        return sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    func int64(_ column: Int32) -> Int64 {
        if let remote { return remote.int64(column) }
        return sqlite3_column_int64(handle, column)
    }

    func int(_ column: Int32) -> Int { Int(int64(column)) }
    func optionalInt(_ column: Int32) -> Int? { isNull(column) ? nil : int(column) }
    func optionalInt64(_ column: Int32) -> Int64? { isNull(column) ? nil : int64(column) }
    func optionalDouble(_ column: Int32) -> Double? {
        if isNull(column) { return nil }
        return remote?.double(column) ?? sqlite3_column_double(handle, column)
    }

    /// Whether a column holds just this text.
    func isText(_ column: Int32, _ text: String) -> Bool {
        if let remote { return remote.isText(column, text) }
        guard let bytes = sqlite3_column_text(handle, column) else { return false }
        let count = Int(sqlite3_column_bytes(handle, column))
        return text.utf8.count == count
            && text.utf8.withContiguousStorageIfAvailable {
                count == 0 || memcmp($0.baseAddress ?? bytes, bytes, count) == 0
            }
                ?? text.utf8.elementsEqual(UnsafeBufferPointer(start: bytes, count: count))
    }

    func bytes(_ column: Int32) -> [UInt8] {
        if let remote { return remote.bytes(column) }
        guard let bytes = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
    }

    func text(_ column: Int32) -> String? {
        if let remote { return remote.text(column) }
        guard let bytes = sqlite3_column_text(handle, column) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// The bytes of a blob, valid while `work` runs.
    func withBlob<Value>(_ column: Int32, _ work: (UnsafeRawBufferPointer) -> Value) -> Value {
        if let remote { return remote.withBlob(column, work) }
        let start = sqlite3_column_blob(handle, column)
        return work(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    /// SQLite copies the bytes before the call returns: its SQLITE_TRANSIENT, a cast that Swift cannot import.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}

/// Memory for the texts of one row; a text that does not fit is SQLite's to copy.
private final class TextArena {
    private static let capacity = 1 << 16
    private let base = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
    private var used = 0

    deinit { base.deallocate() }

    func keep(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafePointer<CChar>? {
        guard let source = bytes.baseAddress, used + bytes.count <= TextArena.capacity else { return nil }
        let place = base + used
        UnsafeMutableRawPointer(place).copyMemory(from: source, byteCount: bytes.count)
        used += bytes.count
        return UnsafePointer(place)
    }

    func removeAll() { used = 0 }
}

extension RegistryError {
    /// The error that SQLite has just reported on a connection.
    init(_ connection: OpaquePointer, _ code: Int32) {
        let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? "unknown error"
        switch code & 0xFF {
        case SQLITE_FULL: self = .diskFull(path: RegistryError.path(connection))
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy(path: RegistryError.path(connection))
        case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_IOERR:
            self = .notAccessible(path: RegistryError.path(connection), reason: message)
        case SQLITE_NOTADB: self = .notARegistry(path: RegistryError.path(connection), reason: message)
        case SQLITE_CORRUPT: self = .corrupt(path: RegistryError.path(connection), reason: message)
        default: self = .sqlite(code: code, message: message)
        }
    }

    private static func path(_ connection: OpaquePointer) -> String {
        sqlite3_db_filename(connection, nil).map { String(cString: $0) } ?? "the registry"
    }
}
