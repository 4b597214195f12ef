import GRDBSQLite
import Glibc

/// A connection of its own to a file, without migrations: for looking at registries that may be damaged, older or newer,
/// and for copying.
struct PlainConnection: ~Copyable {
    let handle: OpaquePointer
    /// The same, for what is written for either engine.
    var connection: Connection { .sqlite(handle) }

    /// Opens a file only for looking; nothing of it is changed, but that a write which was cut off is taken back first.
    ///
    /// In a directory that cannot be written SQLite cannot follow a write-ahead log; without one it need not.
    init(looking path: String) throws(RegistryError) {
        do throws(RegistryError) { handle = try PlainConnection.tried(path, SQLITE_OPEN_READONLY) } catch {
            guard case .notAccessible = error, PlainConnection.size(path + "-wal") == 0 else { throw error }
            if PlainConnection.size(path + "-journal") > 0 {
                handle = try PlainConnection.recovered(path)
            } else {
                handle = try PlainConnection.open(
                    "file:\(PlainConnection.escaped(path))?immutable=1",
                    SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
            }
        }
    }

    /// A first import that was killed leaves pages of it in the file, and a journal that takes them back: the file alone would look
    /// damaged. Whoever may write and opens it takes them back.
    private static func recovered(_ path: String) throws(RegistryError) -> OpaquePointer {
        do throws(RegistryError) { return try tried(path, SQLITE_OPEN_READWRITE) } catch {
            guard case .notAccessible = error else { throw error }
            throw .notAccessible(
                path: path,
                reason: "a write that was cut off waits to be taken back, which takes the right to write here"
            )
        }
    }

    /// Opens a file and reads from it.
    private static func tried(_ path: String, _ flags: Int32) throws(RegistryError) -> OpaquePointer {
        let opened = try open(path, flags)
        do throws(RegistryError) { try Statement(opened, "SELECT count(*) FROM sqlite_schema").once() } catch
        {
            sqlite3_close_v2(opened)
            throw error
        }
        return opened
    }

    /// Opens a file to change all of it.
    init(changing path: String) throws(RegistryError) {
        handle = try PlainConnection.open(path, SQLITE_OPEN_READWRITE)
    }

    /// Makes a file that must not be there yet.
    init(making path: String) throws(RegistryError) {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .notAccessible(path: path, reason: String(cString: strerror(errno)))
        }
        close(descriptor)
        handle = try PlainConnection.open(path, SQLITE_OPEN_READWRITE)
    }

    private static func open(_ name: String, _ flags: Int32) throws(RegistryError) -> OpaquePointer {
        var opened: OpaquePointer?
        if isDirectory(name) { throw .notARegistry(path: name, reason: "a directory") }
        let code = sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let opened else {
            let error =
                opened.map { RegistryError($0, code) } ?? .notAccessible(path: name, reason: "no memory")
            sqlite3_close_v2(opened)
            throw error
        }
        sqlite3_extended_result_codes(opened, 0)
        sqlite3_busy_timeout(opened, 10_000)
        return opened
    }

    deinit { sqlite3_close_v2(handle) }

    /// Throws where a registry is no file.
    static func mustBeFile(_ path: String) throws(RegistryError) {
        if let address = PostgresAddress(path) { throw .serversOwn(path: address.shown) }
    }

    /// Bytes of a file; 0 when there is none.
    static func size(_ path: String) -> Int64 {
        var facts = stat()
        return stat(path, &facts) == 0 ? Int64(facts.st_size) : 0
    }

    /// Whether a path leads to a directory.
    static func isDirectory(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether two paths lead to the same file.
    static func areSame(_ one: String, _ other: String) -> Bool {
        var (first, second) = (stat(), stat())
        return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev
            && first.st_ino == second.st_ino
    }

    /// A path as SQLite's file addresses want it.
    private static func escaped(_ path: String) -> String {
        path.utf8.reduce(into: "") { text, byte in
            switch byte {
            case UInt8(ascii: "%"), UInt8(ascii: "?"), UInt8(ascii: "#"):
                text += "%" + String(byte, radix: 16, uppercase: true)
            case 0x80...:
                text += "%" + String(byte, radix: 16, uppercase: true)
            default: text.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
    }
}

extension Statement {
    /// Runs the statement once and forgets what it gives.
    consuming func once() throws(RegistryError) { _ = try step() }

    /// The first number that a query gives; `nil` for NULL and for none.
    consuming func number() throws(RegistryError) -> Int64? { try step() ? optionalInt64(0) : nil }

    /// The texts of a query's first column.
    consuming func allTexts() throws(RegistryError) -> [String] {
        var found: [String] = []
        while try step() { found.append(text(0) ?? "") }
        return found
    }
}
