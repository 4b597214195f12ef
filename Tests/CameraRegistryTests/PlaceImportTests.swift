import CameraModel
import CameraRegistry
import TestSupport
import Testing

@Suite("Importing zones and sites")
struct PlaceImportTests {
    let fixture: RegistryFixture

    init() throws { fixture = try RegistryFixture() }

    @Test func `a child may stand before its parent`() throws {
        let outcome = try fixture.importZones([
            try zone("370502001", "文汇街道", .town, in: "370502"),
            try zone("370502", "东营区", .county, in: "370500"),
            try zone("370500", "东营市", .city),
        ])
        #expect(outcome.created == 3 && outcome.refused == 0)
        let tree = try fixture.registry.zoneTree()
        let town = try #require(tree.index(code: "370502001"))
        let city = try #require(tree.index(code: "370500"))
        #expect(tree.isInside(town, city))
        #expect(try fixture.importZones(tree.zones).unchanged == 3)
    }

    @Test func `bad places in the tree are refused with their reason`() throws {
        let outcome = try fixture.importZones([
            try zone("1", "A", nil, in: "2"), try zone("2", "B", nil, in: "1"),
            try zone("3", "C", nil, in: "2"),
            try zone("4", "D", nil, in: "nowhere"), try zone("5", "E", nil, in: "4"), try zone("6", "F"),
            try zone("6", "F again"), try zone("7", ""),
        ])
        #expect(outcome.created == 1 && outcome.refused == 7 && outcome.rows == 8)
        #expect(
            outcome.findings.counts == [
                "zone-cycle": 2, "zone-parent-unknown": 3, "zone-duplicate": 1, "zone-name-missing": 1,
            ])
    }

    @Test func `a cycle through zones that are there is refused too`() throws {
        try fixture.importZones([try zone("1", "A"), try zone("2", "B", nil, in: "1")])
        let outcome = try fixture.importZones([try zone("1", "A", nil, in: "2")])
        #expect(outcome.refused == 1 && outcome.findings.counts == ["zone-cycle": 1])
        #expect(try fixture.registry.zoneTree().zones.first?.parent == nil)
    }

    @Test func `a changed zone is updated and raises the revision by one`() throws {
        try fixture.importZones([try zone("1", "A"), try zone("2", "B")])
        var changed = try zone("1", "A2")
        changed.plannedCameras = 100
        let outcome = try fixture.importZones([changed])
        #expect((outcome.updated, outcome.created) == (1, 0))
        #expect(try fixture.registry.revision() == 3)
        #expect(try fixture.registry.zoneTree().zones.first?.plannedCameras == 100)
    }

    @Test func `sites come back as they were and need a known zone`() throws {
        try fixture.importZones([try zone("1", "A")])
        var site = Site(key: "S1", name: "广场", zone: try "1".zoneCode(), category: .keyPublicArea)
        site.position = Coordinate(longitude: 118.5, latitude: 37.4)
        site.requiredCameras = 3
        site.sector = "square"
        let stray = Site(key: "S2", zone: try "9".zoneCode(), category: .other)
        let outcome = try fixture.importSites([site, stray, site])
        #expect((outcome.created, outcome.refused) == (1, 2))
        #expect(outcome.findings.counts == ["zone-unknown": 1, "site-duplicate": 1])
        #expect(try fixture.registry.sites() == [site])
        #expect(try fixture.importSites([site]).unchanged == 1)
        site.requiredCameras = 2
        #expect(try fixture.importSites([site]).updated == 1)
    }
}
