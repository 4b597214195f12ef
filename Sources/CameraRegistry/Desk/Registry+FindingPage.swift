public import CameraModel

/// Which kept findings a page wants.
public struct FindingPageRequest: Sendable {
    /// Only in these states; empty is all.
    public var states: [FindingState] = []
    /// Only those that lie in one of these zones; `nil` is all, also those that lie in none.
    public var zones: Set<String>?
    /// Only of this rule.
    public var rule: String?
    /// Only about this subject.
    public var subject: String?
    /// Only those whose day is over then.
    public var overdueOn: CalendarDate?
    /// Only those with a number below this one.
    public var before = Int64.max
    /// At most so many, 1 or more.
    public var limit = 50

    /// The newest findings.
    public init() {}
}

extension Registry {
    /// The newest of the wanted findings, newest first.
    public func findingPage(_ request: FindingPageRequest) throws -> [FindingEntry] {
        try read { connection in
            let states = request.states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            let select = try Statement(
                connection,
                FindingStore.columns + """
                     WHERE finding.id < ?1 AND (?2 IS NULL OR rule = ?2) AND (?3 IS NULL OR subject = ?3)
                        AND (?4 IS NULL OR (due < ?4 AND state NOT IN ('closed', 'accepted')))
                        \(states.isEmpty ? "" : "AND state IN (\(states))") ORDER BY finding.id DESC
                    """, isLong: true)
            select.bind(1, request.before)
            select.bind(2, request.rule)
            select.bind(3, request.subject)
            select.bind(4, request.overdueOn?.daysSince1970)
            var entries: [FindingEntry] = []
            while entries.count < request.limit, try select.step() {
                if let zones = request.zones, select.text(4).map({ !zones.contains($0) }) ?? true { continue }
                entries.append(try FindingStore.entry(select))
            }
            return entries
        }
    }

    /// How many findings each zone has of each rule and state; the zone is empty where a finding lies in none.
    public func findingTable() throws -> [(zone: String, rule: String, state: FindingState, count: Int)] {
        try read { connection in
            let select = try Statement(
                connection,
                "SELECT coalesce(zone, ''), rule, state, count(*) FROM finding GROUP BY zone, rule, state")
            var counts: [(zone: String, rule: String, state: FindingState, count: Int)] = []
            while try select.step() {
                guard let state = select.text(2).flatMap(FindingState.init(rawValue:)) else { continue }
                counts.append((select.text(0) ?? "", select.text(1) ?? "", state, select.int(3)))
            }
            return counts
        }
    }
}
