public import CameraModel

/// The outcome of an audit: the figures of every zone, and what an auditor must know to believe them.
public struct AuditReport: Hashable, Sendable {
    /// The policy whose targets hold.
    public var policy: Policy
    /// The moment that the figures speak of.
    public var asOf: Instant
    /// How far local time was ahead of UTC then, in seconds.
    public var localOffsetSeconds: Int
    /// The registry's revision that was read.
    public var revision: Int
    /// The window of verified connection, in seconds.
    public var windowSeconds: Int
    /// The figures, each zone after its parent, a zone's descendants directly behind it.
    public var zones: [ZoneRates]
    /// Cameras by state, also those without a zone.
    public var cameras: CameraCounts
    /// How sites and names were matched.
    public var sites: SiteMatching
    /// Cameras that deserve a visit.
    public var lists: CameraLists
    /// The rate that was explained.
    public var explained: RateName?
    /// The cameras and sites behind that rate, by zone, category and code; empty when none was asked for.
    public var evidence: [Evidence]
    /// Findings with the zone they are about; `nil` where they are about all.
    var scopedFindings: [ScopedFinding]
    /// How many codes a list names.
    var listLimit: Int

    /// What does not fit together in zones, sites and policy.
    public var findings: [Finding] { scopedFindings.map(\.finding) }

    /// Figures that have a target.
    public var targeted: [RateFigure] { zones.flatMap { $0.rates.filter { $0.target != nil } } }

    /// Whether the policy is met: at least one figure with a target could be computed, and none is missed.
    ///
    /// Where nothing could be computed the answer is `false`: green would say that somebody had measured.
    public var met: Bool {
        var computed = false
        for zone in zones {
            for figure in zone.rates {
                guard let met = figure.met else { continue }
                if !met { return false }
                computed = true
            }
        }
        return computed
    }

    /// The figures that miss their target, with their zone, in the order of the report.
    public var missed: [(zone: ZoneRates, figure: RateFigure)] {
        zones.flatMap { zone in zone.rates.filter { $0.met == false }.map { (zone, $0) } }
    }

    /// The report of one zone and its descendants, or `nil` when the report has no such zone.
    ///
    /// Cameras without a zone are left out; findings about the whole registry stay.
    public func select(zone code: ZoneCode) -> AuditReport? {
        guard let start = zones.firstIndex(where: { $0.zone == code }) else { return nil }
        let top = zones[start]
        let kept = zones[start...].dropFirst().prefix { $0.depth > top.depth }
        var report = self
        report.zones = [top] + kept
        report.cameras = top.cameras
        report.sites = top.sites
        report.lists = CameraLists()
        for zone in report.zones { report.lists.add(zone.ownLists, limit: listLimit) }
        let codes = Set(report.zones.map(\.zone))
        report.evidence = evidence.filter { entry in entry.zone.map(codes.contains) ?? false }
        report.scopedFindings = scopedFindings.filter { $0.zone.map(codes.contains) ?? true }
        return report
    }
}

/// A finding and the zone it is about; `nil` when it is about the whole registry or the policy.
struct ScopedFinding: Hashable, Sendable {
    var zone: ZoneCode?
    var finding: Finding
}
