import CameraModel
import Foundation
import Testing

@testable import CameraInventory

/// One file per mistake in Broken/, and beside it what must be found: severity, rule, line, column.
///
/// A file is added by dropping it in: its ending tells the format, a name that begins with `zone` or `site` the kind.
/// A file that cannot be read at all has the line `file` and the error's name.
@Suite struct BrokenTests {
    static let files = Folder.files(Folder.broken).filter { $0.pathExtension != "findings" }.map(
        \.lastPathComponent)

    @Test("Every broken file gives exactly the findings that lie beside it", arguments: files)
    func broken(_ name: String) throws {
        let file = Folder.broken.appendingPathComponent(name)
        let beside = file.deletingPathExtension().appendingPathExtension("findings")
        let found = lines(of: file, name)
        if ProcessInfo.processInfo.environment["RECORD_BROKEN"] != nil {
            try (found.joined(separator: "\n") + "\n").write(to: beside, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name): read what was written, then run without RECORD_BROKEN")
        }
        let wanted = try String(contentsOf: beside, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(found == wanted)
    }

    @Test func `There are at least a hundred mistakes`() { #expect(Self.files.count >= 100) }

    @Test func `Twenty broken rows are refused and the good rows between them survive`() throws {
        let file = Folder.broken.appendingPathComponent("twenty-broken-rows.csv")
        let reading = try readCameras(.file(path: file.path)).0
        #expect(reading.refused == 20)
        #expect(reading.rows.map(\.record.name) == (1...6).map { "good \($0)" })
        let errors = reading.findings.filter { $0.severity == .error }
        #expect(Set(errors.compactMap(\.line)).count == 20)
    }

    private func lines(of file: URL, _ name: String) -> [String] {
        let source = InventorySource.file(path: file.path)
        do {
            if name.hasPrefix("zone") {
                var reader = try ZoneInventoryReader(source)
                var reading = Reading<ZoneRow>()
                while let batch = try reader.next() { reading.take(batch) }
                return reading.lines
            }
            if name.hasPrefix("site") {
                var reader = try SiteInventoryReader(source)
                var reading = Reading<SiteRow>()
                while let batch = try reader.next() { reading.take(batch) }
                return reading.lines
            }
            return try readCameras(source).0.lines
        } catch {
            return ["file \(Mirror(reflecting: error).children.first?.label ?? "\(error)")"]
        }
    }
}
