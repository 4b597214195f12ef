import CameraModel
import CameraRegistry
import Testing

/// Years of a county in a random world: something of everything that a registry keeps.
extension RandomWorld {
    private static let rules = ["height-range", "no-sign"].map { Rule($0, .note, en: "x", zh: "x") }

    /// Does something, an hour to a month later.
    func live() throws {
        fixture.clock = fixture.clock.adding(seconds: Int64(3600 * (1 + pick(700))))
        switch pick(14) {
        case 0, 1: try takeBack()
        case 2: try editOne()
        case 3, 4, 5, 6: try probe()
        case 7: try review()
        case 8: try moveFindings()
        case 9: try maintain()
        case 10: try drawMap()
        case 11: try keepAccounts()
        case 12: try refuseRows()
        default: _ = try importSomething()
        }
    }

    /// Everything at least once, and what only a long life brings.
    func liveLong(steps: Int) throws {
        for _ in 0..<4 { _ = try importSomething() }
        for _ in 0..<steps { try live() }
        for step in [probe, review, moveFindings, maintain, drawMap, keepAccounts, refuseRows] { try step() }
        for _ in 0..<3 { fixture.clock = fixture.clock.adding(seconds: 86_400 + 7); try probe() }
        _ = try registry.prune(Retention(days: 20), now: fixture.clock)
        if let batch = try importCameras() {
            _ = try registry.revert(batch: batch, reason: "x", by: "li", now: fixture.clock)
        }
        try removeOne()
        try probe()
    }

    /// A camera that is there and gone again, with endpoints that were probed.
    private func removeOne() throws {
        let row = try cameraRow(
            "37020200001320000099", 2, [(.zone, "370502"), (.endpoints, "http://127.0.0.1/gone")])
        try fixture.importZones([try zone("370502", "区9")])
        guard let batch = try fixture.importCameras([row]).batch else { return }
        for _ in 0..<4 { fixture.clock = fixture.clock.adding(seconds: 4000); try probe() }
        _ = try registry.revert(batch: batch, reason: "x", by: "li", now: fixture.clock)
    }

    private func takeBack() throws {
        let batches = try registry.batches().map(\.id)
        if batches.isEmpty { return }
        do {
            _ = try registry.revert(
                batch: batches[pick(batches.count)], reason: "换回", by: "li", now: fixture.clock)
        } catch RegistryError.alreadyReverted {}
    }

    private func editOne() throws {
        let code = "3705020000132000000\(pick(10))"
        guard try registry.camera(try code.deviceCode()) != nil else { return }
        let row = try cameraRow(code, 0, [(.deviceState, ["inUse", "underRepair"][pick(2)])])
        _ = try registry.edit(row, reason: "test", by: "li", now: fixture.clock)
    }

    private func probe() throws {
        let targets = try registry.probeTargets().sorted { $0.endpointID < $1.endpointID }
        let asked = targets.filter { _ in chance(80) }
        let run = try registry.beginProbeRun(due: asked.count, now: fixture.clock)
        let results = asked.map { target in
            let state = HealthState.allCases[[0, 0, 1, 2, 2, 2, 3][pick(7)]]
            return ProbeResult(target: target, startedAt: fixture.clock, state: state, outcome: .streaming)
        }
        try registry.save(results, run: run, thresholds: HealthThresholds())
        try registry.finishProbeRun(run, now: fixture.clock, blind: chance(10))
    }

    private func review() throws {
        let review = try registry.beginReview(
            revision: try registry.revision(), by: "test", now: fixture.clock)
        var outcome = ReviewOutcome()
        let found = try (0..<6).filter { _ in chance(70) }.map {
            ReviewFinding(
                Self.rules[$0 % 2], .camera, "3705020000132000000\($0)", zone: try "370502".zoneCode(),
                facts: ["高度\($0)"])
        }
        try registry.note(found, review: review, now: fixture.clock, outcome: &outcome)
        try registry.finishReview(
            review, judged: Self.rules.map(\.id), now: fixture.clock, outcome: &outcome)
    }

    private func moveFindings() throws {
        var open: [Int64] = []
        try registry.findings(FindingFilter(), today: CalendarDate(daysSince1970: 0)) {
            if $0.state != .closed { open.append($0.id) }
        }
        if open.isEmpty { return }
        try registry.moveFindings(
            [open[pick(open.count)]],
            to: FindingStep(
                at: fixture.clock, state: .assigned, actor: "wang", unit: Organisation("城管局"),
                due: CalendarDate(daysSince1970: 20_700 + pick(200)), reason: "第\(pick(9))次"))
    }

    private func maintain() throws {
        guard let zone = try registry.zoneTree().zones.first else { return }
        let end = fixture.clock.adding(seconds: 7200)
        let window = MaintenanceWindow(
            scope: .zone, code: zone.code.text,
            window: try #require(TimeWindow(from: fixture.clock, to: end)),
            reason: "停电", actor: "li")
        let id = try registry.addMaintenance(window, now: fixture.clock)
        if chance(30) { _ = try registry.removeMaintenance(id, now: fixture.clock) }
    }

    private func drawMap() throws {
        let rows = try (0..<3).map { index in
            let x = "118.\(10 + pick(80))"
            let outline = try #require(Boundary(text: "\(x) 37,\(x)5 37,\(x)5 37.5"))
            return BuildingRow(
                code: "b\(index)", building: Building(outline: outline, height: Double(pick(40))), line: 1)
        }
        var request = RegistryFixture.request("b.geojson")
        request.now = fixture.clock
        var given = false
        _ = try registry.importBuildings(request) {
            defer { given = true }
            return given ? nil : ImportRows(rows: rows, refused: 0)
        }
    }

    private func keepAccounts() throws {
        let account = Account(
            name: "u\(pick(3))", role: .viewer, zones: nil, hasPassword: true, createdAt: fixture.clock)
        _ = try registry.save(account, password: "$y$hash", by: "root", now: fixture.clock)
        let digits = "0123456789abcdef"
        let hash = String((0..<64).map { _ in digits.randomElement(pick) })
        _ = try registry.addToken(
            account: account.name, hash: hash, label: "t", expiresAt: nil, by: "root", now: fixture.clock)
        try registry.logAccess(action: "export", detail: "摄像机", by: "li", now: fixture.clock)
        try registry.keep([
            RateDay(
                day: CalendarDate(daysSince1970: 20_700 + pick(3)), zone: "370502", category: "all",
                rate: .connection, ratio: Ratio(part: pick(9), whole: 9))
        ])
    }

    private func refuseRows() throws {
        var request = RegistryFixture.request()
        request.now = fixture.clock
        var given = false
        _ = try registry.importCameras(request) {
            defer { given = true }
            var rows = ImportRows<CameraRow>(rows: [], refused: 2)
            rows.findings = [Finding(Self.rules[0], line: 2), Finding(Self.rules[1], line: 3)]
            return given ? nil : rows
        }
    }
}

extension String {
    fileprivate func randomElement(_ pick: (Int) -> Int) -> Character {
        self[index(startIndex, offsetBy: pick(count))]
    }
}
