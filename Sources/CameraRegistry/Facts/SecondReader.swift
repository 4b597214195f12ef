import CameraModel
import GRDBSQLite

/// A second connection that reads the very snapshot of a first one, for a second thread.
///
/// To a file it is opened before the first begins to read. When SQLite then says that nothing was committed between its own
/// first look and its snapshot, the first's snapshot, which lies between, is the same. Else there is none, and one thread does
/// it all. A server hands a snapshot on from one session to another.
///
/// Invariant of `@unchecked Sendable`: one thread uses it at a time; it is handed over whole.
final class SecondReader: @unchecked Sendable {
    private var opened: Connection?
    private let versionBefore: Int64

    init?(path: String) {
        if PostgresAddress(path) != nil {
            (opened, versionBefore) = (nil, 0)
            return
        }
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let handle, let version = try? SecondReader.version(handle) else {
            sqlite3_close_v2(handle)
            return nil
        }
        (opened, versionBefore) = (.sqlite(handle), version)
    }

    deinit { if case .sqlite(let handle) = opened { sqlite3_close_v2(handle) } }

    /// Begins to read what the first reads; `nil` when something was committed since the file was opened.
    func begin(beside first: Connection) throws(RegistryError) -> Connection? {
        switch first {
        case .postgres(let session): opened = .postgres(try session.twin())
        case .sqlite:
            guard case .sqlite(let handle) = opened else { return nil }
            try Statement(handle, "BEGIN").run()
            guard try SecondReader.version(handle) == versionBefore else { return nil }
        }
        return opened
    }

    private static func version(_ connection: OpaquePointer) throws(RegistryError) -> Int64 {
        let select = try Statement(connection, "PRAGMA data_version")
        return try select.step() ? select.int64(0) : -1
    }
}
