import CameraAudit
import CameraModel
import Testing

@Suite struct RateTests {
    /// `networked` of `count` cameras of a category in zone T, declared networked.
    private func world(_ networked: Int, of count: Int, _ category: AreaCategory) throws -> World {
        var world = World()
        try world.addZone("T")
        for index in 0..<count {
            try world.addCamera("c\(index)", zone: "T") {
                $0.category = category
                $0.networkStatus = index < networked ? .networked : .notNetworked
            }
        }
        return world
    }

    @Test func `79.99 % misses 80 %`() throws {
        let report = try world(7999, of: 10_000, .keyIndustry).audit()
        let figure = try report.figure(.connection, "T", .keyIndustry)
        #expect(figure.ratio.percent == "79.99" && figure.met == false && report.met == false)
        let enough = try world(8000, of: 10_000, .keyIndustry).audit()
        #expect(try enough.figure(.connection, "T", .keyIndustry).met == true && enough.met)
    }

    @Test func `100 % with a planned camera still is 100 %`() throws {
        var world = try world(3, of: 3, .keyPublicArea)
        try world.addCamera("planned", zone: "T") {
            ($0.deviceState, $0.category) = (.planned, .keyPublicArea)
        }
        let figure = try world.audit().figure(.connection, "T", .keyPublicArea)
        #expect(figure.ratio.percent == "100.00" && figure.met == true && figure.excluded == 1)
    }

    @Test func `a zone without required sites is not computable, neither met nor missed`() throws {
        let report = try world(3, of: 3, .keyPublicArea).audit()
        let figure = try report.figure(.coverage, "T", .keyPublicArea)
        #expect(figure.ratio.percent == nil && figure.met == nil && figure.target != nil)
    }

    @Test func `a policy of which nothing can be computed is not met`() throws {
        var world = World()
        try world.addZone("T")
        #expect(!world.audit().met)
        #expect(
            AuditText.render(world.audit(), language: .english).contains(
                "Nothing with a target could be computed"))
    }

    @Test func `every zone, category and rate is listed, also the empty ones`() throws {
        var world = World()
        try world.addZone("A")
        try world.addZone("B", parent: "A")
        let report = world.audit()
        #expect(report.zones.map { $0.rates.count } == [32, 32])
        for zone in report.zones {
            for category: AreaCategory? in [.keyPublicArea, .keyIndustry, .other, nil] {
                for rate in [
                    RateName.coverage, .connection, .verifiedConnection, .build, .serviceability,
                    .highDefinition,
                ] {
                    #expect(zone.rates.count { $0.rate == rate && $0.category == category } == 1)
                }
            }
        }
    }

    @Test func `a build rate may exceed 100 %`() throws {
        var world = try world(0, of: 1209, .other)
        world.zones[0].plannedCameras = 1000
        let figure = try world.audit().figure(.build, "T", nil)
        #expect(figure.ratio.percent == "120.90" && figure.basis == .stated)
    }

    @Test func `numbers that contradict those below are findings, and the own number stands`() throws {
        var world = World()
        try world.addZone("C")
        try world.addZone("T1", parent: "C")
        try world.addZone("T2", parent: "C")
        for (index, planned) in [10, 4, 5].enumerated() { world.zones[index].plannedCameras = planned }
        for (index, required) in [3, 2, 2].enumerated() {
            world.zones[index].requiredKeyPublicArea = required
        }
        let report = world.audit()
        #expect(report.findings.map(\.rule.id) == ["required-mismatch", "planned-mismatch"])
        #expect(try report.figure(.build, "C", nil).ratio.whole == 10)
        #expect(try report.figure(.coverage, "C", .keyPublicArea).ratio.whole == 3)
        // A zone below that states nothing leaves room for the difference.
        world.zones[2].plannedCameras = nil
        #expect(!world.audit().findings.map(\.rule.id).contains("planned-mismatch"))
        // But what is stated below may not exceed what stands above.
        (world.zones[1].plannedCameras, world.zones[1].requiredKeyPublicArea) = (11, 4)
        world.zones[2].requiredKeyPublicArea = nil
        #expect(world.audit().findings.map(\.rule.id) == ["required-mismatch", "planned-mismatch"])
    }

    @Test func `the window of verified connection is a setting`() throws {
        var world = World()
        try world.addZone("T")
        try world.addCamera("a", zone: "T") { $0.reachedAt = World.noon.adding(seconds: -3601) }
        for (seconds, part) in [(3600, 0), (3601, 1), (0, 0)] {
            var settings = world.settings()
            settings.windowSeconds = seconds
            var auditor = Auditor(zones: world.tree, sites: [], policy: world.policy, settings: settings)
            auditor.add(world.cameras)
            #expect(try auditor.finish(revision: 0).figure(.verifiedConnection, "T", nil).ratio.part == part)
        }
    }

    @Test func `listed sites go before a stated number, with a finding`() throws {
        var world = World()
        try world.addZone("C")
        try world.addZone("T", parent: "C")
        try world.addSite("s", zone: "T")
        world.zones[0].requiredKeyPublicArea = 5
        let report = world.audit()
        let figure = try report.figure(.coverage, "C", .keyPublicArea)
        #expect(figure.ratio == Ratio(part: 0, whole: 1) && figure.basis == .sites)
        #expect(report.findings.map(\.rule.id) == ["required-and-listed"])
    }

    @Test func `more names than required sites are a finding and never more than 100 %`() throws {
        var world = World()
        try world.addZone("T")
        world.zones[0].requiredKeyIndustry = 1
        try world.addCamera("a", zone: "T") { ($0.category, $0.sites) = (.keyIndustry, ["x", "y"]) }
        let report = world.audit()
        #expect(try report.figure(.coverage, "T", .keyIndustry).ratio == Ratio(part: 1, whole: 1))
        #expect(
            report.findings.first?.message()
                == "zone T states 1 required sites (keyIndustry), its cameras name 2; coverage stays at 100 %: correct the number"
        )
    }

    @Test func `the lists count every camera and name the first ones`() throws {
        var world = World()
        try world.addZone("C")
        try world.addZone("T", parent: "C")
        for index in (10..<60).reversed() {
            try world.addCamera("c\(index)", zone: index % 2 == 0 ? "C" : "T") {
                $0.networkStatus = .networked
                $0.endpointCount = index < 50 ? 1 : 0
                $0.hasOwnerOrManager = index > 12
            }
        }
        try world.addCamera("removed", zone: "C") {
            ($0.deviceState, $0.hasOwnerOrManager) = (.removed, false)
        }
        let lists = world.audit().lists
        #expect([lists.builtUnused.count, lists.paperConnected.count, lists.nobodys.count] == [50, 40, 3])
        #expect(lists.nobodys.deviceCodes.map(\.text) == ["c10", "c11", "c12"])
        #expect(lists.builtUnused.deviceCodes.map(\.text) == (10..<30).map { "c\($0)" })
        let code = try #require(ZoneCode("T"))
        let town = try #require(world.audit().select(zone: code))
        #expect(town.lists.nobodys.deviceCodes.map(\.text) == ["c11"] && town.lists.builtUnused.count == 25)
    }
}
