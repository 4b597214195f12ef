import CameraModel
import Testing

@Suite struct PlaceTests {
    private func zone(_ code: String, _ parent: String?, _ kind: AreaCategory? = nil) throws -> Zone {
        var zone = Zone(
            code: try #require(ZoneCode(code)), name: "n" + code, parent: parent.flatMap { ZoneCode($0) })
        zone.kind = kind
        return zone
    }

    @Test func `A tree finds zones by code, by name and by the longest prefix`() throws {
        let tree = ZoneTree([
            try zone("370502001", "370502"), try zone("3705", nil, .other),
            try zone("370502", "3705", .keyIndustry),
        ])
        #expect(tree.longestPrefix(of: "37050200101320000001") == 0 && tree.longestPrefix(of: "370503") == 1)
        #expect(
            tree.longestPrefix(of: "99") == nil && tree.longestPrefix(of: "") == nil
                && tree.indices(name: "n3705") == [1])
        #expect(tree.kind(of: 0) == .keyIndustry && tree.kind(of: 1) == .other)
        #expect(tree.isInside(0, 1) && !tree.isInside(1, 0) && tree.isInside(2, 2))
        #expect(tree.topDown == [1, 2, 0] && tree.cycles.isEmpty)
    }

    @Test func `Cycles are cut once, and every zone stands after its parent`() throws {
        let tree = ZoneTree([
            try zone("x", "a"), try zone("a", "b"), try zone("b", "c"), try zone("c", "a"),
            try zone("s", "s"), try zone("y", "x"),
        ])
        #expect(tree.cycles.count == 2 && tree.topDown.sorted() == [0, 1, 2, 3, 4, 5])
        var place = [Int](repeating: 0, count: 6)
        for (index, zone) in tree.topDown.enumerated() { place[zone] = index }
        for (zone, parent) in tree.parents.enumerated() where parent >= 0 {
            #expect(place[parent] < place[zone])
        }
    }

    @Test func `Health counts the first verdict at once and then thresholds`() {
        var health = Health(first: .online, at: Instant(seconds: 0))
        let limits = HealthThresholds()
        let verdicts: [HealthState] = [.offline, .unknown, .offline, .offline, .online, .online]
        var changes: [Bool] = []
        for (second, verdict) in verdicts.enumerated() {
            changes.append(health.observe(verdict, at: Instant(seconds: Int64(second) + 1), limits))
        }
        #expect(changes == [false, false, false, true, false, true])
        #expect(health.state == .online && health.since == Instant(seconds: 5))
    }
}
