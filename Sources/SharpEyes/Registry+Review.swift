public import CameraAudit
public import CameraModel
public import CameraRegistry

/// What a review found, and what it changed among the kept findings.
public struct ReviewResult: Sendable {
    /// Its number; `nil` when nothing was kept.
    public var review: Int64?
    /// The audit that it rests on.
    public var report: AuditReport
    /// Whether a probe run saw the cameras within the window; else nothing is said of paper connections.
    public var isProbed: Bool
    /// What changed.
    public var outcome = ReviewOutcome()
    /// How much batches and zones look invented.
    public var scores: [InventionScore] = []
    /// By zone, without its descendants, and rule: cameras that the regulation asks about.
    public var accountability: [ZoneCode?: [String: Int]] = [:]
}

extension Registry {
    /// Reviews every camera and figure, now: what is new is opened, what is there again reopened, what is gone closed.
    ///
    /// `actor` `nil` keeps nothing and only counts. Findings are written while the records are read, a few thousand in a
    /// transaction, so that memory stays flat and nobody waits long; one that is interrupted closes nothing.
    public func review(
        _ policy: Policy, _ settings: AuditSettings, by actor: String?
    ) throws -> ReviewResult {
        let window = settings.asOf.adding(seconds: -Int64(settings.windowSeconds))
        let isProbed = try lastSeeingRun(until: settings.asOf).map { $0 >= window } ?? false
        let notes = try ReviewNotes(self, at: settings.asOf, by: actor)
        var report = try reviewFacts(policy, settings, isProbed: isProbed, notes)
        var inspector = Inspector(zones: ZoneTree([]), settings: InspectionSettings(asOf: settings.asOf))
        try inspect(
            begin: { basis in
                var inspection = InspectionSettings(asOf: settings.asOf)
                inspection.localTime = settings.localTime
                inspection.columnsInUse = basis.columnsInUse
                inspector = Inspector(zones: basis.zones, settings: inspection)
            },
            each: { try notes.add(inspector.add($0)) })
        try notes.add(inspector.finish())
        try notes.finish(judged: AuditReview.judged(isProbed: isProbed))
        report.evidence = []
        var result = ReviewResult(review: notes.review, report: report, isProbed: isProbed)
        (result.outcome, result.scores) = (notes.outcome, inspector.scores())
        result.accountability = inspector.counts
        return result
    }

    private func reviewFacts(
        _ policy: Policy, _ settings: AuditSettings, isProbed: Bool, _ notes: ReviewNotes
    ) throws -> AuditReport {
        let (seen, excuses) = (try seen(settings), try excuses(settings))
        func lane(_ zones: ZoneTree, _ sites: [Site]) -> AuditLane {
            AuditLane(
                Auditor(zones: zones, sites: sites, policy: policy, settings: settings), SiteWatch(sites),
                seen: seen, excuses: excuses)
        }
        var audit = lane(ZoneTree([]), [])
        var reviewer = AuditReview(settings, zones: ZoneTree([]), isProbed: isProbed)
        var revision = 0
        var request = FactsRequest()
        request.staleAt = settings.asOf
        request.views = try hasPositionedSite()
        try auditFacts(
            request,
            begin: { basis in
                revision = basis.revision
                audit = lane(basis.zones, basis.sites)
                reviewer = AuditReview(settings, zones: basis.zones, isProbed: isProbed)
            },
            each: { batch in
                audit.take(batch)
                try notes.add(reviewer.findings(batch))
            })
        audit.auditor.addViews(audit.watch.pairs())
        let report = audit.auditor.finish(revision: revision)
        try notes.add(AuditReview.findings(report))
        return report
    }
}

/// Writes findings down a few thousand at a time.
private final class ReviewNotes {
    private let registry: Registry
    private let now: Instant
    private(set) var review: Int64?
    private(set) var outcome = ReviewOutcome()
    private var waiting: [ReviewFinding] = []

    init(_ registry: Registry, at now: Instant, by actor: String?) throws {
        (self.registry, self.now) = (registry, now)
        review = try actor.map { try registry.beginReview(revision: registry.revision(), by: $0, now: now) }
    }

    func add(_ findings: [ReviewFinding]) throws {
        if review == nil {
            for finding in findings { outcome.byRule[finding.rule.id, default: 0] += 1 }
            return
        }
        waiting += findings
        if waiting.count >= 4000 { try flush() }
    }

    func finish(judged: [String]) throws {
        try flush()
        guard let review else { return }
        try registry.finishReview(review, judged: judged, now: now, outcome: &outcome)
    }

    private func flush() throws {
        guard let review else { return }
        try registry.note(waiting, review: review, now: now, outcome: &outcome)
        waiting.removeAll(keepingCapacity: true)
    }
}
