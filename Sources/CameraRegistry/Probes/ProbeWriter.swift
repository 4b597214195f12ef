import CameraModel

/// Writes probe results and the health that follows from them, within one transaction.
final class ProbeWriter {
    static let healthColumns = """
        health.state, health.since, health.checkedAt, health.reachedAt, health.candidate, health.candidateSince,
        health.candidateCount
        """

    private let run: Int64
    private let thresholds: HealthThresholds
    private let isThere: Statement
    private let insert: Statement
    private let select: Statement
    private let upsert: Statement

    init(_ connection: OpaquePointer, run: Int64, thresholds: HealthThresholds) throws(RegistryError) {
        (self.run, self.thresholds) = (run, thresholds)
        isThere = try Statement(connection, "SELECT 1 FROM endpoint WHERE id = ?")
        insert = try Statement(
            connection,
            """
            INSERT INTO probeResult (runId, endpointId, startedAt, state, outcome, kind, httpStatus, attempts, bytes,
                resolveSeconds, connectSeconds, tlsSeconds, firstByteSeconds, totalSeconds, remoteAddress, message)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        select = try Statement(
            connection, "SELECT \(ProbeWriter.healthColumns) FROM health WHERE endpointId = ?")
        upsert = try Statement(
            connection,
            """
            INSERT OR REPLACE INTO health (endpointId, state, since, checkedAt, reachedAt, candidate, candidateSince,
                candidateCount) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
    }

    func save(_ result: ProbeResult) throws(RegistryError) {
        let endpoint = result.target.endpointID
        isThere.bind(1, endpoint)
        let known = try isThere.step()
        isThere.reset()
        guard known else { return }
        try insertResult(result, endpoint)
        try saveHealth(result, endpoint)
    }

    private func insertResult(_ result: ProbeResult, _ endpoint: Int64) throws(RegistryError) {
        insert.bind(1, run)
        insert.bind(2, endpoint)
        insert.bind(3, result.startedAt.milliseconds)
        insert.bind(4, result.state.rawValue)
        insert.bind(5, result.outcome.rawValue)
        insert.bind(6, result.kind.rawValue)
        insert.bind(7, result.httpStatus)
        insert.bind(8, result.attempts)
        insert.bind(9, result.bytes)
        insert.bind(10, result.phases.resolve)
        insert.bind(11, result.phases.connect)
        insert.bind(12, result.phases.tls)
        insert.bind(13, result.phases.firstByte)
        insert.bind(14, result.phases.total)
        insert.bind(15, result.remoteAddress)
        insert.bind(16, result.message)
        try insert.run()
    }

    private func saveHealth(_ result: ProbeResult, _ endpoint: Int64) throws(RegistryError) {
        select.bind(1, endpoint)
        var health = try select.step() ? ProbeWriter.health(select) : nil
        select.reset()
        if health == nil {
            health = Health(first: result.state, at: result.startedAt)
        } else {
            health?.observe(result.state, at: result.startedAt, thresholds)
        }
        guard let health else { return }
        upsert.bind(1, endpoint)
        upsert.bind(2, health.state.rawValue)
        upsert.bind(3, health.since.milliseconds)
        upsert.bind(4, health.checkedAt.milliseconds)
        upsert.bind(5, health.reachedAt?.milliseconds)
        upsert.bind(6, health.candidate?.rawValue)
        upsert.bind(7, health.candidateSince?.milliseconds)
        upsert.bind(8, health.candidateCount)
        try upsert.run()
    }

    /// The health in the first seven columns of a row; `nil` when there is none.
    static func health(_ row: borrowing Statement) -> Health? {
        guard let state = row.text(0).flatMap(HealthState.init(rawValue:)) else { return nil }
        return Health(
            state: state, since: Instant(milliseconds: row.int64(1)),
            checkedAt: Instant(milliseconds: row.int64(2)),
            reachedAt: row.optionalInt64(3).map(Instant.init(milliseconds:)),
            candidate: row.text(4).flatMap(HealthState.init(rawValue:)),
            candidateSince: row.optionalInt64(5).map(Instant.init(milliseconds:)), candidateCount: row.int(6))
    }
}
