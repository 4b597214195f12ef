import CameraModel
import CameraRegistry
import Foundation
import GRDB
import TestSupport
import Testing

@Suite("Facts packed beside the record")
struct PackedFactsTests {
    /// What an audit asks of every camera, in one line.
    private func line(_ facts: CameraFacts) -> String {
        let words: [Any?] = [
            facts.deviceCode, facts.zone, facts.category, facts.pointClass, facts.deviceState,
            facts.networkStatus, facts.resolution, facts.sites, facts.hasOwnerOrManager,
            facts.filledRequiredFields, facts.endpointCount,
        ]
        return words.map { $0.map { "\($0)" } ?? "-" }.joined(separator: " ")
    }

    /// The lines of all cameras: from the packed facts, or from the columns.
    private func lines(_ registry: Registry, packed: Bool) throws -> [String] {
        var request = FactsRequest()
        (request.names, request.installTimes, request.sector) = (!packed, !packed, !packed)
        (request.phase, request.investment) = (!packed, !packed)
        var lines: [String] = []
        try registry.auditFacts(request, begin: { _ in }, each: { lines += $0.map(line) })
        return lines
    }

    @Test(arguments: UInt64(500)...530)
    func `they say what the columns say, whatever was imported, reverted and edited`(seed: UInt64) throws {
        let world = try RandomWorld(seed: seed)
        for _ in 0..<(2 + world.pick(5)) {
            guard let batch = try world.importSomething(), world.chance(30) else { continue }
            _ = try? world.registry.revert(
                batch: batch, reason: "test", by: "li", now: RegistryFixture.now)
        }
        #expect(try lines(world.registry, packed: true) == lines(world.registry, packed: false))
        #expect(try world.registry.damages() == [])
    }

    @Test func `every word and both ends of every number survive`() throws {
        let fixture = try RegistryFixture()
        try fixture.importZones([try zone("370502", "A", .county)])
        var number = 0
        var rows: [CameraRow] = []
        func add(_ columns: [(CameraColumn, String)]) throws {
            number += 1
            let code = "3705020000132\(String(1_000_000 + number).dropFirst(0))"
            rows.append(try cameraRow(code, number + 1, [(.zone, "370502")] + columns))
        }
        try add([])
        for word in AreaCategory.allCases { try add([(.category, word.rawValue)]) }
        for word in PointClass.allCases { try add([(.pointClass, word.rawValue)]) }
        for word in DeviceState.allCases { try add([(.deviceState, word.rawValue)]) }
        for word in NetworkStatus.allCases { try add([(.networkStatus, word.rawValue)]) }
        for size in ["1x1", "16383x16383", "16384x1", "1x16384", "100000x100000"] {
            try add([(.resolution, size)])
        }
        try add([(.owner, "交通局")])
        try add([(.managementUnit, "交通局"), (.name, "北门"), (.installTime, "2024-01-02")])
        try add([(.sites, "A;B"), (.longitude, "118.5"), (.latitude, "37"), (.cameraType, "dome")])
        try fixture.importCameras(rows)
        #expect(try lines(fixture.registry, packed: true) == lines(fixture.registry, packed: false))
        #expect(try lines(fixture.registry, packed: true).count == number)
        #expect(try fixture.registry.damages() == [])
    }

