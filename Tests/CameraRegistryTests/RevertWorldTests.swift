import CameraModel
import CameraRegistry
import TestSupport
import Testing

@Suite("Reverting in random worlds")
struct RevertWorldTests {
    private func revert(_ world: RandomWorld, _ batch: Int64) throws -> RevertOutcome {
        try world.registry.revert(batch: batch, reason: "test", by: "li", now: RegistryFixture.now)
    }

    @Test(arguments: UInt64(1)...40)
    func `reverting the last batch restores exactly, and reverting the revert as well`(seed: UInt64) throws {
        let world = try RandomWorld(seed: seed)
        for _ in 0..<(1 + world.pick(5)) { _ = try world.importSomething() }
        let before = try world.content()
        guard let batch = try world.importSomething() else { return }
        let after = try world.content()
        var last = batch
        var revision = try world.registry.revision()
        for round in 0..<4 {
            let outcome = try revert(world, last)
            #expect(outcome.conflicts.isEmpty)
            #expect(try world.content() == (round % 2 == 0 ? before : after), "round \(round)")
            let now = try world.registry.revision()
            guard let next = outcome.batch else {
                #expect(before == after && now == revision)
                break
            }
            #expect(now > revision)
            (last, revision) = (next, now)
        }
        #expect(try world.gapsInLog() == [])
        #expect(try world.registry.damages() == [])
    }

    @Test(arguments: UInt64(100)...140)
    func `any batch is either reverted, and can be had back, or left alone with its holders named`(
        seed: UInt64
    )
        throws
    {
        let world = try RandomWorld(seed: seed)
        var batches: [Int64] = []
        for _ in 0..<8 {
            if let batch = try world.importSomething() { batches.append(batch) }
            guard world.chance(50), !batches.isEmpty else { continue }
            let batch = batches[world.pick(batches.count)]
            let before = try world.content()
            let outcome: RevertOutcome
            do { outcome = try revert(world, batch) } catch RegistryError.alreadyReverted { continue }
            if outcome.conflictCount > 0 {
                #expect(outcome.batch == nil && outcome.conflicts.allSatisfy { !$0.code.isEmpty })
                #expect(outcome.conflicts.allSatisfy { ($0.batch ?? 0) > batch || $0.hold != .changed })
                #expect(try world.content() == before)
            } else if let back = outcome.batch {
                let reverted = try world.content()
                let again = try revert(world, back)
                #expect(again.conflictCount == 0)
                #expect(try world.content() == before)
                if let once = again.batch, world.chance(50) {
                    #expect(try revert(world, once).conflictCount == 0)
                    #expect(try world.content() == reverted)
                }
            }
        }
        #expect(try world.gapsInLog() == [])
        #expect(try world.registry.damages() == [])
    }

    @Test func `reverting every batch from the last to the first leaves nothing but the log`() throws {
        let world = try RandomWorld(seed: 7)
        for _ in 0..<12 { _ = try world.importSomething() }
        for batch in try world.registry.batches().map(\.id).reversed() {
            #expect(try revert(world, batch).conflictCount == 0)
        }
        #expect(try world.content() == "")
        #expect(try world.gapsInLog() == [])
    }
}
