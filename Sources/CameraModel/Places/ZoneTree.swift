/// All zones of a registry, with their parents resolved to indices: the form in which rooms hand them on.
///
/// Zones keep the order in which they were given; an index is valid for this tree only. A parent that is not
/// among the zones counts as none. A cycle (a zone that is its own ancestor) is cut and listed in ``cycles``.
public struct ZoneTree: Sendable {
    /// The zones, in the order given.
    public let zones: [Zone]
    /// For each zone the index of its parent; -1 at the top.
    public let parents: [Int]
    /// Indices of zones whose parent was cut because following it came back to the zone itself.
    public let cycles: [Int]
    /// Indices of zones, each after its parent.
    public let topDown: [Int]

    private let indexByCode: [String: Int]
    private let indicesByName: [String: [Int]]
    private let longestCode: Int

    /// The tree of `zones`; of two zones with one code the first stands.
    public init(_ zones: [Zone]) {
        var indexByCode: [String: Int] = [:]
        var indicesByName: [String: [Int]] = [:]
        indexByCode.reserveCapacity(zones.count)
        indicesByName.reserveCapacity(zones.count)
        for (index, zone) in zones.enumerated() where indexByCode[zone.code.text] == nil {
            indexByCode[zone.code.text] = index
            indicesByName[zone.name, default: []].append(index)
        }
        var parents = zones.map { zone in zone.parent.flatMap { indexByCode[$0.text] } ?? -1 }
        (cycles, topDown) = ZoneTree.order(&parents)
        self.zones = zones
        self.parents = parents
        self.indexByCode = indexByCode
        self.indicesByName = indicesByName
        longestCode = zones.map(\.code.text.utf8.count).max() ?? 0
    }

    /// Walks down from the tops; what is not reached hangs in a cycle and is cut once per cycle.
    private static func order(_ parents: inout [Int]) -> (cycles: [Int], topDown: [Int]) {
        var state = [UInt8](repeating: 0, count: parents.count)  // 0 new, 1 on the path, 2 placed
        var cycles: [Int] = []
        var order: [Int] = []
        order.reserveCapacity(parents.count)
        for start in parents.indices where state[start] == 0 {
            var path: [Int] = []
            var zone = start
            while zone >= 0, state[zone] == 0 {
                state[zone] = 1
                path.append(zone)
                zone = parents[zone]
            }
            if zone >= 0, state[zone] == 1 {
                cycles.append(zone)
                parents[zone] = -1
                // Cutting at `zone` makes it a top: what was walked from it on hangs below it.
                let first = path.firstIndex(of: zone) ?? 0
                order.append(zone)
                state[zone] = 2
                for index in path[(first + 1)...].reversed() + path[..<first].reversed() {
                    order.append(index)
                    state[index] = 2
                }
            } else {
                for index in path.reversed() {
                    order.append(index)
                    state[index] = 2
                }
            }
        }
        return (cycles, order)
    }

    /// Number of zones.
    public var count: Int { zones.count }

    /// The index of the zone with this code, or `nil`.
    public func index(code: String) -> Int? { indexByCode[code] }

    /// The indices of the zones with this name, in order; empty when there is none.
    public func indices(name: String) -> [Int] { indicesByName[name] ?? [] }

    /// The index of the zone whose code is the longest prefix of `text` (itself included), or `nil`.
    public func longestPrefix(of text: String) -> Int? {
        var prefix = text[...].utf8
        if prefix.count > longestCode { prefix = prefix.prefix(longestCode) }
        while !prefix.isEmpty {
            if let word = Substring(prefix) as Substring?, let index = indexByCode[String(word)] {
                return index
            }
            prefix = prefix.dropLast()
        }
        return nil
    }

    /// The category that the nearest zone upward with a kind gives, itself included; `nil` when none has one.
    public func kind(of zone: Int) -> AreaCategory? {
        var index = zone
        while index >= 0 {
            if let kind = zones[index].kind { return kind }
            index = parents[index]
        }
        return nil
    }

    /// Whether `zone` is `ancestor` or lies in it.
    public func isInside(_ zone: Int, _ ancestor: Int) -> Bool {
        var index = zone
        while index >= 0 {
            if index == ancestor { return true }
            index = parents[index]
        }
        return false
    }
}
