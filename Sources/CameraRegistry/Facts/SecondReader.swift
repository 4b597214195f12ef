import CameraModel
import GRDBSQLite

/// A second connection that reads the very snapshot of a first one, for a second thread.
///
/// It is opened before the first begins to read. When SQLite then says that nothing was committed between its own first look
/// and its snapshot, the first's snapshot, which lies between, is the same. Else there is none, and one thread does it all.
///
/// Invariant of `@unchecked Sendable`: one thread uses it at a time; it is handed over whole.
final class SecondReader: @unchecked Sendable {
    private let handle: OpaquePointer
    var connection: Connection { .sqlite(handle) }
    private let versionBefore: Int64

    init?(path: String) {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let opened,
            let version = try? SecondReader.version(opened)
        else {
            sqlite3_close_v2(opened)
            return nil
        }
        (handle, versionBefore) = (opened, version)
    }

    deinit { sqlite3_close_v2(handle) }

    /// Begins to read; `false` when something was committed since the connection was opened.
    func begin() throws(RegistryError) -> Bool {
        try Statement(handle, "BEGIN").run()
        return try SecondReader.version(handle) == versionBefore
    }

    private static func version(_ connection: OpaquePointer) throws(RegistryError) -> Int64 {
        let select = try Statement(connection, "PRAGMA data_version")
        return try select.step() ? select.int64(0) : -1
    }
}
