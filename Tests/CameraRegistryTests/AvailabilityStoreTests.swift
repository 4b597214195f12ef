import CameraModel
import CameraRegistry
import TestSupport
import Testing

@Suite("History of endpoints in the registry")
struct AvailabilityStoreTests {
    let fixture: RegistryFixture

    init() throws {
        fixture = try RegistryFixture()
        try fixture.importZones([
            try zone("370500", "City", .city), try zone("370502", "A", .county, in: "370500"),
            try zone("370503", "B", .county, in: "370500"),
        ])
        try fixture.importCameras([
            try cameraRow("37050200001320000001", 2, [(.endpoints, "http://127.0.0.1/a;http://127.0.0.1/b")]),
            try cameraRow("37050300001320000002", 3, [(.endpoints, "http://127.0.0.1/c")]),
            try cameraRow("37050300001320000003", 4, []),
        ])
    }

    /// One run in which endpoints, by number, are in these states.
    private func run(_ states: [(Int, HealthState)], at second: Int64, blind: Bool = false) throws {
        let targets = try fixture.registry.probeTargets().sorted { $0.endpointID < $1.endpointID }
        let at = RegistryFixture.now.adding(seconds: second)
        let run = try fixture.registry.beginProbeRun(due: states.count, now: at)
        let results = states.map { index, state in
            ProbeResult(
                target: targets[index], startedAt: at, state: state,
                outcome: state == .online ? .streaming : .refused)
        }
        try fixture.registry.record(results, run: run)
        if !blind { try fixture.registry.apply(results.map { Observation($0) }, run: run, HealthSettings()) }
        try fixture.registry.finishProbeRun(run, now: at.adding(seconds: 1), blind: blind)
    }

