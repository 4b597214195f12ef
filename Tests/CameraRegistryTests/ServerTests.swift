#if POSTGRES
    import CameraModel
    import CameraRegistry
    import TestSupport
    import Testing

    /// What only a server has; everything else is the same suite, run with SHARPEYES_TEST_STORE=postgres.
    @Suite(
        "A registry on a PostgreSQL server",
        .enabled(if: ThrowawayPostgres.isInstalled, Comment(rawValue: ThrowawayPostgres.advice)))
    struct ServerTests {
        @Test func `a database without tables is no registry until somebody makes one`() throws {
            let address = try ThrowawayPostgres.database()
            let shown = String(address.prefix { $0 != "?" })
            #expect(throws: RegistryError.missing(path: shown)) { try Registry(path: address, .existing) }
            let made = try Registry(path: address, .creating)
            #expect(try Registry(path: address, .existing).state() == made.state())
            try ThrowawayPostgres.psql(
                address, "INSERT INTO schemaStep (id, name) VALUES (99, 'from the future')")
            #expect(throws: RegistryError.newerSchema(path: shown)) { try Registry(path: address, .existing) }
        }

        @Test
        func `a password in the address is refused and not repeated; nor is an address that cannot be read`()
        {
            for address in ["postgres://u:secret@127.0.0.1:1/d", "postgres:///d?password=secret"] {
                #expect {
                    try Registry(path: address, .existing)
                } throws: { error in
                    guard case .passwordInAddress = error as? RegistryError else { return false }
                    return !"\(error)".contains("secret")
                }
            }
            #expect {
                try Registry(path: "postgres://[secret/d", .existing)
            } throws: { !"\($0)".contains("secret") }
        }

        /// The same steps on both stores: what is kept, logged and numbered is the same.
        @Test(arguments: UInt64(900)...909)
        func `a world on a server is the world in a file`(seed: UInt64) throws {
            let worlds = [
                try RandomWorld(seed: seed, RegistryFixture(onServer: false)),
                try RandomWorld(seed: seed, RegistryFixture(onServer: true)),
            ]
            var told: [String] = []
            for world in worlds {
                for _ in 0..<6 {
                    guard let batch = try world.importSomething(), world.chance(30) else { continue }
                    _ = try world.registry.revert(
                        batch: batch, reason: "test", by: "li", now: RegistryFixture.now)
                }
                let batches = try world.registry.batches().map { "\($0)" }.joined(separator: "\n")
                told.append("\(try world.content())\n\(batches)\n\(try world.registry.revision())")
                #expect(try world.gapsInLog() == [])
            }
            #expect(told[0] == told[1])
        }

        @Test func `what was not kept leaves no gap in the numbers`() throws {
            let fixture = try RegistryFixture(onServer: true)
            try fixture.importZones([try zone("1", "A")])
            var request = RegistryFixture.request()
            request.dryRun = true
            let rows = [try cameraRow("37050200001320000001", 2, [(.zone, "1")])]
            try fixture.importCameras(rows, request: request)
            #expect(try fixture.importCameras(rows).batch == 2)
            #expect(try fixture.registry.revision() == 2)
        }

        @Test func `every row knows its county, also when a camera or a zone moves to another`() throws {
            let fixture = try RegistryFixture(onServer: true)
            try fixture.importZones([
                try zone("37", "P", .province), try zone("370502", "A", .county, in: "37"),
                try zone("370503", "B", .county, in: "37"), try zone("370502001", "T", .town, in: "370502"),
            ])
            let code = "37050200001320000001"
            func place(_ zone: String) throws {
                try fixture.importCameras([
                    try cameraRow(code, 2, [(.zone, zone), (.endpoints, "http://10.1.1.1/a.m3u8")])
                ])
            }
            func roots() throws -> String {
                try ThrowawayPostgres.psql(
                    fixture.registry.path,
                    """
                    SELECT string_agg(DISTINCT zone.code || ' ' || part, ',' ORDER BY zone.code || ' ' || part)
                    FROM (SELECT root, 'camera' AS part FROM camera UNION ALL SELECT root, 'brief' FROM brief
                        UNION ALL SELECT root, 'endpoint' FROM endpoint UNION ALL SELECT root, 'health' FROM health
                        UNION ALL SELECT root, 'episode' FROM episode) AS rows JOIN zone ON zone.id = rows.root
                    """)
            }
            func all(_ county: String) -> String {
                ["brief", "camera", "endpoint", "episode", "health"].map { "\(county) \($0)" }.joined(
                    separator: ",")
            }
            try place("370502001")
            for (index, state) in [HealthState.online, .offline, .offline, .offline, .online].enumerated() {
                let now = RegistryFixture.now.adding(seconds: Int64(index) * 3600)
                let target = try #require(try fixture.registry.probeTargets().first)
                let run = try fixture.registry.beginProbeRun(due: 1, now: now)
                let result = ProbeResult(
                    target: target, startedAt: now, state: state,
                    outcome: state == .online ? .streaming : .refused)
                try fixture.registry.save([result], run: run, thresholds: HealthThresholds())
                try fixture.registry.finishProbeRun(run, now: now)
            }
            #expect(try roots() == all("370502"))
            try place("370503")
            #expect(try roots() == all("370503"))
            try place("370502001")
            try fixture.importZones([try zone("370502001", "T", .town, in: "370503")])
            #expect(try roots() == all("370503"))
            #expect(try ThrowawayPostgres.psql(fixture.registry.path, "SELECT count(*) FROM brief") == "1")
        }

        @Test func `one lock, one holder, on whatever machine; another registry has its own`() throws {
            let address = try ThrowawayPostgres.database()
            let other = try ThrowawayPostgres.database()
            let now = RegistryFixture.now
            func isFree(_ address: String) throws -> Bool {
                if case .taken = try ImportLock.take(registry: address, now: now) { true } else { false }
            }
            guard case .taken(let lock) = try ImportLock.take(registry: address, now: now) else {
                Issue.record("the lock was not free")
                return
            }
            guard case .held(let holder) = try ImportLock.take(registry: address, now: now) else {
                Issue.record("the lock was given twice")
                return
            }
            #expect(holder.contains("process ") && holder.contains(now.rfc3339))
            #expect(try isFree(other))
            guard case .taken = try ProbeLock.take(registry: address, now: now) else {
                Issue.record("imports and probes exclude each other")
                return
            }
            withExtendedLifetime(lock) {}
        }

        @Test func `readers see one moment, and a writer that waits too long is told so`() throws {
            let fixture = try RegistryFixture(onServer: true)
            try fixture.importZones([try zone("1", "A")])
            let hasty = try Registry(path: fixture.registry.path, .existing, waitSeconds: 0.05)
            var given = false
            try fixture.registry.importCameras(RegistryFixture.request()) {
                if given { return nil }
                given = true
                #expect {
                    try hasty.logAccess(action: "a", detail: "b", by: "c", now: RegistryFixture.now)
                } throws: { error in
                    guard case .busy = error as? RegistryError else { return false }
                    return true
                }
                return ImportRows(
                    rows: [try cameraRow("37050200001320000001", 2, [(.zone, "1")])], refused: 0)
            }
            var codes: [String] = []
            try fixture.registry.sweep(begin: { _, _ in
                try fixture.importCameras([try cameraRow("37050200001320000002", 2, [(.zone, "1")])])
            }) { codes += $0.map(\.code) }
            #expect(codes == ["37050200001320000001"])
        }

        @Test func `a connection that is lost in the middle keeps nothing, and the next call has another`()
            throws
        {
            let fixture = try RegistryFixture(onServer: true)
            try fixture.importZones([try zone("1", "A")])
            let rows = [try cameraRow("37050200001320000001", 2, [(.zone, "1")])]
            var given = false
            #expect {
                try fixture.registry.importCameras(RegistryFixture.request()) {
                    if given { return nil }
                    given = true
                    try ThrowawayPostgres.psql(
                        fixture.registry.path,
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    )
                    return ImportRows(rows: rows, refused: 0)
                }
            } throws: { error in
                guard case .notAccessible = error as? RegistryError else { return false }
                return true
            }
            #expect(try fixture.registry.revision() == 1)
            #expect(try fixture.importCameras(rows).created == 1)
        }
    }
#endif
