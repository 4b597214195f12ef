import GRDB

/// The write-ahead log beside a registry's file, kept from growing without bound.
///
/// SQLite begins it anew only in a moment in which nobody reads from it. Where readers follow one another without a gap (a
/// backup, `doctor`, fifty browsers) that moment never comes by itself, and the log grows with each write: a registry of
/// 120 MiB had one of a gigabyte after ten minutes.
struct WriteAheadLog {
    private let path: String
    /// How much it may grow before a writer waits for its readers, in bytes.
    private static let step: Int64 = 256 << 20
    /// How long that one waits, in milliseconds; less than other writers wait for it.
    private static let patience = 30_000

    /// The log of the registry at a path.
    init(of registry: String) { path = registry + "-wal" }

    /// Its size in bytes; 0 where there is none.
    var size: Int64 { PlainConnection.size(path) }

    /// Takes the log in where a write made it grow over a multiple of 256 MiB: waits for those who read from it now, while others
    /// begin to read as ever. Who reads for longer is left alone, until the log has grown by as much again.
    ///
    /// Throws what SQLite says, `SQLITE_BUSY` where a reader was there for longer.
    func takeIn(_ db: Database, grownFrom before: Int64) throws {
        guard size / WriteAheadLog.step > before / WriteAheadLog.step else { return }
        let usual = try Int.fetchOne(db, sql: "PRAGMA busy_timeout") ?? 0
        try db.execute(sql: "PRAGMA busy_timeout = \(WriteAheadLog.patience)")
        defer { try? db.execute(sql: "PRAGMA busy_timeout = \(usual)") }
        _ = try db.checkpoint(.restart)
    }
}
