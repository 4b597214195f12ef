import GRDB
import Glibc

/// The write-ahead log beside a registry's file, kept from growing without bound.
///
/// SQLite begins it anew only in a moment in which nobody reads from it. Where readers follow one another without a gap (a
/// backup, `doctor`, fifty browsers) that moment never comes by itself, and the log grows with each write: a registry of
/// 120 MiB had one of a gigabyte after ten minutes.
struct WriteAheadLog {
    private let path: String
    /// What is kept of it when it is begun anew, in bytes: what a long reader made it grow to, goes back.
    static let kept: Int64 = 64 << 20
    /// How much it may grow before a writer waits for its readers, in bytes.
    private static let step: Int64 = 256 << 20
    /// How long that one waits in all; less than other writers wait for it.
    private static let patience = Duration.seconds(30)
    /// How long one attempt may wait: the first, and the longest.
    private static let attempts = (first: Duration.seconds(1), longest: Duration.seconds(8))

    /// The log of the registry at a path.
    init(of registry: String) { path = registry + "-wal" }

    /// Its size in bytes; 0 where there is none.
    var size: Int64 { PlainConnection.size(path) }

    /// Takes the log in where a write made it grow over a multiple of 256 MiB: waits for those who read from it now, while others
    /// begin to read as ever. Who reads for longer is left alone, until the log has grown by as much again.
    ///
    /// In several attempts, for a single one may wait in vain. It waits for the place (`WAL_READ_LOCK`) of somebody who reads an
    /// older state; who begins when that one ends may take this very place for the newest state, and those who follow share it,
    /// so that it never falls free. The next attempt finds it in use for the newest state and need not wait for it. Other writers
    /// have their turn in between.
    ///
    /// Throws what SQLite says, `SQLITE_BUSY` where a reader was there for longer.
    func takeIn(_ db: Database, grownFrom before: Int64) throws {
        guard size / WriteAheadLog.step > before / WriteAheadLog.step else { return }
        let usual = try Int.fetchOne(db, sql: "PRAGMA busy_timeout") ?? 0
        defer { try? db.execute(sql: "PRAGMA busy_timeout = \(usual)") }
        let end = ContinuousClock.now + WriteAheadLog.patience
        var attempt = WriteAheadLog.attempts.first
        while true {
            let wait = max(min(attempt, end - ContinuousClock.now), .zero)
            try db.execute(sql: "PRAGMA busy_timeout = \(Int(wait / .milliseconds(1)))")
            do {
                _ = try db.checkpoint(.restart)
                return
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                guard ContinuousClock.now < end else { throw error }
                // Another's checkpoint is an answer without any wait.
                usleep(50_000)
                attempt = min(attempt * 2, WriteAheadLog.attempts.longest)
            }
        }
    }
}
