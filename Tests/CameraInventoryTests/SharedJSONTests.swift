import CameraModel
import Foundation
import Testing

@testable import CameraInventory

/// Real JSON files of others: rows counted, columns seen, findings of structure.
@Suite struct SharedJSONTests {
    private func read(_ name: String) throws -> (Reading<CameraRow>, InventorySummary)? {
        let file = Folder.data.appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: file.path) else {
            print("skipped: no \(name) beside the package")
            return nil
        }
        return try readCameras(.file(path: file.path))
    }

    private static let structural = Set((Rule.structure + Rule.json).map(\.id))

    private func structure(_ reading: Reading<CameraRow>) -> [String: Int] {
        Dictionary(reading.rules.filter { Self.structural.contains($0) }.map { ($0, 1) }, uniquingKeysWith: +)
    }

    @Test func `Dakar: 103 points without properties`() throws {
        guard let (reading, summary) = try read("inventories/dakar-cameras.geojson") else { return }
        #expect(summary.format == .geojson && reading.rows.count + reading.refused == 103)
        #expect(summary.mapped + summary.ignored == ["longitude", "latitude"])
        #expect(structure(reading) == [:])
    }

    @Test func `Atlanta: 3043 points whose coordinates are text, three of them at 0, 0`() throws {
        guard let (reading, summary) = try read("inventories/atlanta-gdot-cctv.geojson") else { return }
        #expect(summary.format == .geojson && reading.rows.count + reading.refused == 3043)
        #expect(Set(summary.mapped).isSuperset(of: ["longitude", "latitude", "name"]))
        let columns = Set(summary.mapped + summary.ignored + summary.dropped)
        #expect(columns.isSuperset(of: ["id", "cctv_id", "RTSP", "url", "county", "location_description"]))
        #expect(structure(reading) == ["coordinates-as-text": 1])
    }

    @Test func `Geneva: a bare list of 2144 OpenStreetMap nodes`() throws {
        guard let (reading, summary) = try read("inventories/geneva-osm-surveillance.json") else { return }
        #expect(summary.format == .osm && reading.rows.count + reading.refused + summary.skipped == 2144)
        let columns = Set(summary.mapped + summary.ignored + summary.dropped)
        #expect(
            columns.isSuperset(of: ["type", "id", "lat", "lon", "man_made", "camera:direction", "height"]))
        #expect(structure(reading) == [:])
    }

    @Test func `Capture devices in both spellings, with nulls and planted secrets`() throws {
        if let (reading, summary) = try read("gat1400/device-list-camelcase.json") {
            #expect(summary.format == .gat1400 && summary.path == "data.list")
            #expect(reading.rows.count + reading.refused == 1)
            #expect(summary.mapped.count + summary.ignored.count + summary.dropped.count == 25)
        }
        if let (reading, summary) = try read("gat1400/put-apes.json") {
            #expect(summary.format == .gat1400 && summary.path == "APEListObject.APEObject")
            #expect(reading.rows.count + reading.refused == 1 && summary.droppedCells == 2)
        }
    }

    @Test(
        "Counties as zones: every feature is a row with its boundary",
        arguments: [("citys_370500", 5), ("citys_320900", 9), ("county_350902", 1)])
    func boundaries(_ name: String, _ count: Int) throws {
        let file = Folder.data.appendingPathComponent("boundaries/\(name).json")
        guard FileManager.default.fileExists(atPath: file.path) else {
            return print("skipped: no boundaries")
        }
        var options = ReadOptions()
        options.blockBytes = 1 << 12
        var reader = try ZoneInventoryReader(.file(path: file.path), options: options)
        var reading = Reading<ZoneRow>()
        while let batch = try reader.next() { reading.take(batch) }
        #expect(reader.summary.format == .geojson && reading.rows.count + reading.refused == count)
        #expect(reading.refused == 0 && reading.rows.allSatisfy { $0.zone.boundary != nil })
        let columns = Set(reader.summary.mapped + reader.summary.ignored)
        #expect(columns.isSuperset(of: ["adcode", "name", "level", "parent.adcode", "center", "acroutes"]))
        #expect(columns.isDisjoint(with: ["longitude", "latitude"]))
    }
}
