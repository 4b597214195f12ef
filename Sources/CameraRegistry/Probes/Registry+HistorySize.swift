/// What the history of a registry takes on disk, in whole pages.
public struct HistorySize: Hashable, Sendable {
    /// Rows of hourly sums, one an endpoint and day.
    public var endpointDays = 0
    /// Bytes of those rows.
    public var endpointDayBytes = 0
    /// Established states that are over.
    public var episodes = 0
    /// Bytes of those states, and of the times in which endpoints were reached.
    public var episodeBytes = 0
    /// Bytes of the attempts of the last two days.
    public var attemptBytes = 0
    /// Bytes of what is known of each endpoint now.
    public var stateBytes = 0
}

/// The rest of a query for bytes and rows by `name`, as SQLite keeps account of its pages, and a server of its files.
private let counts = "(SELECT count(*) FROM endpointDay), (SELECT count(*) FROM episode)"
private let names = "'endpointDay', 'episode', 'reach', 'attemptChunk', 'health'"
private let ofFile = "sum(pgsize), \(counts) FROM dbstat WHERE name IN (\(names))"
private let ofServer = """
    CAST(sum(pg_total_relation_size(relid)) AS INTEGER), \(counts)
    FROM unnest(ARRAY[\(names)]) AS name CROSS JOIN LATERAL pg_partition_tree(CAST(lower(name) AS regclass))
    """

extension Registry {
    /// What the history takes on disk.
    ///
    /// Throws ``RegistryError/sqlite(code:message:)`` where SQLite was built without its table `dbstat`.
    public func historySize() throws -> HistorySize {
        try read { connection in
            var size = HistorySize()
            let rows = try Statement(
                connection,
                """
                SELECT name, \(connection.postgres == nil ? ofFile : ofServer) GROUP BY name
                """)
            while try rows.step() {
                (size.endpointDays, size.episodes) = (rows.int(2), rows.int(3))
                switch rows.text(0) {
                case "endpointDay": size.endpointDayBytes = rows.int(1)
                case "episode", "reach": size.episodeBytes += rows.int(1)
                case "attemptChunk": size.attemptBytes = rows.int(1)
                default: size.stateBytes = rows.int(1)
                }
            }
            return size
        }
    }
}
