import Foundation
import TestSupport
import Testing

@Suite("History and undoing on the command line")
struct UndoTests {
    let bench: CommandBench

    init() throws {
        bench = try CommandBench()
        try bench.importSample("dongying")
    }

    private func everything() throws -> String {
        try ["zones", "sites", "cameras"].map { try bench.run("export", $0).output }.joined(separator: "\n")
    }

    private func lastBatch() throws -> String {
        let text = try bench.run("list", "batches", "--format", "json").output
        let list = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] ?? []
        return list.last?["batch"] as? String ?? ""
    }

    @Test func `a reverted import leaves the export of before byte for byte, and can be had back`() throws {
        let before = try everything()
        let code = try #require(
            before.split(separator: "\n").first { $0.hasPrefix("370502") && $0.count > 60 }
        )
        .prefix { $0 != "," }
        let file = "deviceCode,name,extra\n\(code),改名,z\nNEW-1,新,\n"
        #expect(try bench.run("import", "cameras", "-", "--zone", "370502", stdin: file).status == 0)
        let after = try everything()
        #expect(after != before)
        let dry = try bench.run("revert", "4", "--reason", "wrong file", "--dry-run", "--format", "json")
        #expect(dry.status == 0 && dry.int("removed") == 1 && dry.json["batch"] is NSNull)
        #expect(try everything() == after)
        let ran = try bench.run("revert", "4", "--reason", "wrong file", "--format", "json")
        #expect(ran.status == 0 && ran.int("removed") == 1 && ran.int("updated") == 1)
        #expect(try everything() == before)
        #expect(try bench.run("revert", try lastBatch(), "--reason", "it was right").status == 0)
        #expect(try everything() == after)
    }

    @Test func `what later batches hold on to is listed with status 2`() throws {
        let before = try everything()
        let held = try bench.run("revert", "1", "--reason", "r")
        #expect(
            held.status == 2 && held.output.contains("zone 370500") || held.output.contains("lies in a zone"))
        #expect(held.errors.contains("nothing was changed"))
        #expect(try everything() == before)
        #expect(try bench.run("revert", "77", "--reason", "r").errors.contains("list batches"))
        #expect(try bench.run("revert", "3").status == 64)
        #expect(try bench.run("revert", "3", "--reason", "").status == 64)
    }

    @Test func `history tells who, when, from which line, and why`() throws {
        let rows = "deviceCode,name\n37050200001320999997,甲\n"
        try bench.run("import", "cameras", "-", "--zone", "370502", stdin: rows)
        try bench.run("set", "37050200001320999997", "name=a,b", "--reason", "typo")
        let text = try bench.run("history", "37050200001320999997").output
        #expect(
            text.contains("camera 37050200001320999997\n")
                && text.contains("created  batch 4, -:2, by tester"))
        #expect(text.contains("    typo\n      name: 甲 -> a,b\n") && text.contains("+08:00"))
        let json = try bench.run("history", "37050200001320999997", "--format", "json").output
        let records = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]] ?? []
        let changes = records.first?["changes"] as? [[String: Any]] ?? []
        #expect(changes.count == 2 && changes.allSatisfy { ($0["at"] as? String)?.hasSuffix("Z") == true })
        #expect(changes.first?["line"] as? Int == 2 && changes.last?["reason"] as? String == "typo")
        let csv = try bench.run("history", "37050200001320999997", "--format", "csv").output.split(
            separator: "\n")
        #expect(csv.count == 3 && csv[2].hasSuffix(",name,甲,\"a,b\""))
        #expect(try bench.run("history", "370502").output.hasPrefix("zone 370502\n"))
        #expect(try bench.run("history", "NOBODY").status == 2)
        #expect(try bench.run("list", "batches").output.contains("  cameras  +1 ~0 -0 !0  -, by tester\n"))
        #expect(try bench.run("list", "batches", "--format", "csv").output.split(separator: "\n").count == 6)
    }
}
