public import CameraModel

/// Which kept findings are wanted.
public struct FindingFilter: Sendable {
    /// Only in these states; empty is all.
    public var states: [FindingState] = []
    /// Only of this zone and its descendants; code or name.
    public var zone: String?
    /// Only of these rules; empty is all.
    public var rules: [String] = []
    /// Only those that this unit is to put right.
    public var unit: String?
    /// Only those about this subject.
    public var subject: String?
    /// Only these numbers; empty is all.
    public var ids: [Int64] = []
    /// Only those whose day is over on ``today``.
    public var isOverdue = false
    /// As they were at this moment, by the second; `nil` is now.
    public var asOf: Instant?

    /// Every finding.
    public init() {}
}

extension Registry {
    /// The wanted findings, one by one: overdue on `today` first, then reopened, open, assigned by their day, accepted,
    /// closed; within a state by zone, rule and subject.
    public func findings(_ filter: FindingFilter, today: CalendarDate, each: (FindingEntry) throws -> Void)
        throws
    {
        try read { connection in
            let wanted = try Registry.codes(filter.zone, connection)
            let select = try Statement(
                connection,
                FindingStore.columns(of: filter.asOf == nil ? "finding" : FindingStore.pastTable) + """
                     ORDER BY CASE WHEN state NOT IN ('closed', 'accepted') AND due < ?1 THEN 0 WHEN state = 'reopened' THEN 1
                        WHEN state = 'open' THEN 2 WHEN state = 'assigned' THEN 3 WHEN state = 'accepted' THEN 4 ELSE 5 END,
                        coalesce(due, 9999999), coalesce(zone, ''), rule, subject, kind
                    """)
            select.bind(1, today.daysSince1970)
            if let asOf = filter.asOf { select.bind(2, asOf.milliseconds + 999) }
            while try select.step() {
                let entry = try FindingStore.entry(select)
                if let wanted, entry.zone.map({ !wanted.contains($0.text) }) ?? true { continue }
                if filter.accepts(entry, today) { try each(entry) }
            }
        }
    }

    /// One finding and every step of its life; `nil` when no finding has the number.
    public func finding(_ id: Int64) throws -> (entry: FindingEntry, steps: [FindingStep])? {
        try read { connection in
            let select = try Statement(connection, FindingStore.columns + " WHERE finding.id = ?")
            select.bind(1, id)
            guard try select.step() else { return nil }
            let entry = try FindingStore.entry(select)
            let history = try Statement(
                connection,
                "SELECT at, state, actor, unit, due, reason FROM findingStep WHERE findingId = ? ORDER BY id")
            history.bind(1, id)
            var steps: [FindingStep] = []
            while try history.step() {
                steps.append(
                    FindingStep(
                        at: Instant(milliseconds: history.int64(0)),
                        state: history.text(1).flatMap(FindingState.init(rawValue:)) ?? .open,
                        actor: history.text(2), unit: history.text(3).flatMap { Organisation($0) },
                        due: history.optionalInt(4).map { CalendarDate(daysSince1970: $0) },
                        reason: history.text(5)))
            }
            return (entry, steps)
        }
    }

    /// Moves findings on by hand, all or none; each keeps the step in its history.
    ///
    /// Throws ``RegistryError/unknownFinding(_:)`` for a number that is not there, and for one that is closed already.
    public func moveFindings(_ ids: [Int64], to step: FindingStep) throws {
        try write { connection in
            let store = try FindingStore(connection)
            let select = try Statement(connection, "SELECT state FROM finding WHERE id = ?")
            for id in ids {
                select.bind(1, id)
                guard try select.step(), select.text(0) != FindingState.closed.rawValue else {
                    throw RegistryError.unknownFinding(id)
                }
                select.reset()
                try store.set(id, step)
            }
            return (keep: true, value: ())
        }
    }

    /// How many findings each state has, by rule; and how many of them are overdue on `today`. Of a past moment: had then.
    public func findingCounts(zone: String? = nil, today: CalendarDate, asOf: Instant? = nil) throws -> [(
        rule: String, state: FindingState, count: Int, overdue: Int
    )] {
        try read { connection in
            let wanted = try Registry.codes(zone, connection)
            let select = try Statement(
                connection,
                """
                SELECT rule, state, zone, count(*), total(state NOT IN ('closed', 'accepted') AND due < ?1)
                FROM \(asOf == nil ? "finding" : FindingStore.pastTable) GROUP BY rule, state, zone ORDER BY rule, state
                """)
            select.bind(1, today.daysSince1970)
            if let asOf { select.bind(2, asOf.milliseconds + 999) }
            var counts: [(rule: String, state: FindingState, count: Int, overdue: Int)] = []
            while try select.step() {
                if let wanted, select.text(2).map({ !wanted.contains($0) }) ?? true { continue }
                let rule = select.text(0) ?? ""
                let state = select.text(1).flatMap(FindingState.init(rawValue:)) ?? .open
                if counts.last?.rule != rule || counts.last?.state != state {
                    counts.append((rule, state, 0, 0))
                }
                counts[counts.count - 1].count += select.int(3)
                counts[counts.count - 1].overdue += Int(select.optionalDouble(4) ?? 0)
            }
            return counts
        }
    }

    /// How many steps of findings led to each state, from one moment to another, both included.
    public func findingSteps(from: Instant, until: Instant) throws -> [FindingState: Int] {
        try read { connection in
            let select = try Statement(
                connection,
                "SELECT state, count(*) FROM findingStep WHERE at BETWEEN ?1 AND ?2 GROUP BY state")
            select.bind(1, from.milliseconds)
            select.bind(2, until.milliseconds + 999)
            var counts: [FindingState: Int] = [:]
            while try select.step() {
                if let state = select.text(0).flatMap(FindingState.init(rawValue:)) {
                    counts[state] = select.int(1)
                }
            }
            return counts
        }
    }

    /// The codes of a zone and its descendants; `nil` when every zone is wanted.
    private static func codes(_ text: String?, _ connection: OpaquePointer) throws -> Set<String>? {
        guard text != nil else { return nil }
        let places = try Places(connection)
        return try zones(text, places).map { ids in Set(ids.compactMap { places.code(id: $0)?.text }) }
    }
}

extension FindingFilter {
    func accepts(_ entry: FindingEntry, _ today: CalendarDate) -> Bool {
        (states.isEmpty || states.contains(entry.state)) && (rules.isEmpty || rules.contains(entry.rule))
            && (unit == nil || entry.unit?.name == unit) && (subject == nil || entry.subject == subject)
            && (ids.isEmpty || ids.contains(entry.id)) && (!isOverdue || entry.isOverdue(on: today))
    }
}
