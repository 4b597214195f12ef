import CameraAudit
import CameraModel
import TestSupport
import Testing

/// Laws of reports that are not by zone, tried on random worlds.
@Suite struct GroupingTests {
    static let groupings = Grouping.allCases.filter { $0 != .zone }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `groups add up to the zone that they are of, in every rate`(_ seed: UInt64) throws {
        let world = try World.random(seed: seed, states: false)
        for by in Self.groupings {
            let all = world.audit(by: by)
            try check(all, by, against: all.zones.filter { $0.depth == 0 })
            for zone in world.zones.prefix(4) {
                let part = try #require(world.audit(by: by, scope: zone.code).select(zone: zone.code))
                try check(part, by, against: part.shownZones)
            }
        }
    }

    private func check(_ report: AuditReport, _ by: Grouping, against zones: [ZoneRates]) throws {
        let groups = try #require(report.groups)
        for category in LawTests.groups {
            for rate in RateName.reckoned {
                if rate == .coverage, ![.level, .category, .sector].contains(by) { continue }
                let whole = try zones.map { try #require($0.figure(rate, category)) }
                let parts = try groups.map { try #require($0.figure(rate, category)) }
                let nothing = Ratio(part: 0, whole: 0)
                #expect(
                    parts.map(\.ratio).reduce(nothing, +) == whole.map(\.ratio).reduce(nothing, +),
                    "\(by) \(rate)")
                #expect(parts.reduce(0) { $0 + $1.excluded } == whole.reduce(0) { $0 + $1.excluded })
                #expect(parts.reduce(0) { $0 + $1.unknown } == whole.reduce(0) { $0 + $1.unknown })
                if rate != .build { #expect(parts.allSatisfy { $0.ratio.part <= $0.ratio.whole }) }
            }
        }
        #expect(groups.reduce(0) { $0 + $1.cameras.total } == zones.reduce(0) { $0 + $1.cameras.total })
        #expect(Set(groups.map(\.key)).count == groups.count)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `order of cameras changes no group, nor whether there are too many`(_ seed: UInt64) throws {
        let world = try World.random(seed: seed)
        var shuffled = world
        var random = SeededGenerator(seed: seed &+ 1000)
        shuffled.cameras.shuffle(using: &random)
        for by in Self.groupings {
            #expect(world.audit(by: by) == shuffled.audit(by: by))
            #expect(AuditCSV.render(world.audit(by: by)) == AuditCSV.render(shuffled.audit(by: by)))
            let count = try #require(world.audit(by: by).groups).count
            #expect(world.audit(by: by, limit: count).groups?.count == count)
            #expect(shuffled.audit(by: by, limit: max(1, count - 1)).groups == nil || count == 1)
        }
    }

    @Test func `a target of a sector is judged by sector, and only there`() throws {
        var world = World()
        try world.addZone("C", level: .county)
        for (code, sector) in [("a", "教育"), ("b", "医疗"), ("c", "教育")] {
            try world.addCamera(code, zone: "C") { camera in
                (camera.sector, camera.category) = (sector, .keyIndustry)
                camera.networkStatus = code == "c" ? .notNetworked : .networked
            }
        }
        world.policy = try PolicyFile.parse(
            """
            name: p
            source: s
            validFrom: 2026-01-01
            targets:
              - {category: keyIndustry, rate: connection, atLeast: 40}
              - {category: keyIndustry, sector: 教育, rate: connection, atLeast: 60}
              - {category: keyIndustry, sector: 医疗, level: town, rate: connection, atLeast: 99}
            """, file: "p.yaml")
        #expect(world.audit().met)
        #expect(world.audit().findings.map(\.rule.id) == ["target-of-sector", "target-of-sector"])
        let report = world.audit(by: .sector)
        let wanted = report.groups?.map { $0.figure(.connection, .keyIndustry)?.target?.description }
        #expect(report.groups?.map(\.key) == ["医疗", "教育"] && wanted == ["40", "60"])
        #expect(!report.met && report.findings.isEmpty && report.missed.isEmpty)
        #expect(report.missedOfGroups.map(\.group.key) == ["教育"])
        #expect(report.groups?[0].rates.allSatisfy { $0.sector == "医疗" } == true)
        let text = AuditText.render(report, language: .chinese)
        #expect(text.contains("教育: ") && text.contains("联网率: 1 / 2 (50.00 %) < 60 %"))
    }

    @Test func `levels and classes keep their order, and what is not said stands last`() throws {
        var world = World()
        try world.addZone("C", level: .county)
        try world.addZone("T", parent: "C", level: .town)
        try world.addZone("X", parent: "C")
        for (index, zone) in ["X", "T", "C"].enumerated() {
            try world.addCamera("c\(index)", zone: zone) { $0.phase = ["二期", "一期", nil][index] }
        }
        #expect(world.audit(by: .level).groups?.map(\.key) == ["county", "town", nil])
        #expect(world.audit(by: .phase).groups?.map(\.key) == ["一期", "二期", nil])
        #expect(world.audit(by: .pointClass).groups?.map(\.key) == ["unknown"])
        let text = AuditText.render(world.audit(by: .level), language: .english)
        #expect(Result { try Golden.check(text, "levels.txt") }.failure == nil)
        #expect(
            Result { try Golden.check(AuditJSON.render(world.audit(by: .level)), "levels.json") }.failure
                == nil)
    }
}

extension Result {
    fileprivate var failure: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}

extension World {
    func audit(by grouping: Grouping, scope: ZoneCode? = nil, limit: Int = 1000) -> AuditReport {
        var settings = settings()
        (settings.grouping, settings.scope, settings.groupLimit) = (grouping, scope, limit)
        var auditor = Auditor(zones: tree, sites: sites, policy: policy, settings: settings)
        auditor.add(cameras)
        return auditor.finish(revision: 7)
    }
}