    @Test func `rows of an older program are read by their columns, and a wrong number is told of`() throws {
        let fixture = try RegistryFixture()
        try fixture.importZones([try zone("370502", "A", .county)])
        try fixture.importCameras([
            try cameraRow(
                "37050200001320000001", 2, [(.zone, "370502"), (.deviceState, "inUse"), (.sites, "A")])
        ])
        let before = try lines(fixture.registry, packed: true)
        let queue = try DatabaseQueue(path: fixture.folder.file("r.sqlite"))
        try queue.write { try $0.execute(sql: "UPDATE brief SET facts = NULL, place = NULL") }
        #expect(try lines(fixture.registry, packed: true) == before)
        try queue.write { try $0.execute(sql: "UPDATE brief SET facts = (3 << 55) + 7") }
        #expect(try lines(fixture.registry, packed: true) == before)
        #expect(try fixture.registry.damages() == [])
        try queue.write { try $0.execute(sql: "UPDATE brief SET facts = 2 << 55") }
        #expect(
            try fixture.registry.damages() == [
                "1 cameras are not in the table of audits as their columns say"
            ])
        try queue.write { try $0.execute(sql: "DELETE FROM brief") }
        #expect(
            try fixture.registry.damages() == [
                "1 cameras are not in the table of audits as their columns say"
            ])
    }

    @Test(arguments: UInt64(600)...612)
    func `a registry of the version before is given the same rows`(seed: UInt64) throws {
        let world = try RandomWorld(seed: seed)
        for _ in 0..<(3 + world.pick(4)) { _ = try world.importSomething() }
        let path = world.registry.path
        let queue = try DatabaseQueue(path: path)
        let rows =
            "SELECT id || ' ' || zoneId || deviceCode || coalesce(facts, '-') || coalesce(sites, '-') FROM brief"
        let before = try queue.read { try String.fetchAll($0, sql: rows) }
        try queue.write {
            try $0.execute(
                sql: """
                    DELETE FROM grdb_migrations WHERE identifier = '13 brief' OR identifier = '14 batch findings';
                    DROP TABLE batchFinding;
                    DROP TABLE brief;
                    ALTER TABLE camera ADD COLUMN facts INTEGER;
                    """)
        }
        let upgraded = try Registry(path: path, .existing)
        #expect(try queue.read { try String.fetchAll($0, sql: rows) } == before)
        #expect(try upgraded.damages() == [])
        #expect(try lines(upgraded, packed: true) == lines(upgraded, packed: false))
    }

    @Test func `a place and its reach hold the camera's view, wherever it stands`() throws {
        let fixture = try RegistryFixture()
        try fixture.importZones([try zone("370502", "A", .county)])
        var rows: [CameraRow] = []
        let positions = [
            (0.0, 0.0), (180, 90), (-180, -90), (118.123456, 37.654321), (-0.5, 89.999999),
        ]
        for (x, y) in positions {
            for (distance, angle) in [(50.0, "60"), (100_000, "90"), (3, "169.9"), (25, "")] {
                var columns: [(CameraColumn, String)] = [
                    (.zone, "370502"), (.longitude, "\(x)"), (.latitude, "\(y)"),
                    (.maxViewDistance, "\(distance)"),
                ]
                if !angle.isEmpty { columns.append((.horizontalFieldAngle, angle)) }
                rows.append(try cameraRow("C\(rows.count)", rows.count + 2, columns))
            }
        }
        try fixture.importCameras(rows)
        let seen = PlaceTaker()
        var request = FactsRequest()
        (request.names, request.installTimes, request.sector) = (false, false, false)
        (request.phase, request.investment, request.views) = (false, false, true)
        try fixture.registry.auditFacts(request) { _ in [seen] }
        #expect(seen.places.count == rows.count)
        for (index, place) in seen.places.enumerated() {
            let (x, y) = positions[index / 4]
            let (distance, angle) = [(50.0, 60.0), (100_000, 90), (3, 169.9), (25, 180)][index % 4]
            // Steps: 2.4 m and 1.2 m.
            #expect(abs(place.position.longitude - x) <= 360.0 / 16_777_216)
            #expect(abs(place.position.latitude - y) <= 180.0 / 16_777_216)
            let corner = distance / cos(angle * .pi / 360)
            #expect(place.reach >= corner + 3)
            if place.reach < .infinity { #expect(place.reach <= 1.011 * corner + 12) }
        }
        #expect(try fixture.registry.damages() == [])
    }
}

/// Notes where the cameras stand that it is asked about, and wants none.
private final class PlaceTaker: CameraTaker {
    var places: [(position: Coordinate, reach: Double)] = []

    func take(_ batch: [CameraFacts]) {}

    func wantsView(at position: Coordinate, reach: Double) -> Bool {
        places.append((position, reach))
        return false
    }
}
