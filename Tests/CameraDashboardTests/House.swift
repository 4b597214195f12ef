import CameraModel
import CameraRegistry
import SharpEyes
import Synchronization
import TestSupport
import Testing

@testable import CameraDashboard

/// Two counties, A and B, with cameras whose records try what they can; and the front of a dashboard over them.
final class TestHouse: Sendable {
    static let now = Instant(seconds: 1_795_000_000)
    static let password = "correct horse battery"
    static let nasty = "<script>alert('x')</script>\"&"

    let folder: TemporaryFolder
    let registry: Registry
    let front: Front

    /// `cameras` in county A and `others` (else as many) in B, every third without a position; `accounts` makes one of each
    /// role and scoped ones; `isProbed` finds every seventh offline, behind a switch of its county, and the rest online.
    init(
        cameras: Int = 40, others: Int? = nil, accounts: Bool = false, isProbed: Bool = false,
        settings: DashboardSettings = DashboardSettings()
    ) throws {
        folder = try TemporaryFolder()
        let place = ThrowawayPostgres.isAsked ? try ThrowawayPostgres.database() : folder.file("r.sqlite")
        registry = try Registry(path: place, .creating)
        try TestHouse.fill(registry, cameras, others ?? cameras)
        if isProbed { try TestHouse.probe(registry) }
        if accounts { try TestHouse.addAccounts(registry) }
        let registry = registry
        let keeper = try SnapshotKeeper(registry, localTime: .shanghai, now: { TestHouse.now }) {
            try TestHouse.report(registry, $0)
        }
        let house = House(settings: settings, version: "test", hasLeaflet: false)
        let gate = Gate(registry, mustSignIn: settings.mustSignIn, owner: "owner")
        front = Front(
            registry, keeper, gate, house, now: { TestHouse.now }, complain: { print("complaint: \($0)") })
    }

    private static let one = Mutex<TestHouse?>(nil)

    /// One house for all tests that change nothing.
    static func shared() throws -> TestHouse {
        try one.withLock { one in
            let house = try one ?? TestHouse()
            one = house
            return house
        }
    }

