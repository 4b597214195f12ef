import CameraModel
import Testing

@Suite struct RecordTests {
    static let texts: [CameraColumn: String] = [
        .deviceCode: "37050200001320000001", .divisionCode: "370502", .zone: "370502",
        .category: "keyIndustry",
        .pointClass: "internal", .cameraType: "dome", .functionTypes: "1;5", .resolution: "1920x1080",
        .bearing: "135.5",
        .horizontalFieldAngle: "90", .verticalFieldAngle: "45.25", .tilt: "-10", .mountHeight: "6",
        .maxViewDistance: "120",
        .networkStatus: "networked", .ipv4: "192.0.2.1", .ipv6: "2001:db8::1", .port: "554",
        .mac: "00:1a:2b:3c:4d:5e",
        .endpoints: "http://127.0.0.1/a;rtsp://[::1]:554/b", .ownership: "resident", .investment: "12.50",
        .installTime: "2017-10-01T02:30:59Z", .deviceState: "planned", .retentionDays: "30",
        .legalBasis: "article7Operator",
        .filedOn: "2025-06-01", .signage: "absent", .extras: #"{"a":"b","é":"\n\"\\"}"#,
    ]

    @Test(
        "A column's canonical text sets the column, merges and can be forgotten",
        arguments: CameraColumn.allCases)
    func column(_ column: CameraColumn) throws {
        guard column != .longitude, column != .latitude else { return }
        var camera = CameraRecord(deviceCode: try #require(DeviceCode("a-1")))
        let text = Self.texts[column] ?? "某 text"
        let value = column == .parent || column == .formerCode ? "old-1" : text
        let wasSet = camera.set(column, canonical: value)
        #expect(wasSet && camera.text(of: column) == value)
        var other = CameraRecord(deviceCode: camera.deviceCode)
        other.merge(camera, CameraColumnSet(column))
        #expect(other == camera)
        if column != .deviceCode {
            let wasForgotten = camera.set(column, canonical: nil)
            #expect(wasForgotten && camera.text(of: column) == nil)
        }
    }

    @Test func `A column's index is its place`() {
        for (index, column) in CameraColumn.allCases.enumerated() { #expect(column.index == index) }
        #expect(CameraColumnSet.all.columns == CameraColumn.allCases)
    }

    @Test func `A position is set as a pair or not at all`() throws {
        var camera = CameraRecord(deviceCode: try #require(DeviceCode("a-1")))
        let half = camera.setPosition(longitude: "118", latitude: nil)
        let whole = camera.setPosition(longitude: "118.5", latitude: "-37")
        #expect(
            !half && whole && camera.text(of: .longitude) == "118.5" && camera.text(of: .latitude) == "-37")
    }

    @Test(
        "Flat JSON reads back",
        arguments: [[:], ["a": ""], ["k\"": "\u{1}\u{2028}\n\\/"], ["中": "😀"]] as [[String: String]])
    func json(_ values: [String: String]) { #expect(JSONText.flatObject(JSONText.object(values)) == values) }

    @Test(
        "What is no flat object",
        arguments: [
            "", "{", "{\"a\":1}", "{\"a\":\"b\"}x", "{\"a\":\"b\",}", "[]", "{\"a\":\"\\u12\"}",
            "{\"a\":\"\\x\"}",
        ])
    func refusesJSON(_ text: String) { #expect(JSONText.flatObject(text) == nil) }

    @Test func `A finding's sentence fills its places and cuts what was found`() {
        let rule = Rule("r", .warning, en: "{column} {found} {0} {1}{9}.", zh: "中{0}")
        let finding = Finding(
            rule, column: "c", found: String(repeating: "x", count: 100), facts: ["a", "b{0}"])
        #expect(finding.found?.count == 80)
        #expect(
            finding.message(.english) == "c \(String(repeating: "x", count: 79))… a b{0}."
                && finding.message(.chinese) == "中a")
    }

    @Test func `A log counts all and keeps the first`() {
        var log = FindingLog(keptPerRule: 2)
        let rule = Rule("r", .error, en: "a", zh: "b")
        log.add((1...5).map { Finding(rule, line: $0) })
        #expect(
            log.counts == ["r": 5] && log.findings.map(\.line) == [1, 2] && log.severities == [.error: 5])
    }
}
