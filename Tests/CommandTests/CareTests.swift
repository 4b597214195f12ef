import Foundation
import GRDB
import Glibc
import TestSupport
import Testing

@Suite("Doctor, backup, restore")
struct CareTests {
    let bench: CommandBench

    init() throws {
        bench = try CommandBench()
        try bench.importSample("dongying")
        chmod(bench.registry, 0o640)
    }

    private func verdict(_ check: String, _ more: String..., environment: [String: String] = [:]) throws
        -> String?
    {
        let ran = try bench.run(["doctor", "--format", "json"] + more, environment: environment)
        let checks = ran.json["checks"] as? [[String: String]] ?? []
        let all = checks.filter { $0["check"] == check }.compactMap { $0["verdict"] }
        return all.first { $0 != "ok" } ?? all.first
    }

    @Test func `a good registry is well, in text and JSON`() throws {
        let ran = try bench.run("doctor")
        #expect(ran.status == 0 && ran.output.contains("integrity: ok") && ran.output.contains("0 problems"))
        #expect(ran.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let json = try bench.run("doctor", "--format", "json")
        #expect(json.status == 0 && json.json["well"] as? Bool == true)
        #expect(try bench.run("doctor", "--quiet").output.isEmpty)
        #expect(try bench.run("doctor", "--lang", "zh").output.contains("正常"))
    }

    @Test func `it looks without changing a byte`() throws {
        let before = try Data(contentsOf: URL(fileURLWithPath: bench.registry))
        try bench.run("doctor")
        #expect(try Data(contentsOf: URL(fileURLWithPath: bench.registry)) == before)
    }

    @Test func `a missing registry ends with 2, and so does a file of another kind`() throws {
        #expect(try bench.run("doctor", "--registry", bench.folder.file("none.sqlite")).status == 2)
        let text = try bench.folder.write(String(repeating: "a,b\n", count: 3000), to: "text.sqlite")
        let ran = try bench.run("doctor", "--registry", text)
        #expect(ran.status == 2 && ran.output.contains("SQLite") || ran.output.contains("database"))
    }

