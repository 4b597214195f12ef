import CameraModel
import CameraRegistry
import Foundation
import GRDB
import TestSupport
import Testing

/// Registries as earlier versions left them: `Kept/version-N.sql` has the first N steps of the schema and rows in every
/// table of that time. A new step of the schema adds a file; the files that are there are never changed.
@Suite("Registries of earlier versions")
struct KeptVersionTests {
    private static let versions = 1...13

    private func make(_ version: Int) throws -> (folder: TemporaryFolder, path: String) {
        let kept = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Kept/version-\(version).sql")
        let folder = try TemporaryFolder()
        let path = folder.file("r.sqlite")
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let text = try String(contentsOf: kept, encoding: .utf8)
        try DatabaseQueue(path: path, configuration: configuration).writeWithoutTransaction {
            try $0.execute(sql: text)
        }
        return (folder, path)
    }

    @Test(arguments: KeptVersionTests.versions)
    func `comes up to date, whole, and with all that it knew`(version: Int) throws {
        let (folder, path) = try make(version)
        defer { withExtendedLifetime(folder) {} }
        let before = try Registry.condition(path: path)
        guard case .older(let steps) = before.schema else {
            Issue.record("version \(version) is not older")
            return
        }
        #expect(before.schemaSteps == version && !steps.isEmpty && before.damages == [])
        let registry = try Registry(path: path, .existing)
        let after = try Registry.condition(path: path)
        #expect(after.schema == .current && after.damages == [] && after.lacking == [])
        #expect(after.brokenBatches == [] && after.orphans.isEmpty)
        #expect(after.records == (zones: 2, sites: 1, cameras: 3))
        // What the first version knew already.
        let code = try #require(DeviceCode("37050200001320000001"))
        var names: [String] = []
        try registry.cameras { names += $0.map { "\($0.deviceCode) \($0.deviceState)" } }
        #expect(names.contains("\(code) underRepair"))
        #expect(try registry.batches().count == [4, 4, 4, 5].dropFirst(version - 1).first ?? 6)
        if version >= 2 { #expect(try registry.health(of: code).first?.health?.state == .online) }
        // And it works on: an edit by hand is taken back.
        let reverted = try registry.revert(
            batch: 4, reason: "test", by: "tester", now: Instant(seconds: 1_795_000_000), dryRun: false)
        #expect(reverted.updated == 1 && reverted.conflictCount == 0)
        var states: [DeviceState] = []
        try registry.cameras { states += $0.filter { $0.deviceCode == code }.map(\.deviceState) }
        #expect(states == [.inUse])
    }

    @Test(arguments: KeptVersionTests.versions)
    func `is backed up as it is, and restored up to date`(version: Int) throws {
        let (folder, path) = try make(version)
        let copy = folder.file("copy.sqlite")
        let facts = try #require(try Registry.backUp(path, to: copy))
        #expect(facts.cameras == 3 && facts.zones == 2)
        guard case .older = try Registry.condition(path: copy).schema else {
            Issue.record("the copy was changed")
            return
        }
        let place = folder.file("new.sqlite")
        let outcome = try Registry.restore(place, from: copy, keeping: place + ".before")
        #expect(outcome?.kept == nil)
        _ = try Registry(path: place, .existing)
        #expect(try Registry.condition(path: place).schema == .current)
    }

    @Test func `every version but this one is kept, and this one has all that a new registry has`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("r.sqlite")
        _ = try Registry(path: path, .creating)
        // A new step of the schema wants a file of the version before it.
        let missing =
            try Registry.condition(path: path).schemaSteps - 1 - KeptVersionTests.versions.upperBound
        #expect(missing == 0, "record Kept/version-N.sql for the versions since")
    }
}