    static func report(_ registry: Registry, _ moment: Instant) throws -> AuditReport {
        let day = try #require(CalendarDate(year: 2026, month: 11, day: 1))
        return try registry.audit(
            try #require(Policies.named("sharp-eyes", at: day)), AuditSettings(asOf: moment))
    }

    static func addAccounts(_ registry: Registry) throws {
        let hash = try #require(Password.hash(password))
        let zones: [(String, AccountRole, String?)] = [
            ("viewer", .viewer, nil), ("technician", .technician, nil), ("auditor", .auditor, nil),
            ("administrator", .administrator, nil), ("viewerA", .viewer, "A"),
            ("technicianA", .technician, "A"),
        ]
        for (name, role, zone) in zones {
            let account = Account(
                name: name, role: role, zones: try zone.map { [try #require(ZoneCode($0))] }, createdAt: now)
            try registry.save(account, password: hash, by: "test", now: now)
            _ = try registry.addToken(
                account: name, hash: Secret.hash(ofToken: "token-\(name)"), label: "test", expiresAt: nil,
                by: "test", now: now)
        }
    }

    /// An answer of the front, its body as text.
    struct Reply {
        var status: Int
        var headers: [(String, String)]
        var bytes: [UInt8]
        var text: String { String(decoding: bytes, as: UTF8.self) }
        subscript(_ name: String) -> String? { headers.first { $0.0 == name }?.1 }
    }

    func ask(
        _ target: String, method: String = "GET", token: String? = nil, body: String = "",
        _ change: (inout Asked) -> Void = { _ in }
    ) throws -> Reply {
        var asked = Asked(method: method, target: target, address: "127.0.0.1", host: "127.0.0.1:8080")
        asked.authorization = token.map { "Bearer token-\($0)" }
        asked.body = Array(body.utf8)
        change(&asked)
        let given = front.give(asked)
        var bytes: [UInt8] = []
        switch given.body {
        case .bytes(let all): bytes = all
        case .pieces(let next): while let piece = try next() { bytes += piece }
        }
        return Reply(status: given.status, headers: given.headers, bytes: bytes)
    }
}

extension TestHouse {
    fileprivate static func probe(_ registry: Registry) throws {
        let targets = try registry.probeTargets().sorted { $0.endpointID < $1.endpointID }
        let run = try registry.beginProbeRun(due: targets.count, now: now)
        let results = targets.map { target in
            let number = target.endpoint.url.split(separator: "/").last.flatMap { Int($0) } ?? 0
            let isDown = number % 7 == 0
            var result = ProbeResult(
                target: target, startedAt: now.adding(seconds: -60), state: isDown ? .offline : .online,
                outcome: isDown ? .refused : .streaming)
            result.message = "10.9.8.7 said so"
            return result
        }
        try registry.save(results, run: run, thresholds: HealthThresholds())
        try registry.finishProbeRun(run, now: now)
    }

    fileprivate static func fill(_ registry: Registry, _ cameras: Int, _ others: Int) throws {
        let county = { (code: String, name: String) throws -> ZoneRow in
            var zone = Zone(
                code: try #require(ZoneCode(code)), name: name, level: .county, parent: ZoneCode("TOP"))
            let west = code == "A" ? 118.0 : 119.0
            zone.boundary = Boundary(text: "\(west) 37,\(west + 1) 37,\(west + 1) 38,\(west) 38")
            return ZoneRow(zone: zone, stated: Swift.Set(ZoneRow.Column.allCases), line: 2)
        }
        let top = ZoneRow(
            zone: Zone(code: try #require(ZoneCode("TOP" as String)), name: "Whole city", level: .city),
            stated: Swift.Set(ZoneRow.Column.allCases), line: 1)
        let zones = [top, try county("A", "Alpha county"), try county("B", "Bravosecret county")]
        try registry.importZones(
            ImportRequest(source: "zones.csv", format: "csv", profile: "canonical", now: now),
            next: once(zones))
        var rows: [CameraRow] = []
        for (zone, word, count) in [("A", "Alpha", cameras), ("B", "Bravosecret", others)] {
            for number in 0..<count { rows.append(try camera(zone, word, number, line: rows.count + 2)) }
        }
        try registry.importCameras(
            ImportRequest(source: "\(nasty).csv", format: "csv", profile: "canonical", now: now),
            next: once(rows))
        var findings = ReviewOutcome()
        let review = try registry.beginReview(revision: 1, by: "test", now: now)
        let kept = ["A", "B"].map { zone in
            ReviewFinding(
                Rule("built-unused", .note, en: "", zh: ""), .camera, "\(zone)-000", zone: ZoneCode(zone),
                facts: [zone == "A" ? nasty : "Bravosecret"])
        }
        try registry.note(kept, review: review, now: now, outcome: &findings)
        try registry.finishReview(review, judged: [], now: now, outcome: &findings)
        let run = try registry.beginProbeRun(due: 2, now: now)
        try registry.finishProbeRun(run, now: now.adding(seconds: 3))
    }

    private static func camera(_ zone: String, _ word: String, _ number: Int, line: Int) throws -> CameraRow {
        let digits = number < 1000 ? String(String(1000 + number).dropFirst()) : "\(number)"
        var record = CameraRecord(deviceCode: try #require(DeviceCode("\(zone)-\(digits)")))
        record.name =
            number == 0 ? nasty + word : number == 1 ? "=cmd|' /C calc'!A0 \(word)" : "\(word) 摄像机 \(number)"
        record.address = "\(word) Road \(number)"
        record.ipv4 = IPv4Address("10.9.8.7")
        record.endpoints = [StreamEndpoint("http://hiddenhost.example:9000/\(zone)/\(number)")].compactMap {
            $0
        }
        record.extras = ["备注": "hiddenextra"]
        record.deviceState = number % 5 == 4 ? .planned : .inUse
        record.networkStatus = number % 2 == 0 ? .networked : .notNetworked
        if number % 3 != 2 {
            record.position = Coordinate(
                longitude: (zone == "A" ? 118.2 : 119.2) + Double(number % 7) / 100,
                latitude: 37.2 + Double(number % 11) / 100)
        }
        if number % 4 == 0 { record.category = .keyPublicArea }
        record.bearing = Bearing(degrees: 90)
        if number % 7 == 0 { record.parent = DeviceCode("\(word)-switch") }
        return CameraRow(record: record, stated: .all, zoneText: zone, line: line)
    }

    private static func once<Row: Sendable>(_ rows: [Row]) -> () -> ImportRows<Row>? {
        var given = false
        return {
            if given { return nil }
            given = true
            return ImportRows(rows: rows, refused: 0)
        }
    }
}
