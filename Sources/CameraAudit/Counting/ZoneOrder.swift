import CameraModel

/// The zones as a report prints them: each zone's descendants directly behind it.
struct ZoneOrder: Sendable {
    /// For each zone of the tree the zone that stands for it: itself, or the first zone with the same code.
    let home: [Int]
    /// Zones that stand for themselves, depth first, siblings in the order given.
    let preOrder: [Int]
    /// How many zones lie above each zone.
    let depth: [Int]

    init(_ tree: ZoneTree) {
        home = tree.zones.indices.map { tree.index(code: tree.zones[$0].code.text) ?? $0 }
        var depth = [Int](repeating: 0, count: tree.count)
        for zone in tree.topDown where tree.parents[zone] >= 0 { depth[zone] = depth[tree.parents[zone]] + 1 }
        self.depth = depth
        preOrder = ZoneOrder.walk(tree, home)
    }

    private static func walk(_ tree: ZoneTree, _ home: [Int]) -> [Int] {
        var children = [[Int]](repeating: [], count: tree.count)
        var stack: [Int] = []
        for zone in tree.zones.indices.reversed() where home[zone] == zone {
            if tree.parents[zone] >= 0 {
                children[tree.parents[zone]].append(zone)
            } else {
                stack.append(zone)
            }
        }
        var order: [Int] = []
        while let zone = stack.popLast() {
            order.append(zone)
            stack.append(contentsOf: children[zone])
        }
        return order
    }
}
