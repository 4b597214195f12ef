public import CameraModel
import GRDB

extension Registry {
    /// What ``prune(_:now:goesOn:)`` would remove now; changes nothing.
    public func pruning(_ retention: Retention, now: Instant) throws -> Pruning {
        try read { connection in
            let cut = retention.cut(now: now)
            var found = Pruning(cut: cut)
            found.endpointDays = try Registry.rows(connection, Prune.days, cut.seconds / 86_400)
            found.episodes = try Registry.rows(connection, Prune.episodes, cut.milliseconds)
            found.keptEpisodes =
                try Registry.rows(connection, "episode WHERE toAt <= ?1", cut.milliseconds) - found.episodes
            found.episodes += try Registry.rows(connection, Prune.reach, cut.milliseconds)
            found.attemptChunks = try Registry.rows(
                connection, Prune.attempts, now.adding(seconds: -Registry.attemptSeconds).milliseconds)
            found.runs = try Registry.rows(connection, Prune.runs, cut.milliseconds)
            found.keptBatches = try Registry.count(connection, "SELECT count(*) FROM batch")
            found.keptChanges = try Registry.count(connection, "SELECT count(*) FROM change")
            found.keptFindings = try Registry.count(connection, "SELECT count(*) FROM finding")
            return found
        }
    }

    /// Forgets what no audit within the retention needs, a slice a transaction, so that nobody waits long; what was
    /// removed, also when `goesOn` ended it between two slices.
    ///
    /// The moment from which on the history is whole is written down first, so that a killed run promises nothing that is gone.
    public func prune(_ retention: Retention, now: Instant, goesOn: () -> Bool = { true }) throws -> Pruning {
        var done = try pruning(retention, now: now)
        (done.endpointDays, done.episodes, done.attemptChunks, done.runs) = (0, 0, 0, 0)
        let cut = done.cut
        try write { connection in
            let mark = try Statement(
                connection,
                """
                INSERT INTO pruned (id, beforeAt, at) VALUES (1, ?1, ?2)
                ON CONFLICT (id) DO UPDATE SET beforeAt = max(pruned.beforeAt, ?1), at = ?2
                """)
            mark.bind(1, cut.milliseconds)
            mark.bind(2, now.milliseconds)
            try mark.run()
            return (keep: true, value: ())
        }
        let attempts = now.adding(seconds: -Registry.attemptSeconds).milliseconds
        done.attemptChunks = try forget(Prune.attempts, "attemptChunk", "id", attempts, goesOn)
        done.endpointDays = try forget(
            Prune.days, "endpointDay", "day, endpointId", cut.seconds / 86_400, goesOn)
        done.episodes = try forget(Prune.episodes, "episode", "endpointId, fromAt", cut.milliseconds, goesOn)
        done.episodes += try forget(Prune.reach, "reach", "endpointId, fromAt", cut.milliseconds, goesOn)
        done.runs = try forget(Prune.runs, "probeRun", "id", cut.milliseconds, goesOn)
        return done
    }

    /// Gives the space that nothing uses back to the disk: writes the whole file anew, so needs as much again meanwhile.
    public func compact() throws {
        // A server gives space back by itself.
        guard case .sqlite(let pool) = store else { return }
        do {
            try pool.vacuum()
        } catch { throw RegistryError(error, path: path) }
    }

    /// The moment from which on the history of probes is whole; `nil` when nothing was ever pruned.
    public func historyBegin() throws -> Instant? { try read { try Registry.historyBegin($0) } }

    static func historyBegin(_ connection: Connection) throws(RegistryError) -> Instant? {
        try Statement(connection, "SELECT beforeAt FROM pruned").number().map(Instant.init(milliseconds:))
    }

    private static func rows(_ connection: Connection, _ what: String, _ bound: Int64)
        throws(RegistryError)
        -> Int
    {
        let select = try Statement(connection, "SELECT count(*) FROM \(what)")
        select.bind(1, bound)
        return try select.step() ? select.int(0) : 0
    }

    private func forget(
        _ what: String, _ table: String, _ key: String, _ bound: Int64, _ goesOn: () -> Bool
    ) throws -> Int {
        var count = 0
        while goesOn() {
            let removed = try write { connection in
                let delete = try Statement(
                    connection,
                    "DELETE FROM \(table) WHERE (\(key)) IN (SELECT \(key) FROM \(what) LIMIT \(Prune.slice))"
                )
                delete.bind(1, bound)
                return (keep: true, value: try delete.runForCount())
            }
            count += removed
            if removed < Prune.slice { break }
        }
        return count
    }
}

/// Which rows may go, as the rest of a query; `?1` is the bound.
private enum Prune {
    /// Rows a transaction.
    static let slice = 20_000

    static let attempts = "attemptChunk WHERE startedAt < ?1"
    static let days = "endpointDay WHERE day < ?1"
    /// Of each endpoint the state that was known last, and the last one in which it was reached, answer for every later
    /// moment at which nothing newer is known (`PastHealth`); they stay.
    static let episodes = """
        episode AS old WHERE toAt <= ?1
            AND EXISTS (SELECT 1 FROM episode AS later WHERE later.endpointId = old.endpointId
                AND later.knownAt <= ?1 AND (later.knownAt, later.fromAt) > (old.knownAt, old.fromAt))
            AND (state NOT IN ('online', 'degraded') OR EXISTS (
                SELECT 1 FROM episode AS later WHERE later.endpointId = old.endpointId AND later.toAt <= ?1
                    AND later.state IN ('online', 'degraded') AND later.toAt > old.toAt))
        """
    /// Of each endpoint the last span answers for later moments; the one that lasts is not in the table.
    static let reach = """
        reach AS old WHERE toAt <= ?1 AND (
            EXISTS (SELECT 1 FROM reach AS later WHERE later.endpointId = old.endpointId
                AND later.fromAt > old.fromAt AND later.fromAt <= ?1)
            OR EXISTS (SELECT 1 FROM health WHERE health.endpointId = old.endpointId AND reachFrom <= ?1))
        """
    /// Runs that ended, and that neither a state nor an attempt names.
    static let runs = """
        probeRun WHERE startedAt < ?1 AND finishedAt IS NOT NULL
            AND id NOT IN (SELECT runId FROM health WHERE runId IS NOT NULL)
            AND id NOT IN (SELECT runId FROM attemptChunk)
        """
}
