#if POSTGRES
    import CameraAudit
    import CameraModel
    import SharpEyes
    import TestSupport
    import Testing

    @testable import CameraRegistry

    /// What an account of a county can do.
    @Suite(
        "An account of a county",
        .enabled(if: ThrowawayPostgres.isInstalled, Comment(rawValue: ThrowawayPostgres.advice)))
    struct CountyTests {
        @Test func `sees the records, history and findings of its county as the owner sees them`() throws {
            let world = try TwoCounties()
            let (all, own) = (world.registry, try world.seen())
            for number in [0, 1, 2, 9] {
                let code = TwoCounties.code("370502", number)
                #expect(try own.history(of: code) == all.history(of: code))
                #expect(try own.history(of: TwoCounties.code("370503", number)).isEmpty)
                let device = try code.deviceCode()
                #expect(try own.camera(device) == all.camera(device))
                #expect(
                    try own.watches(of: device).map(\.endpoint.url)
                        == all.watches(of: device).map(\.endpoint.url))
            }
            #expect(try !own.history(of: TwoCounties.code("370502", 9)).isEmpty)
            var codes: [String] = []
            try own.cameras { codes += $0.map(\.deviceCode.text) }
            #expect(codes == (0..<8).map { TwoCounties.code("370502", $0) })
            #expect(
                try own.zoneTree().zones.map(\.code.text) == ["37", "3705", "370502", "370502001"])
            #expect(try own.sites().count == 3)
            var subjects: [String] = []
            try own.findings(FindingFilter(), today: CalendarDate(daysSince1970: 0)) {
                subjects.append($0.subject)
            }
            #expect(subjects == [TwoCounties.code("370502", 2)])
            #expect(try own.batches().map(\.source).contains("甲.csv"))
            #expect(try own.batches().first { $0.source == "甲.csv" }?.created == 8)
            #expect(try own.maintenance(endingAfter: RegistryFixture.now).count == 3)
            #expect(try own.probeTargets().count == 8)
        }

        @Test func `gets the audit of its county, now and of past moments, byte for byte`() throws {
            let world = try TwoCounties()
            let own = try world.seen()
            let zone = try "370502".zoneCode()
            #expect(try own.zoneOfFigures(nil) == "370502")
            let policy = Policies.builtIn[0]
            for step in 0..<6 {
                var settings = AuditSettings(asOf: world.fixture.clock.adding(seconds: -Int64(step) * 50_000))
                (settings.isPast, settings.excuses, settings.explain) = (step > 0, true, .connection)
                // Attempts of two days are not told to counties; before that spans of six hours and more answer.
                settings.windowSeconds = 86_400
                var one = try #require(try world.registry.audit(policy, settings).select(zone: zone))
                let other = try #require(try own.audit(policy, settings).select(zone: zone))
                // The registry's revision counts all changes, the account's those of its county.
                #expect(other.revision <= one.revision)
                one.revision = other.revision
                #expect(AuditJSON.render(one) == AuditJSON.render(other), "step \(step)")
            }
            for wanted in ["37", "3705", "370503"] {
                #expect(throws: RegistryError.notSeen(wanted, counties: ["370502"])) {
                    try own.zoneOfFigures(wanted)
                }
            }
            #expect(try own.zoneOfFigures("甲镇") == "甲镇")
        }

        @Test func `changes nothing, and is told so`() throws {
            let world = try TwoCounties()
            let own = try world.seen()
            let shown = Registry.shown(world.address)
            let row = try cameraRow(TwoCounties.code("370502", 0), 0, [(.name, "x")])
            #expect(throws: RegistryError.readsOnly(path: shown)) {
                try own.edit(row, reason: "x", by: "x", now: RegistryFixture.now)
            }
            #expect(throws: RegistryError.readsOnly(path: shown)) {
                try own.beginProbeRun(due: 1, now: RegistryFixture.now)
            }
            #expect(throws: RegistryError.readsOnly(path: shown)) {
                try RegistryFixture(own).importCameras([row])
            }
            #expect(throws: RegistryError.readsOnly(path: shown)) {
                try own.grantCounty("370503", to: world.account)
            }
            #expect {
                try own.accounts(now: RegistryFixture.now)
            } throws: { error in
                guard case .notPermitted = error as? RegistryError else { return false }
                return true
            }
            // What it takes out is in the access log, under the name that the server knows.
            try own.logAccess(action: "export", detail: "cameras", by: "li", now: RegistryFixture.now)
            let entry = try #require(try world.registry.accessLog().first)
            #expect(entry.actor == "\(world.account) (li)" && entry.action == "export")
            try world.registry.logAccess(action: "a", detail: "b", by: "c", now: RegistryFixture.now)
            #expect(try world.registry.accessLog().first?.id == entry.id + 1)
        }

        @Test func `is given for counties, to roles that are held to them, and taken away`() throws {
            let world = try TwoCounties()
            let registry = world.registry
            #expect(throws: RegistryError.notACounty("370502001", county: "370502")) {
                try registry.grantCounty("370502001", to: world.account)
            }
            #expect(throws: RegistryError.notACounty("3705", county: "37")) {
                try registry.grantCounty("3705", to: world.account)
            }
            #expect(throws: RegistryError.unknownCode("x")) {
                try registry.grantCounty("x", to: world.account)
            }
            #expect(throws: RegistryError.unfitAccount("nobody \"", .missing)) {
                try registry.grantCounty("370502", to: "nobody \"")
            }
            #expect(throws: RegistryError.unfitAccount("tester", .seesAll)) {
                try registry.grantCounty("370502", to: "tester")
            }
            try registry.grantCounty("370503", to: world.account)
            #expect(try registry.countyAccounts().map(\.zone) == ["370502", "370503"])
            let own = try world.seen()
            #expect(try own.probeTargets().count == 16)
            #expect(throws: RegistryError.notSeen("", counties: ["370502", "370503"])) {
                try own.zoneOfFigures(nil)
            }
            #expect(try registry.revokeCounty("370502", from: world.account))
            #expect(try own.probeTargets().count == 8)
            #expect(try registry.revokeCounty("370503", from: world.account))
            #expect(try !registry.revokeCounty("370503", from: world.account))
            #expect(throws: RegistryError.self) { try own.probeTargets() }
            #expect(throws: RegistryError.self) { try world.seen() }
        }

        @Test(arguments: UInt64(20)...23)
        func `history goes with its record to another county`(seed: UInt64) throws {
            let world = try RandomWorld(seed: seed, RegistryFixture(onServer: true))
            try world.liveLong(steps: 20)
            let account = "c" + String(seed) + TwoCounties.unique
            try ThrowawayPostgres.psql(world.registry.path, "CREATE ROLE \(account) LOGIN")
            let tree = try world.registry.zoneTree()
            var seen = 0
            for top in tree.zones where top.parent == nil {
                try world.registry.grantCounty(top.code.text, to: account)
                let own = try Registry(
                    path: world.registry.path.replacing("user=tester", with: "user=\(account)"), .existing)
                var codes: [String] = []
                try own.cameras { codes += $0.map(\.deviceCode.text) }
                for code in codes {
                    #expect(try own.history(of: code) == world.registry.history(of: code))
                }
                seen += codes.count
                let others = try own.zoneTree().zones.filter { $0.parent == nil }.map(\.code)
                #expect(others == [top.code])
                _ = try world.registry.revokeCounty(top.code.text, from: account)
            }
            var count = 0
            try world.registry.cameras { count += $0.count }
            #expect(seen == count)
        }
    }

    extension TwoCounties {
        /// A few letters that no other role's name has.
        static var unique: String { String(UInt32.random(in: .min ... .max), radix: 36) }
    }
#endif
