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
        /// Of those in scope: not reached and excused.
        case excused

        /// As a constant: it is asked for every camera.
        static let total = allCases.count
    }

    /// What is added up of the cameras in scope that somebody looked at.
    enum Seconds: Int, CaseIterable {
        /// Seen online, and seen in any state.
        case online, observed
        /// Not online and excused.
        case excused

        static let total = allCases.count
    }

    private let stride: Int
    /// Half as wide as a number usually is: of a camera that may be of any zone these come from far in memory.
    private var counters: [UInt32]
    private var seconds: [Int]

    /// Counters for `zones` zones and one more for cameras without a zone.
    init(zones: Int, days: Int) {
        stride = Counter.total + 2 * days
        counters = [UInt32](repeating: 0, count: (zones + 1) * areaGroups.count * stride)
        seconds = [Int](repeating: 0, count: (zones + 1) * areaGroups.count * Seconds.total)
    }

    /// Adds the counters of one more group, behind all others.
    mutating func addCells() {
        counters.append(contentsOf: repeatElement(0, count: areaGroups.count * stride))
        seconds.append(contentsOf: repeatElement(0, count: areaGroups.count * Seconds.total))
    }

    /// Number of a zone and group.
    func cell(zone: Int, slot: Int) -> Int { zone * areaGroups.count + slot }

    mutating func count(_ counter: Counter, at cell: Int, by amount: Int = 1) {
        counters[cell * stride + counter.rawValue] += UInt32(truncatingIfNeeded: amount)
    }

    mutating func add(seconds amount: Int, _ counter: Seconds, at cell: Int) {
        seconds[cell * Seconds.total + counter.rawValue] += amount
    }

    /// Counts a camera of known resolution among those installed since the day with this index.
    mutating func countDefinition(day: Int, isHigh: Bool, at cell: Int) {
        let index = cell * stride + Counter.total + 2 * day
        counters[index] += 1
        if isHigh { counters[index + 1] += 1 }
    }

    func value(_ counter: Counter, at cell: Int) -> Int { Int(counters[cell * stride + counter.rawValue]) }

    func seconds(_ counter: Seconds, at cell: Int) -> Int { seconds[cell * Seconds.total + counter.rawValue] }

    func definition(day: Int, at cell: Int) -> Ratio {
        let index = cell * stride + Counter.total + 2 * day
        return Ratio(part: Int(counters[index + 1]), whole: Int(counters[index]))
    }

    /// Adds the counters of other cameras in the same zones.
    mutating func add(_ other: Tallies) {
        for index in counters.indices { counters[index] += other.counters[index] }
        for index in seconds.indices { seconds[index] += other.seconds[index] }
    }

    /// Adds every zone to its parent, the deepest first.
    mutating func rollUp(_ tree: ZoneTree) {
        for zone in tree.topDown.reversed() where tree.parents[zone] >= 0 {
            let (from, to) = (cell(zone: zone, slot: 0), cell(zone: tree.parents[zone], slot: 0))
            for offset in 0..<areaGroups.count * stride {
                counters[to * stride + offset] += counters[from * stride + offset]
            }
            for offset in 0..<areaGroups.count * Seconds.total {
                seconds[to * Seconds.total + offset] += seconds[from * Seconds.total + offset]
            }
        }
    }
}
