public import CameraModel

/// The text of a file of rejects: CSV in UTF-8 with a byte order mark, which Excel opens as it is.
///
/// The inventory's own columns come first, as the file has them; then, where rows have more cells than columns,
/// `rejectedMore1` ...; at last `rejectedLine`, `rejectedRule`, `rejectedReason`.
public enum RejectsText {
    /// The header line; `width` is the most cells that a row has.
    public static func header(_ columns: [String], width: Int) -> String {
        let more = max(width - columns.count, 0)
        let names = columns + (0..<more).map { RejectColumn.moreName($0 + 1) } + RejectColumn.names
        return "\u{FEFF}" + names.map(cell).joined(separator: ",") + "\n"
    }

    /// A row's own cells, and how many they are, 1 or more.
    public static func cells(_ row: RefusedRow) -> (count: Int, text: String) {
        (max(row.cells.count, 1), row.cells.map(cell).joined(separator: ","))
    }

    /// Line, rules and reasons of a row.
    public static func reason(_ row: RefusedRow, _ language: Language) -> String {
        var rules: [String] = []
        for finding in row.findings where !rules.contains(finding.rule.id) { rules.append(finding.rule.id) }
        let reasons = row.findings.map { finding in
            (finding.column.map { "\($0): " } ?? "") + finding.message(language)
        }
        return [String(row.line), rules.joined(separator: ";"), reasons.joined(separator: "; ")].map(cell)
            .joined(separator: ",")
    }

    /// Text that a spreadsheet would run as a formula gets an apostrophe, which reading takes off; numbers do not need it.
    private static func cell(_ text: String) -> String {
        guard let first = text.utf8.first else { return "" }
        return quotedCSV(isFormulaStart(first) && plainDecimal(text) == nil ? "'" + text : text)
    }
}
