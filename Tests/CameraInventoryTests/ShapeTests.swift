import CameraModel
import Foundation
import Testing

@testable import CameraInventory

/// Outlines of zones and buildings, lines of roads.
@Suite struct ShapeTests {
    private func buildings(_ text: String, _ options: ReadOptions = ReadOptions()) throws -> Reading<
        BuildingRow
    > {
        var reader = try BuildingInventoryReader(
            .bytes(Array(text.utf8), name: "b.geojson"), options: options)
        var reading = Reading<BuildingRow>()
        while let batch = try reader.next() { reading.take(batch) }
        return reading
    }

    private func roads(_ text: String) throws -> Reading<RoadRow> {
        var reader = try RoadInventoryReader(.bytes(Array(text.utf8), name: "r.geojson"))
        var reading = Reading<RoadRow>()
        while let batch = try reader.next() { reading.take(batch) }
        return reading
    }

    private func feature(_ geometry: String, _ properties: String = "{}", id: String = "null") -> String {
        #"{"type":"Feature","id":\#(id),"geometry":\#(geometry),"properties":\#(properties)}"#
    }

    private let square = #"{"type":"Polygon","coordinates":[[[118,37],[119,37],[119,38],[118,38],[118,37]]]}"#

    @Test func `A polygon with a hole and a second part keeps all its rings`() throws {
        let area = """
            {"type":"MultiPolygon","coordinates":[[[[118,37],[119,37],[119,38],[118,38],[118,37]],
            [[118.2,37.2],[118.2,37.8],[118.8,37.8],[118.2,37.2]]],[[[120,37,5.5],[121,37,6],[120,38,7],[120,37,5.5]]]]}
            """.replacing("\n", with: "")
        let reading = try readZones(feature(area, #"{"zone":"a","name":"x"}"#), name: "z.geojson")
        #expect(reading.lines == [])
        #expect(
            reading.rows.first?.zone.boundary?.text
                == "118 37,119 37,119 38,118 38;118.2 37.2,118.2 37.8,118.8 37.8;120 37,121 37,120 38")
    }

    @Test(
        "What touches does not cross, and what crosses is found where it does",
        arguments: [
            // Two triangles that share a corner; a corner on an edge; a spike; two parts with a common edge.
            ("[[[0,0],[1,0],[1,1],[0,0]]],[[[1,1],[2,1],[2,2],[1,1]]]", nil),
            ("[[[0,0],[4,0],[4,4],[0,4],[0,0]]],[[[2,4],[3,5],[1,5],[2,4]]]", nil),
            ("[[[0,0],[4,0],[4,4],[4,9],[4,4],[0,4],[0,0]]]", nil),
            ("[[[0,0],[4,0],[4,4],[0,4],[0,0]]],[[[4,0],[8,0],[8,4],[4,4],[4,0]]]", nil),
            ("[[[0,0],[4,4],[4,0],[0,4],[0,0]]]", "2 2"),
            ("[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[3,1],[3,2],[6,2],[6,1],[3,1]]]", "4 2"),
        ] as [(String, String?)])
    func crossing(_ parts: String, _ place: String?) throws {
        let area = #"{"type":"MultiPolygon","coordinates":[\#(parts)]}"#
        let reading = try readZones(feature(area, #"{"zone":"a","name":"x"}"#), name: "z.geojson")
        let found = reading.findings.first { $0.rule.id == "geometry-crossing" }
        #expect((found != nil) == (place != nil) && reading.refused == (place == nil ? 0 : 1))
        if let place { #expect(found?.found == place || found?.found == "4 1") }
    }

    @Test func `A ring across 180 degrees is taken the short way`() throws {
        let area =
            #"{"type":"Polygon","coordinates":[[[179.9,0],[-179.9,0],[-179.9,0.1],[179.9,0.1],[179.9,0]]]}"#
        let reading = try readZones(feature(area, #"{"zone":"a","name":"x"}"#), name: "z.geojson")
        #expect(reading.lines == [])
        #expect(reading.rows.first?.zone.boundary?.text == "179.9 0,-179.9 0,-179.9 0.1,179.9 0.1")
    }

    @Test func `Corners are converted from the datum that is named`() throws {
        var options = ReadOptions()
        options.datum = .gcj02
        let reading = try buildings(feature(square), options)
        let corner = try #require(reading.rows.first?.building.outline.rings.first?.first)
        let exact = try #require(Datum.gcj02.toWGS84(longitude: 118, latitude: 37))
        #expect(corner == exact.roundedForGeometry && corner.longitude != 118)
        #expect(reading.rules == ["geometry-converted"])
    }

    @Test(
        "A building's height is read in metres, else from its storeys",
        arguments: [
            (#"{"height":12}"#, 12), (#"{"height":"12.5 m"}"#, 12.5), (#"{"高度":"9米"}"#, 9),
            (#"{"building:levels":"6"}"#, 18), (#"{"height":null,"levels":2}"#, 6), (#"{}"#, nil),
            (#"{"height":"tall"}"#, nil), (#"{"height":-3}"#, nil),
        ] as [(String, Double?)])
    func height(_ properties: String, _ height: Double?) throws {
        let reading = try buildings(feature(square, properties))
        #expect(reading.rows.first?.building.height == height)
        let isOdd = properties.contains("tall") || properties.contains("-3")
        #expect(reading.rules == (isOdd ? ["building-height"] : []))
    }

    @Test func `What has no code gets one that is the same the next time, and only then`() throws {
        let other = square.replacing("119", with: "120")
        let text = [feature(square), feature(other), feature(square, id: "\"way/7\"")].joined(separator: "\n")
        let (first, second) = (try buildings(text), try buildings(text))
        #expect(first.rows.map(\.code) == second.rows.map(\.code))
        #expect(Set(first.rows.map(\.code)).count == 3 && first.rows.last?.code == "way/7")
    }

    @Test func `A road is one line or several; one without a length is refused`() throws {
        let reading = try roads(
            [
                feature(
                    #"{"type":"LineString","coordinates":[[118,37],[118,37],[118.1,37]]}"#, #"{"name":"东二路"}"#
                ),
                feature(
                    #"{"type":"MultiLineString","coordinates":[[[118,37],[118.1,37]],[[118,38],[118.1,38]]]}"#
                ),
                feature(#"{"type":"LineString","coordinates":[]}"#),
                feature(#"{"type":"LineString","coordinates":[[118,37],[118,37]]}"#),
                feature("null"), feature(square),
            ].joined(separator: "\n"))
        #expect(reading.rows.map { $0.road.lines.map(\.count) } == [[2], [2, 2]])
        #expect(reading.rows.first?.road.name == "东二路" && reading.refused == 4)
        #expect(
            reading.rules == [
                "geometry-line", "geometry-line", "geometry-missing", "geometry-not-wanted",
                "geometry-missing",
            ])
    }

    @Test func `The text of a boundary reads back the same, and other text does not`() throws {
        let text = "118.123456789 37.1,-0.000000001 -89.5,180 90;1 2,3 4,5 6"
        #expect(Boundary(text: text)?.text == text)
        for wrong in [
            "", "118", "118 37,", "118 37;", "118 91", "181 2", "1e2 3", "1 .5", "1 2 3", "1.1234567891 2",
        ] {
            #expect(Boundary(text: wrong) == nil, "\(wrong)")
        }
    }

    @Test(
        "The boundaries of real counties are kept as they are",
        arguments: [
            ("citys_370500", [397, 296, 325, 399, 488], []),
            ("citys_320900", [207, 161, 170, 136, 212, 220, 275, 148, 283], ["geometry-inside"]),
            ("county_350902", [727], []),
        ])
    func counties(_ name: String, _ corners: [Int], _ rules: [String]) throws {
        let file = Folder.data.appendingPathComponent("boundaries/\(name).json")
        guard FileManager.default.fileExists(atPath: file.path) else {
            return print("skipped: no boundaries")
        }
        var options = ReadOptions()
        options.datum = .gcj02
        var reader = try ZoneInventoryReader(.file(path: file.path), options: options)
        var reading = Reading<ZoneRow>()
        while let batch = try reader.next() { reading.take(batch) }
        #expect(reading.rows.map { $0.zone.boundary?.rings.reduce(0) { $0 + $1.count } } == corners)
        #expect(Set(reading.rules).subtracting(rules) == ["geometry-winding", "geometry-converted"])
    }

    @Test func `A real campus gives its buildings and roads`() throws {
        let folder = Folder.data.appendingPathComponent("buildings")
        guard FileManager.default.fileExists(atPath: folder.path) else {
            return print("skipped: no buildings")
        }
        var reader = try BuildingInventoryReader(
            .file(path: folder.appendingPathComponent("buildings.geojson").path))
        var found = Reading<BuildingRow>()
        while let batch = try reader.next() { found.take(batch) }
        #expect(found.rows.count == 101 && found.refused == 0)
        #expect(found.rows.count { $0.building.height != nil } == 53)
        var second = try RoadInventoryReader(.file(path: folder.appendingPathComponent("roads.geojson").path))
        var roads = Reading<RoadRow>()
        while let batch = try second.next() { roads.take(batch) }
        #expect(roads.rows.count == 231 && roads.refused == 1)
    }
}
