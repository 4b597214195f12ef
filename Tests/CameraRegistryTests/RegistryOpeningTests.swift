import CameraModel
import CameraRegistry
import Foundation
import GRDB
import TestSupport
import Testing

@Suite("Opening a registry")
struct RegistryOpeningTests {
    @Test func `a missing registry is not made by accident`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("none.sqlite")
        #expect(throws: RegistryError.missing(path: path)) { try Registry(path: path, .existing) }
    }

    @Test func `a text file is not a registry`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(String(repeating: "deviceCode,name\n", count: 400), to: "cameras.csv")
        #expect {
            try Registry(path: path, .existing)
        } throws: { error in
            guard case .notARegistry = error as? RegistryError else { return false }
            return true
        }
    }

    @Test func `another program's database is left alone`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("other.sqlite")
        try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE t (x)") }
        #expect(throws: RegistryError.notARegistry(path: path, reason: "a SQLite file of another program")) {
            try Registry(path: path, .existing)
        }
    }

    @Test func `a registry of a newer version is refused kindly`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("r.sqlite")
        _ = try Registry(path: path, .creating)
        try DatabaseQueue(path: path).write {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 from the future')")
        }
        #expect(throws: RegistryError.newerSchema(path: path)) { try Registry(path: path, .existing) }
    }

    @Test func `a directory that is not there is said so`() throws {
        let folder = try TemporaryFolder()
        #expect {
            try Registry(path: folder.file("no/such/r.sqlite"), .creating)
        } throws: { error in
            guard case .notAccessible = error as? RegistryError else { return false }
            return true
        }
    }

    @Test(.disabled(if: RegistryFixture.isOnServer, RegistryFixture.onlyFiles))
    func `the schema refuses what the model refuses`() throws {
        let fixture = try RegistryFixture()
        try fixture.importZones([try zone("1", "A")])
        let queue = try DatabaseQueue(path: fixture.folder.file("r.sqlite"))
        for sql in [
            "INSERT INTO camera (deviceCode, zoneId) VALUES ('X', 99)",
            "INSERT INTO camera (deviceCode, zoneId, latitude, longitude) VALUES ('X', 1, 91, 0)",
            "INSERT INTO camera (deviceCode, zoneId, latitude) VALUES ('X', 1, 1)",
            "INSERT INTO camera (deviceCode, zoneId, deviceState) VALUES ('X', 1, 'broken')",
            "INSERT INTO camera (deviceCode, zoneId, port) VALUES ('X', 1, 'eighty')",
            "INSERT INTO site (key, name, zoneId, category, requiredCameras) VALUES ('S', 'S', 1, 'other', 0)",
            "UPDATE zone SET parentId = id",
            "DELETE FROM batch",
        ] {
            #expect(throws: DatabaseError.self, "\(sql)") { try queue.write { try $0.execute(sql: sql) } }
        }
    }

    @Test(.disabled(if: RegistryFixture.isOnServer, RegistryFixture.onlyFiles))
    func `a log that a long reader made large is small again after it, though the registry stays open`()
        throws
    {
        let fixture = try RegistryFixture()
        try fixture.importZones([try zone("1", "A")])
        let log = URL(fileURLWithPath: fixture.registry.path + "-wal")
        func size() throws -> Int { try Data(contentsOf: log, options: .alwaysMapped).count }
        let (reader, writer) = (
            try DatabaseQueue(path: fixture.registry.path), try DatabaseQueue(path: fixture.registry.path)
        )
        try reader.read { db in
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM zone")
            try writer.write {
                try $0.execute(sql: "CREATE TABLE large AS SELECT zeroblob(100000000) AS bytes")
            }
        }
        try writer.write { try $0.execute(sql: "DROP TABLE large") }
        #expect(try size() > 100_000_000)
        for number in 2...4 { try fixture.importZones([try zone("\(number)", "A")]) }
        #expect(try size() <= 64 << 20)
    }

    @Test func `two registries on one file see each other's work`() throws {
        let fixture = try RegistryFixture()
        let other = try Registry(path: fixture.registry.path, .existing)
        try fixture.importZones([try zone("1", "A")])
        #expect(try other.zoneTree().count == 1)
    }
}
