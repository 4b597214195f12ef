/// How often one rule was broken, without what stood there.
public struct FindingSummary: Hashable, Comparable, Sendable {
    /// The rule's id.
    public var rule: String
    /// What its findings weigh.
    public var severity: Severity
    /// How many findings there are, 1 or more.
    public var count: Int
    /// In how many rows; 0 for what is of no line.
    public var rows: Int
    /// The first lines of the file where it was broken, at most ``linesKept``, ascending.
    public var firstLines: [Int]

    /// How many lines are kept of a rule.
    public static let linesKept = 5

    /// A summary.
    public init(rule: String, severity: Severity, count: Int, rows: Int, firstLines: [Int]) {
        (self.rule, self.severity, self.count, self.rows) = (rule, severity, count, rows)
        self.firstLines = firstLines
    }

    /// The gravest first, then the most frequent.
    public static func < (a: FindingSummary, b: FindingSummary) -> Bool {
        (b.severity, b.count, a.rule) < (a.severity, a.count, b.rule)
    }
}

extension FindingLog {
    /// Each rule's count and first lines, in their order.
    public var summaries: [FindingSummary] {
        var found: [String: FindingSummary] = [:]
        let (counts, rows) = (counts, rows)
        for finding in findings {
            let rule = finding.rule.id
            var summary =
                found[rule]
                ?? FindingSummary(
                    rule: rule, severity: finding.severity, count: counts[rule] ?? 1, rows: rows[rule] ?? 0,
                    firstLines: [])
            if let line = finding.line, !summary.firstLines.contains(line) { summary.firstLines.append(line) }
            found[rule] = summary
        }
        return found.values.map { summary in
            var summary = summary
            summary.firstLines = Array(summary.firstLines.sorted().prefix(FindingSummary.linesKept))
            return summary
        }.sorted()
    }
}
