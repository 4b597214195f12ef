import CameraAudit
import CameraModel
import CameraRegistry
import SharpEyes
import TestSupport
import Testing

/// Online rates and excuses of past moments, in worlds with outages, gaps, flapping, maintenance entered afterwards, recorders
/// that change, and days in which attempts are forgotten.
@Suite("Online rates and excuses of past moments")
struct PastOnlineTests {
    private let policy = Policies.builtIn[0]

    private func audit(_ registry: Registry, at moment: Instant, past: Bool) throws -> String {
        var settings = AuditSettings(asOf: moment)
        (settings.isPast, settings.excuses) = (past, true)
        (settings.windowSeconds, settings.onlineWindowSeconds) = (86_400, 3 * 86_400)
        return AuditJSON.render(try registry.audit(policy, settings))
    }

    /// A run whose endpoints mostly stay as they were: `states` by number.
    private func probe(_ world: RandomWorld, _ states: inout [Int64: HealthState]) throws {
        let registry = world.registry
        let at = world.fixture.clock
        let targets = try registry.probeTargets().filter { _ in world.chance(90) }
        let run = try registry.beginProbeRun(due: targets.count, now: at)
        let results = targets.map { target in
            if world.chance(25) {
                states[target.endpointID] = [.online, .online, .degraded, .offline, .offline][world.pick(5)]
            }
            let state = world.chance(5) ? .unknown : states[target.endpointID] ?? .online
            return ProbeResult(target: target, startedAt: at, state: state, outcome: .streaming)
        }
        try registry.record(results, run: run)
        let isBlind = world.chance(5)
        if !isBlind {
            try registry.apply(results.map { Observation($0) }, run: run, HealthSettings())
        }
        try registry.finishProbeRun(run, now: at, blind: isBlind)
    }

    private func maintain(_ world: RandomWorld, _ entered: inout [Int64]) throws {
        let now = world.fixture.clock
        if world.chance(40), let id = entered.popLast() {
            _ = try world.registry.removeMaintenance(id, now: now)
            return
        }
        let scope = MaintenanceWindow.Scope.allCases[world.pick(4)]
        let code =
            switch scope {
            case .zone: "3705"
            case .pole: "P1"
            case .camera, .parent: "3705020000132000000\(world.pick(3))"
            }
        let from = now.adding(seconds: Int64(world.pick(8000)) - 6000)
        guard let window = TimeWindow(from: from, to: from.adding(seconds: Int64(60 + world.pick(20_000))))
        else { return }
        do {
            entered.append(
                try world.registry.addMaintenance(
                    MaintenanceWindow(scope: scope, code: code, window: window, reason: "r", actor: "li"),
                    now: now))
        } catch RegistryError.unknownCode {}
    }

    /// A recorder that is a record, and two cameras behind it.
    private func begin(_ world: RandomWorld) throws {
        try world.fixture.importZones([try zone("37", "省"), try zone("370502", "区", in: "37")])
        let rows = try (0..<3).map { index in
            try cameraRow(
                "3705020000132000000\(index)", index + 2,
                [
                    (.zone, "370502"), (.deviceState, "inUse"), (.endpoints, "http://127.0.0.1/\(index)"),
                    (.parent, "37050200001320000000"), (.category, "keyPublicArea"), (.pole, "P1"),
                ])
        }
        try world.fixture.importCameras(rows)
    }

    @Test(arguments: UInt64(1)...24)
    func `are byte for byte those of the audit that was made then`(seed: UInt64) throws {
        let world = try RandomWorld(seed: seed &+ 7000)
        var (states, entered, kept) = ([Int64: HealthState](), [Int64](), [(moment: Instant, json: String)]())
        try begin(world)
        for step in 0..<60 {
            let length = [300, 300, 300, 900, 1200, 9000, 40_000, 200_000][world.pick(8)]
            world.fixture.clock = world.fixture.clock.adding(seconds: Int64(1 + world.pick(length)))
            switch world.pick(12) {
            case 0: _ = try world.importSomething()
            case 1: try maintain(world, &entered)
            case 2:
                guard let batch = try world.registry.batches().last?.id, world.chance(30) else { break }
                do {
                    _ = try world.registry.revert(
                        batch: batch, reason: "test", by: "li", now: world.fixture.clock)
                } catch RegistryError.alreadyReverted {}
            default: try probe(world, &states)
            }
            guard step % 2 == 0 else { continue }
            let moment = world.fixture.clock.adding(seconds: Int64(world.pick(200)))
            kept.append((moment, try audit(world.registry, at: moment, past: false)))
            world.fixture.clock = moment
        }
        for audited in kept {
            let again = try audit(world.registry, at: audited.moment, past: true)
            let lines = zip(again.split(separator: "\n"), audited.json.split(separator: "\n"))
            let first = lines.first { $0 != $1 }
            let isSame = again == audited.json
            #expect(isSame, "\(audited.moment.rfc3339): \(first.map { "\($0)" } ?? "")")
        }
        #expect(Set(kept.map(\.json)).count > 10)
        #expect(kept.contains { $0.json.contains(#/"rate": "online".*"part": [1-9]/#) })
        // Most worlds have excuses; these have.
        guard [2, 4, 6, 7, 8].contains(seed) else { return }
        #expect(kept.contains { $0.json.contains(#/"excusing": {"excused": [1-9]/#) })
    }
}
