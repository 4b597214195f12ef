import CameraModel
import Foundation
import Testing

@testable import CameraInventory

/// Profiles as files: examples for real inventories of others, our own samples, and the one that the manual teaches.
@Suite struct ProfileFileTests {
    /// What a file gives with its profile: rows kept, refused and skipped, and findings by rule.
    private func outcome(_ file: URL, _ profile: Profile?) throws -> (Reading<CameraRow>, String) {
        var options = ReadOptions()
        options.profile = profile
        let (reading, summary) = try readCameras(.file(path: file.path), options)
        var counts: [String: Int] = [:]
        for finding in reading.findings { counts[finding.rule.id, default: 0] += 1 }
        let rules = counts.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        let rows = "rows=\(reading.rows.count) refused=\(reading.refused) skipped=\(summary.skipped)"
        return (reading, "\(summary.profile): \(rows)" + rules)
    }

    private static func example(_ name: String) throws -> Profile {
        let file = Folder.tests.appendingPathComponent("Profiles/\(name).yaml")
        return try Profile.parse(String(contentsOf: file, encoding: .utf8), file: "\(name).yaml")
    }

    @Test(
        "Real files read with their profiles as documented",
        .enabled(if: FileManager.default.fileExists(atPath: Folder.data.path), "needs ../shared/data"),
        arguments: [
            ("baltimore-citiwatch.csv", "baltimore", "baltimore: rows=614 refused=0 skipped=0"),
            ("hongkong-traffic-two-datums.csv", "hongkong", "hongkong: rows=210 refused=0 skipped=0"),
            (
                "geneva-excel-mangled.csv", "geneva-excel",
                "geneva-excel: rows=5 refused=614 skipped=3 bearing-range=1 coordinate-excel-damage=1181 delimiter-sniffed=1 latitude-range=5 longitude-range=5"
            ),
        ])
    func real(_ name: String, _ profile: String, _ wanted: String) throws {
        let file = Folder.data.appendingPathComponent("inventories/\(name)")
        let (reading, told) = try outcome(file, Self.example(profile))
        #expect(told == wanted)
        #expect(Set(reading.rows.map(\.record.deviceCode)).count == reading.rows.count)
    }

