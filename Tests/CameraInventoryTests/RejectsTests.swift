import CameraModel
import Testing

@testable import CameraInventory

@Suite struct RejectsTests {
    /// The rejects of a text as the command would write them.
    private func rejects(_ text: String, name: String = "a.csv", block: Int = 1 << 20) throws -> String {
        var options = ReadOptions()
        (options.keepsRefused, options.blockBytes) = (true, block)
        var reader = try CameraInventoryReader(.bytes(Array(text.utf8), name: name), options: options)
        var rows: [RefusedRow] = []
        while let batch = try reader.next() {
            #expect(batch.refusedRows.count == batch.refused)
            rows += batch.refusedRows
        }
        let parts = rows.map { RejectsText.cells($0) }
        let width = max(parts.map(\.count).max() ?? 0, reader.summary.headers.count)
        return RejectsText.header(reader.summary.headers, width: width)
            + zip(parts, rows).map { part, row in
                part.text + String(repeating: ",", count: width - part.count) + ","
                    + RejectsText.reason(row, .english).split(separator: ",").prefix(2).joined(separator: ",")
            }.joined(separator: "\n")
    }

    private let good = "37050200001320000001"

    @Test func `A refused row stands under its own headers, with line and rule`() throws {
        let text = " 设备编码（*）,备注,纬度,经度\n\(good),\"a,\"\"b\"\"\nc\",97.4,118.5\n\(good),x,37.4,118.5\n"
        for block in [1, 7, 4096] {
            #expect(
                try rejects(text, block: block) == """
                    \u{FEFF} 设备编码（*）,备注,纬度,经度,rejectedLine,rejectedRule,rejectedReason
                    \(good),"a,""b""
                    c",97.4,118.5,2,latitude-range
                    """)
        }
    }

    @Test(
        "Rows with broken quotes are cut where a person would cut them",
        arguments: [
            ("1,\"a,b", "1,\"\"\"a\",b"), ("1,a\"b,c", "1,\"a\"\"b\",c"),
            ("1,\"a\"b,c", "1,\"\"\"a\"\"b\",c"),
            ("1,\"x,y\",\"z", "1,\"x,y\",\"\"\"z\""),
        ])
    func brokenQuotes(_ row: String, _ wanted: String) throws {
        let text = "deviceCode,name,address\n\(row)\n\(good),n,a\n"
        for block in [1, 3, 4096] {
            let lines = try rejects(text, block: block).split(separator: "\n")
            #expect(lines.count == 2 && lines[1].hasPrefix(wanted + ","), "\(lines)")
        }
    }

    @Test func `People and secrets stay out, also where a stray comma moved them`() throws {
        let text = """
            deviceCode,name,设备口令,管理员姓名,address,endpoints
            x x,n,S3cret,王小明,http://u:S3cret@127.0.0.1/a,rtsp://u:S3cret@127.0.0.1/b
            \(good),n,o,S3cret,王小明,here,http://127.0.0.1/
            \(good),"n,o,S3cret,王小明,here,http://127.0.0.1/
            \(good),"n"o,S3cret,王小明,here,http://127.0.0.1/
            """
        let out = try rejects(text)
        #expect(!out.contains("S3cret") && !out.contains("王小明"))
        #expect(
            out.contains("http://127.0.0.1/a,rtsp://127.0.0.1/b") && out.split(separator: "\n").count == 5)
    }

    @Test func `Formulas are guarded, numbers and guarded cells are left as they are`() throws {
        let text = "deviceCode,name,address,longitude,备注\nx x,=1+1,'@x,-73.5,-x\n"
        #expect(try rejects(text).contains("x x,'=1+1,'@x,-73.5,'-x,"))
        let json = #"{"deviceCode":"x x","name":"'=1","address":"=1"}"#
        #expect(try rejects(json, name: "a.jsonl").contains("x x,''=1,'=1,"))
    }

    @Test func `JSON rows have their keys as columns, also keys met later`() throws {
        let text = """
            {"deviceCode":"a b","n":1,"password":"S3cret","more":{"password":"S3cret","floor":"2"}}
            {"deviceCode":"c d","sites":["s1","s2"],"late":true}
            [1]
            """
        #expect(
            try rejects(text, name: "a.jsonl") == """
                \u{FEFF}deviceCode,n,password,more.password,more.floor,sites,late,rejectedLine,rejectedRule,rejectedReason
                a b,1,,,2,,,1,device-code-malformed
                c d,,,,,s1;s2,true,2,device-code-malformed
                ,,,,,,,3,json-not-object
                """)
    }

    @Test func `A file of rejects reads again: mended rows come in, others are refused again`() throws {
        let head = "deviceCode,name,rejectedMore1,rejectedLine,rejectedRule,rejectedReason\n"
        let reading = try readCameras(
            head
                + "\(good),mended,,2,x,y\n\(good),stray,comma,3,too-many-cells,y\n\(good),deleted,4,too-many-cells,y,\n"
                + "\(good),dam\u{FFFD}ged,,5,undecodable-text,y\n")
        #expect(reading.rows.map(\.record.name) == ["mended", "deleted"])
        #expect(reading.rows.allSatisfy { $0.record.extras.isEmpty })
        #expect(reading.rules == ["too-many-cells", "undecodable-text"])
        let again = try rejects(head + "\(good),stray,comma,3,too-many-cells,y\n")
        #expect(again.hasPrefix("\u{FEFF}deviceCode,name,rejectedMore1,rejectedLine,"))
        #expect(again.hasSuffix("\(good),stray,comma,2,too-many-cells"))
    }

    @Test func `Rows that the registry refuses are found by line, and by code where lines do not tell`()
        throws
    {
        let rows =
            (0..<3).map { #"{"deviceCode":"bkq-\#($0)","name":"n\#($0)"}"# } + [
                #"{"deviceCode":"bkq-1","name":"again"}"#
            ]
        var options = ReadOptions()
        options.keepsRefused = true
        let text = "[" + rows.joined(separator: ",") + "]"
        var reader = try CameraInventoryReader(.bytes(Array(text.utf8), name: "a.json"), options: options)
        _ = try reader.next()
        let rule = Rule("some-rule", .error, en: "x", zh: "y")
        #expect(reader.refused(Finding(rule, line: 1, deviceCode: "bkq-2"))?.cells == ["bkq-2", "n2"])
        #expect(
            reader.refused(Finding(rule, line: 1, deviceCode: "bkq-1", facts: ["1"]))?.cells == [
                "bkq-1", "again",
            ])
        #expect(reader.refused(Finding(rule, line: 9, deviceCode: "bkq-1")) == nil)
        var zones = try ZoneInventoryReader(
            .bytes(Array("zone,name\n3705,a\n3706,b\n3707,c\n".utf8), name: "z.csv"),
            options: {
                var some = options; some.batchRows = 1; return some
            }())
        while try zones.next() != nil {}
        #expect(zones.refused(Finding(rule, line: 3))?.cells == ["3706", "b"])
    }
}
