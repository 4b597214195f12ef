import CameraModel
import CameraRegistry

/// Which findings a page wants.
struct FindingQuery: Sendable {
    enum Choice: String, CaseIterable, Sendable {
        case open, assigned, accepted, closed, reopened, all
        var states: [FindingState] {
            switch self {
            case .open: [.open, .assigned, .reopened]
            case .all: []
            default: FindingState(rawValue: rawValue).map { [$0] } ?? []
            }
        }
    }
    var state = Choice.open
    var zone, rule, subject: String?
    var isOverdue = false
    var before = Int64.max
    var limit = 50

    init(_ query: Query) {
        state = query["state"].flatMap(Choice.init(rawValue:)) ?? .open
        (zone, rule, subject) = (query["zone"], query["rule"], query["subject"])
        isOverdue = query["overdue"] == "true"
        before = query["before"].flatMap { Int64($0) } ?? Int64.max
        limit = query["limit"].flatMap { Int($0) }.map { min(max($0, 1), 500) } ?? 50
    }

    static let parameters: [Route.Parameter] = [
        .init(
            name: "state", about: "Only in this state; open is what is not closed or accepted.",
            values: Choice.allCases.map(\.rawValue)),
        .init(name: "zone", about: "Only of this zone and those below it: a zone code."),
        .init(name: "rule", about: "Only of this rule."),
        .init(name: "subject", about: "Only about this camera, site or zone."),
        .init(name: "overdue", about: "Only those whose day is over.", values: ["true", "false"]),
        .init(name: "before", about: "Only numbers below: the `next` of the page before.", isInteger: true),
        .init(
            name: "limit", about: "At most so many, 50 if nothing is said.", isInteger: true, range: 1...500),
    ]
}

extension Desk {
    /// A page of findings in the visitor's zones, newest first, and where the next one begins.
    func findings(_ query: FindingQuery) throws -> (entries: [FindingEntry], next: Int64?) {
        var request = FindingPageRequest()
        (request.states, request.rule, request.subject) = (query.state.states, query.rule, query.subject)
        (request.before, request.limit) = (query.before, query.limit + 1)
        if query.isOverdue { request.overdueOn = today }
        let zone = try zone(named: query.zone)
        if zone != nil || unscoped.mask.zones != nil {
            let tree = unscoped.snapshot.tree
            let mask = unscoped.mask.intersection(ZoneMask(zone.map { [$0.zone.code] }, in: tree))
            request.zones = Set(tree.zones.indices.filter(mask.contains).map { tree.zones[$0].code.text })
        }
        var entries = try unscoped.registry.findingPage(request)
        guard entries.count > query.limit else { return (entries, nil) }
        entries.removeLast()
        return (entries, entries.last?.id)
    }

    /// A finding in the visitor's zones and the steps of its life.
    func finding(_ id: Int64) throws -> (entry: FindingEntry, steps: [FindingStep])? {
        guard let found = try unscoped.registry.finding(id) else { return nil }
        guard unscoped.mask.zones != nil else { return found }
        return found.entry.zone.flatMap { zone($0.text) } == nil ? nil : found
    }

    /// Moves a finding on, and notes it in the access log.
    func move(_ id: Int64, to step: FindingStep) throws {
        guard visitor.movesFindings else { throw Refusal.forbidden }
        guard try finding(id) != nil else { throw Refusal.notFound }
        do { try unscoped.registry.moveFindings([id], to: step) } catch RegistryError.unknownFinding {
            throw Refusal(409, en: "The finding is closed already.", zh: "该问题已销号。")
        }
        try log("finding \(step.state.rawValue)", "\(id): " + (step.reason ?? step.unit?.name ?? ""))
    }
}
