import CameraModel

/// Writes batches and the change log. A creation is one entry; an update logs each field before and after.
final class ChangeLog {
    /// What a change is of; the numbers stand in the schema.
    enum Subject: Int { case camera = 1, zone = 2, site = 3 }
    /// What happened; the numbers stand in the schema.
    enum Action: Int { case created = 1, updated = 2, removed = 3 }
    /// One field before and after.
    typealias Field = (name: String, before: String?, after: String?)

    let batch: Int64
    /// What the reader found in this batch's rows.
    var readerFindings = FindingLog(keptPerRule: 10 * FindingSummary.linesKept)
    /// What the updates of this batch changed, for its report.
    private(set) var difference = DifferenceLog()
    private let connection: Connection
    private let change: Statement
    private let field: Statement
    private var creations: CreationRun
    /// The last entry before this batch.
    private let lastBefore: Int64

    /// Opens a batch; its counts follow with ``close(_:at:)``.
    init(
        _ connection: Connection, kind: String, source: String, format: String? = nil,
        profile: String? = nil,
        reason: String? = nil, actor: String? = nil, reverts: Int64? = nil, at now: Instant
    ) throws(RegistryError) {
        self.connection = connection
        // A server knows each change's county.
        let root = connection.postgres == nil ? ("", "") : (", root", ", rootOfChange(?2, ?3)")
        change = try Statement(
            connection,
            "INSERT INTO change (batchId, subject, subjectId, action, line\(root.0)) VALUES (?1, ?2, ?3, ?4, ?5\(root.1))"
        )
        field = try Statement(
            connection, "INSERT INTO changeField (changeId, field, before, after) VALUES (?, ?, ?, ?)")
        let insert = try Statement(
            connection,
            """
            INSERT INTO batch (kind, source, format, profile, reason, startedAt, actor, reverts)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        lastBefore = try Statement(connection, "SELECT coalesce(max(id), 0) FROM change").number() ?? 0
        insert.bind(1, kind)
        insert.bind(2, source)
        insert.bind(3, format)
        insert.bind(4, profile)
        insert.bind(5, reason)
        insert.bind(6, now.milliseconds)
        insert.bind(7, actor)
        insert.bind(8, reverts)
        batch = try insert.runForID()
        creations = try CreationRun(connection, batch: batch)
    }

    /// Adds the creation of a camera that is in the table, or on its way there. The entry may wait for the next ones until another
    /// kind of entry follows, or ``settle()``. A server is told the camera's county.
    func logCreation(ofCamera id: Int64, line: Int, root: Int64?) throws(RegistryError) {
        try creations.add(id, line: line, root: root)
    }

    /// Writes the entries that wait.
    func settle() throws(RegistryError) { try creations.write() }

    /// Adds an entry and gives its number, which is the registry's revision from then on.
    @discardableResult
    func log(
        _ subject: Subject, _ id: Int64, _ action: Action, line: Int?, fields: [Field] = []
    ) throws(RegistryError) -> Int64 {
        try settle()
        change.bind(1, batch)
        change.bind(2, subject.rawValue)
        change.bind(3, id)
        change.bind(4, action.rawValue)
        change.bind(5, line)
        let entry = try change.runForID()
        if fields.isEmpty { return entry }
        if action == .updated { difference.add(subject, id, line: line, fields) }
        for (name, before, after) in fields {
            field.bind(1, entry)
            field.bind(2, name)
            field.bind(3, before)
            field.bind(4, after)
            try field.run()
        }
        return entry
    }

    /// Writes the batch's counts and end.
    func close(_ outcome: ImportOutcome, removed: Int = 0, at now: Instant) throws(RegistryError) {
        try settle()
        let update = try Statement(
            connection,
            """
            UPDATE batch SET finishedAt = ?, created = ?, updated = ?, unchanged = ?, refused = ?, removed = ?
            WHERE id = ?
            """)
        update.bind(1, now.milliseconds)
        update.bind(2, outcome.created)
        update.bind(3, outcome.updated)
        update.bind(4, outcome.unchanged)
        update.bind(5, outcome.refused)
        update.bind(6, removed)
        update.bind(7, batch)
        try update.run()
        if connection.postgres != nil { try noteCounties() }
        try BatchFindings(connection).keep(readerFindings.joined(outcome.findings).summaries, of: batch)
    }
    /// Has a server know which counties the batch changed something of.
    private func noteCounties() throws(RegistryError) {
        let note = try Statement(
            connection,
            """
            INSERT OR IGNORE INTO batchCounty
            SELECT DISTINCT batchId, root FROM change WHERE id > ? AND batchId = ? AND root IS NOT NULL
            """)
        note.bind(1, lastBefore)
        note.bind(2, batch)
        try note.run()
    }
}
