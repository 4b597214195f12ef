import CameraModel
import Foundation
import Testing

@testable import CameraInventory

@Suite struct RuleTests {
    @Test func `Every rule has its own id and a sentence in both languages with known places only`() {
        #expect(Set(InventoryRules.all.map(\.id)).count == InventoryRules.all.count)
        for rule in InventoryRules.all {
            let finding = Finding(rule, column: "COLUMN", found: "FOUND", facts: ["FACT0", "FACT1"])
            let (english, chinese) = (finding.message(.english), finding.message(.chinese))
            #expect(
                !english.isEmpty
                    && english.unicodeScalars.allSatisfy { $0.value < 0x3000 || $0.value > 0x303F })
            #expect(chinese.contains { $0 >= "\u{4E00}" } && english != chinese)
            // A place that nothing fills would leave a hole: two blanks, or empty quotes.
            #expect(
                !english.contains("  ") && !english.contains("\"\"\"") && !english.contains("{"), "\(rule.id)"
            )
        }
    }

    @Test func `The table of docs names every rule with its severity and nothing else`() throws {
        let file = Folder.package.appendingPathComponent("docs/inventory-formats.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        var listed: [String] = []
        for line in text.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 3, ["error", "warning", "note"].contains(cells[1]) else { continue }
            listed.append(cells[0].filter { $0 != "`" } + " " + cells[1])
        }
        #expect(listed.sorted() == InventoryRules.all.map { "\($0.id) \($0.severity.rawValue)" }.sorted())
    }
}
