import CameraModel

/// Counters per zone and group (three categories and all), in one flat array: no dictionary per camera.
///
/// Cameras are counted in their own zone; ``rollUp(_:)`` then adds every zone to its parent. The groups of a report
/// that is not by zone stand behind the zones.
struct Tallies: Sendable {
    /// What is counted. The pairs of highDefinition, one per day from which a target counts, follow.
    enum Counter: Int, CaseIterable {
        case unknown, planned, removed
        /// In use and under repair together, and those under repair.
        case inUse, underRepair
        /// In use and in scope: the whole of connection, verifiedConnection and serviceability.
        case inScope
        case networked, reached, working
        /// Of those in scope: records with every required field, and required fields that are filled.
        case complete, filledFields
        /// Of those in scope: seconds seen online, and seconds seen in any state.
        case onlineSeconds, observedSeconds
        /// Of those in scope: not reached and excused; seconds not online and excused.
        case excused, excusedSeconds

        /// As a constant: it is asked for every camera.
        static let total = allCases.count
    }

    private let stride: Int
    private var counters: [Int]

    /// Counters for `zones` zones and one more for cameras without a zone.
    init(zones: Int, days: Int) {
        stride = Counter.total + 2 * days
        counters = [Int](repeating: 0, count: (zones + 1) * areaGroups.count * stride)
    }

    /// Adds the counters of one more group, behind all others.
    mutating func addCells() {
        counters.append(contentsOf: repeatElement(0, count: areaGroups.count * stride))
    }

    /// First counter of a zone and group.
    func base(zone: Int, slot: Int) -> Int { (zone * areaGroups.count + slot) * stride }

    mutating func count(_ counter: Counter, at base: Int, by amount: Int = 1) {
        counters[base + counter.rawValue] += amount
    }

    /// Counts a camera of known resolution among those installed since the day with this index.
    mutating func countDefinition(day: Int, isHigh: Bool, at base: Int) {
        let index = base + Counter.total + 2 * day
        counters[index] += 1
        if isHigh { counters[index + 1] += 1 }
    }

    func value(_ counter: Counter, at base: Int) -> Int { counters[base + counter.rawValue] }

    func definition(day: Int, at base: Int) -> Ratio {
        let index = base + Counter.total + 2 * day
        return Ratio(part: counters[index + 1], whole: counters[index])
    }

    /// Adds the counters of other cameras in the same zones.
    mutating func add(_ other: Tallies) {
        for index in counters.indices { counters[index] += other.counters[index] }
    }

    /// Adds every zone to its parent, the deepest first.
    mutating func rollUp(_ tree: ZoneTree) {
        let width = areaGroups.count * stride
        for zone in tree.topDown.reversed() where tree.parents[zone] >= 0 {
            let (from, to) = (zone * width, tree.parents[zone] * width)
            for offset in 0..<width { counters[to + offset] += counters[from + offset] }
        }
    }
}
