import CameraAudit
import CameraModel
import SharpEyes
import TestSupport
import Testing

@testable import CameraRegistry

/// Copies of whole registries, from store to store.
@Suite("Copying a registry to another place")
struct CopyTests {
    /// From where to where.
    enum Way: CaseIterable, CustomTestStringConvertible {
        case up, down, over
        var fromServer: Bool { self == .down }
        var toServer: Bool { self == .up }
        var testDescription: String { "\(self)" }
        static var possible: [Way] {
            #if POSTGRES
                ThrowawayPostgres.isInstalled ? allCases : [.over]
            #else
                [.over]
            #endif
        }
    }

    static func place(onServer: Bool, _ folder: TemporaryFolder) throws -> String {
        #if POSTGRES
            if onServer { return try ThrowawayPostgres.database() }
        #endif
        return folder.file("copy.sqlite")
    }

    /// Every row of every table, as both stores say it. Packs of attempts have numbers that nobody is told: workers on a server
    /// take them from a sequence, which leaves gaps.
    static func dump(_ registry: Registry) throws -> [String] {
        try registry.read { connection in
            var lines: [String] = []
            for table in try RegistryLayout(connection).inOrder {
                let isNumbered = table.name != "attemptchunk"
                let columns = table.columns.filter {
                    !RegistryLayout.serversOwn.contains($0.name) && (isNumbered || $0.name != "id")
                }
                .sorted { $0.name < $1.name }
                let key = table.key.filter { $0 != "root" }.joined(separator: ", ")
                let select = try Statement(
                    connection,
                    "SELECT \(columns.map(\.name).joined(separator: ", ")) FROM \(table.name) ORDER BY \(key)"
                )
                while try select.step() {
                    let values = columns.enumerated().map { place, column in
                        let place = Int32(place)
                        if select.isNull(place) { return "-" }
                        switch column.kind {
                        case .bytes: return "\(select.bytes(place))"
                        case .decimal: return "\(select.optionalDouble(place) ?? 0)"
                        default: return select.text(place)?.debugDescription ?? ""
                        }
                    }
                    lines.append("\(table.name) \(values.joined(separator: "|"))")
                }
            }
            return lines.sorted()
        }
    }

    private func audits(_ world: RandomWorld) throws -> [String] {
        let policy = Policies.builtIn[0]
        var told: [String] = []
        let span = world.fixture.clock.seconds - RegistryFixture.now.seconds
        for step in 0...6 {
            var settings = AuditSettings(asOf: RegistryFixture.now.adding(seconds: span * Int64(step) / 6))
            (settings.isPast, settings.excuses) = (step < 6, true)
            settings.grouping = Grouping.allCases[step % Grouping.allCases.count]
            told.append(AuditJSON.render(try world.registry.audit(policy, settings)))
        }
        return told
    }

    /// What anybody could be told by both: as lists, so that a difference is seen in the report.
    private func expectAlike(_ world: RandomWorld, _ other: RandomWorld) throws {
        let (rows, others) = (try CopyTests.dump(world.registry), try CopyTests.dump(other.registry))
        let difference = Set(rows).symmetricDifference(others).sorted().prefix(6)
        #expect(rows == others, "\(difference)")
        #expect(try audits(world) == audits(other))
        #expect(try world.content() == other.content())
        #expect(try world.registry.state() == other.registry.state())
        #expect(try other.gapsInLog() == [])
    }

