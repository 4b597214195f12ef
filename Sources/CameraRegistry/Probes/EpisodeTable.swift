import CameraModel

/// The table `episode`: established states that are over.
final class EpisodeTable {
    private let insert: Statement
    private let select: Statement
    private let selectKnown: Statement
    private let turnWhole: Statement
    private let straddling: Statement
    private let shorten: Statement

    init(_ connection: Connection) throws(RegistryError) {
        insert = try Statement(
            connection,
            "INSERT OR REPLACE INTO episode (endpointId, fromAt, toAt, state, knownAt) VALUES (?, ?, ?, ?, ?)"
        )
        select = try Statement(
            connection,
            "SELECT state, fromAt, toAt, knownAt FROM episode WHERE endpointId = ? AND toAt > ? AND fromAt < ?"
        )
        // From the last that was known before the window on.
        selectKnown = try Statement(
            connection,
            """
            SELECT state, fromAt, toAt, knownAt FROM episode WHERE endpointId = ?1 AND fromAt <= ?3 AND fromAt >= coalesce(
                (SELECT max(fromAt) FROM episode WHERE endpointId = ?1 AND fromAt < ?2 AND knownAt <= ?3), 0)
            ORDER BY fromAt
            """)
        turnWhole = try Statement(
            connection, "UPDATE episode SET state = ?, knownAt = ? WHERE endpointId = ? AND fromAt >= ?")
        straddling = try Statement(
            connection,
            "SELECT state, fromAt, toAt, knownAt FROM episode WHERE endpointId = ? AND fromAt < ?2 AND toAt > ?2"
        )
        shorten = try Statement(
            connection, "UPDATE episode SET toAt = ? WHERE endpointId = ? AND fromAt = ?")
    }

    /// Keeps an episode; one without length leaves nothing.
    func add(_ episode: Episode, _ endpoint: Int64) throws(RegistryError) {
        guard episode.from < episode.to else { return }
        insert.bind(1, endpoint)
        insert.bind(2, episode.from.milliseconds)
        insert.bind(3, episode.to.milliseconds)
        insert.bind(4, episode.state.rawValue)
        insert.bind(5, episode.knownAt.milliseconds)
        try insert.run()
    }

    /// What was thought of the time from `since` on turned out to be another state.
    func turn(_ endpoint: Int64, since: Instant, to state: HealthState, knownAt: Instant)
        throws(RegistryError)
    {
        straddling.bind(1, endpoint)
        straddling.bind(2, since.milliseconds)
        let cut = try straddling.step() ? EpisodeTable.episode(straddling) : nil
        straddling.reset()
        turnWhole.bind(1, state.rawValue)
        turnWhole.bind(2, knownAt.milliseconds)
        turnWhole.bind(3, endpoint)
        turnWhole.bind(4, since.milliseconds)
        try turnWhole.run()
        guard let cut else { return }
        shorten.bind(1, since.milliseconds)
        shorten.bind(2, endpoint)
        shorten.bind(3, cut.from.milliseconds)
        try shorten.run()
        try add(Episode(state, from: since, to: cut.to, knownAt: knownAt), endpoint)
    }

    /// The episodes of an endpoint that touch a window, oldest first.
    func episodes(_ endpoint: Int64, _ window: TimeWindow) throws(RegistryError) -> [Episode] {
        select.bind(1, endpoint)
        select.bind(2, window.from.milliseconds)
        select.bind(3, window.to.milliseconds)
        defer { select.reset() }
        var found: [Episode] = []
        while try select.step() {
            if let episode = EpisodeTable.episode(select) { found.append(episode) }
        }
        return found
    }

    /// The episodes of an endpoint that touch a window, as they were known at its end, oldest first; the last of them was
    /// open then. `open`: the one that is open today.
    func known(_ endpoint: Int64, _ window: TimeWindow, open: Episode?) throws(RegistryError) -> [Episode] {
        selectKnown.bind(1, endpoint)
        selectKnown.bind(2, window.from.milliseconds)
        selectKnown.bind(3, window.to.milliseconds)
        defer { selectKnown.reset() }
        var found: [Episode] = []
        while try selectKnown.step() {
            if let episode = EpisodeTable.episode(selectKnown) { found.append(episode) }
        }
        if let open { found.append(open) }
        return Episode.known(found, at: window.to)
    }

    /// The episode in four columns, state first.
    static func episode(_ row: borrowing Statement, from first: Int32 = 0) -> Episode? {
        guard let state = row.text(first).flatMap(HealthState.init(rawValue:)) else { return nil }
        return Episode(
            state, from: Instant(milliseconds: row.int64(first + 1)),
            to: Instant(milliseconds: row.int64(first + 2)),
            knownAt: Instant(milliseconds: row.int64(first + 3))
        )
    }
}
