import Foundation
import TestSupport
import Testing

@Suite("Looking, editing, exporting")
struct EditAndExportTests {
    let bench: CommandBench

    init() throws {
        bench = try CommandBench()
        try bench.importSample("dongying")
    }

    private func anyCode() throws -> String {
        let list = try bench.run("export", "cameras", "--where", "deviceState=inUse")
        let row = try #require(list.output.split(separator: "\n").dropFirst().first)
        return String(row.prefix { $0 != "," })
    }

    @Test func `what was exported imports again without a change`() throws {
        for kind in ["zones", "sites", "cameras"] {
            for format in ["csv", "json"] {
                let file = bench.folder.file("\(kind).\(format)")
                #expect(try bench.run("export", kind, "--format", format, "--output", file).status == 0)
                let again = try bench.run("import", kind, file, "--format", "json")
                #expect(again.int("created") == 0 && again.int("updated") == 0 && again.int("refused") == 0)
                #expect((again.int("unchanged") ?? 0) > 0)
                let other = try CommandBench()
                for earlier in ["zones", "sites"] where earlier != kind {
                    try other.run("import", earlier, bench.folder.file("\(earlier).csv"))
                }
            }
        }
    }

    @Test func `an exported registry rebuilds the same one`() throws {
        let other = try CommandBench()
        for kind in ["zones", "sites", "cameras"] {
            let file = bench.folder.file("\(kind).csv")
            try bench.run("export", kind, "--output", file)
            try other.run("import", kind, file)
            #expect(try other.run("export", kind).output == bench.run("export", kind).output)
        }
    }

    @Test func `set changes one column, and show tells by whom and why`() throws {
        let code = try anyCode()
        let set = try bench.run("set", code, "deviceState=维修", "--reason", "pole hit by a truck")
        #expect(set.status == 0)
        let shown = try bench.run("show", code).output
        #expect(
            shown.contains("underRepair") && shown.contains("pole hit by a truck") && shown.contains("tester")
        )
        #expect(
            try bench.run("show", code, "--format", "json").json["deviceState"] as? String == "underRepair")
    }

    @Test
    func
        `set changes a camera whose code is not of the standard, and says of an unknown one that it is unknown`()
        throws
    {
        let file = try bench.folder.write("deviceCode,zone,name\nGATE-1,370502,北门\n", to: "c.csv")
        #expect(try bench.run("import", "cameras", file).status <= 1)
        let set = try bench.run("set", "GATE-1", "deviceState=维修", "--reason", "lens broken")
        #expect(set.status == 0, "\(set.errors)")
        #expect(try bench.run("show", "GATE-1").output.contains("underRepair"))
        let unknown = try bench.run("set", "GATE-2", "deviceState=维修", "--reason", "lens broken")
        #expect(unknown.status == 2 && unknown.errors.contains("GATE-2"))
    }

    @Test(arguments: ["latitude=95", "deviceState=broken", "noSuchColumn=1", "port=70000"])
    func `set refuses what an import would refuse`(change: String) throws {
        let code = try anyCode()
        let before = try bench.run("show", code).output
        let ran = try bench.run("set", code, change, "--reason", "r")
        #expect(ran.status == 2 && !ran.errors.isEmpty)
        #expect(try bench.run("show", code).output == before)
    }

    @Test func `an output file is whole or untouched`() throws {
        // What is no file is written into: a rename would put a file in the place of a device.
        let pipe = bench.folder.file("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        let reader = open(pipe, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        #expect(try bench.run("export", "zones", "--output", pipe).status == 0)
        var facts = stat()
        #expect(stat(pipe, &facts) == 0 && facts.st_mode & S_IFMT == S_IFIFO)
        // A link stays one, and a file's mode stays as it is.
        let (target, link) = (bench.folder.file("target.csv"), bench.folder.file("link.csv"))
        try "old".write(toFile: target, atomically: true, encoding: .utf8)
        #expect(chmod(target, 0o600) == 0 && symlink("target.csv", link) == 0)
        #expect(try bench.run("export", "cameras", "--output", link).status == 0)
        #expect(lstat(link, &facts) == 0 && facts.st_mode & S_IFMT == S_IFLNK)
        #expect(stat(target, &facts) == 0 && facts.st_mode & 0o777 == 0o600 && facts.st_size > 3)
        #expect(try bench.run("export", "cameras", "--output", bench.folder.path).status == 2)
        // What is new has the mode that the user's mask leaves, a workbook too.
        let mask = umask(0o077)
        defer { umask(mask) }
        let month = String(Date.now.ISO8601Format().prefix(7))
        for (name, format) in [("new.html", "html"), ("new.xlsx", "xlsx")] {
            let new = bench.folder.file(name)
            let ran = try bench.run(
                "report", "monthly", "--month", month, "--format", format, "--output", new)
            #expect(ran.status == 0, "\(ran.errors)")
            #expect(stat(new, &facts) == 0 && facts.st_mode & 0o777 == 0o600)
        }
        let ran = try bench.run("export", "cameras", "--output", bench.folder.file("no/such/x.csv"))
        #expect(ran.status == 2)
        let file = try bench.folder.write("old", to: "old.csv")
        let failed = try bench.run("export", "cameras", "--zone", "nowhere", "--output", file)
        #expect(failed.status == 2)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "old")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: bench.folder.path).allSatisfy {
                !$0.hasSuffix(".part")
            })
    }
}
