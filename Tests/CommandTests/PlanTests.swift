import Foundation
import TestSupport
import Testing

@Suite("Planning and applying")
struct PlanTests {
    let bench: CommandBench
    private let cameras = "deviceCode,name\n37050200001320000001,北门\n37050200001320000002,南门\n"

    init() throws {
        bench = try CommandBench()
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,东营区\n370503,河口区\n")
    }

    private func plan(_ text: String, _ more: String...) throws -> (file: String, plan: String, ran: Ran) {
        let file = try bench.folder.write(text, to: "cameras.csv")
        let plan = bench.folder.file("p.json")
        return (
            file, plan, try bench.run(["import", "cameras", file, "--plan", plan, "--format", "json"] + more)
        )
    }

    @Test func `a plan keeps nothing, and applying it does what it says`() throws {
        let planned = try plan(cameras)
        #expect(
            planned.ran.status == 0 && planned.ran.int("created") == 2 && planned.ran.json["batch"] is NSNull)
        #expect(planned.ran.json["dryRun"] as? Bool == true && planned.ran.errors.contains("sharpeyes apply"))
        #expect(try bench.run("list", "cameras", "--count").output == "0\n")
        let applied = try bench.run("apply", planned.plan, "--format", "json")
        #expect(applied.status == 0 && applied.int("created") == 2 && applied.json["batch"] as? String == "2")
        #expect(try bench.run("list", "cameras", "--count").output == "2\n")
        let again = try bench.run("apply", planned.plan)
        #expect(again.status == 2 && again.errors.contains("registry has changed"))
    }

    @Test func `a changed file, registry or plan is refused, saying which`() throws {
        let planned = try plan(cameras)
        _ = try bench.folder.write(cameras + "X,x\n", to: "cameras.csv")
        let changed = try bench.run("apply", planned.plan)
        #expect(changed.status == 2 && changed.errors.contains("cameras.csv has changed"))
        _ = try bench.folder.write(cameras, to: "cameras.csv")

        let text = try String(contentsOfFile: planned.plan, encoding: .utf8)
        let forged = try bench.folder.write(
            text.replacingOccurrences(of: "\"created\" : 2", with: "\"created\" : 3"), to: "forged.json")
        #expect(try bench.run("apply", forged).errors.contains("changed after it was made"))
        let other = try bench.folder.write(cameras, to: "other.json")
        #expect(try bench.run("apply", other).errors.contains("not a plan"))

        try bench.run("import", "zones", "-", stdin: "zone,name\n370504,垦利区\n")
        let moved = try bench.run("apply", planned.plan)
        #expect(moved.status == 2 && moved.errors.contains("registry has changed"))
        #expect(try bench.run("list", "cameras", "--count").output == "0\n")

        let elsewhere = try CommandBench()
        try elsewhere.run("import", "zones", "-", stdin: "zone,name\n370502,东营区\n")
        let wrong = try elsewhere.run("apply", planned.plan, "--registry", elsewhere.registry)
        #expect(wrong.status == 2 && wrong.errors.contains("another registry"))
    }

    @Test func `options of the plan are those of the import, and a moved file can be named`() throws {
        let planned = try plan("deviceCode,name\nX1,北门\n", "--zone", "370503")
        let moved = bench.folder.file("moved.csv")
        try FileManager.default.moveItem(atPath: planned.file, toPath: moved)
        #expect(try bench.run("apply", planned.plan).status == 2)
        let applied = try bench.run("apply", planned.plan, "--file", moved)
        #expect(applied.status == 0)
        #expect(try bench.run("list", "cameras", "--zone", "370503", "--count").output == "1\n")
        #expect(
            try bench.run("list", "batches", "--format", "json").output.contains("\"source\": \"moved.csv\""))
    }

    @Test func `refused rows end with 1 in the plan and when applied`() throws {
        let planned = try plan(cameras + "99,nowhere\n")
        #expect(planned.ran.status == 1 && planned.ran.int("refused") == 1)
        #expect(try bench.run("apply", planned.plan).status == 1)
        #expect(try bench.run("list", "cameras", "--count").output == "2\n")
    }

    @Test func `standard input and several files cannot be planned`() throws {
        for files in [["-"], ["a.csv", "b.csv"]] {
            let ran = try bench.run(["import", "cameras"] + files + ["--plan", "p"])
            #expect(ran.status == 64 && ran.errors.contains("--plan"))
        }
    }

    @Test func `a strict plan of a bad file is not saved`() throws {
        let planned = try plan(cameras + "99,nowhere\n", "--strict")
        #expect(planned.ran.status == 1 && !FileManager.default.fileExists(atPath: planned.plan))
    }

    @Test func `a dry run tells field by field what would change, and what is missing`() throws {
        let file = try bench.folder.write(cameras, to: "cameras.csv")
        try bench.run("import", "cameras", file)
        let new = "deviceCode,name\n37050200001320000001,东门\n"
        let text = try bench.run("import", "cameras", "-", "--dry-run", "--complete", stdin: new)
        #expect(text.status == 0)
        #expect(text.output.contains("37050200001320000001  name: 北门 -> 东门"))
        #expect(text.output.contains("changed columns: name 1"))
        #expect(
            text.output.contains("note    missing-from-file")
                && text.output.contains("37050200001320000002"))
        let json = try bench.run(
            "import", "cameras", "-", "--dry-run", "--complete", "--format", "json", stdin: new)
        let changes = json.json["changes"] as? [String: Any] ?? [:]
        #expect(changes["records"] as? Int == 1 && (changes["columns"] as? [String: Int]) == ["name": 1])
        let missing = json.json["missing"] as? [String: Any] ?? [:]
        #expect(missing["count"] as? Int == 1 && missing["first"] as? [String] == ["37050200001320000002"])
        #expect(try bench.run("list", "cameras", "--where", "name=北门", "--count").output == "1\n")
    }
}
