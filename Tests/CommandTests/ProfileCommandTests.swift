import Foundation
import TestSupport
import Testing

@Suite("Profiles on the command line")
struct ProfileCommandTests {
    let bench: CommandBench

    init() throws {
        bench = try CommandBench()
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,东营区\n")
    }

    private func write(_ text: String, _ name: String) throws -> String {
        let file = bench.folder.file(name)
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }

    @Test func `a built-in profile is named in the report and says what a digit means`() throws {
        let file = try write("设备编码,所属区域,联网属性\n37050200001320000001,370502,0\n", "c.csv")
        let plain = try bench.run("import", "cameras", "--dry-run", "--format", "json", file)
        #expect((plain.json["findingCounts"] as? [String: Int])?["network-status-bare-digit"] == 1)
        let ran = try bench.run(
            "import", "cameras", "--profile", "zh-0-networked", "--format", "json", file)
        #expect(ran.status == 0 && ran.json["profile"] as? String == "zh-0-networked")
        #expect((ran.json["findingCounts"] as? [String: Int]) == [:])
        #expect(try bench.run("show", "37050200001320000001").output.contains("networked"))
    }

    @Test func `a profile from a file skips rows, drops people and clears what became empty`() throws {
        let profile = try write(
            """
            name: ours
            columns: {deviceCode: no, zone: where, maintenanceUnit: unit}
            drop: [boss]
            ignore: [row]
            clear: [maintenanceUnit]
            rows: {where: {kind: [camera]}}
            """, "ours.yaml")
        let head = "row,no,where,unit,boss,kind\n"
        let first = try write(
            head + "1,37050200001320000001,370502,Old unit,Planted Name,camera\n2,X,370502,,,recorder\n",
            "1.csv")
        let ran = try bench.run("import", "cameras", "--profile", profile, "--format", "json", first)
        #expect(ran.int("rows") == 1 && ran.int("created") == 1 && ran.int("skipped") == 1)
        let columns = ran.json["columns"] as? [String: Any]
        #expect(columns?["dropped"] as? [String] == ["boss"] && columns?["notRead"] as? [String] == ["row"])
        let second = try write(head + "1,37050200001320000001,370502,,,camera\n", "2.csv")
        let unchanged = try bench.run("import", "cameras", "--format", "json", second, "--profile", profile)
        #expect(unchanged.int("updated") == 1)
        #expect(
            try bench.run("show", "37050200001320000001").output.contains("maintenanceUnit: Old unit -> -"))
        let text = try bench.run("import", "cameras", "--profile", profile, first).output
        #expect(
            text.contains("1 more skipped") && text.contains("not read: row") && !text.contains("Planted"))
        let stored = try Data(contentsOf: URL(fileURLWithPath: bench.registry))
        #expect(stored.range(of: Data("Planted".utf8)) == nil)
    }

    @Test func `a mistake in a profile and an unknown one end with 2 and say where`() throws {
        let file = try write("deviceCode\n37050200001320000001\n", "c.csv")
        let bad = try write("name: p\ncolumns:\n  cameraTyp: A\n", "bad.yaml")
        let ran = try bench.run("import", "cameras", "--profile", bad, file)
        #expect(ran.status == 2 && ran.errors.contains("bad.yaml:3: \"cameraTyp\" is not a column"))
        let unknown = try bench.run("import", "cameras", "--profile", "zh-99", file, "--lang", "zh")
        #expect(unknown.status == 2 && unknown.errors.contains("没有模板“zh-99”"))
        #expect(unknown.errors.contains("zh-73, zh-0-networked"))
    }

    @Test func `a suggested profile is written to standard output and can be used at once`() throws {
        let file = try write("cam_code,Title,dept_phone\n37050200001320000001,Gate,0546-0000000\n", "our.csv")
        let ran = try bench.run("import", "--suggest-profile", file)
        #expect(ran.status == 0 && ran.output.contains("  deviceCode: [\"cam_code\"]   # ? 20 digits"))
        #expect(ran.output.contains("drop: [\"dept_phone\"]") && !ran.output.contains("Gate"))
        let profile = try write(ran.output, "our.yaml")
        let read = try bench.run(
            "import", "cameras", "--zone", "370502", "--profile", profile, "--format", "json", file)
        #expect(read.status == 0 && read.int("created") == 1 && read.json["profile"] as? String == "our-csv")
        let zones = try bench.run(
            "import", "--kind", "zones", "--suggest-profile", "-", stdin: "adcode,label\n3705,A\n")
        #expect(zones.output.contains("zones:\n"))
        #expect(try bench.run("import", "--suggest-profile", bench.folder.file("none.csv")).status == 2)
        #expect(try bench.run("import").output.contains("SUBCOMMANDS"))
    }
}
