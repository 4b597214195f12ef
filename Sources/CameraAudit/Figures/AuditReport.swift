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
    /// The window of the online rate, in seconds; 0 when it was not reckoned.
    public var onlineWindowSeconds: Int
    /// The figures, each zone after its parent, a zone's descendants directly behind it.
    public var zones: [ZoneRates]
    /// Cameras by state, also those without a zone.
    public var cameras: CameraCounts
    /// How sites and names were matched.
    public var sites: SiteMatching
    /// Cameras that deserve a visit.
    public var lists: CameraLists
    /// The list that was wanted in full.
    public var list: EvidenceList?
    /// Its cameras, by zone in the order of the report, and by code.
    public var listed: [ListedCamera]
    /// The rate that was explained.
    public var explained: RateName?
    /// The cameras and sites behind that rate, by zone, category and code; empty when none was asked for.
    public var evidence: [Evidence]
    /// What the records are grouped by.
    public var grouping: Grouping
    /// The figures of each group, of a report that is not by zone; `nil` when there are more groups than its limit.
    public var groups: [GroupRates]?
    /// Findings with the zone they are about; `nil` where they are about all.
    var scopedFindings: [ScopedFinding]
    /// How many codes a list names.
    var listLimit: Int

    /// What does not fit together in zones, sites and policy.
    public var findings: [Finding] { scopedFindings.map(\.finding) }

    /// Figures that have a target: of the groups when there are any, else of the zones.
    public var targeted: [RateFigure] { judged.flatMap { $0.filter { $0.target != nil } } }

    /// The figures that are held against the policy, place by place.
    private var judged: [[RateFigure]] {
        grouping == .zone ? zones.map(\.rates) : (groups ?? []).map(\.rates)
    }

    /// Whether the policy is met: at least one figure with a target could be computed, and none is missed.
    ///
    /// Where nothing could be computed the answer is `false`: green would say that somebody had measured.
    public var met: Bool {
        var computed = false
        for figures in judged {
            for figure in figures {
                guard let met = figure.met else { continue }
                if !met { return false }
                computed = true
            }
        }
        return computed
    }

    /// The figures that miss their target, with their zone, in the order of the report.
    public var missed: [(zone: ZoneRates, figure: RateFigure)] {
        guard grouping == .zone else { return [] }
        return zones.flatMap { zone in zone.rates.filter { $0.met == false }.map { (zone, $0) } }
    }

    /// The figures of groups that miss their target, in the order of the report; of one by zones there are none.
    public var missedOfGroups: [(group: GroupRates, figure: RateFigure)] {
        (groups ?? []).flatMap { group in group.rates.filter { $0.met == false }.map { (group, $0) } }
    }

    /// The zones that a report prints: all, or, when it is by groups, those at the top, which the groups add up to.
    public var shownZones: [ZoneRates] {
        guard grouping != .zone, let top = zones.map(\.depth).min() else { return zones }
        return zones.filter { $0.depth == top }
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
        report.listed = listed.filter { entry in entry.zone.map(codes.contains) ?? false }
        report.scopedFindings = scopedFindings.filter { $0.zone.map(codes.contains) ?? true }
        return report
    }

    /// The report without findings about the whole registry, for who sees a part of it only.
    public func withoutGeneralFindings() -> AuditReport {
        var report = self
        report.scopedFindings = scopedFindings.filter { $0.zone != nil }
        return report
    }
}

/// A finding and the zone it is about; `nil` when it is about the whole registry or the policy.
struct ScopedFinding: Hashable, Sendable {
    var zone: ZoneCode?
    var finding: Finding
}
