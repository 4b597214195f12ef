import CameraAudit
import CameraModel
import TestSupport
import Testing

@Suite struct ReportTests {
    /// A small city: met and missed targets, nothing to measure, unknown states, long and Chinese names.
    static func city() throws -> World {
        var world = World()
        let longName = "Hekou, \"the mouth of the river\" district with a very long name indeed"
        try world.addZone("3705", level: .city, name: "东营市")
        try world.addZone("370502", parent: "3705", level: .county, name: "东营区")
        try world.addZone("370502001", parent: "370502", level: .town, name: "文汇街道")
        try world.addZone("370503", parent: "3705", level: .county, name: longName)
        try world.addZone("370505", parent: "3705", level: .county, name: "垦利区")
        world.zones[0].plannedCameras = 7
        world.zones[1].plannedCameras = 8
        world.zones[3].requiredKeyIndustry = 2
        try world.addSite("S1", zone: "370502001", name: "东营站广场")
        try world.addSite("S2", zone: "370502001", name: "人民公园")
        try world.addSite("S3", zone: "370502", .keyIndustry, name: "市人民医院")
        let states: [DeviceState] = [
            .inUse, .inUse, .underRepair, .inUse, .planned, .removed, .unknown, .inUse,
        ]
        for (index, state) in states.enumerated() {
            try world.addCamera("3705020000132000000\(index)", zone: index < 6 ? "370502001" : "370502") {
                camera in
                camera.name = "点位 \(index)"
                camera.category = index < 7 ? .keyPublicArea : .keyIndustry
                camera.deviceState = state
                camera.networkStatus = index == 1 ? .notNetworked : .networked
                camera.sites = [["S1", "人民公园 ", "S1", "某处", "S2", "S2", "S2", "S3"][index]]
                camera.endpointCount = index == 3 ? 0 : 1
                camera.health = index == 7 ? .degraded : .online
                camera.reachedAt = index % 2 == 0 ? World.noon.adding(seconds: -600) : nil
                camera.resolution = Resolution(index < 2 ? "4K" : "720P")
                camera.hasOwnerOrManager = index != 2
                camera.filledRequiredFields = index % 2 == 0 ? 1023 : 1023 & ~(1 << UInt16(index))
                if index == 3 { camera.pointClass = .internal }
            }
        }
        try world.addCamera("hk-1", zone: "370503") { ($0.category, $0.sites) = (.keyIndustry, ["school"]) }
        return world
    }

    @Test(arguments: [("city.en.txt", Language.english), ("city.zh.txt", .chinese)])
    func `the text report is as it was looked at, within 80 columns`(_ file: String, _ language: Language)
        throws
    {
        let text = AuditText.render(try Self.city().audit(), language: language)
        for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= 80, "\(line)") }
        try Golden.check(text, file)
    }

    @Test(arguments: [RateName.coverage, .connection, .filing])
    func `an explained rate lists the records behind it`(_ rate: RateName) throws {
        let text = AuditText.render(try Self.city().audit(explain: rate), language: .english)
        for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= 80, "\(line)") }
        try Golden.check(text, "city.\(rate.rawValue).txt")
    }

    @Test func `the JSON and CSV reports are as they were looked at`() throws {
        let report = try Self.city().audit(explain: .connection)
        var failures: [any Error] = []
        do { try Golden.check(AuditJSON.render(report), "city.json") } catch { failures.append(error) }
        do { try Golden.check(AuditCSV.render(report), "city.csv") } catch { failures.append(error) }
        if let first = failures.first { throw first }
    }

    @Test func `a report says first how many states are unknown`() throws {
        let report = try Self.city().audit()
        #expect(
            AuditText.render(report, language: .english).hasPrefix("1 of 9 cameras have an unknown state"))
        #expect(AuditText.render(report, language: .chinese).hasPrefix("共 9 台摄像机，其中 1 台设备状态未知"))
    }

    @Test func `control characters in names never reach the terminal or break JSON and CSV`() throws {
        var world = World()
        try world.addZone("Z", name: "a\u{1B}[31m\nb\"c")
        let report = world.audit()
        let text = AuditText.render(report, language: .english)
        #expect(!text.unicodeScalars.contains("\u{1B}") && text.contains("a [31m b\"c (Z)"))
        #expect(AuditJSON.render(report).contains(#""name": "a\u001b[31m\nb\"c""#))
        #expect(AuditCSV.render(report).contains("Z,\"a\u{1B}[31m\nb\"\"c\",,,keyPublicArea,coverage,"))
    }

    @Test(arguments: [
        ("abc", 3), ("东营市", 6), ("第1村", 5), ("", 0), ("e\u{301}", 1), ("（区）", 6), ("…", 1), ("👍", 2),
        ("한국", 4),
    ])
    func `a Chinese character is two columns wide`(_ text: String, _ width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test func `cutting, padding and wrapping keep to the width`() {
        #expect(DisplayWidth.truncate("东营市河口区", 6) == "东营…")
        #expect(DisplayWidth.truncate("东营市", 6) == "东营市")
        #expect(DisplayWidth.truncate("abc", 0) == "")
        #expect(DisplayWidth.pad("东营", 6) == "东营  " && DisplayWidth.padLeft("7", 3) == "  7")
        #expect(DisplayWidth.wrap("one two three four", 10) == ["one two", "three four"])
        #expect(DisplayWidth.wrap("一二三四五六七", 10) == ["一二三四五", "六七"])
        for line in DisplayWidth.wrap("averyveryverylongword 东营市，河口区", 10) {
            #expect(DisplayWidth.of(line) <= 10)
        }
    }
}
