import CameraModel
import Foundation
import Testing

@testable import CameraRegistry

/// Boundaries of zones, and the roads and buildings beneath the records.
@Suite struct MapTests {
    private func square(_ x: Double, _ side: Double = 0.01) throws -> Boundary {
        try #require(Boundary(text: "\(x) 37,\(x + side) 37,\(x + side) 37.5"))
    }

    private func row(_ code: String, _ x: Double, height: Double? = nil) throws -> BuildingRow {
        BuildingRow(code: code, building: Building(outline: try square(x), height: height), line: 1)
    }

    private func once<Row>(_ rows: [Row]) -> () -> ImportRows<Row>? {
        var given = false
        return {
            defer { given = true }
            return given ? nil : ImportRows(rows: rows, refused: 0)
        }
    }

    @Test func `A boundary is a column of its zone: logged, known of the past, and taken back`() throws {
        let fixture = try RegistryFixture()
        var zone = Zone(code: try #require(ZoneCode("370502")), name: "东营区")
        try fixture.importZones([zone])
        zone.boundary = try square(118)
        let outcome = try fixture.importZones([zone])
        #expect(outcome.updated == 1 && outcome.difference.columns == ["boundary": 1])
        #expect(try fixture.registry.zoneTree().zones == [zone])
        #expect(try fixture.importZones([zone]).unchanged == 1)
        let batch = try #require(outcome.batch)
        let revert = try fixture.registry.revert(batch: batch, reason: "x", by: "t", now: fixture.clock)
        #expect(revert.updated == 1)
        #expect(try fixture.registry.zoneTree().zones.first?.boundary == nil)
        let back = try #require(revert.batch)
        _ = try fixture.registry.revert(batch: back, reason: "x", by: "t", now: fixture.clock)
        #expect(try fixture.registry.zoneTree().zones == [zone])
    }

    @Test func `Buildings are made, changed, left alone and refused; a dry run keeps none`() throws {
        let registry = try RegistryFixture()
        var request = RegistryFixture.request("b.geojson")
        request.dryRun = true
        let dry = try registry.registry.importBuildings(request, next: once([row("a", 118)]))
        #expect(dry.created == 1 && dry.batch == nil)
        request.dryRun = false
        let first = try registry.registry.importBuildings(
            request, next: once([row("a", 118, height: 9), row("b", 119), row("a", 120)]))
        #expect(first.created == 2 && first.refused == 1 && first.findings.counts == ["shape-duplicate": 1])
        let second = try registry.registry.importBuildings(
            request, next: once([row("a", 118, height: 9), row("b", 119, height: 3), row("c", 121)]))
        #expect((second.unchanged, second.updated, second.created) == (1, 1, 1))
        let kept = try registry.registry.buildings()
        #expect(kept.map(\.height) == [9, 3, nil])
        #expect(kept.first?.outline == (try square(118)))
        #expect(try registry.registry.revision() == 0)
    }

    @Test func `A batch of buildings is taken back, and that again; what was changed since holds it`() throws
    {
        let fixture = try RegistryFixture()
        let (registry, request) = (fixture.registry, RegistryFixture.request("b.geojson"))
        let first = try #require(
            try registry.importBuildings(request, next: once([row("a", 118), row("b", 119)])).batch)
        let second = try #require(
            try registry.importBuildings(request, next: once([row("a", 118.5), row("c", 120)])).batch)
        func take(_ batch: Int64) throws -> RevertOutcome {
            try registry.revert(batch: batch, reason: "x", by: "t", now: fixture.clock)
        }
        let held = try take(first)
        #expect(
            held.batch == nil && held.conflicts.map(\.code) == ["a"] && held.conflicts.first?.batch == second)
        let state = try registry.buildings()
        let undone = try take(second)
        #expect((undone.updated, undone.removed) == (1, 1))
        #expect(try registry.buildings().map(\.outline) == [square(118), square(119)])
        let redone = try take(try #require(undone.batch))
        #expect((redone.updated, redone.returned) == (1, 1))
        #expect(try registry.buildings() == state)
        _ = try take(try #require(redone.batch))
        #expect(try take(first).removed == 2)
        #expect(try registry.buildings().isEmpty)
        #expect(
            try registry.batches().map(\.kind.rawValue).prefix(3) == ["buildings", "buildings", "revert"])
        #expect(try registry.damages() == [])
    }

    @Test func `Only what touches the wanted part of the map is read`() throws {
        let fixture = try RegistryFixture()
        let request = RegistryFixture.request("b.geojson")
        try fixture.registry.importBuildings(request, next: once([row("a", 118), row("b", 119)]))
        let place = try #require(Coordinate(longitude: 118.012, latitude: 37.2))
        let near = try #require(MapBox(around: [place], margin: 500))
        #expect(try fixture.registry.buildings(in: near).count == 1)
        let far = try #require(MapBox(around: [place], margin: 50))
        #expect(try fixture.registry.buildings(in: far).isEmpty)
        let line = RoadRow(
            code: "r", road: Road(name: "东二路", lines: [try square(118).rings[0]]), line: 1)
        try fixture.registry.importRoads(RegistryFixture.request("r.geojson"), next: once([line]))
        #expect(try fixture.registry.roads() == [line.road])
        #expect(try fixture.registry.mapCounts() == (1, 2))
    }

    @Test func `Any lines survive as bytes, and cut bytes are no lines`() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<50 {
            let lines = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                (0..<Int.random(in: 0...9, using: &random)).compactMap { _ in
                    Coordinate(
                        longitude: .random(in: -180...180, using: &random),
                        latitude: .random(in: -90...90, using: &random))?.roundedForGeometry
                }
            }
            let bytes = ShapeBlob.encode(lines)
            #expect(bytes.withUnsafeBytes(ShapeBlob.decode) == lines)
            if lines.contains(where: { !$0.isEmpty }) {
                #expect(Array(bytes.dropLast()).withUnsafeBytes(ShapeBlob.decode) == nil)
            }
        }
    }
}
