import CameraModel
import CameraRegistry
import TestSupport
import Testing

@Suite("What an import changes and lacks")
struct DifferenceTests {
    let fixture: RegistryFixture

    init() throws {
        fixture = try RegistryFixture()
        try fixture.importZones([
            try zone("370500", "市"), try zone("370502", "A", .county, in: "370500"),
            try zone("370503", "B", .county),
        ])
        try fixture.importCameras(
            try (10..<40).map { try cameraRow("370502000013200000\($0)", $0, [(.name, "n\($0)")]) })
    }

    @Test func `columns are counted, and the first updates named field by field`() throws {
        var request = RegistryFixture.request()
        request.dryRun = true
        let rows = try (10..<40).map {
            try cameraRow(
                "370502000013200000\($0)", $0,
                [(.name, $0 < 35 ? "m\($0)" : "n\($0)"), (.deviceState, "inUse")])
        }
        let outcome = try fixture.importCameras(rows, request: request)
        #expect(outcome.updated == 30 && outcome.difference.columns == ["name": 25, "deviceState": 30])
        #expect(
            outcome.difference.updates.count == ImportDifference.shown && outcome.difference.missing == nil)
        let first = try #require(outcome.difference.updates.first)
        #expect(first.code == "37050200001320000010" && first.line == 10)
        #expect(first.fields.map(\.name) == ["name", "deviceState"])
        #expect(first.fields.first?.before == "n10" && first.fields.first?.after == "m10")
    }

    @Test func `a complete file tells what it lacks, by zone, and removes nothing`() throws {
        try fixture.importCameras([
            try cameraRow("37050300001320000001", 2, [(.zone, "B")]),
            try cameraRow("37050300001320000002", 3, [(.zone, "B"), (.deviceState, "removed")]),
        ])
        var request = RegistryFixture.request()
        request.complete = true
        let rows = try (12..<40).map { try cameraRow("370502000013200000\($0)", $0) }
        let all = try fixture.importCameras(rows, request: request)
        #expect(all.difference.missing?.count == 3)
        #expect(
            all.difference.missing?.codes.sorted() == [
                "37050200001320000010", "37050200001320000011", "37050300001320000001",
            ])
        #expect(all.findings.counts == ["missing-from-file": 3] && all.refused == 0)
        request.defaultZone = try "370500".zoneCode()
        #expect(try fixture.importCameras(rows, request: request).difference.missing?.count == 2)
        #expect(try fixture.registry.camera(try "37050200001320000010".deviceCode()) != nil)
    }

    @Test func `a refused row is in the file all the same`() throws {
        var request = RegistryFixture.request()
        request.complete = true
        var given = false
        let outcome = try fixture.registry.importCameras(request) {
            if given { return nil }
            given = true
            var rows = ImportRows(
                rows: try (12..<40).map {
                    try cameraRow("370502000013200000\($0)", $0, $0 == 12 ? [(.zone, "?")] : [])
                },
                refused: 1)
            rows.refusedCodes = ["37050200001320000010"]
            return rows
        }
        #expect(outcome.refused == 2)
        #expect(outcome.difference.missing?.codes == ["37050200001320000011"])
    }

    @Test func `zones and sites can be missing too`() throws {
        var request = RegistryFixture.request()
        request.complete = true
        let zones = try fixture.importZones([try zone("370503", "B2", .county)], request: request)
        #expect(zones.difference.missing?.codes == ["370500", "370502"])
        #expect(zones.difference.updates.map(\.code) == ["370503"])
        try fixture.importSites([Site(key: "S1", zone: try "370502".zoneCode(), category: .other)])
        let sites = try fixture.registry.importSites(request) { nil }
        #expect(sites.difference.missing?.codes == ["S1"])
    }

    @Test func `an import that expects another registry or another outcome keeps nothing`() throws {
        var request = RegistryFixture.request()
        let state = try fixture.registry.state()
        let row = try cameraRow("37050200001320000099", 2)
        func expect(_ state: RegistryState, created: Int) {
            request.expected = ImportExpectation(
                state: state, created: created, updated: 0, unchanged: 0, refused: 0)
        }
        expect(state, created: 2)
        #expect(throws: RegistryError.unlikePlan) { try fixture.importCameras([row], request: request) }
        let other = try RegistryFixture()
        expect(try other.registry.state(), created: 1)
        #expect(throws: RegistryError.otherRegistry) { try fixture.importCameras([row], request: request) }
        expect(state, created: 1)
        #expect(try fixture.importCameras([row], request: request).created == 1)
        #expect(throws: RegistryError.changedSincePlan(was: state.revision, is: state.revision + 1)) {
            try fixture.importCameras([row], request: request)
        }
    }
}
