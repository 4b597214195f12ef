#if POSTGRES
    import CameraModel
    import CameraRegistry
    import Foundation
    import TestSupport
    import Testing

    /// A registry on a server with two counties, 甲 and 乙, and something of everything for both. Every word and code that is of 乙 alone
    /// says so, so that whatever is seen of it can be told.
    final class TwoCounties {
        let fixture: RegistryFixture
        /// A role of the server that is given 甲.
        let account = "jia" + UUID().uuidString.prefix(8).lowercased()
        var registry: Registry { fixture.registry }
        /// What stands in every text that is of 乙.
        static let marks = ["乙", "370503"]
        static let rule = Rule("height-range", .note, en: "x", zh: "x")

        init() throws {
            fixture = try RegistryFixture(onServer: true)
            try ThrowawayPostgres.psql(registry.path, "CREATE ROLE \(account) LOGIN")
            try fixture.importZones([
                try zone("37", "省", .province), try zone("3705", "市", .city, in: "37"),
                try zone("370502", "甲县", .county, in: "3705"),
                try zone("370503", "乙县", .county, in: "3705"),
                try zone("370502001", "甲镇", .town, in: "370502"),
                try zone("370503001", "乙镇", .town, in: "370503"),
            ])
            for (name, county) in [("甲", "370502"), ("乙", "370503")] { try fill(name, county) }
            try probe(days: 4)
            for (name, county) in [("甲", "370502"), ("乙", "370503")] { try tell(name, county) }
            try registry.grantCounty("370502", to: account)
        }

        /// The registry's address for the county's account.
        var address: String { registry.path.replacingOccurrences(of: "user=tester", with: "user=\(account)") }

        /// The registry as the county's account sees it.
        func seen() throws -> Registry { try Registry(path: address, .existing) }

        static func code(_ county: String, _ number: Int) -> String { "\(county)0000132000000\(number)" }

        private func fill(_ name: String, _ county: String) throws {
            var sites: [Site] = []
            for number in 0..<3 {
                var site = Site(
                    key: "\(name)部位\(number)", name: "\(name)门\(number)",
                    zone: try (county + "001").zoneCode(), category: AreaCategory.allCases[number])
                site.requiredCameras = 1
                sites.append(site)
            }
            try fixture.importSites(sites)
            var request = RegistryFixture.request("\(name).csv")
            request.now = fixture.clock
            let rows = try (0..<8).map { number in
                try cameraRow(
                    Self.code(county, number), number + 2,
                    [
                        (.zone, number % 2 == 0 ? county : county + "001"), (.name, "\(name)\(number)"),
                        (.deviceState, "inUse"), (.networkStatus, number == 3 ? "notNetworked" : "networked"),
                        (.sites, "\(name)部位\(number % 3)"), (.owner, "\(name)局"), (.pole, "\(name)杆"),
                        (.managementUnit, "公安局"), (.category, "keyPublicArea"),
                        (.endpoints, "http://127.0.0.1/\(name == "甲" ? "a" : "370503")\(number)"),
                    ])
            }
            try fixture.importCameras(rows, request: request)
            fixture.clock = fixture.clock.adding(seconds: 600)
            let gone = try fixture.importCameras([
                try cameraRow(
                    Self.code(county, 9), 2,
                    [(.zone, county), (.name, "\(name)去"), (.endpoints, "http://127.0.0.1/\(county)g")])
            ])
            fixture.clock = fixture.clock.adding(seconds: 600)
            if let batch = gone.batch {
                _ = try registry.revert(batch: batch, reason: "\(name)误", by: name, now: fixture.clock)
            }
            let row = try cameraRow(Self.code(county, 1), 0, [(.name, "\(name)改")])
            _ = try registry.edit(row, reason: "\(name)因", by: name, now: fixture.clock)
        }

        private func probe(days: Int) throws {
            for day in 0..<days {
                let now = fixture.clock.adding(seconds: Int64(day) * 86_400 + 60)
                let targets = try registry.probeTargets()
                let run = try registry.beginProbeRun(due: targets.count, now: now)
                let results = targets.map { target in
                    let state: HealthState = (Int(target.endpointID) + day) % 3 == 0 ? .offline : .online
                    return ProbeResult(
                        target: target, startedAt: now, state: state,
                        outcome: state == .online ? .streaming : .refused)
                }
                try registry.save(
                    results, run: run, thresholds: HealthThresholds(down: 1, up: 1))
                try registry.finishProbeRun(run, now: now)
            }
            fixture.clock = fixture.clock.adding(seconds: Int64(days) * 86_400)
        }

        private func tell(_ name: String, _ county: String) throws {
            let review = try registry.beginReview(revision: 1, by: "省", now: fixture.clock)
            var outcome = ReviewOutcome()
            try registry.note(
                [
                    ReviewFinding(
                        Self.rule, .camera, Self.code(county, 2), zone: try county.zoneCode(),
                        facts: ["\(name)高"])
                ], review: review, now: fixture.clock, outcome: &outcome)
            try registry.finishReview(review, judged: [], now: fixture.clock, outcome: &outcome)
            let now = fixture.clock
            for (scope, code) in [
                (MaintenanceWindow.Scope.zone, county), (.camera, Self.code(county, 2)), (.pole, "\(name)杆"),
            ] {
                let span = try #require(TimeWindow(from: now, to: now.adding(seconds: 900)))
                let window = MaintenanceWindow(
                    scope: scope, code: code, window: span, reason: "\(name)修", actor: name)
                _ = try registry.addMaintenance(window, now: now)
            }
            try registry.keep([
                RateDay(
                    day: CalendarDate(daysSince1970: 20_700), zone: county, category: "all",
                    rate: .connection, ratio: Ratio(part: 1, whole: 2))
            ])
            let account = Account(
                name: county, role: .viewer, zones: [try county.zoneCode()], createdAt: now)
            _ = try registry.save(account, password: "$y$\(name)", by: name, now: now)
            let hash = String(repeating: name == "甲" ? "a" : "b", count: 64)
            _ = try registry.addToken(
                account: county, hash: hash, label: name, expiresAt: nil, by: name, now: now)
            try registry.logAccess(action: "export", detail: name, by: name, now: now)
        }
    }
#endif
