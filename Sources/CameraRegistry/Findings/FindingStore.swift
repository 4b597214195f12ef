import CameraModel

/// Reads and writes the kept findings; one transaction's worth.
final class FindingStore {
    private let find, insert, see, move, step: Statement
    private let connection: OpaquePointer

    init(_ connection: OpaquePointer) throws(RegistryError) {
        self.connection = connection
        find = try Statement(
            connection, "SELECT id, state, seen FROM finding WHERE rule = ? AND subject = ? AND kind = ?")
        insert = try Statement(
            connection,
            """
            INSERT INTO finding (rule, kind, subject, zone, facts, state, openedAt, seen)
            VALUES (?1, ?2, ?3, ?4, ?5, 'open', ?6, ?7) RETURNING id
            """)
        see = try Statement(
            connection, "UPDATE finding SET seen = ?2, facts = ?3, zone = ?4 WHERE id = ?1")
        move = try Statement(
            connection, "UPDATE finding SET state = ?2, unit = ?3, due = ?4, reason = ?5 WHERE id = ?1")
        step = try Statement(
            connection,
            """
            INSERT INTO findingStep (findingId, at, state, actor, unit, due, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """)
    }

    /// Notes that a review found something.
    func note(_ finding: ReviewFinding, review: Int64, at now: Instant, _ outcome: inout ReviewOutcome)
        throws(RegistryError)
    {
        find.bind(1, finding.rule.id)
        find.bind(2, finding.subject)
        find.bind(3, finding.kind.rawValue)
        let isKnown = try find.step()
        let (id, state) = (isKnown ? find.int64(0) : 0, isKnown ? find.text(1) ?? "" : "")
        let isSecond = isKnown && find.int64(2) == review
        find.reset()
        if isSecond { return }
        outcome.byRule[finding.rule.id, default: 0] += 1
        let facts = FactsText.write(finding.facts)
        guard isKnown else {
            insert.bind(1, finding.rule.id)
            insert.bind(2, finding.kind.rawValue)
            insert.bind(3, finding.subject)
            insert.bind(4, finding.zone?.text)
            insert.bind(5, facts)
            insert.bind(6, now.milliseconds)
            insert.bind(7, review)
            _ = try insert.step()
            let id = insert.int64(0)
            insert.reset()
            outcome.opened += 1
            return try log(
                id, FindingStep(at: now, state: .open, actor: nil, unit: nil, due: nil, reason: nil))
        }
        see.bind(1, id)
        see.bind(2, review)
        see.bind(3, facts)
        see.bind(4, finding.zone?.text)
        try see.run()
        guard state == FindingState.closed.rawValue else {
            outcome.still += 1
            return
        }
        outcome.reopened += 1
        try set(id, FindingStep(at: now, state: .reopened, actor: nil, unit: nil, due: nil, reason: nil))
    }

    /// Moves a finding on: it says from then on what the step says.
    func set(_ id: Int64, _ to: FindingStep) throws(RegistryError) {
        move.bind(1, id)
        move.bind(2, to.state.rawValue)
        move.bind(3, to.unit?.name)
        move.bind(4, to.due?.daysSince1970)
        move.bind(5, to.reason)
        try move.run()
        try log(id, to)
    }

    private func log(_ id: Int64, _ entry: FindingStep) throws(RegistryError) {
        step.bind(1, id)
        step.bind(2, entry.at.milliseconds)
        step.bind(3, entry.state.rawValue)
        step.bind(4, entry.actor)
        step.bind(5, entry.unit?.name)
        step.bind(6, entry.due?.daysSince1970)
        step.bind(7, entry.reason)
        try step.run()
    }

    static let columns = columns(of: "finding")

    /// The columns of the findings as they are, or of another table of theirs: see ``pastTable``.
    static func columns(of table: String) -> String {
        """
        SELECT finding.id, rule, kind, subject, zone, facts, state, unit, due, reason, openedAt, review.startedAt
        FROM \(table) JOIN review ON review.id = seen
        """
    }

    /// The findings that there were at the moment `?2`, in milliseconds, as the last step until then left them; their facts and
    /// zone are those last seen.
    static let pastTable = """
        (SELECT finding.id, rule, kind, subject, zone, facts, openedAt, seen, step.state, step.unit, step.due, step.reason
            FROM finding JOIN findingStep AS step
            ON step.id = (SELECT max(id) FROM findingStep WHERE findingId = finding.id AND at <= ?2)) AS finding
        """

    /// The row of ``columns`` that a statement stands on.
    static func entry(_ row: borrowing Statement) throws(RegistryError) -> FindingEntry {
        let id = row.int64(0)
        guard let kind = row.text(2).flatMap(ReviewFinding.SubjectKind.init(rawValue:)) else {
            throw .damaged(table: "finding", column: "kind", id: id)
        }
        guard let state = row.text(6).flatMap(FindingState.init(rawValue:)) else {
            throw .damaged(table: "finding", column: "state", id: id)
        }
        guard let facts = FactsText.read(row.text(5) ?? "") else {
            throw .damaged(table: "finding", column: "facts", id: id)
        }
        return FindingEntry(
            id: id, rule: row.text(1) ?? "", kind: kind, subject: row.text(3) ?? "",
            zone: row.text(4).flatMap { ZoneCode($0) }, facts: facts, state: state,
            unit: row.text(7).flatMap { Organisation($0) },
            due: row.optionalInt(8).map { CalendarDate(daysSince1970: $0) }, reason: row.text(9),
            openedAt: Instant(milliseconds: row.int64(10)), seenAt: Instant(milliseconds: row.int64(11)))
    }
}

/// The facts of a finding in one text: a JSON object by their places.
enum FactsText {
    static func write(_ facts: [String]) -> String {
        var values: [String: String] = [:]
        for (place, fact) in facts.enumerated() { values["\(place)"] = fact }
        return JSONText.object(values)
    }

    static func read(_ text: String) -> [String]? {
        guard let values = JSONText.flatObject(text) else { return nil }
        return (0..<values.count).compactMap { values["\($0)"] }
    }
}
