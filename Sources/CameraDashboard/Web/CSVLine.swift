/// Lines of CSV for downloads.
///
/// A cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break, and is
/// not a plain number) gets an apostrophe in front: OWASP, "CSV Injection".
enum CSVLine {
    static func make(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    static func cell(_ text: String) -> String {
        var text = text
        if let first = text.utf8.first, "=+-@\t\r\n".utf8.contains(first), !isNumber(text) {
            text = "'" + text
        }
        guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
            return text
        }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }

    /// A sign, digits, and at most one point.
    private static func isNumber(_ text: String) -> Bool {
        let digits =
            text.utf8.first == 0x2D || text.utf8.first == 0x2B ? text.utf8.dropFirst() : text.utf8[...]
        return !digits.isEmpty && digits.allSatisfy { ($0 >= 48 && $0 <= 57) || $0 == 46 }
            && digits.count(where: { $0 == 46 }) <= 1 && digits.first != 46
    }
}
