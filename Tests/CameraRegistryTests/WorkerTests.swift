#if POSTGRES
    import CameraModel
    import CameraRegistry
    import Foundation
    import Synchronization
    import TestSupport
    import Testing

    /// What several probers make of one registry; what the program makes of it is in WorkerCommandTests.
    @Suite(
        "Workers that share endpoints",
        .enabled(if: ThrowawayPostgres.isInstalled, Comment(rawValue: ThrowawayPostgres.advice)))
    struct WorkerTests {
        private typealias Fixture = WorkerFixture

        @Test func `four workers ask 2 000 endpoints once each in a period, and none twice`() throws {
            let world = try Fixture(cameras: 2000)
            let path = world.registry.path
            for period in 1...2 {
                let asked = Mutex<[Int64]>([])
                let trouble = Mutex<[String]>([])
                WorkerFixture.together(4) { index in
                    do {
                        let registry = try Registry(path: path, .existing)
                        let me = try registry.enlist(
                            ProbeWorker(
                                name: "w\(index)", host: "here", process: 1, leaseMilliseconds: 3_600_000,
                                everyMilliseconds: Fixture.every))
                        while true {
                            let lease = try registry.lease(me, most: 37)
                            if lease.isEmpty { break }
                            asked.withLock { $0 += lease.endpoints.map(\.watched.target.endpointID) }
                            let done = try registry.deliver(
                                Fixture.batch(me, lease), from: me, HealthSettings())
                            if done.counted != lease.endpoints.count {
                                trouble.withLock { $0.append("\(done)") }
                            }
                        }
                    } catch { trouble.withLock { $0.append("\(error)") } }
                }
                #expect(trouble.withLock { $0 } == [])
                let all = asked.withLock { $0 }
                #expect(all.count == 2000 && Set(all).count == 2000)
                #expect(try world.attempts() == 2000 * period)
                #expect(try world.sql("SELECT count(*) FROM health WHERE state = 'online'") == "2000")
                try world.passPeriod()
            }
            // All four had their part in it.
            #expect(try world.sql("SELECT count(DISTINCT workerId) FROM probeRun") == "4")
        }

        @Test
        func `a worker that falls silent loses its share; what it says afterwards is kept, not counted`()
            throws
        {
            let world = try Fixture(cameras: 10)
            let a = try world.worker("a", lease: 1)
            let first = try world.registry.lease(a, most: 6)
            #expect(first.endpoints.count == 6)
            let b = try world.worker("b")
            // The lease of a millisecond is over as soon as the server's clock says so.
            var second = try world.registry.lease(b, most: 100)
            while second.endpoints.count < 10 {
                second.endpoints += try world.registry.lease(b, most: 100).endpoints
            }
            #expect(try world.registry.lease(b, most: 100).isEmpty)
            #expect(try world.deliver(Fixture.batch(b, second, .online), b).counted == 10)
            let before = try world.sql("SELECT * FROM health ORDER BY endpointId")
            let late = try world.deliver(
                Fixture.batch(a, first, .offline, at: second.at.adding(seconds: 60)), a)
            #expect(late.counted == 0 && late.late == 6)
            #expect(try world.sql("SELECT * FROM health ORDER BY endpointId") == before)
            #expect(try world.attempts() == 16)
            // No later run takes it for something that was left lying.
            #expect(try world.registry.unappliedObservations().isEmpty)
        }

        @Test func `a silent worker whose share nobody took counts as if it had been heard`() throws {
            let world = try Fixture(cameras: 3)
            let a = try world.worker("a", lease: 1)
            let lease = try world.registry.lease(a, most: 10)
            try world.sql("UPDATE worker SET until = 0")
            #expect(try world.deliver(Fixture.batch(a, lease), a).counted == 3)
        }

        @Test func `a heartbeat keeps leases, and the server's clock alone ends them`() throws {
            let world = try Fixture(cameras: 4)
            let (a, b) = (try world.worker("a"), try world.worker("b"))
            #expect(try world.registry.lease(a, most: 10).endpoints.count == 4)
            #expect(try world.registry.lease(b, most: 10).isEmpty)
            try world.sql("UPDATE worker SET until = serverNow() + 1 WHERE name = 'a'")
            try world.registry.beat(a, spooled: 7)
            #expect(try world.registry.lease(b, most: 10).isEmpty)
            #expect(try world.registry.workers().map(\.spooled) == [7, 0])
            try world.sql("UPDATE worker SET until = serverNow() WHERE name = 'a'")
            #expect(try world.registry.lease(b, most: 10).endpoints.count == 4)
        }

        @Test func `a batch that comes twice, or a third time an hour later, changes nothing`() throws {
            let world = try Fixture(cameras: 5)
            let a = try world.worker("a")
            let batch = Fixture.batch(a, try world.registry.lease(a, most: 10))
            #expect(try world.deliver(batch, a).run != nil)
            let before = try world.content()
            for _ in 0..<2 {
                let again = try world.deliver(batch, a)
                #expect(again.run == nil && again.counted == 0 && again.changes.isEmpty)
            }
            #expect(try world.content() == before)
            try world.passPeriod()
            let next = Fixture.batch(a, try world.registry.lease(a, most: 10), .offline)
            try world.deliver(next, a)
            let later = try world.content()
            try world.deliver(batch, a)
            #expect(try world.content() == later)
        }

        @Test func `an hour of batches that comes late has the times of its probes`() throws {
            let world = try Fixture(cameras: 2)
            let a = try world.worker("a")
            let lease = try world.registry.lease(a, most: 10)
            let start = Instant(seconds: lease.at.seconds - 3600)
            let states: [HealthState] = [.online, .online, .offline, .offline, .offline, .online]
            for (index, state) in states.enumerated() {
                let at = start.adding(seconds: Int64(index) * 300)
                #expect(try world.deliver(Fixture.batch(a, lease, state, at: at), a).counted == 2)
            }
            let fell = start.adding(seconds: 600).milliseconds
            #expect(
                try world.sql("SELECT DISTINCT state, since, checkedAt FROM health")
                    == "offline|\(fell)|\(start.adding(seconds: 1500).milliseconds)")
            #expect(
                try world.sql("SELECT DISTINCT state, fromAt, toAt FROM episode")
                    == "online|\(start.milliseconds)|\(fell)")
        }

        @Test func `what is older than what is known never overwrites it`() throws {
            let world = try Fixture(cameras: 2)
            let a = try world.worker("a")
            let lease = try world.registry.lease(a, most: 10)
            let old = Fixture.batch(a, lease, .offline, at: lease.at.adding(seconds: -3600))
            try world.deliver(Fixture.batch(a, lease, .online), a)
            let before = try world.sql("SELECT * FROM health ORDER BY endpointId")
            let done = try world.deliver(old, a)
            #expect(done.counted == 0 && done.late == 2)
            #expect(try world.sql("SELECT * FROM health ORDER BY endpointId") == before)
            #expect(try world.attempts() == 4)
        }

        @Test func `a blind worker changes no state, and others ask at once what it held`() throws {
            let world = try Fixture(cameras: 8)
            let (a, b) = (try world.worker("a"), try world.worker("b"))
            try world.deliver(Fixture.batch(a, try world.registry.lease(a, most: 10)), a)
            try world.passPeriod()
            let before = try world.sql("SELECT * FROM health ORDER BY endpointId")
            let lease = try world.registry.lease(a, most: 10)
            let done = try world.deliver(Fixture.batch(a, lease, .offline, isBlind: true), a)
            #expect(done.counted == 0 && done.late == 0)
            #expect(try world.sql("SELECT * FROM health ORDER BY endpointId") == before)
            #expect(try world.registry.lease(b, most: 10).endpoints.count == 8)
        }

        @Test func `what was not answered is given back and stays due`() throws {
            let world = try Fixture(cameras: 6)
            let a = try world.worker("a")
            try world.deliver(Fixture.batch(a, try world.registry.lease(a, most: 10), answered: 4), a)
            #expect(try world.registry.lease(a, most: 10).endpoints.count == 2)
            try world.registry.giveBack(a, ends: true)
            #expect(try world.registry.lease(try world.worker("b"), most: 10).endpoints.count == 2)
            #expect(try world.registry.workers().first?.isAlive == false)
        }

        @Test func `a worker gets its own zones, and what is under maintenance is passed over for a period`()
            throws
        {
            let world = try Fixture(cameras: 6, zones: ["370502", "370503"])
            let a = try world.worker("a", zones: ["Z370503"])
            let lease = try world.registry.lease(a, most: 10)
            #expect(lease.endpoints.map(\.watched.zone?.text) == ["370503", "370503", "370503"])
            let window = try #require(
                TimeWindow(from: lease.at.adding(seconds: -60), to: lease.at.adding(seconds: 3600)))
            _ = try world.registry.addMaintenance(
                MaintenanceWindow(
                    scope: .zone, code: "370502", window: window, reason: "test", actor: "test"),
                now: lease.at)
            let b = try world.worker("b")
            let none = try world.registry.lease(b, most: 10)
            #expect(none.endpoints.isEmpty && none.maintained.count == 3 && !none.isEmpty)
            #expect(try world.registry.lease(b, most: 10).isEmpty)
            #expect(try world.registry.workers().map(\.zones) == [["370503"], []])
            #expect(throws: RegistryError.unknownCode("nowhere")) {
                try world.worker("c", zones: ["nowhere"])
            }
        }

        @Test func `a camera that left meanwhile is passed over, and its lease goes with it`() throws {
            let world = try Fixture(cameras: 3)
            let a = try world.worker("a")
            let lease = try world.registry.lease(a, most: 10)
            try world.sql("DELETE FROM endpoint WHERE id = 2")
            #expect(try world.deliver(Fixture.batch(a, lease), a).counted == 2)
            #expect(try world.sql("SELECT count(*) FROM lease") == "2")
        }

        @Test func `results of a day that is over are in its sums, whenever they come`() throws {
            let worlds = [try Fixture(cameras: 2), try Fixture(cameras: 2)]
            let evening = Instant(seconds: RegistryFixture.now.seconds / 86_400 * 86_400 - 3600)
            for (index, world) in worlds.enumerated() {
                let a = try world.worker("a")
                let lease = try world.registry.lease(a, most: 10)
                let batches = (0..<8).map {
                    Fixture.batch(a, lease, at: evening.adding(seconds: Int64($0) * 300))
                }
                for batch in batches.prefix(3) { try world.deliver(batch, a) }
                if index == 0 { try world.registry.tend(now: RegistryFixture.now) }
                for batch in batches.dropFirst(3) { try world.deliver(batch, a) }
                if index == 1 { try world.registry.tend(now: RegistryFixture.now) }
            }
            let sums = try worlds.map {
                try $0.sql("SELECT day, endpointId, sums FROM endpointDay ORDER BY day, endpointId")
            }
            #expect(sums[0] == sums[1] && !sums[0].isEmpty)
        }

        @Test func `the history of a month lies in a partition of its own before the first result comes`()
            throws
        {
            let world = try Fixture(cameras: 1)
            for _ in 0..<2 { try world.registry.makeMonths(now: Instant(seconds: 1_795_000_000)) }
            #expect(
                try world.sql(
                    "SELECT count(*) FROM pg_class WHERE relname LIKE 'episodey2026m1_' AND relkind = 'r'")
                    == "2")
        }

        @Test func `a file cannot be shared, and says what can`() throws {
            let fixture = try RegistryFixture(onServer: false)
            let expected = RegistryError.onlyOnServer(path: fixture.registry.path)
            #expect(throws: expected) { try fixture.registry.workers() }
            #expect(throws: expected) {
                try fixture.registry.enlist(ProbeWorker(name: "a", host: "here", process: 1))
            }
            #expect(expected.message(.english).contains("PostgreSQL"))
        }

        @Test func `names that may stand in a file's name`() {
            for name in ["a", "Probe-1.east_2"] { #expect(ProbeWorker.isName(name)) }
            for name in ["", ".a", "a/b", "a b", "中", String(repeating: "a", count: 65)] {
                #expect(!ProbeWorker.isName(name))
            }
        }
    }
#endif
