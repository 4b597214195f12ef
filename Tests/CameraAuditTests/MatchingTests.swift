import CameraAudit
import CameraModel
import Testing

@Suite struct MatchingTests {
    /// A county with two towns and a village; three sites called "gate", one of them below T2.
    private func gates() throws -> World {
        var world = World()
        try world.addZone("C")
        try world.addZone("T1", parent: "C")
        try world.addZone("T2", parent: "C")
        try world.addZone("V", parent: "T2")
        try world.addSite("g1", zone: "T1", name: "gate")
        try world.addSite("g2", zone: "V", .keyIndustry, name: "gate")
        try world.addSite("gate of all", zone: "C", name: "only")
        return world
    }

    @Test(arguments: [
        ("g1", "V", "g1"), ("gate", "T1", "g1"), ("gate", "V", "g2"), ("gate", "T2", "g2"),
        ("gate", "C", nil),
        ("gate", "", nil), ("only", "T1", "gate of all"), ("gate of all", "", "gate of all"),
        ("Gate", "T1", nil),
    ])
    func `a name means the site of the nearest zone, when that is one`(
        _ name: String, _ zone: String, _ site: String?
    ) throws {
        var world = try gates()
        try world.addCamera("a", zone: zone) { $0.sites = [name, name] }
        let covered = world.audit(explain: .coverage).evidence.filter { $0.standing == .part }
        #expect(covered.map(\.code) == (site.map { [$0] } ?? []))
        #expect(covered.first?.cameras.map(\.text) == (site == nil ? nil : ["a"]))
    }

    @Test func `names without a site are counted once each, by zone and in all`() throws {
        var world = try gates()
        for (index, zone) in ["T1", "T1", "T2", "C", ""].enumerated() {
            try world.addCamera("a\(index)", zone: zone) { $0.sites = ["nowhere", "gate", "n\(index / 2)"] }
        }
        try world.addCamera("b", zone: "T1") { ($0.sites, $0.deviceState) = (["else"], .planned) }
        let report = world.audit()
        #expect(report.sites.unmatchedNames == 4 && report.sites.ambiguousNames == 1)
        #expect(report.zones.map { $0.sites.unmatchedNames } == [3, 2, 2, 0])
        #expect(report.zones.map { $0.sites.byName } == [2, 1, 1, 1])
        #expect(report.sites.notAtAll == 1)
    }

    @Test func `a camera's category is its own, that of its sites, that of its zone, or other`() throws {
        var world = try gates()
        world.zones[2].kind = .keyPublicArea
        try world.addCamera("own", zone: "T1") { ($0.category, $0.sites) = (.other, ["g1"]) }
        try world.addCamera("sites", zone: "T1") { $0.sites = ["g2", "g1"] }
        try world.addCamera("site", zone: "V") { $0.sites = ["gate"] }
        try world.addCamera("zone", zone: "V")
        try world.addCamera("none", zone: "T1")
        let found = world.audit(explain: .connection).evidence.map { "\($0.code) \($0.category.rawValue)" }
        #expect(
            Set(found) == [
                "own other", "sites keyPublicArea", "site keyIndustry", "zone keyPublicArea", "none other",
            ])
    }

    @Test func `a positioned site that no camera names is covered by enough that see it`() throws {
        var world = try gates()
        for index in world.sites.indices {
            world.sites[index].position = Coordinate(longitude: 118, latitude: 37)
        }
        world.sites[1].requiredCameras = 2
        try world.addCamera("a", zone: "T1")
        try world.addCamera("b", zone: "T1") { $0.sites = ["only"] }
        var settings = world.settings()
        settings.viewPairs = try [("g1", "a"), ("g2", "a"), ("gate of all", "a"), ("g1", "gone")].map {
            ViewPair(siteKey: $0, deviceCode: try #require(DeviceCode($1)))
        }
        var auditor = Auditor(zones: world.tree, sites: world.sites, policy: world.policy, settings: settings)
        auditor.add(world.cameras)
        let report = auditor.finish(revision: 1)
        #expect(report.sites.byName == 1 && report.sites.byView == 2 && report.sites.notAtAll == 0)
        #expect(try report.figure(.coverage, "C", nil).ratio == Ratio(part: 2, whole: 3))
    }

    @Test func `zones in a cycle, without their parent or twice still give an answer, with findings`() throws
    {
        var world = World()
        try world.addZone("A", parent: "B")
        try world.addZone("B", parent: "A")
        try world.addZone("O", parent: "gone")
        try world.addZone("O", name: "again")
        try world.addZone("S", parent: "S")
        try world.addSite("s", zone: "nowhere")
        try world.addSite("t", zone: "O")
        try world.addSite("t", zone: "A")
        for (index, zone) in ["A", "B", "O", "S", "gone"].enumerated() {
            try world.addCamera("c\(index)", zone: zone)
        }
        world.cameras[2].zone = 3
        try world.addCamera("far", zone: "A") { $0.zone = 99 }
        let report = world.audit()
        #expect(
            report.findings.map { "\($0.rule.id) \($0.deviceCode ?? "")" } == [
                "zone-cycle A", "zone-parent-unknown O", "zone-twice O", "zone-cycle S",
                "site-without-zone s",
                "site-twice t", "camera-without-zone ",
            ])
        #expect(report.zones.map(\.zone.text) == ["A", "B", "O", "S"])
        #expect(report.zones.map(\.cameras.total) == [2, 1, 1, 1])
        #expect(report.cameras.total == 6)
        for finding in report.findings { #expect(finding.message(.chinese) != finding.message()) }
    }
}
