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

    /// Kind, what it plays, outcome, state, check, message.
    static var played: [[String]] {
        get throws { try rows("What it plays, and what a probe must say\n") }
    }

    private static func rows(_ heading: String) throws -> [[String]] {
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

    @Test("The Chinese page has a row for each outcome, too, with the state of the English one")
    func chinese() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../docs/zh/probing.md")
        let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n").filter {
            $0.hasPrefix("| `")
        }
        .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        #expect(rows.map { $0[0] } == ProbeOutcome.allCases.map { "`\($0.rawValue)`" })
        for (row, english) in zip(rows, try Self.rows("# Outcomes\n")) {
            let state = HealthState(rawValue: String(english[1].prefix { $0.isLetter }))
            #expect(row.count == 4 && row[1].hasPrefix(state?.label(.chinese) ?? "?"), "\(row[0])")
        }
    }

    @Test("Every check has its row")
    func checks() throws {
        #expect(try Self.rows("# Checks\n").map { $0[0] } == CheckName.allCases.map(\.rawValue))
    }

    @Test(
        "Every kind that the lab plays has its row, with the outcome, state and check that a probe must give")
    func kinds() throws {
        let rows = try Self.played
        #expect(rows.map { $0[0] } == PlayedKind.allCases.map(\.rawValue))
        #expect(rows.filter { $0[3] != "online" }.count >= 40, "kinds of fault")
        for row in rows {
            let expected = try #require(PlayedKind(rawValue: row[0])).expected
            let wanted = [expected.outcome.rawValue, expected.state.rawValue, expected.check?.rawValue ?? ""]
            #expect(Array(row[2...4]) == wanted, "\(row[0])")
        }
    }
}
