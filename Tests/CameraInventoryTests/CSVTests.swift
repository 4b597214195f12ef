import CameraModel
import Foundation
import Testing

@testable import CameraInventory

@Suite struct CSVTests {
    static let code = "37050200001320000001"

    /// The rows of any CSV text as plain strings, by the tokenizer alone.
    static func cells(_ bytes: [UInt8], block: Int = 1 << 20) throws -> [[String]] {
        var window = ByteWindow(try ByteSource(.bytes(bytes, name: "t"), blockBytes: block))
        var csv = CSVTokenizer(rowLimit: 1 << 20)
        var batch = RawBatch()
        while try csv.next(&window, &batch) {}
        return batch.rows.map { row in
            #expect(row.fault == nil)
            return batch.cells[row.firstCell..<(row.firstCell + row.cellCount)].map {
                String(decoding: batch.text[Int($0.start)..<Int($0.end)], as: UTF8.self)
            }
        }
    }

    @Test(
        "Cells are cut by RFC 4180",
        arguments: [
            ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("a,b\rc,d", [["a", "b"], ["c", "d"]]),
            ("\"a,b\",\"c\"\"d\"\n", [["a,b", "c\"d"]]), ("\"x\r\ny\",z", [["x\r\ny", "z"]]),
            ("a,\n,b\n", [["a", ""], ["", "b"]]),
            ("a\n\n\nb\n", [["a"], ["b"]]), ("\"\",\"\"", [["", ""]]), ("a,", [["a", ""]]),
        ])
    func cut(_ text: String, _ wanted: [[String]]) throws {
        for block in [1, 2, 3, 1 << 20] { #expect(try Self.cells(Array(text.utf8), block: block) == wanted) }
    }

    @Test(
        "Blanks that nobody sees are no part of a cell, and inside a code they are told of",
        arguments: [
            "\u{A0}", "\u{3000}", "\u{FEFF}", "\u{200B}", "\u{202A}", "\u{2060}", "\u{2009}", "\u{202F}",
            "\u{2069}", " \u{A0}\t\u{3000}",
        ])
    func blanks(_ blank: String) throws {
        let header = "deviceCode,name,zone,address\n"
        let row = "\(blank)\(Self.code)\(blank),\(blank)东营路口\(blank),\(blank)370502,\(blank)\n"
        let reading = try readCameras(header + row)
        let record = try #require(reading.rows.first).record
        #expect(record.deviceCode.text == Self.code && reading.findings.isEmpty && reading.refused == 0)
        #expect(record.name == "东营路口" && record.address == nil)
        #expect(reading.rows.first?.zoneText == "370502")
        let inside = "\(Self.code.prefix(6))\(blank)\(Self.code.suffix(14))"
        let other = try readCameras(header + "\(inside),路口,370502,\n")
        #expect(other.rules == ["device-code-malformed"] && other.refused == 1)
    }

    @Test func `Letters whose bytes resemble those of blanks stay`() throws {
        // U+2014, U+2070, U+3001, U+FF08, U+00E9, U+00A1: the same first or last bytes.
        for name in ["—东—", "\u{2070}0\u{2070}", "、东、", "（东）", "é东é", "¡东¡", "\u{E000}", "〠", "　东　"] {
            let text = "deviceCode,name,zone\n\(Self.code),\(name),370502\n"
            let read = try readCameras(text).rows.first?.record.name
            #expect(read == name.trimmingCharacters(in: CharacterSet(charactersIn: "\u{3000}")))
        }
    }

    @Test func `The conformance cases of csv-spectrum read as their JSON says`() throws {
        let folder = Folder.data.appendingPathComponent("csv-spectrum/csvs")
        let files = Folder.files(folder)
        if files.isEmpty { return print("skipped: no csv-spectrum beside the package") }
        for file in files {
            let cells = try Self.cells(try Folder.bytes(file))
            #expect(try Self.cells(try Folder.bytes(file), block: 1) == cells)
            let json = Folder.data.appendingPathComponent(
                "csv-spectrum/json/\(file.deletingPathExtension().lastPathComponent).json")
            let wanted = try JSONSerialization.jsonObject(with: Data(contentsOf: json)) as? [[String: String]]
            let read = cells.dropFirst().map { Dictionary(zip(cells[0], $0)) { a, _ in a } }
            #expect(read == wanted, "\(file.lastPathComponent)")
        }
        #expect(files.count >= 11)
    }

    @Test func `Any block size gives the same rows and findings as one read`() throws {
        let names = [
            "twenty-broken-rows.csv", "unclosed-quote.csv", "control-characters.csv", "json-syntax.jsonl",
            "duplicate-key.json",
        ]
        for name in names {
            let bytes = try Folder.bytes(Folder.broken.appendingPathComponent(name))
            for text in [
                bytes,
                Array(
                    String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\n", with: "\r\n").utf8),
            ] {
                let whole = try readCameras(.bytes(text, name: name)).0
                for block
                    in (name.hasPrefix("twenty")
                    ? [1, 2, 3, 5, 7, 11, 13, 16, 31, 33, 47, 63, 64] : Array(1...64))
                {
                    var options = ReadOptions()
                    options.blockBytes = block
                    options.batchRows = 1 + block % 5
                    let parts = try readCameras(.bytes(text, name: name), options).0
                    #expect(parts.rows.map(\.record) == whole.rows.map(\.record))
                    #expect(parts.rows.map(\.line) == whole.rows.map(\.line))
                    #expect(parts.findings == whole.findings)
                    #expect(parts.refused == whole.refused)
                }
            }
        }
    }

    @Test func `Lines are physical ones also behind cells that hold line ends`() throws {
        let rows = try readCameras(
            "deviceCode,name\n\"bkq-1\",\"a\nb\"\n\nbkq-2,c\r\nbkq-3,\"d\r\ne\"\nbkq-4,f"
        ).rows
        #expect(rows.map(\.line) == [2, 5, 6, 8])
    }

    @Test func `A row limit stops a quote that swallows the file and a line without end`() throws {
        var options = ReadOptions()
        options.rowLimitBytes = 1000
        options.blockBytes = 64
        let rows = (0..<200).map { "bkq-\($0),n" }.joined(separator: "\n")
        let reading = try readCameras("deviceCode,name\nbkq-x,\"open\n" + rows, options)
        #expect(reading.rows.count == 200 && reading.refused == 1)
        #expect(throws: InventoryError.rowTooLong(name: "cameras.csv", line: 2, limit: 1000)) {
            try readCameras("deviceCode\n" + String(repeating: "x", count: 5000), options)
        }
    }

    @Test(
        "What cannot be read at all says why",
        arguments: [
            ("", InventoryError.empty(name: "cameras.csv")), (" \n\n", .empty(name: "cameras.csv")),
            (
                "name,zone\na,b\n",
                .missingColumns(name: "cameras.csv", missing: ["deviceCode"], found: ["name", "zone"])
            ),
            (
                "deviceCode,纬度,latitude\n",
                .duplicateColumn(name: "cameras.csv", column: "latitude", first: "纬度", second: "latitude")
            ),
            ("deviceCode,\"na\"me\n", .malformedHeader(name: "cameras.csv", line: 1)),
        ])
    func fatal(_ text: String, _ wanted: InventoryError) {
        #expect(throws: wanted) { try readCameras(text) }
        #expect(!wanted.message(.english).isEmpty && wanted.message(.chinese) != wanted.message(.english))
    }

    @Test func `A byte order mark is noted and taken off`() throws {
        let text = [0xEF, 0xBB, 0xBF] + Array("deviceCode\nbkq-1\n".utf8)
        var options = ReadOptions()
        options.blockBytes = 1
        let (reading, summary) = try readCameras(.bytes(text, name: "a.csv"), options)
        #expect(summary.byteOrderMark && reading.rows.count == 1)
    }
}
