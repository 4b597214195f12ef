import CameraModel
import Foundation
import Testing

@testable import CameraInventory

/// The good and bad files of geojsonhint, and what is said of each. Cameras need a device code, which these files do
/// not have: that finding is left out.
@Suite struct GeoJSONHintTests {
    static let folder = Folder.data.appendingPathComponent("geojsonhint")

    @Test func `Every file gives what the table says`() throws {
        let files = ["good", "bad"].flatMap { Folder.files(Self.folder.appendingPathComponent($0)) }
            .filter { $0.pathExtension == "geojson" }
        if files.isEmpty { return print("skipped: no geojsonhint beside the package") }
        var told: [String] = []
        for file in files {
            told.append("\(file.deletingPathExtension().lastPathComponent): \(try said(of: file))")
        }
        if ProcessInfo.processInfo.environment["RECORD_BROKEN"] != nil { print(told.joined(separator: "\n")) }
        #expect(told == Self.table.split(separator: "\n").map(String.init))
    }

    private func said(of file: URL) throws -> String {
        do {
            let (reading, summary) = try readCameras(.file(path: file.path))
            #expect(summary.format == .geojson, "\(file.lastPathComponent)")
            let rules = Set(reading.rules).subtracting(["device-code-missing"]).sorted()
            return ["rows \(reading.rows.count + reading.refused)"].joined() + rules.map { " " + $0 }.joined()
        } catch let error as InventoryError {
            return "refused: "
                + error.message(.english).split(separator: ":").dropFirst().joined(separator: ":")
        }
    }
}
