import CameraModel

/// Which zones of a tree somebody may see, or has asked for.
struct ZoneMask: Sendable {
    /// `nil` is every zone.
    let zones: [Bool]?

    static let all = ZoneMask(zones: nil)

    private init(zones: [Bool]?) { self.zones = zones }

    /// These zones and their descendants; codes that the tree does not have count for nothing.
    init(_ codes: [ZoneCode]?, in tree: ZoneTree) {
        guard let codes else {
            zones = nil
            return
        }
        var zones = [Bool](repeating: false, count: tree.count)
        for code in codes { if let index = tree.index(code: code.text) { zones[index] = true } }
        for index in tree.topDown where tree.parents[index] >= 0 && zones[tree.parents[index]] {
            zones[index] = true
        }
        self.zones = zones
    }

    func contains(_ zone: Int) -> Bool {
        guard let zones else { return true }
        return zone >= 0 && zone < zones.count && zones[zone]
    }

    func intersection(_ other: ZoneMask) -> ZoneMask {
        guard let mine = zones else { return other }
        guard let theirs = other.zones else { return self }
        return ZoneMask(zones: zip(mine, theirs).map { $0 && $1 })
    }
}
