import CameraModel
import CameraRegistry
import TestSupport
import Testing

@Suite("Importing cameras")
struct CameraImportTests {
    let fixture: RegistryFixture

    init() throws {
        fixture = try RegistryFixture()
        try fixture.importZones([
            try zone("370500", "东营市", .city), try zone("370502", "东营区", .county, in: "370500"),
            try zone("370503", "河口区", .county, in: "370500"),
            try zone("370502001", "文汇街道", .town, in: "370502"),
            try zone("370503001", "文汇街道", .town, in: "370503"),
        ])
    }

    private func all() throws -> [CameraRecord] {
        var found: [CameraRecord] = []
        try fixture.registry.cameras { found += $0 }
        return found
    }

    @Test func `every column comes back as it was imported`() throws {
        let columns: [(CameraColumn, String)] = [
            (.name, "北门"), (.commonName, "菜市场"), (.divisionCode, "370502"), (.zone, "370502"),
            (.category, "keyIndustry"), (.sector, "education"), (.pointClass, "second"),
            (.cameraType, "dome"),
            (.functionTypes, "1;5"), (.manufacturer, "M"), (.model, "m-1"), (.resolution, "1920x1080"),
            (.encoding, "H.265"), (.lightType, "infrared"), (.address, "济南路 1 号"), (.longitude, "118.5"),
            (.latitude, "37.45"), (.bearing, "90.5"), (.horizontalFieldAngle, "68.04"),
            (.verticalFieldAngle, "40"),
            (.tilt, "-5"), (.mountHeight, "6"), (.maxViewDistance, "60"), (.positionTypes, "8"),
            (.networkStatus, "networked"), (.networkKind, "0"), (.ipv4, "192.0.2.17"), (.ipv6, "2001:db8::1"),
            (.port, "8000"), (.mac, "00:1a:2b:3c:4d:5e"),
            (.endpoints, "http://127.0.0.1:1/a;rtsp://127.0.0.1/b?x=1"), (.sites, "S1;S2"), (.owner, "教育局"),
            (.ownership, "government"), (.managementUnit, "教育局"), (.maintenanceUnit, "维护公司"), (.pole, "P-1"),
            (.parent, "37050200001180000001"), (.phase, "一期"), (.investment, "1234.56"),
            (.installTime, "2020-05-01T02:03:04Z"), (.deviceState, "inUse"), (.retentionDays, "90"),
            (.legalBasis, "article7Operator"), (.filingNumber, "F-1"), (.filedOn, "2020-06-01"),
            (.signage, "present"), (.consentReference, "C"), (.approvalReference, "A"),
            (.attachments, "a.pdf"),
            (.formerCode, "37050200001320000099"), (.extras, "{\"备注\":\"x;\\\"y\\\"\"}"),
        ]
        #expect(Swift.Set(columns.map(\.0)).union([.deviceCode]) == Swift.Set(CameraColumn.allCases))
        try fixture.importCameras([try cameraRow("37050200001320000001", 2, columns)])
        let record = try #require(try all().first)
        for (column, text) in columns { #expect(record.text(of: column) == text, "\(column)") }
    }

    @Test func `the same file twice changes nothing and says so`() throws {
        let rows = try (1...50).map {
            try cameraRow(
                "3705020000132\(1_000_000 + $0)", $0 + 1,
                [
                    (.name, "摄像机\($0)"), (.endpoints, "http://127.0.0.1:9/\($0)"), (.owner, "公安局"),
                    (.sites, "S\($0)"),
                ])
        }
        let first = try fixture.importCameras(rows)
        let revision = try fixture.registry.revision()
        let before = try all()
        let second = try fixture.importCameras(rows)
        #expect((first.created, first.updated, first.unchanged, first.refused) == (50, 0, 0, 0))
        #expect((second.created, second.updated, second.unchanged, second.refused) == (0, 0, 50, 0))
        #expect(try fixture.registry.revision() == revision)
        #expect(try all() == before)
    }

    @Test func `an empty cell erases nothing and a change is logged before and after`() throws {
        let code = "37050200001320000001"
        try fixture.importCameras([
            try cameraRow(code, 2, [(.name, "旧"), (.address, "路"), (.deviceState, "inUse")])
        ])
        let outcome = try fixture.importCameras(
            [try cameraRow(code, 7, [(.name, "新"), (.deviceState, "removed")])],
            request: RegistryFixture.request("second.csv"))
        #expect(outcome.updated == 1)
        let record = try #require(try fixture.registry.camera(try code.deviceCode()))
        #expect(record.name == "新" && record.address == "路" && record.deviceState == .removed)
        let changes = try fixture.registry.changes(of: try code.deviceCode())
        #expect(changes.map(\.action) == [.created, .updated])
        let last = try #require(changes.last)
        #expect(last.source == "second.csv" && last.line == 7 && last.at == RegistryFixture.now)
        #expect(last.fields.map(\.name) == ["deviceState", "name"])
        #expect(last.fields.map(\.before) == ["inUse", "旧"] && last.fields.map(\.after) == ["removed", "新"])
    }

    @Test(arguments: [
        ("X1", [(CameraColumn.zone, "370503")], "370503"), ("X2", [(.zone, "河口区")], "370503"),
        ("X3", [(.divisionCode, "370503")], "370503"), ("X4", [(.divisionCode, "370502001999")], "370502001"),
        ("37050200001320000001", [], "370502"), ("37059900001320000001", [(.divisionCode, "990000")], nil),
        ("X5", [(.zone, "没有这个区")], nil), ("X6", [(.zone, "文汇街道")], nil),
    ])
    func `a camera's zone is its own, else its division's, else its code's`(
        code: String, columns: [(CameraColumn, String)], wanted: String?
    ) throws {
        let outcome = try fixture.importCameras([try cameraRow(code, 2, columns)])
        #expect(try all().first?.zone?.text == wanted)
        #expect(outcome.refused == (wanted == nil ? 1 : 0))
        #expect(outcome.findings.findings.allSatisfy { $0.line == 2 && $0.severity == .error })
    }

    @Test func `rows without any zone take the default zone`() throws {
        var request = RegistryFixture.request()
        request.defaultZone = try "370503".zoneCode()
        try fixture.importCameras([try cameraRow("X", 2)], request: request)
        #expect(try all().first?.zone?.text == "370503")
        request.defaultZone = try "999".zoneCode()
        #expect(throws: RegistryError.unknownCode("999")) { try fixture.importCameras([], request: request) }
    }

    @Test(arguments: [false, true])
    func `a code that stands twice is refused with the first line`(registryHasCameras: Bool) throws {
        if registryHasCameras { try fixture.importCameras([try cameraRow("37050200001320000009", 2)]) }
        let outcome = try fixture.importCameras([
            try cameraRow("37050200001320000001", 2, [(.name, "a")]),
            try cameraRow("37050200001320000002", 3),
            try cameraRow("37050200001320000001", 4, [(.name, "b")]),
        ])
        #expect((outcome.created, outcome.refused, outcome.rows) == (2, 1, 3))
        let finding = try #require(outcome.findings.findings.first)
        #expect(finding.rule.id == "device-code-duplicate" && finding.line == 4 && finding.facts == ["2"])
        #expect(try fixture.registry.camera(try "37050200001320000001".deviceCode())?.name == "a")
    }

    @Test func `an unknown site is a warning and joins later`() throws {
        let row = try cameraRow("37050200001320000001", 2, [(.sites, "S1")])
        let first = try fixture.importCameras([row])
        #expect(first.created == 1 && first.findings.counts == ["site-unknown": 1])
        try fixture.importSites([Site(key: "S1", zone: try "370502".zoneCode(), category: .keyPublicArea)])
        #expect(try fixture.importCameras([row]).findings.counts.isEmpty)
    }

    @Test func `a dry run and a strict run with refusals keep nothing but count the same`() throws {
        let rows = [try cameraRow("37050200001320000001", 2), try cameraRow("X", 3)]
        var dry = RegistryFixture.request()
        dry.dryRun = true
        var strict = RegistryFixture.request()
        strict.strict = true
        for request in [dry, strict] {
            let outcome = try fixture.importCameras(rows, request: request)
            #expect((outcome.created, outcome.refused) == (1, 1) && outcome.batch == nil)
            #expect(try all().isEmpty)
        }
    }

    @Test func `a reader that fails half way leaves nothing behind`() throws {
        struct Broken: Error {}
        var calls = 0
        #expect(throws: Broken.self) {
            try fixture.registry.importCameras(RegistryFixture.request()) {
                calls += 1
                if calls > 1 { throw Broken() }
                return ImportRows(rows: [try cameraRow("37050200001320000001", 2)], refused: 0)
            }
        }
        #expect(try all().isEmpty)
    }