    @Test func `a registry with a page overwritten is told damaged`() throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: bench.registry))
        // A page in the middle of the cameras.
        try file.seek(toOffset: try file.seekToEnd() / 2 / 4096 * 4096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
        try file.close()
        let ran = try bench.run("doctor")
        #expect(ran.status != 0 && ran.output.contains("PROBLEM"))
    }

    @Test func `a registry whose first pages are gone is told damaged, with the way back, by every command`()
        throws
    {
        let handle = try #require(FileHandle(forUpdatingAtPath: bench.registry))
        try handle.seek(toOffset: 4096)
        try handle.write(contentsOf: Data(repeating: 0xA5, count: 30 * 4096))
        try handle.close()
        for command in [["audit"], ["list", "cameras"], ["export", "zones"]] {
            let ran = try bench.run(command)
            #expect(ran.status == 2 && ran.errors.contains("is damaged (database disk image is malformed)"))
            #expect(ran.errors.contains("sharpeyes restore BACKUP --force"))
        }
        #expect(try verdict("registry") == "problem")
    }

    @Test func `a directory is no registry, and is told so`() throws {
        for command in [["list", "cameras"], ["doctor"], ["import", "zones", "-"]] {
            let ran = try bench.run(command + ["--registry", bench.folder.path], stdin: "zone,name\n1,A\n")
            #expect(ran.status == 2 && (ran.output + ran.errors).contains("(a directory)"), "\(ran.errors)")
        }
    }

    @Test func `a write that was cut off is taken back before it looks, and is no damage`() throws {
        // As a killed first import leaves it: pages of an open transaction, and the journal that takes them back.
        let cut = bench.folder.file("cut.sqlite")
        let queue = try DatabaseQueue(path: bench.registry)
        try queue.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN;
                    UPDATE camera SET address = hex(randomblob(500)); DELETE FROM changeField; DELETE FROM change
                    """)
            for ending in ["", "-journal"] {
                try FileManager.default.copyItem(atPath: bench.registry + ending, toPath: cut + ending)
            }
            try db.execute(sql: "ROLLBACK; PRAGMA journal_mode = WAL")
        }
        let ran = try bench.run("doctor", "--registry", cut)
        #expect(ran.status == 0 && ran.output.contains("integrity: ok"), "\(ran.output) \(ran.errors)")
        #expect(!FileManager.default.fileExists(atPath: cut + "-journal"))
        #expect(
            try bench.run("export", "cameras", "--registry", cut).output
                == bench.run("export", "cameras").output)
    }

    @Test func `a clock behind the registry's last time is a problem, and prune then removes nothing`() throws
    {
        try bench.sql("UPDATE batch SET finishedAt = 4102444800000 WHERE id = 1")
        #expect(try verdict("clock") == "problem")
        let pruned = try bench.run("prune", "--yes")
        #expect(pruned.status == 2 && pruned.errors.contains("clock"))
    }

    @Test func `a batch that was kept in part is found`() throws {
        #expect(try verdict("batches") == "ok")
        try bench.sql("UPDATE batch SET created = created + 1 WHERE id = 1")
        #expect(try verdict("batches") == "problem")
    }

    @Test func `orphans and lacking indexes are found`() throws {
        try bench.sql("INSERT INTO change (batchId, subject, subjectId, action) VALUES (1, 1, 987654321, 1)")
        #expect(try verdict("orphans") == "problem")
        try bench.sql("DROP INDEX cameraByZone")
        #expect(try verdict("schema") == "problem")
    }

    @Test func `rights that let everybody write, or read secrets, are problems`() throws {
        let secrets = try bench.folder.write("cam.example user pass\n", to: "secrets")
        chmod(secrets, 0o644)
        #expect(try verdict("secrets", environment: ["SHARPEYES_SECRETS": secrets]) == "problem")
        chmod(secrets, 0o600)
        #expect(try verdict("secrets", environment: ["SHARPEYES_SECRETS": secrets]) == "ok")
        chmod(bench.registry, 0o666)
        #expect(try verdict("permissions") == "problem")
    }

    @Test func `a configuration that is wrong is a problem with its line, and no crash`() throws {
        let file = try bench.folder.write("language: en\nregistri: x\n", to: "c.yaml")
        let ran = try bench.run("doctor", "--config", file)
        #expect(ran.status == 2 && ran.output.contains("c.yaml:2"))
    }

    @Test func `who holds the import lock is said, and a lock file that nobody holds is free`() throws {
        #expect(try verdict("import-lock") == "ok")
        let file = bench.registry + ".import-lock"
        let descriptor = open(file, O_RDWR | O_CREAT, 0o644)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX) == 0)
        let ran = try bench.run("doctor")
        #expect(ran.output.contains("held by process \(getpid())"))
    }

    @Test func `a backup has the same state, is one file, and comes back over a changed registry`() throws {
        let copy = bench.folder.file("copy.sqlite")
        let backup = try bench.run("backup", copy, "--format", "json")
        #expect(backup.status == 0 && backup.int("cameras") ?? 0 > 0)
        #expect(!FileManager.default.fileExists(atPath: copy + "-wal"))
        let before = try bench.run("audit", "--format", "json").json["revision"] as? Int
        try bench.run("set", "37050200001320000001", "name=x", "--reason", "test")
        #expect(try bench.run("backup", copy).status == 2)
        #expect(try bench.run("restore", copy).errors.contains("--force"))
        let restored = try bench.run("restore", copy, "--force", "--format", "json")
        #expect(restored.status == 0)
        #expect(try bench.run("audit", "--format", "json").json["revision"] as? Int == before)
        let kept = restored.json["kept"] as? String ?? ""
        #expect(try bench.run("doctor", "--registry", kept, "--quiet").status == 0)
        #expect(try bench.run("history", "37050200001320000001", "--registry", kept).output.contains("test"))
    }

    @Test func `a backup comes back where nothing is, and a stale log is moved away`() throws {
        let copy = bench.folder.file("copy.sqlite")
        try bench.run("backup", copy)
        let place = bench.folder.file("new.sqlite")
        try Data(repeating: 7, count: 9000).write(to: URL(fileURLWithPath: place + "-wal"))
        let restored = try bench.run("restore", copy, "--registry", place)
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(try bench.run("doctor", "--registry", place, "--quiet").status == 0)
    }

    @Test func `a damaged registry gives way whole, and stays beside`() throws {
        let copy = bench.folder.file("copy.sqlite")
        try bench.run("backup", copy)
        try Data(repeating: 0xEE, count: 50_000).write(to: URL(fileURLWithPath: bench.registry))
        let restored = try bench.run("restore", copy, "--force", "--format", "json")
        #expect(restored.status == 0, "\(restored.errors)")
        let kept = restored.json["kept"] as? String ?? ""
        #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == Data(repeating: 0xEE, count: 50_000))
        #expect(try bench.run("doctor", "--quiet").status == 0)
    }

    @Test func `a damaged backup, a text file and a missing one are refused and nothing is touched`() throws {
        let copy = bench.folder.file("copy.sqlite")
        try bench.run("backup", copy)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
        try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: copy))
        let text = try bench.folder.write("hello", to: "t")
        let before = try Data(contentsOf: URL(fileURLWithPath: bench.registry))
        for file in [copy, text, bench.folder.file("none")] {
            #expect(try bench.run("restore", file, "--force").status == 2)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: bench.registry)) == before)
    }

    @Test func `a backup never replaces the registry itself, nor one that is in use`() throws {
        #expect(try bench.run("backup", bench.registry, "--force").status == 2)
        #expect(try bench.run("restore", bench.registry, "--force").status == 2)
        let copy = bench.folder.file("copy.sqlite")
        try bench.run("backup", copy)
        #expect(try bench.run("backup", copy, "--force").status == 0)
        try Data([1]).write(to: URL(fileURLWithPath: copy + "-wal"))
        #expect(try bench.run("backup", copy, "--force").status == 2)
        #expect(try bench.run("doctor", "--quiet").status == 0)
    }

    @Test func `a restore waits for no probe run: it ends with 75`() throws {
        let copy = bench.folder.file("copy.sqlite")
        try bench.run("backup", copy)
        let descriptor = open(bench.registry + ".probe-lock", O_RDWR | O_CREAT, 0o644)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX) == 0)
        #expect(try bench.run("restore", copy, "--force").status == 75)
    }

    @Test func `a newer schema is refused kindly by every command, and by restore`() throws {
        let copy = bench.folder.file("copy.sqlite")
        try bench.run("backup", copy)
        try bench.sql("INSERT INTO grdb_migrations VALUES ('99 from the future')", in: copy)
        for arguments in [["audit"], ["list", "cameras"], ["probe"], ["prune"], ["doctor"]] {
            let ran = try bench.run(arguments + ["--registry", copy])
            #expect(ran.status == 2 && (ran.errors + ran.output).contains("newer"), "\(arguments)")
        }
        let ran = try bench.run("restore", copy, "--force")
        #expect(ran.status == 2 && ran.errors.contains("newer"))
    }
}
