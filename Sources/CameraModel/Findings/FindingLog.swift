/// Findings of one run: every one is counted by rule, the first ones of each rule are kept in full.
///
/// Memory stays flat however broken a file is. At most `keptPerRule` findings of a rule are kept, in order.
public struct FindingLog: Sendable {
    /// The kept findings, in the order they came.
    public private(set) var findings: [Finding] = []
    /// How many findings each rule has, also of those not kept.
    public var counts: [String: Int] { tallies.mapValues(\.count) }
    /// In how many rows each rule was broken: findings of one line that follow one another are of one row. 0 for what
    /// is of no line.
    public var rows: [String: Int] { tallies.mapValues(\.rows) }
    private var tallies: [String: Tally] = [:]

    private struct Tally: Sendable {
        var count = 0
        var rows = 0
        var lastLine: Int?
    }

    /// How many findings there are of each severity.
    public private(set) var severities: [Severity: Int] = [:]
    /// How many findings of one rule are kept in full.
    public let keptPerRule: Int

    /// An empty log.
    public init(keptPerRule: Int = 1000) { self.keptPerRule = keptPerRule }

    /// Adds a finding.
    public mutating func add(_ finding: Finding) {
        let count = tally(finding, &tallies[finding.rule.id, default: Tally()])
        severities[finding.severity, default: 0] += 1
        if count <= keptPerRule { findings.append(finding) }
    }

    private func tally(_ finding: Finding, _ tally: inout Tally) -> Int {
        tally.count += 1
        if let line = finding.line, line != tally.lastLine {
            tally.rows += 1
            tally.lastLine = line
        }
        return tally.count
    }

    /// Adds findings in order.
    public mutating func add(_ more: some Sequence<Finding>) { for finding in more { add(finding) } }

    /// This log with the kept findings and the counts of another behind its own.
    public func joined(_ other: FindingLog) -> FindingLog {
        var log = self
        log.findings += other.findings
        log.tallies.merge(other.tallies) { mine, theirs in
            Tally(count: mine.count + theirs.count, rows: mine.rows + theirs.rows, lastLine: theirs.lastLine)
        }
        log.severities.merge(other.severities, uniquingKeysWith: +)
        return log
    }
}
