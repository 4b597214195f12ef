import CameraAudit
import CameraModel
import CameraRegistry

/// One zone with what is known of it and of those below it.
struct ZoneView: Sendable {
    var index: Int
    var zone: Zone
    /// Its figures; `nil` when the zone came after the audit.
    var rates: ZoneRates?
    var health: HealthCounts
    var lately: HealthCounts
    var hasChildren: Bool
}

extension Desk {
    /// The zones where the visitor's view begins: the tops of the tree, or those of the account.
    var tops: [ZoneView] {
        let snapshot = unscoped.snapshot
        guard unscoped.mask.zones != nil else { return snapshot.children[snapshot.tree.count].map(view) }
        return snapshot.tree.zones.indices.filter {
            unscoped.mask.contains($0) && !unscoped.mask.contains(snapshot.tree.parents[$0])
        }.map(view)
    }

    /// How many zones the visitor sees.
    var zoneCount: Int { unscoped.mask.zones?.count(where: { $0 }) ?? unscoped.snapshot.tree.count }

    func zone(_ code: String) -> ZoneView? {
        guard let index = unscoped.snapshot.tree.index(code: code), unscoped.mask.contains(index) else {
            return nil
        }
        return view(index)
    }

    func zone(named code: String?) throws(Refusal) -> ZoneView? {
        guard let code else { return nil }
        guard let found = zone(code) else { throw .notFound }
        return found
    }

    func children(of zone: ZoneView) -> [ZoneView] { unscoped.snapshot.children[zone.index].map(view) }

    /// The zones above it that the visitor sees, the highest first.
    func path(to zone: ZoneView) -> [Zone] {
        let tree = unscoped.snapshot.tree
        var path: [Zone] = []
        var index = tree.parents[zone.index]
        while index >= 0, unscoped.mask.contains(index) {
            path.append(tree.zones[index])
            index = tree.parents[index]
        }
        return path.reversed()
    }

    /// The name of a zone that the visitor sees.
    func zoneName(_ index: Int) -> String? {
        guard index >= 0, unscoped.mask.contains(index) else { return nil }
        return unscoped.snapshot.tree.zones[index].name
    }

    func zoneName(code: String) -> String? { zone(code)?.zone.name }

    /// Every zone that the visitor sees, parents first, for choices and exports.
    func allZones(limit: Int = .max) -> [ZoneView] {
        unscoped.snapshot.report.zones.lazy.compactMap { zone(code: $0.zone.text) }.prefix(limit).map { $0 }
    }

    private func zone(code: String) -> ZoneView? { zone(code) }

    private func view(_ index: Int) -> ZoneView {
        let snapshot = unscoped.snapshot
        return ZoneView(
            index: index, zone: snapshot.tree.zones[index], rates: snapshot.rates(index),
            health: snapshot.health[index], lately: snapshot.lately[index],
            hasChildren: !snapshot.children[index].isEmpty)
    }

    /// The audit of a zone, or of all that the visitor sees; `nil` when that is several zones.
    func report(of zone: ZoneView?) -> AuditReport? {
        let report = unscoped.snapshot.report
        if unscoped.mask.zones == nil { return zone.map { report.select(zone: $0.zone.code) } ?? report }
        let tops = tops
        guard let zone = zone ?? (tops.count == 1 ? tops[0] : nil) else { return nil }
        return report.select(zone: zone.zone.code)?.withoutGeneralFindings()
    }

    /// Figures with a target, of every zone that the visitor sees, in the report's order.
    func targeted() -> [(zone: ZoneRates, figure: RateFigure)] {
        let snapshot = unscoped.snapshot
        return snapshot.report.zones.lazy.filter { zone in
            unscoped.mask.zones == nil
                || snapshot.tree.index(code: zone.zone.text).map(unscoped.mask.contains) ?? false
        }.flatMap { zone in zone.rates.lazy.filter { $0.target != nil }.map { (zone, $0) } }
    }

    /// The devices behind several offline cameras, as far as all of those lie in the visitor's zones.
    func causes(in zone: ZoneView?) -> [Cause] {
        let tree = unscoped.snapshot.tree
        return unscoped.snapshot.causes.filter { cause in
            cause.zones.allSatisfy { index in
                unscoped.mask.contains(index) && (zone.map { tree.isInside(index, $0.index) } ?? true)
            }
        }
    }

    /// Figures of past days of a zone, oldest first.
    func history(of zone: ZoneView, days: Int) throws -> [RateDay] {
        let from = CalendarDate(daysSince1970: today.daysSince1970 - days)
        return try unscoped.registry.rateDays(zone: zone.zone.code.text, from: from)
    }

    /// How many findings of each rule and state lie in a zone and below it, or in all that the visitor sees.
    func findingCounts(in zone: ZoneView?) -> [(rule: String, state: FindingState, count: Int)] {
        let tree = unscoped.snapshot.tree
        var counts: [String: [FindingState: Int]] = [:]
        for tally in unscoped.snapshot.findings {
            let index = tree.index(code: tally.zone)
            if let zone {
                guard let index, tree.isInside(index, zone.index) else { continue }
            } else if unscoped.mask.zones != nil {
                guard let index, unscoped.mask.contains(index) else { continue }
            }
            counts[tally.rule, default: [:]][tally.state, default: 0] += tally.count
        }
        return counts.sorted { $0.key < $1.key }.flatMap { rule, states in
            FindingState.allCases.compactMap { state in states[state].map { (rule, state, $0) } }
        }
    }
}