    @Test(arguments: Way.possible, UInt64(40)...47)
    func `everything is there, every audit is the same, and both live on alike`(way: Way, seed: UInt64) throws
    {
        let world = try RandomWorld(seed: seed, RegistryFixture(onServer: way.fromServer))
        try world.liveLong(steps: 25)
        let before = try CopyTests.dump(world.registry)
        let folder = try TemporaryFolder()
        let place = try CopyTests.place(onServer: way.toServer, folder)
        var asked: (done: Int64, total: Int64) = (0, 0)
        let copy = try #require(
            try Registry.copy(from: world.registry.path, to: place) {
                asked = ($0, $1)
                return true
            })
        #expect(asked.done == asked.total && asked.total == copy.rows.reduce(0) { $0 + Int64($1.count) })
        #expect(try CopyTests.dump(world.registry) == before)
        let other = try RandomWorld(world, on: Registry(path: place, .existing))
        try expectAlike(world, other)
        for _ in 0..<12 {
            try world.live()
            try other.live()
        }
        try expectAlike(world, other)
    }

    @Test func `no table is empty in all of these worlds, for then no copy of it would be looked at`() throws
    {
        var filled: Set<String> = []
        for seed in UInt64(40)...47 {
            let world = try RandomWorld(seed: seed, RegistryFixture(onServer: false))
            try world.liveLong(steps: 25)
            filled.formUnion(try CopyTests.dump(world.registry).map { String($0.prefix { $0 != " " }) })
        }
        let fixture = try RegistryFixture(onServer: false)
        let tables = try fixture.registry.read { Set(try RegistryLayout($0).tables.keys) }
        #expect(tables.subtracting(filled) == [])
    }

    @Test(arguments: Way.possible)
    func `a registry that holds something takes no copy, and stays as it is`(way: Way) throws {
        let world = try RandomWorld(seed: 1, RegistryFixture(onServer: way.fromServer))
        try world.liveLong(steps: 3)
        let target = try RandomWorld(seed: 2, RegistryFixture(onServer: way.toServer))
        _ = try target.importZones()
        let before = try CopyTests.dump(target.registry)
        #expect(throws: RegistryError.notEmpty(path: Registry.shown(target.registry.path))) {
            try Registry.copy(from: world.registry.path, to: target.registry.path)
        }
        #expect(throws: RegistryError.notEmpty(path: Registry.shown(world.registry.path))) {
            try Registry.copy(from: world.registry.path, to: world.registry.path)
        }
        #expect(try CopyTests.dump(target.registry) == before)
    }

    @Test(arguments: Way.possible)
    func `who stops it finds nothing there, and can begin again`(way: Way) throws {
        let world = try RandomWorld(seed: 5, RegistryFixture(onServer: way.fromServer))
        try world.liveLong(steps: 3)
        let folder = try TemporaryFolder()
        let place = try CopyTests.place(onServer: way.toServer, folder)
        var asked = 0
        let stopped = try Registry.copy(from: world.registry.path, to: place) { _, _ in
            asked += 1
            return asked < 9
        }
        #expect(stopped == nil && asked == 9)
        #expect(try Registry(path: place, .existing).batches().isEmpty)
        #expect(try Registry.copy(from: world.registry.path, to: place) != nil)
        #expect(try CopyTests.dump(Registry(path: place, .existing)) == CopyTests.dump(world.registry))
    }

    @Test(arguments: Way.possible)
    func `a writer at work on the source does not tear the copy`(way: Way) throws {
        let world = try RandomWorld(seed: 6, RegistryFixture(onServer: way.fromServer))
        try world.liveLong(steps: 3)
        let before = try CopyTests.dump(world.registry)
        let folder = try TemporaryFolder()
        let place = try CopyTests.place(onServer: way.toServer, folder)
        var isDone = false
        _ = try Registry.copy(from: world.registry.path, to: place) { _, _ in
            if !isDone {
                isDone = true
                do { try world.liveLong(steps: 2) } catch { Issue.record(error) }
            }
            return true
        }
        #expect(try CopyTests.dump(Registry(path: place, .existing)) == before)
        #expect(try CopyTests.dump(world.registry) != before)
    }

    @Test func `the missing, the foreign and the older are told apart`() throws {
        let folder = try TemporaryFolder()
        #expect(throws: RegistryError.missing(path: folder.file("none"))) {
            try Registry.copy(from: folder.file("none"), to: folder.file("copy.sqlite"))
        }
        #expect(!PlainConnection.exists(folder.file("copy.sqlite")))
        let old = folder.file("old.sqlite")
        _ = try Registry(path: old, .creating)
        let file = try PlainConnection(changing: old)
        try Statement(file.handle, "DELETE FROM grdb_migrations WHERE identifier LIKE '14%'").once()
        #expect(throws: RegistryError.olderSchema(path: old)) {
            try Registry.copy(from: old, to: folder.file("copy.sqlite"))
        }
    }
}
