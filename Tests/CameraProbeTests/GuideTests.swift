import CameraModel
import Foundation
import Testing

@testable import camera_lab

@Suite("docs/probing.md") struct GuideTests {
    @Test("The outcomes table has one row for each outcome, and names a state that exists")
    func outcomes() throws {
        let guide = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../docs/probing.md")
        let text = try String(contentsOf: guide, encoding: .utf8)
        let section = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix("Outcomes\n") })
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
            .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        #expect(rows.map { $0[0] } == ProbeOutcome.allCases.map { "`\($0.rawValue)`" })
        for row in rows {
            #expect(row.count == 5)
            let state = row[1].prefix { $0.isLetter }
            #expect(HealthState(rawValue: String(state)) != nil, "\(row[0])")
        }
    }

    private func rows(_ heading: String) throws -> [[String]] {
        let guide = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../docs/probing.md")
        let text = try String(contentsOf: guide, encoding: .utf8)
        let section = try #require(text.components(separatedBy: "\n#").first { $0.contains(heading) })
        return section.split(separator: "\n").filter { $0.hasPrefix("| `") }
            .map { line in
                line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                    .map { $0.trimmingCharacters(in: .whitespaces).replacing("`", with: "") }
            }
    }

    @Test("Every check has its row")
    func checks() throws {
        #expect(try rows("# Checks\n").map { $0[0] } == CheckName.allCases.map(\.rawValue))
    }

    @Test(
        "Every kind that the lab plays has its row, with the outcome, state and check that a probe must give")
    func kinds() throws {
        let rows = try rows("What it plays, and what a probe must say\n")
        #expect(rows.map { $0[0] } == PlayedKind.allCases.map(\.rawValue) && rows.count >= 40)
        for row in rows {
            let expected = try #require(PlayedKind(rawValue: row[0])).expected
            let wanted = [expected.outcome.rawValue, expected.state.rawValue, expected.check?.rawValue ?? ""]
            #expect(Array(row[2...4]) == wanted, "\(row[0])")
        }
    }
}