    @Test(
        "OpenStreetMap's cameras read as JSON Lines with bare tags",
        .enabled(if: FileManager.default.fileExists(atPath: Folder.data.path), "needs ../shared/data"))
    func openStreetMap() throws {
        let file = Folder.data.appendingPathComponent("inventories/geneva-osm-surveillance.json")
        let nodes = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]])
        var lines = Data()
        for var node in nodes {
            node.merge(node.removeValue(forKey: "tags") as? [String: Any] ?? [:]) { own, _ in own }
            lines += try JSONSerialization.data(withJSONObject: node, options: [.sortedKeys]) + Data([0x0A])
        }
        let (reading, summary) = try readCameras(.bytes([UInt8](lines), name: "osm.jsonl"))
        #expect(summary.profile == "osm")
        #expect(reading.rows.count + reading.refused + summary.skipped == nodes.count)
        var counts: [String: Int] = [:]
        for finding in reading.findings { counts[finding.rule.id, default: 0] += 1 }
        #expect("\(reading.rows.count) \(reading.refused) \(summary.skipped)" == "2136 0 8")
        #expect(counts == ["bearing-range": 11, "tilt-range": 8])
    }

    @Test(
        "Atlanta's cameras read as JSON Lines with bare properties",
        .enabled(if: FileManager.default.fileExists(atPath: Folder.data.path), "needs ../shared/data"))
    func atlanta() throws {
        let file = Folder.data.appendingPathComponent("inventories/atlanta-gdot-cctv.geojson")
        let root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        let features = try #require(root?["features"] as? [[String: Any]])
        var lines = Data()
        for feature in features {
            var row = feature["properties"] as? [String: Any] ?? [:]
            let point = (feature["geometry"] as? [String: Any])?["coordinates"] as? [String] ?? []
            (row["longitude"], row["latitude"]) = (point.first, point.last)
            lines += try JSONSerialization.data(withJSONObject: row, options: [.sortedKeys]) + Data([0x0A])
        }
        var options = ReadOptions()
        options.profile = try Self.example("atlanta")
        let (reading, _) = try readCameras(.bytes([UInt8](lines), name: "a.jsonl"), options)
        var counts: [String: Int] = [:]
        for finding in reading.findings { counts[finding.rule.id, default: 0] += 1 }
        #expect("\(reading.rows.count) \(reading.refused)" == "3043 0")
        #expect(counts == ["endpoint-malformed": 13, "device-code-length": 3043, "coordinate-zero": 3])
    }

    @Test(
        "The division codes of a platform read as zones, without a profile",
        .enabled(if: FileManager.default.fileExists(atPath: Folder.data.path), "needs ../shared/data"))
    func divisionCodes() throws {
        let file = Folder.data.appendingPathComponent("wvp/civilCode.csv")
        let reading = try readZones(String(contentsOf: file, encoding: .utf8))
        #expect(reading.rows.count == 3223 && reading.findings.isEmpty)
        let codes = Set(reading.rows.map(\.zone.code))
        #expect(
            reading.rows.allSatisfy { $0.zone.parent.map(codes.contains) ?? ($0.zone.level == .province) })
        #expect(reading.rows.allSatisfy { $0.zone.level != nil })
    }

    // MARK: Our own samples

    private static let samples = Folder.package.appendingPathComponent("sample-inventories/formats")

    @Test func `The sample of the 2025 template: people and secrets dropped, bare digits unknown`() throws {
        let file = Self.samples.appendingPathComponent("zh-73.csv")
        let (reading, told) = try outcome(file, nil)
        #expect(told == "zh-73: rows=12 refused=0 skipped=0 network-status-bare-digit=5")
        let kept = reading.rows.map { "\($0.record)" }.joined() + reading.findings.map { "\($0)" }.joined()
        for planted in ["样例甲", "1380000", "sample-user", "sample-secret", "0546-000"] {
            #expect(
                try String(contentsOf: file, encoding: .utf8).contains(planted) && !kept.contains(planted))
        }
        let first = try #require(reading.rows.first?.record)
        #expect(first.resolution?.description == "1920x1080" && first.extras["室内外"] == "室内")
        #expect(first.owner?.name == "示例建设单位" && first.pole == "L-001" && first.positionTypes == ["3", "9"])
        let (_, named) = try outcome(file, Profile.builtIn(named: "zh-1-networked"))
        #expect(named == "zh-1-networked: rows=12 refused=0 skipped=0")
    }

    @Test func `The sample of Korea's standard data: codes composed, phones dropped`() throws {
        let file = Self.samples.appendingPathComponent("kr-standard.csv")
        let (reading, told) = try outcome(file, nil)
        #expect(told == "kr-standard: rows=8 refused=0 skipped=0")
        let rows = reading.rows.map(\.record)
        #expect(Set(rows.map(\.deviceCode)).count == 8 && rows.allSatisfy { $0.position != nil })
        #expect(rows[0].deviceCode.text == "kr-0000000-37.501230-126.902340-교통단속")
        #expect(rows.map { $0.bearing?.degrees } == [90, 225, nil, nil, 90, 225, nil, nil])
        #expect(rows[2].address == "예시시 보기동 3-4" && rows[2].extras["bearing"] == "교차로")
        #expect(!rows.map { "\($0)" }.joined().contains("000-0000"))
    }

    // MARK: The manual

    @Test func `The profile that the manual teaches reads the manual's file`() throws {
        let manual = try String(
            contentsOf: Folder.package.appendingPathComponent("docs/inventory-formats.md"), encoding: .utf8)
        let blocks = manual.components(separatedBy: "```")
        let yaml = try #require(blocks.first { $0.hasPrefix("yaml\n# our-county.yaml") })
        let csv = try #require(blocks.first { $0.hasPrefix("csv\n序号,点位编码") })
        let profile = try Profile.parse(String(yaml.dropFirst(5)), file: "our-county.yaml")
        var options = ReadOptions()
        options.profile = profile
        let (reading, summary) = try readCameras(.bytes(Array(csv.dropFirst(4).utf8), name: "c.csv"), options)
        #expect(reading.findings.isEmpty && reading.refused == 0 && summary.skipped == 1)
        let rows = reading.rows.map(\.record)
        try #require(rows.count == 2)
        #expect(
            rows.map(\.networkStatus) == [.networked, .notNetworked] && rows.map(\.mountHeight) == [3.5, 6])
        #expect(rows.map(\.cameraType) == [.dome, .fixedBullet] && rows[0].ownership == .government)
        #expect(summary.dropped == ["值班人"] && summary.notRead == ["序号"])
        #expect(!rows.map { "\($0)" }.joined().contains("样例"))
    }

    @Test func `Every profile in the manual can be parsed`() throws {
        let manual = try String(
            contentsOf: Folder.package.appendingPathComponent("docs/inventory-formats.md"), encoding: .utf8)
        let blocks = manual.components(separatedBy: "```").filter { $0.hasPrefix("yaml\n") }
        #expect(blocks.count == 3)
        for block in blocks { _ = try Profile.parse(String(block.dropFirst(5)), file: "manual.yaml") }
        for profile in Profile.builtIn { #expect(manual.contains(profile.name), "\(profile.name)") }
    }

    // MARK: Suggestions

    @Test(
        "What is suggested for a file can be parsed, and reads the file where its code was found",
        arguments: ["formats/zh-73.csv", "dongying/cameras.csv", "tianmu/cameras.csv"])
    func suggestion(_ sample: String) throws {
        let file = Folder.package.appendingPathComponent("sample-inventories/\(sample)")
        let yaml = try ProfileSuggestion.text(.file(path: file.path))
        let profile = try Profile.parse(yaml, file: "s.yaml")
        let (with, _) = try outcome(file, profile)
        let (without, _) = try outcome(file, nil)
        #expect(with.rows.map(\.record) == without.rows.map(\.record) && with.rules == without.rules)
    }

    @Test func `A suggestion guesses by words, characters and content, and repeats nobody's name`() throws {
        let text = """
            camera_id,Camera Title,设备经度值,lat,ip addr,负责人,联系号码,状态,RTSP,联网否,联系人备注,Wert
            37050200001320000001,Gate,118.67411,37.43391,192.0.2.1,样例甲,13800000001,3,rtsp://127.0.0.1/a,1,x,样例乙
            37050200001320000002,Hall,118.67422,37.43392,192.0.2.2,样例丙,13800000002,1,rtsp://127.0.0.1/b,0,y,样例丁
            """
        let yaml = try ProfileSuggestion.text(.bytes(Array(text.utf8), name: "our cameras.csv"))
        let profile = try Profile.parse(yaml, file: "s.yaml")
        #expect(profile.name == "our-cameras-csv")
        for wanted in [
            "  deviceCode: [\"camera_id\"]   # ? 20 digits",
            "  name: [\"Camera Title\"]   # ? text of 4 characters",
            "  longitude: [\"设备经度值\"]   # ? numbers with up to 5 decimals",
            "  latitude: [\"lat\"]   # ? numbers with up to 5 decimals",
            "  ipv4: [\"ip addr\"]   # ? IPv4 addresses",
            "  endpoints: [\"RTSP\"]   # ? addresses with ://", "  networkStatus:   # ? 2 words: 0, 1",
            "    # values: {\"0\": ?, \"1\": ?}   # each one of networked, notNetworked, unknown",
            "#   \"状态\"   # 2 words: 1, 3", "#   \"Wert\"   # text of 3 characters",
            "drop: [\"负责人\", \"联系号码\", \"联系人备注\"]",
        ] { #expect(yaml.contains(wanted), "\(wanted) in:\n\(yaml)") }
        #expect(!yaml.contains("样例") && !yaml.contains("13800000001") && !yaml.contains("Gate"))
        // The technician's edit: what 0 and 1 mean.
        let edited = yaml.replacingOccurrences(
            of: "    # values: {\"0\": ?, \"1\": ?}",
            with: "    values: {\"0\": notNetworked, \"1\": networked}")
        let (reading, _) = try readCameras(text, profile: edited)
        #expect(reading.rows.map(\.record.networkStatus) == [.networked, .notNetworked])
    }
}
