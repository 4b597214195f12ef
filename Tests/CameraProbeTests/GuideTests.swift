import CameraModel
import Foundation
import Testing

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
}
