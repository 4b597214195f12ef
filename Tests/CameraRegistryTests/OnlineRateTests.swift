import CameraAudit
import CameraModel
import CameraRegistry
import SharpEyes
import TestSupport
import Testing

/// The rates that need probes, on a registry with runs at chosen times.
@Suite("Rates from probe history, strict and with excuses")
struct OnlineRateTests {
    let fixture: RegistryFixture
    private let recorder = "37050200001180000009"

    init() throws {
        fixture = try RegistryFixture()
        try fixture.importZones([try zone("370502", "A", .county), try zone("370503", "B", .county)])
        let inUse = (CameraColumn.deviceState, "inUse")
        try fixture.importCameras([
            try cameraRow(
                "37050200001320000001", 2,
                [(.zone, "370502"), inUse, (.endpoints, "http://127.0.0.1/a"), (.parent, recorder)]),
            try cameraRow(
                "37050200001320000002", 3, [(.zone, "370502"), inUse, (.endpoints, "http://127.0.0.1/b")]),
            try cameraRow(
                recorder, 4, [(.zone, "370502"), inUse, (.endpoints, "http://127.0.0.1/c")]),
            try cameraRow(
                "37050300001320000004", 5, [(.zone, "370503"), inUse, (.endpoints, "http://127.0.0.1/d")]),
        ])
    }

    /// A run in which these endpoints, by number, are offline and all others online.
    private func run(offline: Set<Int>, at second: Int64) throws {
        let targets = try fixture.registry.probeTargets().sorted { $0.endpointID < $1.endpointID }
        let at = RegistryFixture.now.adding(seconds: second)
        let run = try fixture.registry.beginProbeRun(due: targets.count, now: at)
        let results = targets.enumerated().map { index, target in
            ProbeResult(
                target: target, startedAt: at, state: offline.contains(index) ? .offline : .online,
                outcome: offline.contains(index) ? .refused : .streaming)
        }
        try fixture.registry.record(results, run: run)
        try fixture.registry.apply(results.map { Observation($0) }, run: run, HealthSettings())
        try fixture.registry.finishProbeRun(run, now: at.adding(seconds: 1), blind: false)
    }

    private func audit(at second: Int64, window: Int, excuses: Bool = true) throws -> AuditReport {
        var settings = AuditSettings(asOf: RegistryFixture.now.adding(seconds: second))
        (settings.windowSeconds, settings.onlineWindowSeconds, settings.excuses) = (600, window, excuses)
        return try fixture.registry.audit(Policies.builtIn[0], settings)
    }

    private func figure(_ report: AuditReport, _ zone: String, _ rate: RateName) throws -> RateFigure {
        let found = try #require(report.zones.first { $0.zone.text == zone })
        return try #require(found.figure(rate, nil))
    }

    /// 20 minutes all online, then 20 in which the recorder, the camera behind it and another are offline.
    private func outage() throws {
        for step in 0..<4 { try run(offline: [], at: Int64(step) * 300) }
        for step in 4..<8 { try run(offline: [0, 1, 2], at: Int64(step) * 300) }
    }

    @Test func `the online rate counts seconds, and one whose parent was offline is excused`() throws {
        try outage()
        let report = try audit(at: 2400, window: 2400)
        let online = try figure(report, "370502", .online)
        #expect(online.ratio == Ratio(part: 2400, whole: 4800) && online.ratio.percent == "50.00")
        #expect(online.excusing == Ratio(part: 2400, whole: 3600), "1200 s of the camera behind the recorder")
        let other = try figure(report, "370503", .online)
        #expect(other.ratio.percent == "100.00" && other.excusing == other.ratio)
        #expect(try figure(report, "370502", .verifiedConnection).ratio == Ratio(part: 0, whole: 2))
        #expect(
            try figure(report, "370502", .verifiedConnection).excusing == Ratio(part: 0, whole: 1),
            "the recorder is no camera, and the camera without one is not excused")
    }

    @Test func `maintenance excuses at the moment and for its seconds`() throws {
        try outage()
        let window = try #require(
            TimeWindow(
                from: RegistryFixture.now.adding(seconds: 1500), to: RegistryFixture.now.adding(seconds: 3000)
            ))
        _ = try fixture.registry.addMaintenance(
            MaintenanceWindow(
                scope: .camera, code: "37050200001320000002", window: window, reason: "换杆", actor: "li"),
            now: RegistryFixture.now)
        let report = try audit(at: 2400, window: 2400)
        #expect(try figure(report, "370502", .online).excusing == Ratio(part: 2400, whole: 4800 - 1200 - 900))
        #expect(try figure(report, "370502", .verifiedConnection).excusing == Ratio(part: 0, whole: 0))
    }

    @Test func `who is reached needs no excuse, and without being asked there is none`() throws {
        for step in 0..<4 { try run(offline: [2], at: Int64(step) * 300) }
        let verified = try figure(audit(at: 1200, window: 1200), "370502", .verifiedConnection)
        #expect(verified.ratio == Ratio(part: 2, whole: 2) && verified.excusing == verified.ratio)
        #expect(try figure(audit(at: 1200, window: 1200, excuses: false), "370502", .online).excusing == nil)
    }

    @Test func `both stand side by side in text and JSON`() throws {
        try outage()
        let report = try audit(at: 2400, window: 2400)
        let text = AuditText.render(report, language: .english)
        #expect(text.contains("2400 of 4800 (50.00 %)") && text.contains("2400 of 3600 (66.66 %)"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let json = AuditJSON.render(report)
        #expect(
            json.contains(
                #""excusing": {"excused": 1200, "part": 2400, "whole": 3600, "percent": "66.66"}"#))
    }
}
