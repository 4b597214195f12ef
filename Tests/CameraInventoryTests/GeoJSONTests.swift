import CameraModel
import Foundation
import Testing

@testable import CameraInventory

@Suite struct GeoJSONTests {
    private func feature(_ geometry: String, _ properties: String = #"{"deviceCode":"a-1"}"#) -> String {
        #"{"type":"Feature","geometry":\#(geometry),"properties":\#(properties)}"#
    }

    private func read(_ text: String, name: String = "c") throws -> (Reading<CameraRow>, InventorySummary) {
        try readCameras(.bytes(Array(text.utf8), name: name))
    }

    @Test func `A collection, one feature and features line by line read the same`() throws {
        let one = feature(#"{"type":"Point","coordinates":[118.5, 37.4, 12]}"#)
        let texts = [
            #"{"type":"FeatureCollection","features":[\#(one)]}"#,
            #"{"features":[\#(one)],"type":"FeatureCollection"}"#,
            one, one + "\n", "\u{1E}" + one + "\n", "[\(one)]",
            #"{"data":{"type":"FeatureCollection","features":[\#(one)]}}"#,
        ]
        for text in texts {
            let (reading, summary) = try read(text)
            #expect(summary.format == .geojson, "\(text)")
            #expect(
                reading.rows.first?.record.position == Coordinate(longitude: 118.5, latitude: 37.4), "\(text)"
            )
            #expect(
                reading.rows.count == 1 && Set(reading.toldRules).isSubset(of: ["json-envelope"]))
        }
        let two = try read("\u{1E}\(one)\n\u{1E}\(one)\n", name: "c.geojsons")
        #expect(two.0.rows.count == 2 && two.1.format == .geojson)
    }

    @Test func `Properties are columns by their names; a feature's id and other members keep apart`() throws {
        let text =
            #"{"type":"Feature","id":7,"title":"t","geometry":{"type":"Point","coordinates":[118.5,37.4]},"properties":{"deviceCode":"a-1","longitude":1,"a":{"b":"c"},"id":"x"}}"#
        let (reading, summary) = try read(text)
        #expect(
            reading.rows.first?.record.extras
                == [
                    "id": "7", "feature.title": "t", "properties.longitude": "1", "a.b": "c",
                    "properties.id": "x",
                ])
        #expect(Set(summary.mapped) == ["longitude", "latitude", "deviceCode"])
    }

    @Test func `Without a point the row is kept, and a position among the properties serves`() throws {
        let own = #"{"deviceCode":"a-1","longitude":118.5,"latitude":"37.4"}"#
        let place = Coordinate(longitude: 118.5, latitude: 37.4)
        let line = #"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#
        for (geometry, properties, position, rules) in [
            ("null", #"{"deviceCode":"a-1"}"#, nil, []), ("null", own, place, []),
            (line, own, place, ["geometry-not-point"]),
            (line, #"{"deviceCode":"a-1"}"#, nil, ["geometry-not-point"]),
            ("7", #"{"deviceCode":"a-1"}"#, nil, ["geometry-malformed"]),
        ] as [(String, String, Coordinate?, [String])] {
            let reading = try read(feature(geometry, properties)).0
            #expect(reading.rows.count == 1 && reading.rows.first?.record.position == position)
            #expect(reading.toldRules == rules)
        }
    }

    @Test func `Coordinates as text are read with one note a file`() throws {
        let one = feature(#"{"coordinates":["118.5","37.4"],"type":"Point"}"#)
        let reading = try read(one + "\n" + one.replacing("a-1", with: "a-2")).0
        #expect(
            reading.rows.map(\.record.position)
                == Array(repeating: Coordinate(longitude: 118.5, latitude: 37.4), count: 2))
        #expect(reading.told == ["note coordinates-as-text 1 -"])
        let swapped = try read(feature(#"{"type":"Point","coordinates":[37.4,118.5]}"#)).0
        #expect(swapped.toldRules == ["coordinates-swapped"] && swapped.refused == 1)
        let words = try read(feature(#"{"type":"Point","coordinates":["east",37.4]}"#)).0
        #expect(words.toldRules == ["geometry-malformed"] && words.rows.count == 1)
    }

    @Test(
        "A coordinate system is believed only when it is WGS-84 or equal to it",
        arguments: [
            ("urn:ogc:def:crs:OGC:1.3:CRS84", true), ("EPSG:4326", true),
            ("urn:ogc:def:crs:EPSG::4490", true),
            ("urn:ogc:def:crs:EPSG::3857", false), ("EPSG:4214", false),
        ])
    func coordinateSystem(_ name: String, _ isWorld: Bool) throws {
        let crs = #""crs":{"type":"name","properties":{"name":"\#(name)"}}"#
        let one = feature(#"{"type":"Point","coordinates":[118.5,37.4]}"#)
        let (reading, _) = try read(#"{"type":"FeatureCollection",\#(crs),"features":[\#(one),\#(one)]}"#)
        #expect(reading.rows.count == 2)
        #expect(reading.toldRules == (isWorld ? [] : ["datum-other", "datum-other"]))
        #expect((reading.rows.first?.record.position != nil) == isWorld)
        let late = #"{"type":"FeatureCollection","features":[\#(one)],\#(crs)}"#
        if isWorld {
            #expect(try read(late).0.rows.count == 1)
        } else {
            let error = #expect(throws: InventoryError.self) { try read(late) }
            #expect(error == .crsTooLate(name: "c", line: 1, found: name))
        }
    }

    @Test func `An area is a zone's boundary, mended where that can be done`() throws {
        let area = #"{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,1],[1,2]]]}"#
        let open = #"{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,1]]]}"#
        let names = #"{"zone":"370502","name":"x"}"#
        let reading = try readZones(feature(area, names) + "\n" + feature(open, names), name: "z.geojson")
        #expect(reading.rows.count == 2)
        #expect(
            reading.lines == [
                "note geometry-winding 1 geometry", "note geometry-unclosed 2 geometry",
                "note geometry-winding 2 geometry",
            ])
        #expect(reading.rows.map { $0.zone.boundary?.text } == ["1 2,3 4,5 1", "1 2,3 4,5 1"])
        #expect(try read(feature(area)).0.toldRules == ["geometry-not-point"])
    }

    @Test func `Twenty thousand features in a collection stay in order with small blocks`() throws {
        var text = "{\"type\":\"FeatureCollection\",\"features\":[\n"
        for number in 1...20_000 {
            let one = feature(
                #"{"type":"Point","coordinates":[118.5,37.4]}"#, #"{"deviceCode":"a-\#(number)"}"#)
            text += one + (number < 20_000 ? ",\n" : "\n]}")
        }
        var options = ReadOptions()
        options.blockBytes = 777
        let reading = try readCameras(text, name: "c.geojson", options)
        #expect(reading.rows.map(\.record.deviceCode.text) == (1...20_000).map { "a-\($0)" })
        #expect(reading.rows.last?.line == 20_001)
    }
}
