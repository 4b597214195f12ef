import CameraModel

/// The planned cameras of every zone: stated by the zone, or added up from below.
struct BuildFigures {
    /// The whole of the build rate by zone.
    private(set) var planned: [Int]
    private(set) var findings: [ScopedFinding] = []
    private var isStated: [Bool]

    /// Reckons from tallies that are not rolled up yet: each zone's own cameras.
    init(_ tree: ZoneTree, _ order: ZoneOrder, own: Tallies) {
        planned = tree.zones.indices.map { zone in
            let cell = own.cell(zone: zone, slot: 3)
            return own.value(.inUse, at: cell) + own.value(.planned, at: cell)
        }
        isStated = [Bool](repeating: false, count: tree.count)
        var below = [Int](repeating: 0, count: tree.count)
        var stating = below
        var children = below
        for zone in tree.topDown.reversed() where order.home[zone] == zone {
            if let stated = tree.zones[zone].plannedCameras {
                if stating[zone] > 0,
                    below[zone] > stated || (stating[zone] == children[zone] && below[zone] != stated)
                {
                    report(tree.zones[zone].code, stated, below[zone])
                }
                (planned[zone], below[zone], stating[zone], isStated[zone]) = (stated, stated, 1, true)
            }
            let parent = tree.parents[zone]
            guard parent >= 0 else { continue }
            children[parent] += 1
            planned[parent] += planned[zone]
            if isStated[zone] { isStated[parent] = true }
            if stating[zone] > 0 {
                below[parent] += below[zone]
                stating[parent] += 1
            }
        }
    }

    /// Whether the whole of a zone holds a number that some zone states.
    func basis(_ zone: Int) -> RateFigure.Basis { isStated[zone] ? .stated : .records }

    private mutating func report(_ code: ZoneCode, _ stated: Int, _ below: Int) {
        findings.append(
            ScopedFinding(
                zone: code,
                finding: Finding(
                    .plannedMismatch, deviceCode: code.text, facts: [code.text, "\(stated)", "\(below)"])))
    }
}
