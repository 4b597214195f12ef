import CameraModel
import Testing

@testable import CameraInventory

/// Rows inside other JSON: where they are found, and what is told about it.
@Suite struct EnvelopeTests {
    private static let rows = #"[{"deviceCode":"a-1","port":80},{"deviceCode":"a-2"}]"#

    private func read(
        _ text: String, name: String = "c.json", path: String? = nil, blockBytes: Int = 1 << 20
    ) throws -> (Reading<CameraRow>, InventorySummary) {
        var options = ReadOptions()
        options.path = path
        options.blockBytes = blockBytes
        return try readCameras(.bytes(Array(text.utf8), name: name), options)
    }

    @Test(
        "The rows of an envelope are found, or where --path says",
        arguments: [
            (#"{"code":"0","data":{"total":2,"list":ROWS,"more":[1,{"a":[]}]},"z":null}"#, nil, "data.list"),
            (#"{"code":"0","data":{"total":2,"list":ROWS}}"#, "data.list", "data.list"),
            (#"{"a":{"b":{"c":{"d":ROWS}}}}"#, nil, "a.b.c.d"),
            (#"{"a":{"b":{"c":{"d":{"e":ROWS}}}}}"#, "a.b.c.d.e", "a.b.c.d.e"),
            (#"{"parents":[{"id":1}],"rows":ROWS}"#, nil, "rows"),
            ("{\"\\u0061\" : ROWS\n}\n", nil, "a"),
        ] as [(String, String?, String)])
    func found(_ text: String, _ path: String?, _ wanted: String) throws {
        for blockBytes in [1, 7, 1 << 20] {
            let whole = text.replacing("ROWS", with: Self.rows)
            let (reading, summary) = try read(whole, path: path, blockBytes: blockBytes)
            #expect(reading.rows.map(\.record.deviceCode.text) == ["a-1", "a-2"])
            #expect(reading.rows.first?.record.port == 80 && reading.refused == 0)
            #expect(summary.path == wanted && summary.format == .json)
            #expect(reading.rules.contains("json-envelope") == (path == nil))
        }
    }

    @Test func `Of several lists the one with device codes is read and the others are named`() throws {
        let text = #"{"units":[{"id":1}],"cameras":\#(Self.rows),"roads":[{"id":2}]}"#
        let (reading, summary) = try read(text)
        #expect(reading.rows.count == 2 && summary.path == "cameras")
        let note = try #require(reading.findings.first { $0.rule.id == "json-other-lists" })
        #expect(note.facts == ["units, roads"] && note.severity == .note)
        #expect(try read(#"{"units":[{"id":1}],"roads":[{"id":2},{"id":3}]}"#).1.path == "units")
    }

    @Test func `One object where a list was meant is one row`() throws {
        let (reading, summary) = try read(#"{"code":0,"data":{"camera":{"deviceCode":"a-1"}}}"#)
        #expect(reading.rows.count == 1 && summary.path == "data.camera")
        #expect(try read(#"{"x":{"y":{"deviceCode":"a-1"}},"z":[{}]}"#, path: "x.y").0.rows.count == 1)
    }

    @Test func `A row with lists of its own is a row, in a document and in lines`() throws {
        let row = #"{"deviceCode":"a-1","channels":[{"id":1}]}"#
        #expect(try read(row).0.rows.count == 1)
        let nameless = #"{"label":"x","channels":[{"id":1}]}"# + "\n"
        let (reading, summary) = try read(nameless + nameless, name: "c.jsonl")
        #expect(reading.refused == 2 && summary.path == nil && summary.format == .jsonl)
    }

    @Test func `Pages one behind another are read as one list`() throws {
        let page = #"{"code":0,"data":{"list":\#(Self.rows)}}"#
        let tall = page.replacing("{\"code", with: "{\n\"code")
        for (text, format) in [(page + "\n" + page, InventoryFormat.jsonl), (tall + "\n\n" + page, .json)] {
            let (reading, summary) = try read(text, name: "c")
            #expect(reading.rows.count == 4 && summary.path == "data.list" && summary.format == format)
        }
        #expect(try read(Self.rows + "\n" + Self.rows).0.rows.count == 4)
        #expect(throws: InventoryError.self) { try read(Self.rows + Self.rows) }
    }

    @Test func `An empty list has no rows and a path that leads nowhere is refused`() throws {
        let (reading, _) = try read(#"{"code":"0","data":{"total":0,"list":[]}}"#)
        #expect(reading.rules.contains("no-rows") && reading.refused == 0)
        let error = #expect(throws: InventoryError.self) { try read(#"{"a":{"b":1}}"#, path: "a.c") }
        #expect(error == .pathNotFound(name: "c.json", path: "a.c"))
        #expect(error?.message(.english).contains("--path") == true)
        #expect(throws: InventoryError.self) { try read(#"{"a":{"b":1}}"#, path: "a.b") }
    }

    @Test(
        "What stands beside the rows must be JSON too",
        arguments: [
            #"{"a":tru,"rows":ROWS}"#, #"{"a":{"b":[1,]},"rows":ROWS}"#, #"{"rows":ROWS,"z":01}"#,
            #"{"rows":ROWS"#, #"{"rows":ROWS,}"#, #"{"rows":ROWS}}"#, #"{"rows":ROWS "z":1}"#,
            #"{"rows":ROWS,"z":"\x"}"#, #"{"rows":ROWS,"rows":[]}"#, #"{"rows" ROWS}"#,
        ])
    func strict(_ text: String) {
        for blockBytes in [1, 1 << 20] {
            let error = #expect(throws: InventoryError.self) {
                try read(text.replacing("ROWS", with: Self.rows), path: "rows", blockBytes: blockBytes)
            }
            guard case .jsonStructure = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `What is longer than a row may be is passed over piece by piece`() throws {
        let long = "[" + String(repeating: #"{"k":[1,2,{"x":"y"}]},"#, count: 4000) + "{}]"
        var options = ReadOptions()
        options.path = "rows"
        (options.blockBytes, options.rowLimitBytes) = (512, 4096)
        let text = #"{"before":\#(long),"rows":\#(Self.rows),"behind":\#(long)}"#
        let reading = try readCameras(text, name: "c.json", options)
        #expect(reading.rows.count == 2 && reading.told == [])
    }

    @Test func `Another list that lies behind the first MiB is still named`() throws {
        let pad = String(repeating: "x", count: 1_100_000)
        let (reading, _) = try read(#"{"rows":\#(Self.rows),"pad":"\#(pad)","behind":[{"id":1}]}"#)
        #expect(reading.rows.count == 2)
        #expect(reading.findings.first { $0.rule.id == "json-other-lists" }?.facts == ["behind"])
    }

    @Test func `Members of objects are columns with dotted names, to four levels`() throws {
        let text =
            #"[{"deviceCode":"a-1","a":{"b":{"c":{"d":1,"e":{"f":2}}}},"contact":{"x":"y"},"tags":["q","\u4e1c"]}]"#
        let (reading, summary) = try read(text)
        let row = try #require(reading.rows.first)
        #expect(row.record.extras == ["a.b.c.d": "1", "tags": "q;东"])
        #expect(summary.dropped == ["contact.x"] && summary.droppedCells == 1)
        #expect(reading.told == ["warning json-nested-value 1 a.b.c.e"])
    }

    @Test func `Names in any order, missing, escaped or new are told apart`() throws {
        let text = [
            #"{"deviceCode":"a-1","name":"n","port":80,"model":"m"}"#,
            #"{"port":81,"deviceCode":"a-2"}"#, #"{"model":"m3","d\u0065viceCode":"a-3","nam":"x"}"#,
            #"{"deviceCode":"a-4","name":null,"name\"":"q","port":84}"#,
            #"{"deviceCode":"a-5","port":85,"port":86}"#,
        ].joined(separator: "\n")
        let (reading, summary) = try read(text, name: "c.jsonl")
        #expect(reading.rows.map(\.record.port) == [80, 81, nil, 84])
        #expect(reading.rows.map(\.record.model) == ["m", nil, "m3", nil])
        #expect(reading.told == ["error duplicate-key 5 -"])
        #expect(summary.ignored == ["nam", "name\""])
    }
}

extension Reading {
    /// The lines without those about the short codes that these tests use.
    var told: [String] { lines.filter { !$0.contains(" device-code-length ") } }
    var toldRules: [String] { rules.filter { $0 != "device-code-length" } }
}
