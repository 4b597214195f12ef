import CameraModel
import Testing

@testable import CameraInventory

@Suite struct TableGuessTests {
    static let code = "37050200001320000001"

    @Test(
        "The delimiter is told by the headers that it shows",
        arguments: [
            ("deviceCode,name,latitude\n\(code),a,37.5\n", ",", false),
            ("deviceCode;name;latitude\n\(code);a,b;37.5\n", ";", true),
            ("deviceCode\tname\tlatitude\n\(code)\ta;b,c\t37.5\n", "\t", true),
            ("deviceCode|name|latitude\n\(code)|a,b|37.5\n", "|", true),
            ("\"deviceCode\";\"name, common; or both\";name\n\(code);x;y\n", ";", true),
            ("\"name, note; x\",deviceCode,name\nx,\(code),y\n", ",", false),
            ("sep=;\r\ndeviceCode;name\r\n\(code);a,b\r\n", ";", false),
            ("\"sep=|\"\ndeviceCode|name\n\(code)|a\n", "|", false),
            ("deviceCode\n\(code)\n", ",", false),
            ("\n\n设备编码;设备名称\r\n\(code);a\r\n", ";", true),
        ])
    func delimiter(_ text: String, _ wanted: String, _ noted: Bool) throws {
        for block in [1, 5, 4096] {
            var options = ReadOptions()
            options.blockBytes = block
            let (reading, summary) = try readCameras(.bytes(Array(text.utf8), name: "a.txt"), options)
            #expect(reading.rows.map(\.record.deviceCode.text) == [Self.code])
            #expect(summary.delimiter == wanted)
            #expect(summary.format == (wanted == "\t" ? .tsv : .csv))
            #expect(reading.rules.contains("delimiter-sniffed") == noted)
        }
    }

    @Test func `A delimiter that is asked for wins, and a TSV file by name needs no note`() throws {
        var options = ReadOptions()
        options.delimiter = UInt8(ascii: "#")
        #expect(try readCameras("deviceCode#name\nbkq-1#a,b;c\n", options).rows.first?.record.name == "a,b;c")
        let named = try readCameras("deviceCode\tname\nbkq-1\ta,b\n", name: "a.tsv")
        #expect(
            named.rows.first?.record.name == "a,b" && named.findings.allSatisfy { $0.severity == .warning })
        options = ReadOptions()
        options.format = .tsv
        #expect(try readCameras("deviceCode\tname\nbkq-1\ta,b\n", name: "a.csv", options).rows.count == 1)
    }

    @Test func `Excel's Unicode text is read: UTF-16 with TABs`() throws {
        let bytes = [0xFF, 0xFE] + (try encoded("设备编码\t设备名称\r\n\(Self.code)\t\"北\"\"门\"\r\n", "UTF-16LE"))
        let (reading, summary) = try readCameras(.bytes(bytes, name: "a.txt"))
        #expect(reading.rows.map(\.record.name) == ["北\"门"])
        #expect(summary.format == .tsv && summary.encoding == "UTF-16LE")
    }

    @Test(
        "Title lines above the header are passed over with a note",
        arguments: [
            ("东营区视频监控一机一档汇总表,,,,\n设备编码,设备名称,经度,纬度,联网属性\n", 1),
            ("汇总表;;\n填表人：某;;日期\n设备编码;设备名称;经度\n", 2),
            ("汇总表 \"一\",,\n设备编码,设备名称,经度\n", 1), (",,\n汇总表,,\n\n设备编码,设备名称,经度\n", 2),
        ])
    func titles(_ head: String, _ count: Int) throws {
        let delimiter = head.contains(";") ? ";" : ","
        let text = head + [Self.code, "北门", "118.5"].joined(separator: delimiter) + "\n"
        let reading = try readCameras(text)
        #expect(reading.rows.first?.record.name == "北门")
        #expect(
            reading.rows.first?.line == text.split(separator: "\n", omittingEmptySubsequences: false).count
                - 1)
        let note = reading.findings.first { $0.rule == .titleLines }
        #expect(note?.facts == ["\(count)"])
    }

    @Test func `A header below ten lines is not looked for, and rows are no headers`() throws {
        let far = String(repeating: "x,y\n", count: 10) + "deviceCode,name\nbkq-1,a\n"
        #expect(throws: InventoryError.self) { try readCameras(far) }
        let unknown = "type;id;mount\nfixed;1;pole\ndome;2;pole\n"
        #expect(
            throws: InventoryError.missingColumns(
                name: "cameras.csv", missing: ["deviceCode"], found: ["type", "id", "mount"])
        ) { try readCameras(unknown) }
        let twice = "deviceCode,name\nbkq-1,a\ndeviceCode,name\n"
        #expect(try readCameras(twice).rows.first?.line == 2)
    }
}
