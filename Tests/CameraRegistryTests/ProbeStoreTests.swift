import CameraModel
import CameraRegistry
import Dispatch
import Glibc
import TestSupport
import Testing

@Suite("Keeping probe results")
struct ProbeStoreTests {
    let fixture: RegistryFixture

    init() throws {
        fixture = try RegistryFixture()
        try fixture.importZones([try zone("370502", "A", .county), try zone("370503", "B", .county)])
        try fixture.importCameras([
            try cameraRow(
                "37050200001320000001", 2,
                [(.deviceState, "inUse"), (.endpoints, "http://127.0.0.1/a;http://127.0.0.1/b")]),
            try cameraRow("37050300001320000002", 3, [(.endpoints, "http://127.0.0.1/c")]),
            try cameraRow(
                "37050300001320000003", 4, [(.deviceState, "planned"), (.endpoints, "http://127.0.0.1/d")]),
            try cameraRow(
                "37050300001320000004", 5, [(.deviceState, "removed"), (.endpoints, "http://127.0.0.1/e")]),
        ])
    }

    private func save(_ states: [(Int, HealthState)], at second: Int64) throws {
        let targets = try fixture.registry.probeTargets().sorted { $0.endpointID < $1.endpointID }
        let at = RegistryFixture.now.adding(seconds: second)
        let run = try fixture.registry.beginProbeRun(due: states.count, now: at)
        let results = states.map { index, state in
            ProbeResult(
                target: targets[index], startedAt: at, state: state,
                outcome: state == .online ? .streaming : .refused)
        }
        try fixture.registry.save(results, run: run, thresholds: HealthThresholds())
        try fixture.registry.finishProbeRun(run, now: at)
    }

    @Test func `planned and removed cameras are not asked, and scopes narrow`() throws {
        #expect(try fixture.registry.probeTargets().map(\.endpoint.url.last) == ["a", "b", "c"])
        #expect(try fixture.registry.probeTargets(ProbeScope(zone: "B")).count == 1)
        let camera = try "37050200001320000001".deviceCode()
        #expect(try fixture.registry.probeTargets(ProbeScope(camera: camera)).count == 2)
        #expect(throws: RegistryError.unknownCode("Z")) {
            try fixture.registry.probeTargets(ProbeScope(zone: "Z"))
        }
    }

    @Test func `who was asked longest ago is asked first`() throws {
        try save([(0, .online)], at: 10)
        try save([(1, .online)], at: 5)
        #expect(try fixture.registry.probeTargets().map(\.endpoint.url.last) == ["c", "b", "a"])
    }

    @Test func `the first verdict counts at once, then it takes three down and two up`() throws {
        let code = try "37050200001320000001".deviceCode()
        func state() throws -> HealthState? { try fixture.registry.health(of: code).first?.health?.state }
        try save([(0, .online)], at: 0)
        #expect(try state() == .online)
        try save([(0, .offline)], at: 60)
        try save([(0, .offline)], at: 120)
        #expect(try state() == .online)
        try save([(0, .offline)], at: 180)
        #expect(try state() == .offline)
        #expect(
            try fixture.registry.health(of: code).first?.health?.since
                == RegistryFixture.now.adding(seconds: 60))
        try save([(0, .online)], at: 240)
        #expect(try state() == .offline)
        try save([(0, .online)], at: 300)
        #expect(try state() == .online)
    }

    @Test func `facts carry the best endpoint and when any was reached`() throws {
        try save([(0, .offline), (1, .online)], at: 30)
        var facts: [CameraFacts] = []
        try fixture.registry.auditFacts(
            begin: { #expect($0.zones.count == 2 && $0.revision == 6) }, each: { facts += $0 })
        #expect(facts.count == 4)
        let first = try #require(facts.first { $0.deviceCode.text == "37050200001320000001" })
        #expect(first.health == .online && first.endpointCount == 2)
        #expect(first.reachedAt == RegistryFixture.now.adding(seconds: 30))
        #expect(facts.filter { $0.health == nil }.count == 3)
    }

    @Test func `probes never raise the revision`() throws {
        let before = try fixture.registry.revision()
        try save([(0, .online)], at: 1)
        #expect(try fixture.registry.revision() == before)
    }

    @Test func `a second run is told who holds the lock, and a released one can be taken`() throws {
        let path = fixture.folder.file("r.sqlite")
        guard case .taken(let lock) = try ProbeLock.take(registry: path, now: RegistryFixture.now) else {
            Issue.record("the lock was not free")
            return
        }
        switch try ProbeLock.take(registry: path, now: RegistryFixture.now) {
        case .taken: Issue.record("the lock was given twice")
        case .held(let holder):
            #expect(holder.contains("process ") && holder.contains(RegistryFixture.now.rfc3339))
        }
        _ = consume lock
        guard case .taken = try ProbeLock.take(registry: path, now: RegistryFixture.now) else {
            Issue.record("the released lock was not free")
            return
        }
    }

    /// Found by `make company`: one of 156 refused runs was told of "another process".
    @Test func `a holder that has not written its name yet is waited for`() throws {
        let path = fixture.folder.file("r.sqlite")
        let descriptor = open(path + ".probe-lock", O_RDWR | O_CREAT, 0o644)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        let name = "process \(getpid()) since \(RegistryFixture.now.rfc3339)\n"
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(50)) {
            _ = pwrite(descriptor, name, name.utf8.count, 0)
        }
        switch try ProbeLock.take(registry: path, now: RegistryFixture.now) {
        case .taken: Issue.record("the lock was given twice")
        case .held(let holder): #expect(holder + "\n" == name)
        }
    }
}
