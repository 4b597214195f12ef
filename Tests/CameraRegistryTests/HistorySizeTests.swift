import CameraModel
import CameraRegistry
import Foundation
import TestSupport
import Testing

/// How large the history of a county grows, from a made sample, and how fast a month of a zone is added up.
@Suite("Size and speed of the history")
struct HistorySizeTests {
    /// A month of runs every hour for 1 000 cameras, with one in fifty that goes up and down.
    private func month(_ fixture: RegistryFixture, hours: Int, cameras: Int) throws -> Instant {
        try fixture.importZones([try zone("370502", "A", .county)])
        try fixture.importCameras(
            try (0..<cameras).map {
                try cameraRow(
                    "3705020000132000\(1000 + $0)", $0 + 2, [(.endpoints, "http://127.0.0.1/\($0)")])
            })
        let targets = try fixture.registry.probeTargets()
        var settings = HealthSettings()
        settings.holdSeconds = 7200
        var now = RegistryFixture.now
        for hour in 0..<hours {
            now = RegistryFixture.now.adding(seconds: Int64(hour) * 3600)
            let results = targets.enumerated().map { index, target in
                let isDown = index % 50 == 7 && (hour + index) / 9 % 3 == 0
                var result = ProbeResult(
                    target: target, startedAt: now, state: isDown ? .offline : .online,
                    outcome: isDown ? .refused : .streaming)
                result.kind = .hls
                return result
            }
            let run = try fixture.registry.beginProbeRun(due: results.count, now: now)
            try fixture.registry.record(results, run: run)
            try fixture.registry.apply(results.map { Observation($0) }, run: run, settings)
            try fixture.registry.finishProbeRun(run, now: now)
        }
        return now
    }

    @Test func `a zone's week is added up quickly, and its rows are small`() throws {
        let fixture = try RegistryFixture()
        let (hours, cameras) = (7 * 24, 300)
        let end = try month(fixture, hours: hours, cameras: cameras)
        let window = try #require(TimeWindow(from: RegistryFixture.now, to: end))
        let clock = ContinuousClock()
        var found: [CameraAvailability] = []
        let took = clock.measure {
            found = (try? fixture.registry.availability(over: window, zone: "A")) ?? []
        }
        #expect(found.count == cameras && found.allSatisfy { $0.availability.unobservedSeconds == 0 })
        #expect(found.contains { $0.availability.offlineSeconds > 0 })
        // 300 cameras in a debug build; the bound is for a runaway, the measured time stands in docs/probing.md.
        #expect(took < .seconds(1), "\(took)")
        // Bytes of an endpoint and day on disk, pages and all; 180 would be 2 GB a year for 30 000 endpoints.
        let size = try fixture.registry.historySize()
        #expect(size.endpointDays >= cameras * (hours / 24 - 1))
        let bytes = Double(size.endpointDayBytes) / Double(size.endpointDays)
        // A server's row has a head, and stands in an index.
        #expect(bytes > 10 && bytes < (RegistryFixture.isOnServer ? 300 : 40), "\(bytes)")
    }
}
