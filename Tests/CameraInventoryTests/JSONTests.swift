import CameraModel
import Foundation
import Testing

@testable import CameraInventory

@Suite struct JSONTests {
    private func isJSON(_ bytes: [UInt8]) -> Bool {
        guard bytes.withUnsafeBufferPointer({ UTF8Check.scan($0, from: 0).end }) == .whole else {
            return false
        }
        return bytes.withUnsafeBufferPointer { text in
            do throws(JSONFault) {
                try JSONScanner.validate(text)
                return true
            } catch { return false }
        }
    }

    @Test func `The JSON suite's y files are accepted and its n files refused, also by the reader`() throws {
        let files = Folder.files(Folder.data.appendingPathComponent("json-suite"))
        if files.isEmpty { return print("skipped: no json-suite beside the package") }
        for file in files where ["y_", "n_"].contains(String(file.lastPathComponent.prefix(2))) {
            let wanted = file.lastPathComponent.hasPrefix("y_")
            let bytes = try Folder.bytes(file)
            #expect(isJSON(bytes) == wanted, "\(file.lastPathComponent)")
            var options = ReadOptions()
            options.format = .json
            var refused = false
            do {
                let reading = try readCameras(.bytes(bytes, name: "s.json"), options).0
                refused = !Set(reading.rules).isDisjoint(with: [
                    "json-syntax", "invalid-utf8", "undecodable-text",
                ])
            } catch { refused = true }
            #expect(refused == !wanted, "\(file.lastPathComponent) read as an inventory")
        }
    }

    @Test
    func `No file of the JSON suite ends a reader otherwise than with an answer, in any form and any block`()
        throws
    {
        let files = Folder.files(Folder.data.appendingPathComponent("json-suite"))
        if files.isEmpty { return print("skipped: no json-suite beside the package") }
        #expect(files.count == 318)
        for file in files {
            let bytes = try Folder.bytes(file)
            for format in [InventoryFormat.json, .jsonl, .geojson, .osm, .gat1400] {
                var options = ReadOptions()
                options.format = format
                options.blockBytes = 3
                var answer = "error"
                do throws(InventoryError) {
                    var reader = try CameraInventoryReader(.bytes(bytes, name: "s"), options: options)
                    while let batch = try reader.next() { answer = "\(batch.refused)" }
                } catch { answer = error.message(.english) }
                #expect(!answer.isEmpty)
            }
        }
    }

    @Test func `An array, JSON Lines and one object read the same`() throws {
        let object =
            #"{"deviceCode":"bkq-1","name":"\u4e1c\ud83d\ude00","longitude":1.186e2,"latitude":"37.4","sites":["A","B"],"port":554}"#
        let texts = [
            "[\n\(object)\n]", object + "\n", object, object.replacingOccurrences(of: ",", with: ",\n  "),
        ]
        for text in texts {
            let row = try #require(try readCameras(text, name: "c.json").rows.first)
            #expect(row.record.name == "东😀")
            #expect(row.record.position == Coordinate(longitude: 118.6, latitude: 37.4))
            #expect(row.record.sites == ["A", "B"] && row.record.port == 554)
        }
    }

    @Test func `Lines are counted in arrays and lines`() throws {
        let text = "[\n{\"deviceCode\":\"a-1\"},\r\n\n{\"deviceCode\":\n\"a-2\"}\n, {\"deviceCode\":\"a-3\"}]"
        #expect(try readCameras(text, name: "c.json").rows.map(\.line) == [2, 4, 6])
        #expect(
            try readCameras("{\"deviceCode\":\"a\"}\n\n{\"deviceCode\":\"b\"}", name: "c.jsonl").rows.map(
                \.line) == [1, 3])
    }

    @Test(
        "A broken document says where and what was wanted",
        arguments: [
            ("[{\"a\":1} {\"a\":2}]", 1), ("[\n{\"a\":1},\n]", 3), ("[\n{\"a\":1}\n", 3),
            ("[{\"a\":\"b\n\"}]", 1),
            ("[] x", 1),
        ])
    func structure(_ text: String, _ line: Int) {
        let error = #expect(throws: InventoryError.self) { try readCameras(text, name: "c.json") }
        guard case .jsonStructure(_, let found, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(found == line)
    }
}
