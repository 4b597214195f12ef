import CameraModel

/// Picks the target that holds for a figure: of several that match, the most specific one.
struct TargetTable: Sendable {
    /// The days from which highDefinition is counted: `nil` (from ever) first.
    let days: [CalendarDate?]
    private var byGroup: [RateName: [[Target]]] = [:]

    init(_ policy: Policy) {
        var days: [CalendarDate?] = [nil]
        for target in policy.targets where target.rate == .highDefinition {
            if !days.contains(target.installedSince) { days.append(target.installedSince) }
        }
        self.days = days
        for target in policy.targets {
            let empty = [[Target]](repeating: [], count: areaGroups.count)
            byGroup[target.rate, default: empty][target.category?.slot ?? 3].append(target)
        }
    }

    /// The target of a figure: one for the zone itself, else one for its level, else for its sector, else for
    /// everything. A target of a sector holds for figures of that sector alone.
    func target(_ rate: RateName, slot: Int, zone: ZoneCode?, level: ZoneLevel?, sector: String? = nil)
        -> Target?
    {
        var best: (score: Int, target: Target)?
        for target in byGroup[rate]?[slot] ?? [] {
            if let wanted = target.zone, wanted != zone { continue }
            if let wanted = target.level, wanted != level { continue }
            if let wanted = target.sector, wanted != sector { continue }
            let score =
                (target.zone != nil ? 4 : 0) + (target.level != nil ? 2 : 0) + (target.sector != nil ? 1 : 0)
            if score > best?.score ?? -1 { best = (score, target) }
        }
        return best?.target
    }

    /// Index in ``days`` of the day from which a target counts.
    func day(of target: Target?) -> Int {
        target.flatMap { wanted in days.firstIndex { $0 == wanted.installedSince } } ?? 0
    }
}
