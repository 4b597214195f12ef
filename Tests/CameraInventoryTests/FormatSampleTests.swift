import CameraModel
import Foundation
import Testing

@testable import CameraInventory

/// The hand-written samples, one of each form: rows, columns and findings.
@Suite struct FormatSampleTests {
    fileprivate func read(_ name: String) throws -> (Reading<CameraRow>, InventorySummary) {
        let folder = Folder.package.appendingPathComponent("sample-inventories/formats")
        return try readCameras(.file(path: folder.appendingPathComponent(name).path))
    }

    @Test func `The GeoJSON sample`() throws {
        let (reading, summary) = try read("cameras.geojson")
        #expect(summary.format == .geojson && summary.path == "features")
        #expect(reading.rows.count == 5 && reading.refused == 1)
        #expect(reading.rows.filter { $0.record.position != nil }.count == 3)
        #expect(
            reading.lines == [
                "note coordinates-as-text 6 -", "warning geometry-not-point 8 -",
                "error coordinates-swapped 9 latitude",
            ])
    }

    @Test func `The Overpass sample`() throws {
        let (reading, summary) = try read("overpass.json")
        #expect(summary.format == .osm && summary.path == "elements")
        #expect(reading.rows.count + reading.refused + summary.skipped == 6)
        let columns = Set(summary.mapped + summary.ignored)
        #expect(
            columns.isSuperset(of: ["type", "id", "lat", "lon", "man_made", "camera:direction", "highway"]))
        #expect(columns.isDisjoint(with: ["user", "version", "nodes", "center"]))
    }

    @Test func `The GA/T 1400 sample gives its rows and drops every user name and password`() throws {
        let (reading, summary) = try read("gat1400-apes.json")
        #expect(summary.format == .gat1400 && summary.path == "APEListObject.APEObject")
        #expect(reading.rows.count + reading.refused == 5)
        #expect(Set(summary.dropped) == ["UserId", "Password"] && summary.droppedCells == 8)
        #expect(reading.lines.contains("note json-trailing-comma 6 -"))
        #expect(!"\(reading)\(summary)".contains("PLACEHOLDER"))
    }

    @Test func `The envelope sample`() throws {
        let (reading, summary) = try read("envelope.json")
        #expect(summary.format == .json && summary.path == "data.list")
        #expect(reading.rows.count == 5 && reading.refused == 0)
        #expect(reading.rules == ["json-envelope", "json-other-lists"])
        #expect(summary.dropped == ["contact.duty"] && !"\(reading)".contains("PLACEHOLDER"))
        #expect(reading.rows[2].record.sites == ["S001", "S002"])
    }

    @Test(
        "A sample cut off or altered anywhere is answered, never more rows than it had",
        arguments: ["cameras.geojson", "overpass.json", "gat1400-apes.json", "envelope.json"])
    func damaged(_ name: String) throws {
        let folder = Folder.package.appendingPathComponent("sample-inventories/formats")
        let whole = try Folder.bytes(folder.appendingPathComponent(name))
        let marks = Array("{}[],:\"\\ntf-0e\n\u{1}".utf8)
        for index in stride(from: 0, to: whole.count, by: 5) {
            var altered = whole
            altered[index] = marks[(index * 7 + whole.count) % marks.count]
            for bytes in [Array(whole[..<index]), altered] {
                var options = ReadOptions()
                options.blockBytes = 1 + index % 97
                var rows = 0
                do throws(InventoryError) {
                    var reader = try CameraInventoryReader(.bytes(bytes, name: name), options: options)
                    while let batch = try reader.next() { rows += batch.rows.count + batch.refused }
                } catch { #expect(!error.message(.english).isEmpty) }
                #expect(rows <= 7, "\(name) altered at \(index)")
            }
        }
    }
}

#if XML
    extension FormatSampleTests {
        @Test func `The GB/T 28181 catalogue gives its cameras and skips its tree`() throws {
            let (reading, summary) = try read("catalog.xml")
            #expect(summary.format == .gb28181 && summary.profile == "gb28181")
            #expect(reading.rows.count == 6 && reading.refused == 0 && summary.skipped == 3)
            let first = try #require(reading.rows.first?.record)
            #expect(first.name == "西四路与济南路口东" && first.cameraType == .dome)
            #expect(first.bearing?.degrees == 90 && first.divisionCode?.text == "370502")
            #expect(first.networkStatus == .unknown && first.extras["Status"] == "ON")
        }
    }
#endif

#if XLSX
    extension FormatSampleTests {
        @Test func `The workbook gives its rows as the CSV file of the same cameras would`() throws {
            let (reading, summary) = try read("cameras.xlsx")
            #expect(summary.format == .xlsx && summary.sheet != nil)
            #expect(
                reading.rows.count + reading.refused > 0
                    && reading.rows.contains { $0.record.installTime != nil })
        }
    }
#endif
