import CameraModel

/// The table `health`: one row an endpoint, all that is kept of it from run to run.
final class WatchTable {
    static let columns = """
        health.state, health.since, health.checkedAt, health.reachedAt, health.candidate, health.candidateSince,
        health.candidateCount, health.knownAt, health.episodeFrom, health.heldUntil, health.recent, health.flapping,
        health.kind, health.mark, health.outcome, health.message, health.remoteAddress, health.reachFrom
        """
    static let columnCount: Int32 = 18

    private let connection: Connection
    private let select: Statement
    private let upsert: Statement
    private let run: Int64
    /// On a server: what it was asked for together, and what is to be written together.
    private var expected: [Int64: EndpointWatch?] = [:]
    private var waiting: [Int64: EndpointWatch] = [:]

    private static let worthCopying = 100

    init(_ connection: Connection, run: Int64) throws(RegistryError) {
        (self.connection, self.run) = (connection, run)
        select = try Statement(connection, "SELECT \(WatchTable.columns) FROM health WHERE endpointId = ?")
        upsert = try Statement(
            connection,
            """
            INSERT OR REPLACE INTO health (\(WatchTable.written.joined(separator: ", ")))
            VALUES (\(WatchTable.written.map { _ in "?" }.joined(separator: ", ")))
            """, keepsTexts: true)
    }

    /// The columns as ``bind(_:_:_:run:)`` binds them.
    private static let written = [
        "endpointId", "state", "since", "checkedAt", "reachedAt", "candidate", "candidateSince",
        "candidateCount",
        "knownAt", "episodeFrom", "heldUntil", "recent", "flapping", "kind", "mark", "outcome", "message",
        "runId",
        "remoteAddress", "reachFrom",
    ]

    /// To be told of all endpoints before the first is asked for: a server is asked once.
    func expect(_ endpoints: [Int64]) throws(RegistryError) {
        guard connection.postgres != nil else { return }
        let list = endpoints.map(String.init).joined(separator: " ")
        // Somebody else may be writing them: workers are no single writer.
        let lock = try Statement(
            connection,
            """
            SELECT endpointId FROM health WHERE endpointId = ANY (CAST(string_to_array(?, ' ') AS bigint[]))
            ORDER BY endpointId FOR UPDATE
            """)
        lock.bind(1, list)
        try lock.run()
        let all = try Statement(
            connection,
            """
            SELECT endpoint.id, \(WatchTable.columns) FROM endpoint LEFT JOIN health ON health.endpointId = endpoint.id
            WHERE endpoint.id = ANY (CAST(string_to_array(?, ' ') AS bigint[]))
            """)
        all.bind(1, list)
        while try all.step() { expected[all.int64(0)] = WatchTable.watch(all, from: 1) }
    }

    /// Whether a server said, when asked for all, that there is such an endpoint; `nil` where it was not asked.
    func isThere(_ endpoint: Int64) -> Bool? {
        connection.postgres == nil ? nil : expected[endpoint] != nil
    }

    func watch(_ endpoint: Int64) throws(RegistryError) -> EndpointWatch? {
        if connection.postgres != nil { return expected[endpoint] ?? nil }
        select.bind(1, endpoint)
        defer { select.reset() }
        return try select.step() ? WatchTable.watch(select) : nil
    }

    func save(_ watch: EndpointWatch, _ endpoint: Int64) throws(RegistryError) {
        if connection.postgres != nil {
            expected[endpoint] = watch
            waiting[endpoint] = watch
            return
        }
        WatchTable.bind(upsert, watch, endpoint, run: run)
        try upsert.run()
    }

    /// Writes what waits on its way to a server.
    func settle() throws(RegistryError) {
        // A table of the transaction's own costs more than a few rows.
        if waiting.count < WatchTable.worthCopying {
            for (endpoint, watch) in waiting {
                WatchTable.bind(upsert, watch, endpoint, run: run)
                try upsert.run()
            }
            waiting.removeAll()
        }
        guard !waiting.isEmpty, let merge = EndpointMerge(connection, "health", WatchTable.written) else {
            return
        }
        for endpoint in waiting.keys.sorted() {
            guard let watch = waiting[endpoint] else { continue }
            try merge.add { WatchTable.bind($0, watch, endpoint, run: run) }
        }
        try merge.settle()
        waiting.removeAll()
    }

    private static func bind<Taker: ValueTaker & ~Copyable>(
        _ upsert: borrowing Taker, _ watch: EndpointWatch, _ endpoint: Int64, run: Int64
    ) {
        let health = watch.health
        upsert.bind(1, endpoint)
        upsert.bind(2, health.state.rawValue)
        upsert.bind(3, health.since.milliseconds)
        upsert.bind(4, health.checkedAt.milliseconds)
        upsert.bind(5, health.reachedAt?.milliseconds)
        upsert.bind(6, health.candidate?.rawValue)
        upsert.bind(7, health.candidateSince?.milliseconds)
        upsert.bind(8, health.candidateCount)
        upsert.bind(9, watch.knownAt.milliseconds)
        upsert.bind(10, watch.episodeFrom.milliseconds)
        upsert.bind(11, watch.heldUntil?.milliseconds)
        upsert.bind(12, watch.recent.bytes)
        upsert.bind(13, watch.isFlapping ? 1 : 0)
        upsert.bind(14, watch.kind?.rawValue)
        upsert.bind(15, watch.mark)
        upsert.bind(16, watch.outcome.rawValue)
        upsert.bind(17, watch.message)
        upsert.bind(18, run)
        upsert.bind(19, watch.remoteAddress)
        upsert.bind(20, watch.reachFrom?.milliseconds)
    }

    /// The watch in the columns of ``columns``, from `first` on; `nil` when the endpoint was never asked.
    static func watch(_ row: borrowing Statement, from first: Int32 = 0) -> EndpointWatch? {
        guard let health = health(row, from: first) else { return nil }
        return EndpointWatch(
            health: health, knownAt: Instant(milliseconds: row.int64(first + 7)),
            episodeFrom: Instant(milliseconds: row.int64(first + 8)),
            heldUntil: row.optionalInt64(first + 9).map(Instant.init(milliseconds:)),
            recent: RecentOutcomes(bytes: row.bytes(first + 10)), isFlapping: row.int(first + 11) != 0,
            kind: row.text(first + 12).flatMap(StreamKind.init(rawValue:)), mark: row.text(first + 13),
            outcome: row.text(first + 14).flatMap(ProbeOutcome.init(rawValue:)) ?? .cancelled,
            message: row.text(first + 15) ?? "", remoteAddress: row.text(first + 16),
            reachFrom: row.optionalInt64(first + 17).map(Instant.init(milliseconds:)))
    }

    private static func health(_ row: borrowing Statement, from first: Int32) -> Health? {
        guard let state = row.text(first).flatMap(HealthState.init(rawValue:)) else { return nil }
        return Health(
            state: state, since: Instant(milliseconds: row.int64(first + 1)),
            checkedAt: Instant(milliseconds: row.int64(first + 2)),
            reachedAt: row.optionalInt64(first + 3).map(Instant.init(milliseconds:)),
            candidate: row.text(first + 4).flatMap(HealthState.init(rawValue:)),
            candidateSince: row.optionalInt64(first + 5).map(Instant.init(milliseconds:)),
            candidateCount: row.int(first + 6))
    }
}