    private func seconds(_ from: Int64, _ to: Int64, zone: String? = nil) throws -> [String: Availability] {
        let window = try #require(
            TimeWindow(
                from: RegistryFixture.now.adding(seconds: from), to: RegistryFixture.now.adding(seconds: to)))
        let found = try fixture.registry.availability(over: window, zone: zone)
        return Dictionary(uniqueKeysWithValues: found.map { ($0.deviceCode.text, $0.availability) })
    }

    @Test func `seconds online and observed are exact, and zones narrow`() throws {
        for step in 0..<4 { try run([(2, .online)], at: Int64(step) * 300) }
        for step in 4..<8 { try run([(2, .offline)], at: Int64(step) * 300) }
        let all = try seconds(0, 2400)
        let camera = try #require(all["37050300001320000002"])
        #expect(camera.onlineSeconds == 1200 && camera.offlineSeconds == 1200)
        #expect(camera.onlineRate.percent == "50.00" && camera.unobservedSeconds == 0)
        #expect(all["37050200001320000001"]?.unobservedSeconds == 2400)
        #expect(all.count == 2, "a camera without endpoints is not listed")
        #expect(try seconds(1199, 1202, zone: "B")["37050300001320000002"]?.onlineSeconds == 1)
        #expect(try seconds(0, 2400, zone: "A").count == 1 && seconds(0, 2400, zone: "370500").count == 2)
        #expect(throws: RegistryError.unknownCode("Z")) { try seconds(0, 1, zone: "Z") }
    }

    @Test func `seconds under maintenance are not observed, to the second`() throws {
        for step in 0..<12 { try run([(0, .online), (2, .offline)], at: Int64(step) * 300) }
        let now = RegistryFixture.now
        func works(_ scope: MaintenanceWindow.Scope, _ code: String, _ from: Int64, _ to: Int64) throws
            -> Int64
        {
            let window = try #require(
                TimeWindow(from: now.adding(seconds: from), to: now.adding(seconds: to)))
            return try fixture.registry.addMaintenance(
                MaintenanceWindow(scope: scope, code: code, window: window, reason: "", actor: ""), now: now)
        }
        let camera = "37050300001320000002"
        #expect(try seconds(0, 3000)[camera]?.offlineSeconds == 3000)
        _ = try works(.camera, camera, 601, 708)
        #expect(try seconds(0, 3000)[camera]?.offlineSeconds == 3000 - 107)
        #expect(try seconds(0, 3000)[camera]?.unobservedSeconds == 107)
        // Overlapping ones count once; one of the zone reaches every camera below it.
        _ = try works(.zone, "370500", 700, 800)
        let both = try seconds(0, 3000)
        #expect(both[camera]?.unobservedSeconds == 199)
        #expect(both["37050200001320000001"]?.onlineSeconds == 2900)
        // One that is taken back ends there.
        let long = try works(.zone, "370503", 1000, 2000)
        #expect(try seconds(0, 3000)[camera]?.unobservedSeconds == 1199)
        #expect(try fixture.registry.removeMaintenance(long, now: now.adding(seconds: 1001)))
        #expect(try seconds(0, 3000)[camera]?.unobservedSeconds == 200)
        let window = try #require(TimeWindow(from: now, to: now.adding(seconds: 3000)))
        let code = try #require(DeviceCode(camera))
        let history = try #require(try fixture.registry.endpointHistories(of: code, over: window).first)
        #expect(Availability(window, endpoints: [history.episodes]).offlineSeconds == 2800)
    }

    @Test func `sums of days that are over leave maintenance out, also when it is entered late`() throws {
        for step in 0..<300 { try run([(2, .online)], at: Int64(step) * 600) }
        let code = try #require(DeviceCode("37050300001320000002"))
        let first = RegistryFixture.now.seconds / 86_400 + 1
        let day = try #require(
            TimeWindow(
                from: Instant(seconds: first * 86_400), to: Instant(seconds: (first + 1) * 86_400)))
        func kept() throws -> Int? {
            let histories = try fixture.registry.endpointHistories(of: code, over: day)
            return histories.first?.days.first?.availability.onlineSeconds
        }
        #expect(try kept() == 86_400)
        let works = try #require(
            TimeWindow(from: day.from.adding(seconds: 7), to: day.from.adding(seconds: 3607)))
        _ = try fixture.registry.addMaintenance(
            MaintenanceWindow(scope: .camera, code: code.text, window: works, reason: "", actor: ""),
            now: day.to)
        #expect(try kept() == 86_400 - 3600)
    }

    @Test func `a camera is as well as its best endpoint`() throws {
        try run([(0, .offline), (1, .online)], at: 0)
        try run([(0, .offline)], at: 900)
        let camera = try #require(try seconds(0, 1800)["37050200001320000001"])
        #expect(camera.onlineSeconds == 900 && camera.offlineSeconds == 900)
    }

    @Test func `a blind run changes no state and observes nothing`() throws {
        try run([(2, .online)], at: 0)
        for step in 1..<6 { try run([(2, .offline)], at: Int64(step) * 300, blind: true) }
        let code = try "37050300001320000002".deviceCode()
        #expect(try fixture.registry.health(of: code).first?.health?.state == .online)
        let camera = try #require(try seconds(0, 1800)["37050300001320000002"])
        #expect(camera.onlineSeconds == 900 && camera.unobservedSeconds == 900)
        let window = try #require(
            TimeWindow(from: RegistryFixture.now, to: RegistryFixture.now.adding(seconds: 3600)))
        let history = try fixture.registry.endpointHistories(of: code, over: window)
        #expect(history.first?.attempts.count == 6, "the attempts are kept all the same")
    }

    @Test func `what turned out after a gap to be another state is counted so`() throws {
        try run([(2, .online)], at: 0)
        try run([(2, .offline)], at: 300)
        try run([(2, .offline)], at: 5000)
        try run([(2, .offline)], at: 5300)
        let camera = try #require(try seconds(0, 6200)["37050300001320000002"])
        #expect(camera.onlineSeconds == 300 && camera.offlineSeconds == 900 + 1200)
    }

    @Test
    func `hourly sums of days that are over say the same as episodes, also when a day turns out otherwise`()
        throws
    {
        // now is 2026-11-18T11:06:40Z; a run an hour, with gaps, over three days.
        var states: [HealthState] = Array(repeating: .online, count: 20)
        states += [.offline, .unknown, .unknown, .offline] + Array(repeating: .offline, count: 10)
        states += Array(repeating: .online, count: 40)
        for (hour, state) in states.enumerated() { try run([(2, state)], at: Int64(hour) * 3600) }
        let code = try "37050300001320000002".deviceCode()
        let day = RegistryFixture.now.seconds / 86_400
        for number in day...day + 2 {
            let from = Instant(seconds: number * 86_400)
            let window = try #require(TimeWindow(from: from, to: from.adding(seconds: 86_400)))
            let history = try #require(
                try fixture.registry.endpointHistories(of: code, over: window).first)
            let sums = try #require(history.days.first { $0.day == Int(number) })
            #expect(sums.availability == Availability(window, endpoints: [history.episodes]), "\(number)")
        }
    }

    @Test func `attempts are kept for two days, with those that were repeated`() throws {
        let targets = try fixture.registry.probeTargets()
        func record(_ at: Instant) throws {
            let run = try fixture.registry.beginProbeRun(due: 1, now: at)
            var result = ProbeResult(target: targets[0], startedAt: at, state: .online, outcome: .streaming)
            (result.kind, result.httpStatus, result.bytes) = (.hls, 200, 70_000)
            result.phases.total = 1.25
            var first = ProbeAttempt(result)
            (first.state, first.outcome, first.wasRepeated) = (.offline, .refused, true)
            first.startedAt = at.adding(seconds: -1)
            result.earlier = [first]
            try fixture.registry.record([result], run: run)
            try fixture.registry.finishProbeRun(run, now: at)
        }
        let now = RegistryFixture.now
        try record(now)
        try record(now.adding(seconds: 48 * 3600 - 60))
        let window = try #require(
            TimeWindow(from: now.adding(seconds: -10), to: now.adding(seconds: 500_000)))
        func kept() throws -> [ProbeAttempt] {
            try fixture.registry.endpointHistories(of: targets[0].deviceCode, over: window)
                .flatMap(\.attempts)
        }
        #expect(try kept().count == 4)
        try record(now.adding(seconds: 48 * 3600 + 60))
        let left = try kept()
        #expect(left.count == 4 && left.allSatisfy { $0.startedAt > now.adding(seconds: 3600) })
        #expect(left[0].wasRepeated && left[0].outcome == .refused && !left[1].wasRepeated)
        #expect(left[1].httpStatus == 200 && left[1].bytes == 70_000 && left[1].totalSeconds == 1.25)
    }
}
