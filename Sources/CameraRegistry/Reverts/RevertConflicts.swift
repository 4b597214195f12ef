import CameraModel

/// Finds out who holds on to what a batch did: fields that were changed again, and records that were.
struct RevertConflicts {
    private let connection: Connection
    private let span: BatchSpan

    init(_ connection: Connection, _ span: BatchSpan) { (self.connection, self.span) = (connection, span) }

    /// Adds every later change of a field that the batch changed, and of a record that it made or removed.
    func find(_ outcome: inout RevertOutcome) throws(RegistryError) {
        guard let changes = span.changes else { return }
        let ours = "ours.id BETWEEN \(changes.lowerBound) AND \(changes.upperBound)"
        // Longitude and latitude are one value.
        let same = """
            (hold.field = mine.field OR hold.field IN ('longitude', 'latitude')
                AND mine.field IN ('longitude', 'latitude'))
            """
        try collect(
            """
            SELECT DISTINCT ours.subject, ours.subjectId, mine.field, later.batchId
            FROM change AS ours
            JOIN change AS later ON later.subject = ours.subject AND later.subjectId = ours.subjectId
            JOIN changeField AS mine ON mine.changeId = ours.id
            LEFT JOIN changeField AS hold ON hold.changeId = later.id
            WHERE \(ours) AND ours.action = 2 AND \(span.isLater) AND (later.action <> 2 OR \(same))
            """, &outcome)
        try collect(
            """
            SELECT DISTINCT ours.subject, ours.subjectId, CASE later.action WHEN 2 THEN hold.field END, later.batchId
            FROM change AS ours
            JOIN change AS later ON later.subject = ours.subject AND later.subjectId = ours.subjectId
            LEFT JOIN changeField AS hold ON hold.changeId = later.id
            WHERE \(ours) AND ours.action <> 2 AND \(span.isLater)
            """, &outcome)
    }

    private func collect(_ sql: String, _ outcome: inout RevertOutcome) throws(RegistryError) {
        let select = try Statement(connection, sql)
        while try select.step() {
            guard let subject = ChangeLog.Subject(rawValue: select.int(0)) else { continue }
            // What is not shown needs no code.
            let code = outcome.conflicts.count < RevertOutcome.shown ? try code(subject, select.int64(1)) : ""
            outcome.add(
                RevertConflict(
                    kind: subject.kind, code: code, field: select.text(2), batch: select.int64(3),
                    hold: .changed))
        }
    }

    private func code(_ subject: ChangeLog.Subject, _ id: Int64) throws(RegistryError) -> String {
        let here = try Statement(connection, subject.selectCode)
        here.bind(1, id)
        if try here.step() { return here.text(0) ?? "" }
        let gone = try Statement(connection, "SELECT code FROM gone WHERE subject = ? AND subjectId = ?")
        gone.bind(1, subject.rawValue)
        gone.bind(2, id)
        return try gone.step() ? gone.text(0) ?? "" : ""
    }

    /// The batch that removed the record with this code; `nil` when it was never there.
    func remover(_ subject: ChangeLog.Subject, _ code: String) throws(RegistryError) -> Int64? {
        let select = try Statement(
            connection,
            """
            SELECT batchId FROM gone JOIN change ON change.id = changeId
            WHERE gone.subject = ? AND code = ? ORDER BY changeId DESC LIMIT 1
            """)
        select.bind(1, subject.rawValue)
        select.bind(2, code)
        return try select.step() ? select.int64(0) : nil
    }

    /// The batch that last said where a record lies: in its column `field`, or by making the record.
    func placer(_ subject: ChangeLog.Subject, _ id: Int64, _ field: String) throws(RegistryError) -> Int64? {
        let select = try Statement(
            connection,
            """
            SELECT batchId FROM change WHERE subject = ?1 AND subjectId = ?2 AND (action = 1 OR EXISTS (
                SELECT 1 FROM changeField WHERE changeId = change.id AND field = ?3)) ORDER BY id DESC LIMIT 1
            """)
        select.bind(1, subject.rawValue)
        select.bind(2, id)
        select.bind(3, field)
        return try select.step() ? select.int64(0) : nil
    }
}

extension ChangeLog.Subject {
    var kind: RecordKind { self == .camera ? .camera : self == .zone ? .zone : .site }
}
