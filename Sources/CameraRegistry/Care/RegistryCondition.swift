public import CameraModel

/// What a look at a registry found, without changing anything in it.
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
    /// How many steps of the schema it has taken.
    public var schemaSteps = 0
    /// What SQLite finds wrong with the file, and rows that refer to nothing or contradict each other, a sentence each. A server
    /// looks after its own pages.
    public var damages: [String] = []
    /// Tables, columns and indexes that this program makes and the file lacks; empty for a file of another version, and for a server.
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
    /// The engine and its version, as `SQLite 3.40.1`.
    public var engine = ""
    /// Whether all of it was seen: a county's account sees its county, of which only ``records`` are told.
    public var seesAll = true
}

extension Registry {
    /// Looks at a registry: whole, complete, from which version. Changes nothing, and takes no lock that anybody
    /// waits for.
    ///
    /// Reads all of it once. Throws ``RegistryError/missing(path:)``, ``RegistryError/notARegistry(path:reason:)``,
    /// ``RegistryError/notAccessible(path:reason:)``, and ``RegistryError/corrupt(path:reason:)`` where so much is damaged that
    /// it cannot be looked at; other damage inside the file is a finding, not an error.
    public static func condition(path: String) throws(RegistryError) -> RegistryCondition {
        if let address = PostgresAddress(path) { return try PostgresStore.condition(address) }
        guard PlainConnection.exists(path) else { throw .missing(path: path) }
        let file = try PlainConnection(looking: path)
        try file.mustBeRegistry(path)
        var condition = RegistryCondition()
        condition.engine =
            "SQLite " + (try Statement(file.connection, "SELECT sqlite_version()").allTexts().first ?? "")
        let steps = try Statement(file.connection, "SELECT identifier FROM grdb_migrations").allTexts()
        condition.schemaSteps = steps.count
        condition.schema = Schema.state(of: steps)
        condition.damages = try damages(file.connection)
        // Of another version's tables nothing more can be said.
        guard condition.schema == .current else { return condition }
        condition.lacking = try lacking(file.handle)
        guard condition.lacking.isEmpty else { return condition }
        try condition.look(file.connection)
        return condition
    }

    /// The latest moment that the registry has written down; `nil` in an empty one.
    public func latestMoment() throws -> Instant? { try read { try Registry.latest($0) } }

    static func count(_ connection: Connection, _ sql: String) throws(RegistryError) -> Int {
        Int(try Statement(connection, sql).number() ?? 0)
    }

    /// The latest moment that the registry has written down. Moments that may lie in the future on purpose do not count.
    static func latest(_ connection: Connection) throws(RegistryError) -> Instant? {
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

    static func orphans(_ connection: Connection) throws(RegistryError) -> [(
        what: String, count: Int
    )] {
        var found: [(what: String, count: Int)] = []
        for (what, sql) in [
            (
                "endpoint without a camera",
                """
                SELECT count(*) FROM endpoint WHERE NOT EXISTS (SELECT 1 FROM camera WHERE camera.id = cameraId)
                    AND NOT EXISTS (SELECT 1 FROM gone WHERE gone.subject = 1 AND gone.subjectId = cameraId)
                """
            ),
            ("change of a camera that never was", changes(1, "camera")),
            ("change of a zone that never was", changes(2, "zone")),
            ("change of a site that never was", changes(3, "site")),
            (
                "organisation that nothing names",
                """
                SELECT count(*) FROM (SELECT id FROM organisation EXCEPT SELECT ownerId FROM camera
                    EXCEPT SELECT managementUnitId FROM camera EXCEPT SELECT maintenanceUnitId FROM camera) AS unnamed
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
        SELECT count(*) FROM change WHERE change.subject = \(subject)
            AND NOT EXISTS (SELECT 1 FROM \(table) WHERE \(table).id = change.subjectId)
            AND NOT EXISTS (SELECT 1 FROM gone WHERE gone.subject = \(subject) AND gone.subjectId = change.subjectId)
        """
    }

    /// Roads and buildings are no records: their batches log no changes.
    static func brokenBatches(_ connection: Connection) throws(RegistryError) -> [Int64] {
        let select = try Statement(
            connection,
            """
            SELECT id FROM batch LEFT JOIN (SELECT batchId, count(*) AS logged FROM change GROUP BY batchId)
                AS entries ON batchId = id
            WHERE finishedAt IS NULL OR (kind NOT IN ('roads', 'buildings') AND reverts IS NULL
                AND created + updated + removed <> coalesce(logged, 0))
            ORDER BY id
            """)
        var found: [Int64] = []
        while try select.step() { found.append(select.int64(0)) }
        return found
    }
}

extension RegistryCondition {
    /// Looks at the rows themselves, of this version's tables.
    mutating func look(_ connection: Connection) throws(RegistryError) {
        orphans = try Registry.orphans(connection)
        brokenBatches = try Registry.brokenBatches(connection)
        openRuns = try Registry.count(
            connection, "SELECT count(*) FROM probeRun WHERE finishedAt IS NULL")
        latest = try Registry.latest(connection)
        try count(connection)
    }

    /// Counts the records.
    mutating func count(_ connection: Connection) throws(RegistryError) {
        records = (
            try Registry.count(connection, "SELECT count(*) FROM zone"),
            try Registry.count(connection, "SELECT count(*) FROM site"),
            try Registry.count(connection, "SELECT count(*) FROM camera")
        )
    }
}
