import CameraModel
import CameraRegistry
import Foundation
import TestSupport
import Testing

@Suite("Findings on the command line")
struct FindingsTests {
    let bench: CommandBench
    let code = "37050200001320000001"

    init() throws {
        bench = try CommandBench()
        let zones = bench.folder.file("zones.csv")
        try "zone,name,level\n370502,东营区,county\n".write(toFile: zones, atomically: true, encoding: .utf8)
        #expect(try bench.run("import", "zones", zones).status == 0)
    }

    private func importCamera(_ cells: String) throws {
        let file = bench.folder.file("cameras.csv")
        try
            ("deviceCode,name,zone,deviceState,retentionDays,managementUnit,signage,legalBasis\n\(code),北一路,370502,inUse,"
            + cells + "\n").write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try bench.run("import", "cameras", file).status == 0)
    }

    private func list(_ arguments: String...) throws -> [[String: Any]] {
        let ran = try bench.run(
            ["findings", "list", "--format", "json", "--rule", "retention-short"] + arguments)
        #expect(ran.status == 0, "\(ran.errors)")
        return try #require(JSONSerialization.jsonObject(with: Data(ran.output.utf8)) as? [[String: Any]])
    }

    @Test func `a finding's whole life: detected, assigned, put right, closed by itself, back again`() throws
    {
        try importCamera("15,城管局,present,article7Government")
        let first = try bench.run("findings", "check", "--format", "json")
        #expect(first.int("found") == first.int("opened") && (first.int("opened") ?? 0) > 0)
        let opened = try #require(try list().first)
        let id = try #require(opened["id"] as? Int)
        #expect(opened["state"] as? String == "open" && opened["article"] as? String == "17")
        #expect((opened["message"] as? String)?.contains("15 days") == true)

        let assign = ["findings", "assign", "\(id)", "--unit", "东营区城管局", "--due", "2999-01-01"]
        #expect(try bench.run(assign).status == 0)
        #expect(try bench.run("findings", "check", "--format", "json").int("opened") == 0)
        #expect(try list("--unit", "东营区城管局").first?["due"] as? String == "2999-01-01")

        #expect(try bench.run("set", code, "retentionDays=45", "--reason", "磁盘扩容").status == 0)
        #expect(try bench.run("findings", "check", "--format", "json").int("closed") == 1)
        #expect(try list().isEmpty && list("--state", "closed").count == 1)

        #expect(try bench.run("set", code, "retentionDays=10", "--reason", "磁盘损坏").status == 0)
        #expect(try bench.run("findings", "check", "--format", "json").int("reopened") == 1)
        #expect(try list().first?["id"] as? Int == id)
        // Lines are wrapped at 80 columns.
        let life = try bench.run("findings", "show", "\(id)").output.split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        for step in [
            "open by a check", "assigned by tester, to 东营区城管局, due 2999-01-01", "closed by a check",
            "reopened",
        ] {
            #expect(life.contains(step), "\(life)")
        }
        #expect(life.contains("cameras.csv:2"))
    }

    @Test func `an answer with its reason is kept over checks, and a closing without evidence is undone`()
        throws
    {
        try importCamera("15,城管局,present,article7Government")
        try bench.run("findings", "check")
        #expect(
            try bench.run("findings", "accept", "--rule", "retention-short", "--reason", "法院另有规定").status == 0
        )
        #expect(try bench.run("findings", "check", "--format", "json").int("reopened") == 0)
        #expect(try list().isEmpty)
        #expect(try list("--state", "accepted").first?["reason"] as? String == "法院另有规定")
        let id = try #require(try list("--state", "accepted").first?["id"] as? Int)
        #expect(try bench.run("findings", "close", "\(id)", "--reason", "看过").status == 0)
        #expect((try bench.run("findings", "check", "--format", "json").int("reopened") ?? 0) > 0)
    }

    @Test func `overdue findings lead the list and fail a check that asks`() throws {
        try importCamera("15,,absent,article7Government")
        try bench.run("findings", "check")
        let registry = try Registry(path: bench.registry, .existing)
        let id = try #require(try list().first?["id"] as? Int)
        let step = FindingStep(
            at: Instant(seconds: 1_700_000_000), state: .assigned, actor: "li", unit: Organisation("城管局"),
            due: CalendarDate(year: 2024, month: 1, day: 1), reason: nil)
        try registry.moveFindings([Int64(id)], to: step)
        let listed = try bench.run("findings", "list")
        #expect(listed.output.hasPrefix("\(id)  ") && listed.output.contains("OVERDUE"))
        #expect(try bench.run("findings", "check", "--check").status == 1)
        #expect(try list("--overdue").count == 1)
        #expect(listed.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func `what cannot be done is said`() throws {
        #expect(
            try bench.run("findings", "assign", "7", "--unit", "x", "--due", "2999-02-30").errors.contains(
                "no day"))
        #expect(
            try bench.run("findings", "assign", "7", "--unit", "x", "--due", "2020-01-01").errors.contains(
                "over already"))
        #expect(
            try bench.run("findings", "assign", "7", "--unit", "x", "--due", "2999-01-01").errors.contains(
                "no finding 7"))
        #expect(try bench.run("findings", "accept", "--reason", "x").status == 64)
        #expect(try bench.run("findings", "accept", "7", "--reason", " ").status == 64)
    }

    @Test func `a list in full names import line and owner, and --check tells of it`() throws {
        try importCamera("30,,present,article7Government")
        let csv = try bench.run("audit", "--list", "nobodys", "--format", "csv")
        #expect(csv.output.contains("nobodys,370502,\(code),北一路,") && csv.output.contains("cameras.csv,2,"))
        #expect(try bench.run("audit", "--list", "nobodys", "--check").status == 1)
        #expect(try bench.run("audit", "--list", "paper-connected", "--check").status == 0)
        let unused = try bench.run("audit", "--list", "built-unused", "--format", "json")
        #expect(unused.int("count") == 1)
        let explained = try bench.run("audit", "--explain", "filing")
        #expect(explained.output.replacing("\n", with: "").contains("cameras.csv:2"))
        #expect(try bench.run("audit", "--list", "nobodys", "--explain", "filing").status == 64)
    }
}
