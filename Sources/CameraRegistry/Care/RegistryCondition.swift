public import CameraModel

/// What a look at a registry's file found, without changing anything in it.
public struct RegistryCondition: Sendable {
    /// How the steps of the schema stand against those that this program knows.
    public enum SchemaState: Hashable, Sendable {
        /// Every step is taken.
        case current
        /// An earlier version wrote it: the steps that the next command takes.
        case older([String])
        /// A later version wrote it: steps that this program does not know.
        case newer([String])
    }

    /// See ``SchemaState``.
    public var schema = SchemaState.current
    /// How many steps of the schema the file has taken.
    public var schemaSteps = 0
    /// What SQLite finds wrong with the file, and rows that refer to nothing, a sentence each.
    public var damages: [String] = []
    /// Tables, columns and indexes that this program makes and the file lacks; empty for a file of another version.
    public var lacking: [String] = []
    /// Rows that belong to nothing any more, by what they are; only kinds with a count above 0.
    public var orphans: [(what: String, count: Int)] = []
    /// Batches whose counts differ from the changes that they logged, or that have no end: kept in part.
    public var brokenBatches: [Int64] = []
    /// Probe runs without an end: killed, or still on.
    public var openRuns = 0
    /// The latest time that anything in the registry says of itself; `nil` in an empty one.
    public var latest: Instant?
    /// Zones, sites and cameras.
    public var records = (zones: 0, sites: 0, cameras: 0)
    /// Bytes inside the file that nothing uses.
    public var freeBytes: Int64 = 0
    /// The SQLite that looked.
    public var sqliteVersion = ""
}

extension Registry {
    /// Looks at a registry's file: whole, complete, from which version. Changes nothing, and takes no lock that anybody
    /// waits for.
    ///
    /// Reads the whole file once. Throws ``RegistryError/missing(path:)``, ``RegistryError/notARegistry(path:reason:)`` and
    /// ``RegistryError/notAccessible(path:reason:)``; damage inside the file is a finding, not an error.
    public static func condition(path: String) throws(RegistryError) -> RegistryCondition {
        try PlainConnection.mustBeFile(path)
        guard PlainConnection.exists(path) else { throw .missing(path: path) }
        let file = try PlainConnection(looking: path)
        try file.mustBeRegistry(path)
        var condition = RegistryCondition()
        condition.sqliteVersion =
            try Statement(file.connection, "SELECT sqlite_version()").allTexts().first ?? ""
        let steps = try Statement(file.connection, "SELECT identifier FROM grdb_migrations").allTexts()
        condition.schemaSteps = steps.count
        condition.schema = Schema.state(of: steps)
        condition.damages = try damages(file.connection)
        condition.freeBytes =
            (try Statement(file.connection, "PRAGMA freelist_count").number() ?? 0)
            * (try Statement(file.connection, "PRAGMA page_size").number() ?? 0)
        // Of another version's tables nothing more can be said.
        guard condition.schema == .current else { return condition }
        condition.lacking = try lacking(file.handle)
        guard condition.lacking.isEmpty else { return condition }
        condition.orphans = try orphans(file.connection)
        condition.brokenBatches = try brokenBatches(file.connection)
        condition.openRuns = try count(
            file.connection, "SELECT count(*) FROM probeRun WHERE finishedAt IS NULL")
        condition.latest = try latest(file.connection)
        condition.records = (
            try count(file.connection, "SELECT count(*) FROM zone"),
            try count(file.connection, "SELECT count(*) FROM site"),
            try count(file.connection, "SELECT count(*) FROM camera")
        )
        return condition
    }

    /// The latest moment that the registry has written down; `nil` in an empty one.
    public func latestMoment() throws -> Instant? { try read { try Registry.latest($0) } }

    static func count(_ connection: Connection, _ sql: String) throws(RegistryError) -> Int {
        Int(try Statement(connection, sql).number() ?? 0)
    }

    /// The latest moment that the registry has written down. Moments that may lie in the future on purpose do not count.
    private static func latest(_ connection: Connection) throws(RegistryError) -> Instant? {
        try Statement(
            connection,
            """
            SELECT max(at) FROM (
                SELECT max(startedAt) AS at FROM batch UNION ALL SELECT max(finishedAt) FROM batch
                UNION ALL SELECT max(startedAt) FROM probeRun UNION ALL SELECT max(finishedAt) FROM probeRun
                UNION ALL SELECT max(checkedAt) FROM health UNION ALL SELECT max(at) FROM findingStep
                UNION ALL SELECT max(at) FROM accessLog) AS moments
            """
        ).number().map(Instant.init(milliseconds:))
    }

    private static func orphans(_ connection: Connection) throws(RegistryError) -> [(
        what: String, count: Int
    )] {
        var found: [(what: String, count: Int)] = []
        for (what, sql) in [
            (
                "endpoint without a camera",
                """
                SELECT count(*) FROM endpoint WHERE cameraId NOT IN (SELECT id FROM camera)
                    AND cameraId NOT IN (SELECT subjectId FROM gone WHERE subject = 1)
                """
            ),
            ("change of a camera that never was", changes(1, "camera")),
            ("change of a zone that never was", changes(2, "zone")),
            ("change of a site that never was", changes(3, "site")),
            (
                "organisation that nothing names",
                """
                SELECT count(*) FROM organisation WHERE id NOT IN (SELECT ownerId FROM camera WHERE ownerId IS NOT NULL)
                    AND id NOT IN (SELECT managementUnitId FROM camera WHERE managementUnitId IS NOT NULL)
                    AND id NOT IN (SELECT maintenanceUnitId FROM camera WHERE maintenanceUnitId IS NOT NULL)
                """
            ),
        ] {
            let count = try count(connection, sql)
            if count > 0 { found.append((what, count)) }
        }
        return found
    }

    private static func changes(_ subject: Int, _ table: String) -> String {
        """
        SELECT count(*) FROM change WHERE subject = \(subject) AND subjectId NOT IN (SELECT id FROM \(table))
            AND subjectId NOT IN (SELECT subjectId FROM gone WHERE subject = \(subject))
        """
    }

    /// Roads and buildings are no records: their batches log no changes.
    private static func brokenBatches(_ connection: Connection) throws(RegistryError) -> [Int64] {
        let select = try Statement(
            connection,
            """
            SELECT id FROM batch LEFT JOIN (SELECT batchId, count(*) AS logged FROM change GROUP BY batchId)
                ON batchId = id
            WHERE finishedAt IS NULL OR (kind NOT IN ('roads', 'buildings') AND reverts IS NULL
                AND created + updated + removed <> coalesce(logged, 0))
            ORDER BY id
            """)
        var found: [Int64] = []
        while try select.step() { found.append(select.int64(0)) }
        return found
    }
}
