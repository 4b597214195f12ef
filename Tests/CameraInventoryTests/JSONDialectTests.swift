import CameraModel
import Foundation
import Testing

@testable import CameraInventory

/// Overpass and GA/T 1400 documents.
@Suite struct JSONDialectTests {
    private func read(_ text: String, name: String = "c.json") throws -> (
        Reading<CameraRow>, InventorySummary
    ) {
        try readCameras(.bytes(Array(text.utf8), name: name))
    }

    @Test func `Overpass elements give their tags, a middle stands for a place, other members are not read`()
        throws
    {
        let elements =
            #"[{"type":"node","id":1,"lat":37.4,"lon":118.5,"user":"u","uid":9,"tags":{"man_made":"surveillance","deviceCode":"a-1","camera:direction":"90","type":"x"}},"#
            + #"{"type":"way","id":2,"center":{"lat":37.5,"lon":118.6},"nodes":[1,2],"tags":{"man_made":"surveillance","deviceCode":"a-2"}}]"#
        for text in [elements, #"{"version":0.6,"osm3s":{"copyright":"c"},"elements":\#(elements)}"#] {
            let (reading, summary) = try read(text)
            #expect(summary.format == .osm && reading.refused == 0)
            let columns = summary.mapped + summary.ignored
            #expect(
                Set(columns) == [
                    "deviceCode", "type", "id", "lat", "lon", "man_made", "camera:direction", "tags.type",
                ])
            #expect(reading.rows.map(\.record.position?.latitude) == [37.4, 37.5])
            #expect(reading.rows.last?.record.position?.longitude == 118.6)
        }
        #expect(
            try read(#"{"version":0.6,"generator":"Overpass API","osm3s":{},"elements":[]}"#).1.format == .osm
        )
    }

    @Test(
        "The variants of a GA/T 1400 list are one and the same",
        arguments: [
            #"{"APEListObject":{"APEObject":[@]}}"#, #"{"APEListObject":{"APEObject":@}}"#,
            #"{"APEList":{"APEID":[@]}}"#, #"{"code":"0","data":{"total":1,"list":[@]}}"#, "[@]",
            #"{"APEListObject":{"APEObject":[@,],},}"#,
        ])
    func captureDevices(_ text: String) throws {
        let device =
            #"{"ApeID":"a-1","deviceCode":"a-1","Port":"8001","UserId":"PLANTED","Password":"PLANTED"}"#
        for device in [device, device.replacing("}", with: ",}")] {
            let (reading, summary) = try read(text.replacing("@", with: device))
            #expect(summary.format == .gat1400, "\(text)")
            #expect(reading.rows.count == 1 && reading.refused == 0)
            #expect(summary.dropped == ["UserId", "Password"] && summary.droppedCells == 2)
            #expect(!"\(reading)".contains("PLANTED"))
            let mends = device.hasSuffix(",}") || text.contains(",]")
            #expect(reading.rules.contains("json-trailing-comma") == mends)
        }
    }

    @Test func `A comma too many is mended nowhere else`() throws {
        #expect(try read(#"[{"deviceCode":"a-1",}]"#).0.rules == ["json-syntax"])
        #expect(throws: InventoryError.self) { try read(#"[{"deviceCode":"a-1"},]"#) }
    }

    @Test func `What is asked for overrules what was found`() throws {
        var options = ReadOptions()
        options.format = .gat1400
        #expect(
            try readCameras(#"[{"deviceCode":"a-1",}]"#, name: "c", options).toldRules == [
                "json-trailing-comma"
            ])
        options.format = .geojson
        #expect(try readCameras(#"[{"deviceCode":"a-1"}]"#, name: "c", options).rules == ["geojson-type"])
        options.format = .jsonl
        #expect(try readCameras(#"{"deviceCode":"a-1"}"#, name: "c", options).rows.count == 1)
    }
}
