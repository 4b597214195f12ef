import CameraModel
import Testing

@testable import CameraInventory

/// How the cells of a position are read, and what is said of those that are not.
@Suite struct PositionTests {
    private static func rows(_ longitude: String, _ latitude: String, _ options: ReadOptions = ReadOptions())
        throws
        -> Reading<CameraRow>
    {
        try readCameras(
            "deviceCode,longitude,latitude\n37050200001320000001,\"\(longitude)\",\"\(latitude)\"\n",
            name: "c.csv", options)
    }

    private static func position(_ reading: Reading<CameraRow>) -> String? {
        reading.rows.first?.record.position.map { point in
            [point.longitude, point.latitude].map { plainDecimalText(($0 * 1e6).rounded() / 1e6) }.joined(
                separator: ",")
        }
    }

    static let certain: [(String, String, String)] = [
        ("118°19′04.5″E", "37°26′24″N", "118.317917,37.44"),
        ("118°19'4.5\"\"", "37°26'24\"\"", "118.317917,37.44"),
        ("118度19分4.5秒", "37度26分24秒", "118.317917,37.44"),
        ("E118°19'4.5''", "N37°26'24''", "118.317917,37.44"),
        ("118-19-4.5", "37-26-24", "118.317917,37.44"), ("118.19.4", "37.26.24", "118.317778,37.44"),
        ("东经118°19′4.5″", "北纬37°26′24″", "118.317917,37.44"), ("118°19.075'", "37°26.4'", "118.317917,37.44"),
        ("118:19:4.5", "37:26:24", "118.317917,37.44"), ("118 ° 19 ′ 4.5 ″", "37.44", "118.317917,37.44"),
        ("117.2,36.3", "", "117.2,36.3"), ("", "36.3，117.2", "117.2,36.3"),
        ("117.2,36.3", "117.2,36.3", "117.2,36.3"),
        ("117.2,36.3", "36.3", "117.2,36.3"), ("117.2 36.3", "", "117.2,36.3"),
        ("(117.2, 36.3)", "", "117.2,36.3"),
        ("POINT (117.2 36.3)", "", "117.2,36.3"), ("POINT(36.3 117.2)", "", "117.2,36.3"),
        ("SRID=4326;POINT(117.2 36.3)", "", "117.2,36.3"),
        ("118,674123", "37,434567", "118.674123,37.434567"),
        ("１１８．６７４１２３", "３７．４３４５６７", "118.674123,37.434567"),
        ("118.674123", "37.434567", "118.674123,37.434567"),
        (" 118.674123 ", "+37.434567", "118.674123,37.434567"),
    ]

    @Test("What can mean one thing is read, with a note unless it is a plain number", arguments: certain)
    func reads(_ longitude: String, _ latitude: String, _ wanted: String) throws {
        let reading = try Self.rows(longitude, latitude)
        #expect(Self.position(reading) == wanted)
        #expect(Set(reading.rules).isSubset(of: ["coordinate-reformed"]) && reading.refused == 0)
    }

    static let uncertain: [(String, String, String)] = [
        ("461.993.881", "37.4", "coordinate-excel-damage"),
        ("118.6", "37.434.567", "coordinate-excel-damage"),
        ("118674123", "37434567", "coordinate-scaled"), ("1186741230", "374345670", "coordinate-scaled"),
        ("2.2,48.8", "", "coordinate-malformed"), ("118,67", "37,43", "coordinate-malformed"),
        ("118°61′0″", "37.4", "coordinate-malformed"), ("118°19′4″N", "37.4", "coordinate-malformed"),
        ("37.4", "118.6", "coordinates-swapped"), ("37°26′24″", "118°19′4.5″", "coordinates-swapped"),
        ("118.6", "462.052", "latitude-range"), ("1118.6", "37.4", "longitude-range"),
        ("0", "0", "coordinate-zero"),
        ("0.0", "0.000000", "coordinate-zero"), ("118.6", "", "coordinate-incomplete"),
        ("", "37.4", "coordinate-incomplete"),
        ("north", "37.4", "coordinate-malformed"), ("1e2", "37.4", "coordinate-malformed"),
        ("2026-11-21", "37.4", "coordinate-malformed"),
        ("117.2,36.3", "35.0", "coordinate-malformed"), ("POINT (2.2 48.8)", "", "coordinate-malformed"),
    ]

    @Test("What cannot be told for certain is not a position", arguments: uncertain)
    func refuses(_ longitude: String, _ latitude: String, _ rule: String) throws {
        let reading = try Self.rows(longitude, latitude)
        #expect(Self.position(reading) == nil)
        #expect(reading.rules.contains(rule))
        for finding in reading.findings { #expect(finding.line == 2) }
    }

    @Test func `A column of its own for both numbers is read when the row has no other position`() throws {
        for header in ["经纬度", "坐标", "location", "WKT"] {
            let row = try readCameras("deviceCode,\(header)\n37050200001320000001,\"117.2,36.3\"\n").rows
                .first
            #expect(row?.record.position == Coordinate(longitude: 117.2, latitude: 36.3))
            #expect(row?.record.extras[header] == "117.2,36.3")
        }
    }

    static let datums: [(Datum?, String, String)] = [
        (.gcj02, "", "gcj02"), (nil, "GCJ-02", "gcj02"), (.wgs84, "火星坐标系", "gcj02"), (.gcj02, "百度", "bd09"),
        (.bd09, "", "bd09"), (.gcj02, "WGS84", ""), (.cgcs2000, "", ""), (nil, "CGCS2000", ""),
        (nil, "EPSG:4490", ""),
    ]

    @Test("A declared datum is converted, the row's own word before the option", arguments: datums)
    func converts(_ option: Datum?, _ word: String, _ from: String) throws {
        var options = ReadOptions()
        options.datum = option
        let text =
            "deviceCode,longitude,latitude,datum\n37050200001320000001,121.531541859215,31.17530398364597,\(word)\n"
        let reading = try readCameras(text, name: "c.csv", options)
        let record = try #require(reading.rows.first?.record)
        let point = try #require(record.position)
        switch from {
        case "gcj02":
            #expect(abs(point.longitude - 121.5272106) < 1e-6 && abs(point.latitude - 31.1774276) < 1e-6)
        case "bd09": #expect(abs(point.longitude - 121.5208) < 1e-3)
        default: #expect(point == Coordinate(longitude: 121.531541859215, latitude: 31.17530398364597))
        }
        #expect(record.extras["originalDatum"] == (from.isEmpty ? nil : from))
        #expect(record.extras["originalLongitude"] == (from.isEmpty ? nil : "121.531541859215"))
        #expect(record.extras["originalLatitude"] == (from.isEmpty ? nil : "31.17530398364597"))
        #expect(reading.rules == (from.isEmpty ? [] : ["datum-converted"]))
    }

    @Test func `A position that stands in many rows and few decimals are told once, and kept`() throws {
        var text = "deviceCode,longitude,latitude\n"
        for index in 0..<990 { text += "\(37_050_200_001_320_000 + index)001,127.1,36.1\n" }
        let reading = try readCameras(text)
        #expect(reading.rows.allSatisfy { $0.record.position != nil } && reading.rows.count == 990)
        let notes = reading.findings.filter { $0.severity == .note }
        #expect(notes.map(\.rule.id) == ["coordinate-repeated", "coordinate-coarse"])
        #expect(notes.map(\.facts) == [["990"], ["990"]] && notes.first?.found == "127.1,36.1")
    }
}
