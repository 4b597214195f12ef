import CameraModel
import CameraRegistry
import Foundation
import GRDB
import TestSupport
import Testing

@Suite("Forgetting the history of probes")
struct PruneTests {
    let fixture: RegistryFixture
    private static let day: Int64 = 86_400
    private static let begin = Instant(seconds: 1_700_006_400)
    /// Twelve probes a day for 120 days: three endpoints, of which one goes up and down, one fell silent on day 20.
    private static let days: Int64 = 120

    init() throws {
        fixture = try RegistryFixture()
        fixture.clock = PruneTests.begin
        try fixture.importZones([try zone("370502", "A", .county)])
        try fixture.importCameras(
            try ["a", "b", "c"].enumerated().map { index, name in
                try cameraRow(
                    "3705020000132000000\(index)", index + 2,
                    [(.deviceState, "inUse"), (.endpoints, "http://127.0.0.1/\(name)")])
            })
        let targets = try fixture.registry.probeTargets().sorted { $0.endpointID < $1.endpointID }
        for hour in stride(from: Int64(0), to: PruneTests.days * 24, by: 2) {
            let at = PruneTests.begin.adding(seconds: hour * 3600)
            var results = [result(targets[0], at, .online)]
            // Down for a day of every third.
            results.append(result(targets[1], at, hour / 24 % 3 == 0 ? .offline : .online))
            if hour < 20 * 24 { results.append(result(targets[2], at, .online)) }
            let run = try fixture.registry.beginProbeRun(due: 3, now: at)
            try fixture.registry.save(results, run: run, thresholds: HealthThresholds())
            try fixture.registry.finishProbeRun(run, now: at.adding(seconds: 60))
        }
    }

    private func result(_ target: ProbeTarget, _ at: Instant, _ state: HealthState) -> ProbeResult {
        ProbeResult(
            target: target, startedAt: at, state: state, outcome: state == .online ? .streaming : .refused)
    }

    private var now: Instant { PruneTests.begin.adding(seconds: PruneTests.days * PruneTests.day) }

    /// All that an audit asks of a moment: each camera's state, when it was reached, and its seconds of the last 30 days.
    private func known(at moment: Instant) throws -> [String] {
        var out: [String] = []
        var request = FactsRequest()
        request.batchSize = 10
        request.asOf = moment
        try fixture.registry.auditFacts(request, begin: { _ in }) { facts in
            for camera in facts {
                out.append("\(camera.deviceCode) \(camera.health as Any) \(camera.reachedAt as Any)")
            }
        }
        if let window = TimeWindow(from: moment.adding(seconds: -30 * PruneTests.day), to: moment) {
            // Of a past moment in no order.
            for camera in try fixture.registry.pastAvailability(over: window).sorted(by: {
                $0.deviceCode < $1.deviceCode
            }) {
                out.append("\(camera.deviceCode) \(camera.availability)")
            }
        }
        return out
    }

    @Test func `audits of every day kept say what they said before`() throws {
        let moments = (0...40).map { now.adding(seconds: -Int64($0) * PruneTests.day + 7) }
        let before = try moments.map { try known(at: $0) }
        let retention = Retention(days: 41)
        let promised = try fixture.registry.pruning(retention, now: now)
        #expect(promised.episodes > 0 && promised.endpointDays > 0 && promised.runs > 0)
        let done = try fixture.registry.prune(retention, now: now)
        #expect(done.episodes == promised.episodes && done.endpointDays == promised.endpointDays)
        #expect(done.runs == promised.runs && done.keptEpisodes == promised.keptEpisodes)
        #expect(try moments.map { try known(at: $0) } == before)
        #expect(try fixture.registry.damages() == [])
        #expect(try fixture.registry.pruning(retention, now: now).isEmpty)
        #expect(try fixture.registry.historyBegin() == retention.cut(now: now))
    }

    @Test func `the endpoint that fell silent long ago keeps its last state`() throws {
        _ = try fixture.registry.prune(Retention(days: 1), now: now)
        #expect(try known(at: now).count == 5)
        #expect(
            try known(at: now.adding(seconds: -3600)).contains {
                $0.hasPrefix("37050200001320000002 Optional")
            })
    }

    @Test func `nothing goes while all of it lies within the retention, and a look changes nothing`() throws {
        #expect(try fixture.registry.pruning(Retention(days: 400), now: now).isEmpty)
        let before = try fixture.registry.historySize().episodes
        _ = try fixture.registry.pruning(Retention(days: 1), now: now)
        #expect(try fixture.registry.historySize().episodes == before)
        #expect(try fixture.registry.historyBegin() == nil)
    }

    @Test func `an interrupted prune leaves a registry that the next one finishes`() throws {
        var asked = 0
        _ = try fixture.registry.prune(Retention(days: 1), now: now) {
            asked += 1
            return asked < 3
        }
        #expect(try fixture.registry.damages() == [])
        _ = try fixture.registry.prune(Retention(days: 1), now: now)
        #expect(try fixture.registry.pruning(Retention(days: 1), now: now).isEmpty)
        try fixture.registry.compact()
        #expect(try fixture.registry.damages() == [])
    }
}
