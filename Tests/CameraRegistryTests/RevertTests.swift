import CameraModel
import CameraRegistry
import TestSupport
import Testing

@Suite("Taking a batch back")
struct RevertTests {
    let fixture: RegistryFixture
    private let code = "37050200001320000001"

    init() throws {
        fixture = try RegistryFixture()
        try fixture.importZones([try zone("370502", "A", .county), try zone("370503", "B", .county)])
    }

    private func cameras(_ columns: [(CameraColumn, String)], _ file: String = "c.csv") throws -> Int64 {
        let outcome = try fixture.importCameras(
            [try cameraRow(code, 2, columns)], request: RegistryFixture.request(file))
        return try #require(outcome.batch)
    }

    private func revert(_ batch: Int64, dryRun: Bool = false) throws -> RevertOutcome {
        try fixture.registry.revert(
            batch: batch, reason: "wrong file", by: "li", now: RegistryFixture.now, dryRun: dryRun)
    }

    @Test func `a removed camera leaves every list, and the log knows all it said`() throws {
        let batch = try cameras([
            (.name, "北门"), (.endpoints, "http://127.0.0.1/a"), (.longitude, "118.5"), (.latitude, "37"),
        ])
        let outcome = try revert(batch)
        #expect(outcome.removed == 1 && outcome.batch == batch + 1)
        let registry = fixture.registry
        #expect(try registry.camera(try code.deviceCode()) == nil)
        #expect(try registry.probeTargets().isEmpty && registry.health(of: try code.deviceCode()).isEmpty)
        var facts = 0
        try registry.auditFacts(begin: { _ in }, each: { facts += $0.count })
        #expect(facts == 0)
        let history = try #require(try registry.history(of: code).first)
        let last = try #require(history.changes.last)
        #expect(history.isGone && last.action == .removed && last.reverts == batch && last.actor == "li")
        #expect(
            last.reason == "wrong file" && last.fields.contains { $0.name == "name" && $0.before == "北门" })
        #expect(
            last.fields.map(\.name) == ["deviceCode", "endpoints", "latitude", "longitude", "name", "zone"])
    }

    @Test func `a code that comes back is the camera it was, with its probes`() throws {
        let batch = try cameras([(.endpoints, "http://127.0.0.1/a;http://127.0.0.1/b")])
        let target = try #require(try fixture.registry.probeTargets().first)
        let run = try fixture.registry.beginProbeRun(due: 1, now: RegistryFixture.now)
        try fixture.registry.save(
            [
                ProbeResult(
                    target: target, startedAt: RegistryFixture.now, state: .online, outcome: .streaming)
            ],
            run: run, thresholds: HealthThresholds())
        let undone = try #require(try revert(batch).batch)
        _ = try revert(undone)
        #expect(try fixture.registry.probeTargets().contains { $0.endpointID == target.endpointID })
        #expect(
            try fixture.registry.health(of: try code.deviceCode()).contains { $0.health?.state == .online })

        _ = try revert(try #require(try fixture.registry.batches().last?.id))
        #expect(try cameras([(.endpoints, "http://127.0.0.1/b")]) > 0)
        #expect(
            try fixture.registry.changes(of: try code.deviceCode()).map(\.action) == [
                .created, .removed, .created, .removed, .created,
            ])
        #expect(try fixture.registry.damages() == [])
    }

    @Test func `new records never take the number of a removed one`() throws {
        let batch = try cameras([])
        _ = try revert(batch)
        let other = "37050200001320000002"
        try fixture.importCameras([try cameraRow(other, 2)])
        #expect(try fixture.registry.changes(of: try other.deviceCode()).map(\.action) == [.created])
        for (make, code) in [(fixture.importZones, "9"), (fixture.importZones, "8")] {
            let made = try make([try zone(code, "Z")], RegistryFixture.request())
            _ = try revert(try #require(made.batch))
        }
        try fixture.importZones([try zone("7", "Z")])
        #expect(try fixture.registry.history(of: "7").first?.changes.count == 1)
        #expect(try fixture.registry.history(of: "9").first?.changes.map(\.action) == [.created, .removed])
    }

    @Test func `who holds on to what is named, and nothing is changed`() throws {
        let made = try cameras([(.name, "a"), (.longitude, "118.5"), (.latitude, "37")])
        let renamed = try cameras([(.name, "b")])
        let moved = try cameras([(.longitude, "118.6"), (.latitude, "37")])
        let movedNorth = try cameras([(.longitude, "118.6"), (.latitude, "37.5")])
        let outcome = try revert(made)
        #expect(outcome.batch == nil && outcome.conflictCount == 3)
        #expect(Set(outcome.conflicts.compactMap(\.batch)) == [renamed, moved, movedNorth])
        #expect(outcome.conflicts.allSatisfy { $0.code == code && $0.kind == .camera && $0.hold == .changed })
        #expect(try fixture.registry.camera(try code.deviceCode())?.name == "b")
        // Another field does not hold; latitude holds longitude.
        #expect(try revert(moved).conflicts.map(\.batch) == [movedNorth])
        #expect(try revert(renamed).updated == 1)
    }

    @Test func `a zone that others lie in stays, and says who they are`() throws {
        let zones = try #require(
            try fixture.importZones([try zone("370504", "C"), try zone("3705041", "D", nil, in: "370504")])
                .batch)
        let moved = try cameras([(.zone, "370504")])
        try fixture.importSites([Site(key: "S1", zone: try "3705041".zoneCode(), category: .other)])
        let below = try fixture.importZones([try zone("3705042", "E", nil, in: "370504")]).batch
        let outcome = try revert(zones)
        #expect(outcome.conflictCount == 3 && outcome.conflicts.allSatisfy { $0.hold == .lies })
        #expect(outcome.conflicts.map(\.code).sorted() == [code, "3705042", "S1"])
        #expect(Set(outcome.conflicts.compactMap(\.batch)) == [moved, moved + 1, try #require(below)])
        #expect(try fixture.registry.zoneTree().count == 5)
    }

    @Test func `a zone cannot come to lie in itself, nor a camera go back to a zone that is gone`() throws {
        let apart = try #require(
            try fixture.importZones([try zone("1", "X", nil, in: "370502"), try zone("2", "Y")]).batch)
        let out = try #require(try fixture.importZones([try zone("1", "X", nil, in: nil)]).batch)
        try fixture.importZones([try zone("370502", "A", .county, in: "1")])
        #expect(try revert(out).conflicts.map(\.hold) == [.circle])
        #expect(apart > 0)

        let extra = try #require(try fixture.importZones([try zone("370509", "Z")]).batch)
        _ = try cameras([(.zone, "370509")])
        let moved = try cameras([(.zone, "370503")])
        let first = try revert(extra)
        #expect(first.conflictCount == 0 && first.removed == 1)
        let back = try revert(moved)
        #expect(back.conflicts.map(\.hold) == [.zoneGone] && back.conflicts.first?.batch == first.batch)
    }

    @Test func `a dry run says the same and keeps nothing; twice is refused; an unknown batch is said so`()
        throws
    {
        let batch = try cameras([])
        let revision = try fixture.registry.revision()
        let dry = try revert(batch, dryRun: true)
        #expect(dry.removed == 1 && dry.batch == nil)
        #expect(try fixture.registry.revision() == revision)
        let undone = try #require(try revert(batch).batch)
        #expect(throws: RegistryError.alreadyReverted(batch, by: undone)) { try revert(batch) }
        #expect(throws: RegistryError.unknownBatch(99)) { try revert(99) }
        let list = try fixture.registry.batches()
        #expect(list.map(\.kind) == [.zones, .cameras, .revert])
        #expect(list[1].revertedBy == undone && list[2].reverts == batch && list[2].removed == 1)
    }

    @Test func `an edit by hand is taken back like an import`() throws {
        _ = try cameras([(.name, "a")])
        _ = try fixture.registry.edit(
            try cameraRow(code, 0, [(.name, "b")]), reason: "r", by: "li", now: RegistryFixture.now)
        let edit = try #require(try fixture.registry.batches().last?.id)
        #expect(try revert(edit).updated == 1)
        #expect(try fixture.registry.camera(try code.deviceCode())?.name == "a")
    }
}
