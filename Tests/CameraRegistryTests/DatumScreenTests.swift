import CameraModel
import CameraRegistry
import TestSupport
import Testing

@Suite("The datum of a file's positions")
struct DatumScreenTests {
    let fixture: RegistryFixture

    /// A registry whose county has twenty cameras on a square of 900 metres, in WGS-84.
    init() throws {
        fixture = try RegistryFixture()
        try fixture.importZones([try zone("370502", "东营区", .county)])
        try fixture.importCameras(try rows(0) { $0 })
    }

    private func rows(_ from: Int, _ place: (Coordinate) -> Coordinate?) throws -> [CameraRow] {
        try (from..<(from + 20)).map { index in
            let point = try #require(
                Coordinate(
                    longitude: 118.58 + Double(index % 5) * 0.002, latitude: 37.44 + Double(index % 4) * 0.002
                ))
            let given = try #require(place(point))
            return try cameraRow(
                "3705020000132\(1_000_000 + index)", index + 2,
                [
                    (.zone, "370502"), (.longitude, "\(given.longitude)"), (.latitude, "\(given.latitude)"),
                ])
        }
    }

    @Test func `positions drawn on a web map are suspected, named, and not moved`() throws {
        let outcome = try fixture.importCameras(
            try rows(20) { Datum.gcj02.fromWGS84($0) })
        #expect(outcome.findings.counts["datum-suspected"] == 1)
        let finding = try #require(outcome.findings.findings.first { $0.rule.id == "datum-suspected" })
        #expect(finding.message(.english).contains("--datum gcj02"))
        var kept: [CameraRecord] = []
        try fixture.registry.cameras { kept += $0 }
        let last = try #require(kept.last?.position)
        #expect(abs(last.longitude - 118.588) > 0.002)
    }

    @Test func `positions in the registry's own datum are not`() throws {
        let outcome = try fixture.importCameras(try rows(40) { $0 })
        #expect(outcome.created == 20 && outcome.findings.counts["datum-suspected"] == nil)
    }
}