    @Test func `rows that the reader refused are counted`() throws {
        var given = false
        let outcome = try fixture.registry.importCameras(RegistryFixture.request()) {
            if given { return nil }
            given = true
            return ImportRows(rows: [try cameraRow("37050200001320000001", 2)], refused: 3)
        }
        #expect(outcome.rows == 4 && outcome.refused == 3)
    }

    @Test func `what reader and registry found is kept with the batch, as counts and lines`() throws {
        let rule = Rule("height-range", .warning, en: "{found}", zh: "{found}")
        func run(dry: Bool) throws -> ImportOutcome {
            var given = 0
            var request = RegistryFixture.request()
            request.dryRun = dry
            return try fixture.registry.importCameras(request) {
                given += 1
                if given > 2 { return nil }
                let code = "3705020000132000000\(given)"
                var rows = ImportRows(
                    rows: [
                        try cameraRow(code, 9 * given, [(.zone, "370502")]),
                        try cameraRow(code, 9 * given + 1),
                    ],
                    refused: 0)
                rows.findings = (0..<4).map { Finding(rule, line: 9 * given + $0 / 2, found: "secret") }
                return rows
            }
        }
        #expect(try run(dry: true).batch == nil)
        let batch = try #require(try run(dry: false).batch)
        let found = try fixture.registry.findings(ofBatch: batch)
        let height = try #require(found.first { $0.rule == "height-range" })
        #expect(
            height
                == FindingSummary(
                    rule: "height-range", severity: .warning, count: 8, rows: 4, firstLines: [9, 10, 18, 19]))
        // Each second row names its camera once more: refused by the registry, which comes first.
        #expect(found.first?.severity == .error && found.first?.count == 2)
        #expect(found.first?.firstLines == [10, 19])
        #expect(try fixture.registry.findings(ofBatch: batch - 1).isEmpty)
    }

    @Test func `an endpoint that comes back keeps its history`() throws {
        let code = try "37050200001320000001".deviceCode()
        func set(_ urls: String) throws {
            try fixture.importCameras([try cameraRow(code.text, 2, [(.endpoints, urls)])])
        }
        try set("http://127.0.0.1/a;http://127.0.0.1/b")
        let targets = try fixture.registry.probeTargets()
        try set("http://127.0.0.1/b")
        #expect(try fixture.registry.probeTargets().map(\.endpointID) == [targets[1].endpointID])
        try set("http://127.0.0.1/b;http://127.0.0.1/a")
        let again = try fixture.registry.probeTargets()
        #expect(Swift.Set(again.map(\.endpointID)) == Swift.Set(targets.map(\.endpointID)))
        #expect(
            try fixture.registry.camera(code)?.endpoints.map(\.url) == [
                "http://127.0.0.1/b", "http://127.0.0.1/a",
            ])
    }
}
