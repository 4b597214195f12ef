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
    func `a log is taken in and given back, though readers leave no gap and writers do not pause`() throws {
        let fixture = try RegistryFixture()
        try fixture.importZones([try zone("1", "A")])
        let path = fixture.registry.path
        let readers = (0..<3).map { _ in
            Thread {
                while !Thread.current.isCancelled {
                    try? DatabaseQueue(path: path).read { db in
                        _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM zone")
                        usleep(.random(in: 200_000...400_000))
                    }
                }
            }
        }
        for reader in readers { reader.start() }
        defer {
            for reader in readers { reader.cancel() }
            while !readers.allSatisfy(\.isFinished) { usleep(10_000) }
        }
        try growLog(of: path, to: 250 << 20)
        var number = 2
        while try logSize(of: path) < 256 << 20 {
            try fixture.importZones([try zone("\(number)", "A")])
            number += 1
        }
        for next in number..<(number + 3) { try fixture.importZones([try zone("\(next)", "A")]) }
        #expect(try logSize(of: path) <= 64 << 20)
    }

    @Test(.disabled(if: RegistryFixture.isOnServer, RegistryFixture.onlyFiles))
    func `a log is taken in though the reader waited for was followed by those who leave no gap`() throws {
        let fixture = try RegistryFixture()
        try fixture.importZones([try zone("1", "A")])
        let path = fixture.registry.path
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let readers = try (0..<2).map { _ in try DatabaseQueue(path: path, configuration: configuration) }
        @Sendable func begin(_ index: Int) throws {
            try readers[index].inDatabase { try $0.execute(sql: "BEGIN; SELECT count(*) FROM zone") }
        }
        @Sendable func end(_ index: Int) throws {
            try readers[index].inDatabase { try $0.execute(sql: "COMMIT") }
        }
        try begin(0)
        try growLog(of: path, to: 250 << 20)
        let reading = Thread {
            do {
                while try logSize(of: path) < 256 << 20 { usleep(10_000) }
                // By now the writer waits for the first. The second begins where that one ends, each next one before.
                usleep(500_000)
                try end(0)
                try begin(1)
                var index = 1
                while !Thread.current.isCancelled {
                    usleep(50_000)
                    try begin(1 - index)
                    try end(index)
                    index = 1 - index
                }
                try end(index)
            } catch {
                Issue.record(error)
            }
        }
        reading.start()
        defer {
            reading.cancel()
            while !reading.isFinished { usleep(10_000) }
        }
        var number = 2
        while try logSize(of: path) < 256 << 20 {
            try fixture.importZones([try zone("\(number)", "A")])
            number += 1
        }
        try fixture.importZones([try zone("last", "A")])
        #expect(try logSize(of: path) <= 64 << 20)
    }

    private func logSize(of registry: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: registry + "-wal")[.size] as? Int ?? 0
    }

    /// Makes a registry's log grow to this size, or a little more, while somebody reads from it.
    private func growLog(of registry: String, to size: Int) throws {
        let writer = try DatabaseQueue(path: registry)
        try writer.write { try $0.execute(sql: "CREATE TABLE large (bytes BLOB)") }
        for _ in 0..<100 where try logSize(of: registry) < size {
            let bytes = min(20 << 20, size + (2 << 20) - (try logSize(of: registry)))
            try writer.write { try $0.execute(sql: "INSERT INTO large VALUES (zeroblob(\(bytes)))") }
        }
    }

    @Test func `two registries on one file see each other's work`() throws {
        let fixture = try RegistryFixture()
        let other = try Registry(path: fixture.registry.path, .existing)
        try fixture.importZones([try zone("1", "A")])
        #expect(try other.zoneTree().count == 1)
    }
}
