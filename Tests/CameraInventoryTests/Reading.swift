import CameraModel
import Foundation
import Testing

@testable import CameraInventory

/// Everything that a reader handed out, added up.
struct Reading<Row: Sendable> {
    var rows: [Row] = []
    var findings: [Finding] = []
    var refused = 0

    /// `error latitude-range 3 latitude`: what the files beside the broken ones hold.
    var lines: [String] {
        findings.map { "\($0.severity.rawValue) \($0.rule.id) \($0.line ?? 0) \($0.column ?? "-")" }
    }
    var rules: [String] { findings.map(\.rule.id) }

    mutating func take(_ batch: InventoryBatch<Row>) {
        rows += batch.rows
        findings += batch.findings
        refused += batch.refused
    }
}

func readCameras(
    _ source: InventorySource, _ options: ReadOptions = ReadOptions()
) throws -> (Reading<CameraRow>, InventorySummary) {
    var reader = try CameraInventoryReader(source, options: options)
    var reading = Reading<CameraRow>()
    while let batch = try reader.next() { reading.take(batch) }
    return (reading, reader.summary)
}

func readCameras(_ text: String, name: String = "cameras.csv", _ options: ReadOptions = ReadOptions()) throws
    -> Reading<CameraRow>
{ try readCameras(.bytes(Array(text.utf8), name: name), options).0 }

func readZones(_ text: String, name: String = "zones.csv") throws -> Reading<ZoneRow> {
    var reader = try ZoneInventoryReader(.bytes(Array(text.utf8), name: name))
    var reading = Reading<ZoneRow>()
    while let batch = try reader.next() { reading.take(batch) }
    return reading
}

func readSites(_ text: String, name: String = "sites.csv") throws -> Reading<SiteRow> {
    var reader = try SiteInventoryReader(.bytes(Array(text.utf8), name: name))
    var reading = Reading<SiteRow>()
    while let batch = try reader.next() { reading.take(batch) }
    return reading
}

/// Folders of this package, told by where this file lies.
enum Folder {
    static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let package = tests.deletingLastPathComponent().deletingLastPathComponent()
    static let broken = tests.appendingPathComponent("Broken")
    /// Real files of others, beside the package; absent in most checkouts.
    static let data = package.appendingPathComponent("../shared/data").standardizedFileURL

    static func files(_ folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().map { folder.appendingPathComponent($0) }
    }

    static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }
}
