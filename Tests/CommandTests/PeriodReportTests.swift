import Foundation
import TestSupport
import Testing

@Suite("Reports of a period, field samples and their results")
struct PeriodReportTests {
    let bench: CommandBench
    /// The present month in Asia/Shanghai.
    let month: String

    init() throws {
        bench = try CommandBench()
        try bench.importSample("dongying")
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
        formatter.dateFormat = "yyyy-MM"
        month = formatter.string(from: Date())
    }

    @Test func `the monthly report has the audit's figures in every format`() throws {
        let audit = try bench.run("audit", "--format", "json")
        let figure = try #require(Figure(audit, zone: "370500", category: "keyIndustry", rate: "connection"))
        let ran = try bench.run("report", "monthly", "--month", month, "--format", "json")
        #expect(ran.status == 0, "\(ran.errors)")
        let rows = try #require(ran.json["summary"] as? [[String: Any]])
        let row = try #require(
            rows.first {
                $0["category"] as? String == "key industries" && $0["rate"] as? String == "connection"
            })
        #expect(row["part"] as? Int == figure.part && row["whole"] as? Int == figure.whole)
        #expect(row["percent"] as? String == figure.percent)
        let ranking = try #require(ran.json["ranking"] as? [[String: Any]])
        #expect(ranking.compactMap { $0["rank"] as? Int } == [1, 2, 3, 4, 5])
        let percent = try #require(figure.percent)
        for format in ["text", "md", "html"] {
            for language in ["en", "zh"] {
                let text = try bench.run(
                    "report", "monthly", "--month", month, "--format", format, "--lang", language
                ).output
                #expect(text.contains("\(percent) %") && text.contains("河口区"), "\(format) \(language)")
            }
        }
        let csv = try bench.run("report", "monthly", "--month", month, "--format", "csv").output
        #expect(csv.contains("monthly,\(month),summary,4,percent,\(percent)\r\n"))
    }

    @Test func `the page stands alone: nothing is fetched, and names cannot become markup`() throws {
        let zones = bench.folder.file("more.csv")
        try "zone,name,level,parent\n370599,<b>A&B</b>,county,370500\n".write(
            toFile: zones, atomically: true, encoding: .utf8)
        try bench.run("import", "zones", zones)
        let page = try bench.run("report", "monthly", "--month", month, "--format", "html").output
        #expect(page.contains("&lt;b&gt;A&amp;B&lt;/b&gt;") && !page.contains("<b>A"))
        for word in ["http://", "https://", "src=", "<script", "@import", "url("] {
            #expect(!page.contains(word))
        }
        #expect(page.contains("<svg") && page.contains("@page { size: A4"))
    }

    @Test func `the workbook holds real numbers, and opens again`() throws {
        let file = bench.folder.file("report.xlsx")
        let ran = try bench.run("report", "monthly", "--month", month, "--format", "xlsx", "--output", file)
        #expect(ran.status == 0, "\(ran.errors)")
        let bytes = try #require(FileManager.default.contents(atPath: file))
        #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
        #expect(try bench.run("report", "monthly", "--month", month, "--format", "xlsx").status == 64)
    }

    @Test(arguments: [
        (["monthly", "--month", "2026-13"], "no such period"),
        (["monthly", "--month", "2999-01"], "not begun"),
        (["quarterly", "--quarter", "2026Q5"], "no such period"),
        (["monthly", "--month", "2016-05"], "holds from"),
    ])
    func `an impossible period is refused with its reason`(_ arguments: [String], _ reason: String) throws {
        let ran = try bench.run(["report"] + arguments)
        #expect(ran.status == 2 && ran.errors.contains(reason), "\(ran.errors)")
    }

    @Test func `an empty registry has a report that says so`() throws {
        let empty = try CommandBench()
        let zones = empty.folder.file("zones.csv")
        try "zone,name\n1,A\n".write(toFile: zones, atomically: true, encoding: .utf8)
        try empty.run("import", "zones", zones)
        let ran = try empty.run("report", "quarterly", "--quarter", "2017Q1")
        #expect(
            ran.status == 0 && ran.output.contains("Cameras: 0") && ran.output.contains("no zones"),
            "\(ran.errors)")
    }

    @Test func `a seed draws the same cameras again, from the zone alone, and another seed others`() throws {
        func draw(_ seed: String, _ count: String = "20") throws -> [String] {
            let ran = try bench.run(
                "sample", "--zone", "370523", "--count", count, "--seed", seed, "--format", "csv")
            return ran.output.split(whereSeparator: \.isNewline).dropFirst().map {
                String($0.split(separator: ",", omittingEmptySubsequences: false)[1])
            }
        }
        let first = try draw("7")
        #expect(first.count == 20 && Set(first).count == 20)
        #expect(try draw("7") == first && draw("8") != first)
        // A smaller sample is a part of a larger one of the same seed.
        #expect(Set(try draw("7", "5")).isSubset(of: first))
        let other = bench.folder.file("other.csv")
        try "deviceCode,zone,deviceState\n37050200001320999999,370502,inUse\n".write(
            toFile: other, atomically: true, encoding: .utf8)
        try bench.run("import", "cameras", other)
        #expect(try draw("7") == first)
        let text = try bench.run("sample", "--count", "3", "--seed", "1", "--lang", "zh").output
        #expect(text.contains("抽取 3 台") && text.contains("在位 [ ]"))
    }

    @Test func `results from the field become a sheet with its interval and room for signatures`() throws {
        let file = bench.folder.file("results.csv")
        let drawn = try bench.run("sample", "--count", "4", "--seed", "1", "--format", "csv").output
        var lines = drawn.split(whereSeparator: \.isNewline).map(String.init)
        for (index, answers) in ["yes,yes,yes,", "yes,no,yes,\"fogged, dirty\"", "no,,,", ",,,"].enumerated()
        {
            lines[index + 1] = String(lines[index + 1].dropLast(3)) + answers
        }
        try lines.joined(separator: "\r\n").write(toFile: file, atomically: true, encoding: .utf8)
        let ran = try bench.run("report", "field", file, "--format", "json")
        #expect(ran.status == 0, "\(ran.errors)")
        let rows = try #require(ran.json["summary"] as? [[String: Any]])
        #expect(
            rows.map { $0["yes"] as? Int } == [2, 1, 2] && rows.map { $0["checked"] as? Int } == [3, 2, 2])
        // Wilson, 2 of 3 at 95 %: 20.76 ... 93.85.
        #expect(rows[0]["low"] as? String == "20.76" && rows[0]["high"] as? String == "93.85")
        let deviations = try #require(ran.json["deviations"] as? [[String: Any]])
        #expect(deviations.count == 2 && deviations.contains { $0["note"] as? String == "fogged, dirty" })
        #expect(try bench.run("report", "field", file).output.contains("Signatures"))
        try lines.joined(separator: "\n").replacing("no,,,", with: "maybe,,,").write(
            toFile: file, atomically: true, encoding: .utf8)
        let refused = try bench.run("report", "field", file)
        #expect(
            refused.status == 2 && refused.errors.contains("results.csv:4: exists \"maybe\""),
            "\(refused.errors)")
    }
}
