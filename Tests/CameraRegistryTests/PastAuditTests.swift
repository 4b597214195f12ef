import CameraAudit
import CameraModel
import CameraRegistry
import SharpEyes
import TestSupport
import Testing

/// What the registry knew at a past moment, against audits that were kept from that moment.
@Suite("Audits of past moments")
struct PastAuditTests {
    private static let policy = Policies.builtIn[0]

    private func audit(
        _ registry: Registry, at moment: Instant, by grouping: Grouping, past: Bool, revision: Int? = nil
    ) throws -> String {
        var settings = AuditSettings(asOf: moment)
        (settings.isPast, settings.revision, settings.grouping) = (past, revision, grouping)
        settings.windowSeconds = 7200
        settings.explain = .verifiedConnection
        return AuditJSON.render(try registry.audit(Self.policy, settings))
    }

    private func doSomething(_ world: RandomWorld) throws {
        switch world.pick(10) {
        case 0, 1:
            guard let batch = try world.registry.batches().map(\.id).randomElement(world) else { return }
            do {
                _ = try world.registry.revert(
                    batch: batch, reason: "test", by: "li", now: world.fixture.clock)
            } catch RegistryError.alreadyReverted {}
        case 2:
            let code = "3705020000132000000\(world.pick(10))"
            guard try world.registry.camera(try code.deviceCode()) != nil else { return }
            let row = try cameraRow(code, 0, [(.deviceState, ["inUse", "underRepair"][world.pick(2)])])
            _ = try world.registry.edit(row, reason: "test", by: "li", now: world.fixture.clock)
        case 3, 4, 5: try probe(world)
        default: _ = try world.importSomething()
        }
    }

    private func probe(_ world: RandomWorld) throws {
        let registry = world.registry
        let targets = try registry.probeTargets().filter { _ in world.chance(70) }
        let run = try registry.beginProbeRun(due: targets.count, now: world.fixture.clock)
        let results = targets.map { target in
            let state = HealthState.allCases[[0, 0, 1, 2, 2, 2, 3][world.pick(7)]]
            return ProbeResult(
                target: target, startedAt: world.fixture.clock, state: state, outcome: .streaming)
        }
        try registry.save(results, run: run, thresholds: HealthThresholds())
        try registry.finishProbeRun(run, now: world.fixture.clock)
    }

    @Test(arguments: UInt64(1)...16)
    func `as of each moment the audit is byte for byte the one that was kept from it`(seed: UInt64) throws {
        let world = try RandomWorld(seed: seed)
        var kept: [(moment: Instant, by: Grouping, json: String)] = []
        for step in 0..<14 {
            world.fixture.clock = world.fixture.clock.adding(seconds: Int64(1 + world.pick(2000)))
            try doSomething(world)
            let moment = world.fixture.clock.adding(seconds: Int64(world.pick(2)))
            let by = Grouping.allCases[step % Grouping.allCases.count]
            kept.append((moment, by, try audit(world.registry, at: moment, by: by, past: false)))
            world.fixture.clock = moment
        }
        for audited in kept {
            let again = try audit(world.registry, at: audited.moment, by: audited.by, past: true)
            let lines = zip(again.split(separator: "\n"), audited.json.split(separator: "\n"))
            let first = lines.first { $0 != $1 }
            let isSame = again == audited.json
            #expect(isSame, "\(audited.moment.rfc3339) by \(audited.by): \(first.map { "\($0)" } ?? "")")
        }
        #expect(Set(kept.map(\.json)).count > 5)
    }

    @Test func `before the first batch there is nothing, and a revision picks its own state`() throws {
        let world = try RandomWorld(seed: 3)
        for _ in 0..<6 { _ = try world.importSomething() }
        let before = RegistryFixture.now.adding(seconds: -1)
        #expect(
            try audit(world.registry, at: before, by: .zone, past: true).contains(
                "\"revision\": 0, \"met\": false"))
        let now = try audit(world.registry, at: RegistryFixture.now, by: .zone, past: false)
        let revision = try world.registry.revision()
        #expect(
            try audit(world.registry, at: RegistryFixture.now, by: .zone, past: true, revision: revision)
                == now)
        #expect(throws: RegistryError.unknownRevision(revision + 1)) {
            try audit(world.registry, at: RegistryFixture.now, by: .zone, past: true, revision: revision + 1)
        }
    }

    @Test func `a batch is known from its end, not from its beginning`() throws {
        let world = try RandomWorld(seed: 1)
        var request = RegistryFixture.request("zones.csv")
        let end = RegistryFixture.now.adding(seconds: 30)
        request.clock = { end }
        try world.fixture.importZones([try zone("37", "山东")], request: request)
        func zones(_ seconds: Int64) throws -> Int {
            var settings = AuditSettings(asOf: RegistryFixture.now.adding(seconds: seconds))
            settings.isPast = true
            return try world.registry.audit(Self.policy, settings).zones.count
        }
        #expect(try zones(29) == 0)
        #expect(try zones(30) == 1)
    }
}

extension [Int64] {
    fileprivate func randomElement(_ world: RandomWorld) -> Int64? { isEmpty ? nil : self[world.pick(count)] }
}

@Suite("Stale records")
struct StaleTests {
    @Test func `a record is stale a year after its last change, also as of a past moment`() throws {
        let fixture = try RegistryFixture()
        try fixture.importZones([try zone("370502", "东营区")])
        let rows = try ["a", "b"].enumerated().map { try cameraRow($1, $0 + 2, [(.zone, "370502")]) }
        try fixture.importCameras(rows)
        let day: Int64 = 86_400
        fixture.clock = RegistryFixture.now.adding(seconds: 300 * day)
        try fixture.importCameras([try cameraRow("b", 2, [(.zone, "370502"), (.name, "北一路")])])
        func stale(_ days: Int64, past: Bool) throws -> [String] {
            var request = FactsRequest()
            request.staleAt = RegistryFixture.now.adding(seconds: days * day)
            if past { request.asOf = request.staleAt }
            var found: [String] = []
            try fixture.registry.auditFacts(request, begin: { _ in }) { batch in
                found += batch.filter { !$0.changedLately }.map(\.deviceCode.text)
            }
            return found
        }
        #expect(try stale(364, past: false).isEmpty)
        for past in [false, true] {
            #expect(try stale(366, past: past) == ["a"])
            #expect(try stale(700, past: past) == ["a", "b"])
        }
    }
}
