#if POSTGRES
    import CameraModel
    import CameraRegistry
    import Foundation
    import TestSupport
    import Testing

    /// `probe --worker` and `workers`, several processes at once, killed, and cut off from the database.
    @Suite(
        "Workers",
        .enabled(if: ThrowawayPostgres.isInstalled, Comment(rawValue: ThrowawayPostgres.advice)))
    struct WorkerCommandTests {
        /// A period that no test outlives.
        private static let long = "1000000s"

        @Test func `four processes ask 2 000 endpoints once each, and none twice`() throws {
            let cameras = try RecordingServer()
            let bench = try WorkerBench(cameras: 2000, port: cameras.port)
            let workers = try (1...4).map {
                try bench.start("w\($0)", "--every", Self.long, "--lease", "50", "--quiet")
            }
            for worker in workers { #expect(worker.wait() == 0) }
            let asked = cameras.requests.compactMap { $0.split(separator: " ").dropFirst().first }
            #expect(asked.count == 2000 && Set(asked).count == 2000)
            let attempts = try bench.attempts()
            #expect(attempts.all == 2000 && attempts.different == 2000)
            #expect(try bench.number("SELECT count(*) FROM health") == 2000)
            #expect(try bench.number("SELECT count(DISTINCT workerId) FROM probeRun") == 4)
            let again = try bench.work("w1", "--every", Self.long, "--format", "json")
            #expect(again.status == 0 && (again.json["summary"] as? [String: Int])?["due"] == 0)
            let list = try bench.run(["workers", "--format", "csv"]).output.split(separator: "\n")
            #expect(list.count == 5 && list[1].hasPrefix("w1,"))
            let judged = list.dropFirst().compactMap { $0.split(separator: ",").dropLast().last }
            #expect(judged.compactMap { Int($0) }.reduce(0, +) == 2000)
        }

        @Test func `the share of a worker that is killed in the middle is taken over when its lease ends`()
            throws
        {
            let silent = try SilentListener()
            let bench = try WorkerBench(cameras: 60, port: silent.port)
            let quick = ["--lease-time", "2s", "--every", Self.long]
            let killed = try bench.start(
                "a", "--timeout", "60", "--lease", "40", quick[0], quick[1], quick[2], quick[3])
            try bench.wait(for: killed) {
                try bench.number("SELECT count(*) FROM lease WHERE workerId IS NOT NULL") == 40
            }
            try silent.waitForConnection()
            killed.kill()
            let heir = try bench.start(
                "b", "--timeout", "1", "--loop", "--per-host", "100", quick[0], quick[1], quick[2], quick[3])
            try bench.wait(for: heir) { try bench.number("SELECT count(*) FROM health") == 60 }
            #expect(heir.end() == 0)
            let attempts = try bench.attempts()
            #expect(attempts.all == 60 && attempts.different == 60)
            #expect(try bench.number("SELECT count(*) FROM lease WHERE workerId IS NOT NULL") == 0)
            let list = try bench.run(["workers", "--format", "json"]).output
            #expect(list.contains("\"name\": \"a\"") && list.contains("\"resultsLastHour\": 60"))
        }

        @Test func `a worker goes on while the database is away, and its results come once with their times`()
            throws
        {
            let server = try ThrowawayPostgres.own()
            let cameras = try RecordingServer()
            let bench = try WorkerBench(cameras: 20, port: cameras.port, on: server)
            let worker = try bench.start(
                "a", "--loop", "--every", "1s", "--lease", "7", "--lease-time", "2s", "--quiet")
            try bench.wait(for: worker) { try bench.number("SELECT count(*) FROM health") == 20 }
            try server.stop()
            let (stopped, before) = (Date().timeIntervalSince1970, cameras.requests.count)
            try bench.wait(for: worker) { cameras.requests.count >= before + 60 }
            let started = Date().timeIntervalSince1970
            try server.start()
            try bench.wait(for: worker) {
                try bench.number("SELECT count(*) FROM probeRun WHERE startedAt > \(Int(started * 1000))") > 2
            }
            #expect(worker.end() == 0)
            let (attempts, requests) = (try bench.attempts(), cameras.requests.count)
            #expect(attempts.all == attempts.different)
            // What was asked when the end was asked for, was not judged.
            #expect(attempts.all <= requests && attempts.all >= requests - 20)
            let meanwhile = try bench.number(
                """
                SELECT sum(length(records)) / 22 FROM attemptChunk
                WHERE startedAt BETWEEN \(Int(stopped * 1000)) AND \(Int(started * 1000))
                """)
            #expect(meanwhile >= 40)
            #expect(!FileManager.default.fileExists(atPath: bench.spool("a")))
        }

        @Test func `a replay that is killed in the middle is done again, and nothing is doubled`() throws {
            let server = try ThrowawayPostgres.own()
            let cameras = try RecordingServer()
            let bench = try WorkerBench(cameras: 20, port: cameras.port, on: server)
            let worker = try bench.start("a", "--loop", "--every", "1s", "--lease", "5", "--quiet")
            try bench.wait(for: worker) { try bench.number("SELECT count(*) FROM health") == 20 }
            try server.stop()
            let before = cameras.requests.count
            try bench.wait(for: worker) { cameras.requests.count >= before + 60 }
            #expect(worker.end() == 0)
            let (waiting, third) = try lookInto(bench.spool("a"))
            #expect(waiting >= 40)
            try server.start()
            let (kept, runs) = (
                try bench.attempts().all, try bench.number("SELECT count(batch) FROM probeRun")
            )
            // The third batch has to wait for this row: there the replay is killed.
            let lock = try ThrowawayPostgres.hold(
                bench.registry, "SELECT 1 FROM lease WHERE endpointId = \(third) FOR UPDATE")
            let killed = try bench.start("a", "--every", Self.long)
            try bench.wait(for: killed) { try bench.number("SELECT count(batch) FROM probeRun") >= runs + 2 }
            killed.kill()
            kill(lock.processIdentifier, SIGKILL)
            lock.waitUntilExit()
            let middle = try bench.attempts()
            #expect(middle.all > kept && middle.all < kept + waiting)
            let again = try bench.work("a", "--every", Self.long)
            #expect(again.status == 0)
            let after = try bench.attempts()
            #expect(after.all == kept + waiting && after.different == after.all)
            #expect(!FileManager.default.fileExists(atPath: bench.spool("a")))
        }

        /// How many results wait in a spool, and an endpoint of its third batch that the first two have not.
        private func lookInto(_ path: String) throws -> (waiting: Int, third: Int64) {
            struct Enough: Error {}
            let spool = try Spool(path: path)
            let waiting = spool.waiting
            var batches: [ResultBatch] = []
            #expect(throws: Enough.self) {
                try spool.replay {
                    batches.append($0)
                    if batches.count == 4 { throw Enough() }
                }
            }
            let before = Set(batches.prefix(2).flatMap(\.observations).map(\.endpointID))
            let third = try #require(batches[2].observations.first { !before.contains($0.endpointID) })
            return (waiting, third.endpointID)
        }

        @Test func `one pass whose database goes away keeps what it saw for the next`() throws {
            let server = try ThrowawayPostgres.own()
            let silent = try SilentListener()
            let bench = try WorkerBench(cameras: 8, port: silent.port, on: server)
            let worker = try bench.start("a", "--every", Self.long, "--timeout", "3")
            try silent.waitForConnection()
            try server.stop()
            #expect(worker.wait() == 2)
            #expect(try Spool(path: bench.spool("a")).waiting == 8)
            let still = try bench.work("a", "--every", Self.long)
            #expect(still.status == 2 && !still.errors.isEmpty)
            try server.start()
            let sent = try bench.work("a", "--every", Self.long, "--format", "json")
            #expect(sent.status == 0 && (sent.json["summary"] as? [String: Int])?["due"] == 0)
            #expect(try bench.attempts().all == 8)
        }

        @Test func `a batch that the database refuses holds up no other, and waits until it is mended`()
            throws
        {
            let cameras = try RecordingServer()
            let bench = try WorkerBench(cameras: 12, port: cameras.port)
            _ = try ThrowawayPostgres.psql(
                bench.registry, "ALTER TABLE probeRun ADD CONSTRAINT odd CHECK (answered <> 5)")
            let ran = try bench.work("a", "--every", Self.long, "--lease", "5", "--format", "json")
            #expect(ran.status == 2 && ran.errors.contains("refused 10 results"), "\(ran.errors)")
            #expect(ran.errors.contains("odd") && ran.json["run"] != nil)
            #expect((ran.json["run"] as? [String: Any])?["refused"] as? Int == 10)
            #expect(try bench.attempts().all == 2)
            let kept = bench.spool("a") + ".refused"
            #expect(try Spool(path: kept).waiting == 10)
            // Sent again too early, they go on waiting.
            let early = try bench.work("a", "--every", Self.long, "--spool", kept)
            #expect(early.status == 2 && early.errors.contains("odd"), "\(early.errors)")
            #expect(try Spool(path: kept).waiting == 10)
            _ = try ThrowawayPostgres.psql(bench.registry, "ALTER TABLE probeRun DROP CONSTRAINT odd")
            #expect(try bench.work("a", "--every", Self.long, "--spool", kept).status == 0)
            let attempts = try bench.attempts()
            #expect(attempts.all == 12 && attempts.different == 12)
            #expect(!FileManager.default.fileExists(atPath: kept))
        }

        /// The thread sanitizer needs files of its own, for which there is no room then.
        @Test(.enabled(if: !Sanitizer.isOn))
        func `a full disk is told of, and results go to the database without the spool`() throws {
            let cameras = try RecordingServer()
            let bench = try WorkerBench(cameras: 20, port: cameras.port)
            let ran = try bench.workWithoutRoom("a")
            #expect(ran.status == 0 && ran.errors.contains("disk") && ran.errors.contains("full"))
            #expect(try bench.attempts().all == 20)
        }

        @Test func `a file is refused with what to use instead, and wrong usage is told`() throws {
            let bench = try CommandBench(onServer: false)
            try bench.run("import", "zones", "-", stdin: "zone,name\n370502,L\n")
            for command in [["workers"], ["probe", "--worker", "a"]] {
                let ran = try bench.run(command)
                #expect(ran.status == 2 && ran.errors.contains("postgres://"))
            }
            for wrong in [
                ["--worker", "a/b"], ["--loop"], ["--spool", "x"], ["--worker", "a", "--camera", "C"],
                ["--worker", "a", "--lease", "0"],
            ] {
                #expect(try bench.run(["probe"] + wrong).status == 64)
            }
        }
    }
#endif
