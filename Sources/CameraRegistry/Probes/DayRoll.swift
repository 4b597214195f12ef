import CameraModel

/// Makes the hourly sums of days that are over out of episodes.
enum DayRoll {
    /// The last day (since 1970, UTC) whose sums are kept; `nil` when none is.
    static func lastDay(_ connection: Connection) throws(RegistryError) -> Int? {
        let select = try Statement(connection, "SELECT day FROM rolled")
        return try select.step() ? select.int(0) : nil
    }

    /// Keeps the sums of every day before that of `now` which are not kept yet.
    static func run(_ connection: Connection, now: Instant) throws(RegistryError) {
        let last = Int(now.seconds / 86_400) - 1
        let first = try lastDay(connection).map { $0 + 1 } ?? 0
        guard first <= last else { return }
        try RollTurn.alone(connection)
        let select = try Statement(connection, Self.episodes + " ORDER BY endpointId", isLong: true)
        select.bind(1, Int64(first) * 86_400_000)
        select.bind(2, Int64.max)
        let works = try works(connection, days: first...last)
        let merge = EndpointMerge(connection, "endpointDay", ["day", "endpointId", "sums"])
        try write(connection, select, days: first...last, works, merge)
        try merge?.settle()
        let update = try Statement(connection, "INSERT OR REPLACE INTO rolled (id, day) VALUES (1, ?)")
        update.bind(1, last)
        try update.run()
    }

    /// Makes the sums of one endpoint anew: its state turned out to be another one since an earlier day.
    static func redo(_ connection: Connection, _ endpoint: Int64, days: ClosedRange<Int>)
        throws(RegistryError)
    {
        let forget = try Statement(
            connection, "DELETE FROM endpointDay WHERE endpointId = ? AND day BETWEEN ? AND ?")
        forget.bind(1, endpoint)
        forget.bind(2, days.lowerBound)
        forget.bind(3, days.upperBound)
        try forget.run()
        let select = try Statement(
            connection, "SELECT * FROM (\(Self.episodes)) AS known WHERE endpointId = ?3")
        select.bind(1, Int64(days.lowerBound) * 86_400_000)
        select.bind(2, Int64.max)
        select.bind(3, endpoint)
        try write(connection, select, days: days, try works(connection, days: days))
    }

    /// Makes kept sums anew for the endpoints that a maintenance window covers, entered after its days were over.
    static func redo(_ connection: Connection, covering window: TimeWindow) throws(RegistryError) {
        let first = Int(window.from.seconds / 86_400)
        guard let last = try lastDay(connection), first <= last else { return }
        let days = first...min(last, Int((window.to.seconds - 1) / 86_400))
        for endpoint in try works(connection, days: days).keys { try redo(connection, endpoint, days: days) }
    }

    /// When the endpoints that were under maintenance in these days were so.
    private static func works(_ connection: Connection, days: ClosedRange<Int>) throws(RegistryError)
        -> [Int64: [TimeWindow]]
    {
        guard
            let time = TimeWindow(
                from: Instant(seconds: Int64(days.lowerBound) * 86_400),
                to: Instant(seconds: Int64(days.upperBound + 1) * 86_400))
        else { return [:] }
        let places = try Places(connection, withBoundaries: false)
        return try MaintenanceCalendar(connection, places, over: time).byEndpoint(connection)
    }

    /// Episodes that are over and those that last, which end after ?1 and begin before ?2.
    static let episodes = """
        SELECT endpointId, state, fromAt, toAt, knownAt FROM episode WHERE toAt > ?1 AND fromAt < ?2
        UNION ALL
        SELECT endpointId, state, episodeFrom, heldUntil, knownAt FROM health
        WHERE heldUntil > ?1 AND episodeFrom < ?2 AND heldUntil > episodeFrom
        """

    private static func write(
        _ connection: Connection, _ rows: borrowing Statement, days: ClosedRange<Int>,
        _ works: [Int64: [TimeWindow]], _ merge: EndpointMerge? = nil
    ) throws(RegistryError) {
        let insert = try Statement(
            connection, "INSERT OR REPLACE INTO endpointDay (day, endpointId, sums) VALUES (?, ?, ?)")
        var (endpoint, sums) = (Int64(-1), [Int: HourlySums]())
        func flush() throws(RegistryError) {
            for (day, sums) in sums where sums.availability.observedSeconds > 0 {
                if let merge {
                    try merge.add { bind($0, day, endpoint, sums) }
                } else {
                    bind(insert, day, endpoint, sums)
                    try insert.run()
                }
            }
            sums.removeAll(keepingCapacity: true)
        }
        while try rows.step() {
            if rows.int64(0) != endpoint { try flush() }
            endpoint = rows.int64(0)
            guard let whole = EpisodeTable.episode(rows, from: 1) else { continue }
            for episode in whole.outside(works[endpoint] ?? []) {
                let from = max(Int(episode.from.seconds / 86_400), days.lowerBound)
                let to = min(Int((episode.to.seconds - 1) / 86_400), days.upperBound)
                guard from <= to else { continue }
                for day in from...to { sums[day, default: HourlySums(day: day)].add(episode) }
            }
        }
        try flush()
    }

    private static func bind<Taker: ValueTaker & ~Copyable>(
        _ row: borrowing Taker, _ day: Int, _ endpoint: Int64, _ sums: HourlySums
    ) {
        row.bind(1, day)
        row.bind(2, endpoint)
        row.bind(3, sums.packed)
    }
}
