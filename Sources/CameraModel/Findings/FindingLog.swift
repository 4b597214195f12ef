/// Findings of one run: every one is counted by rule, the first ones of each rule are kept in full.
///
/// Memory stays flat however broken a file is. At most `keptPerRule` findings of a rule are kept, in order.
public struct FindingLog: Sendable {
    /// The kept findings, in the order they came.
    public private(set) var findings: [Finding] = []
    /// How many findings each rule has, also of those not kept.
    public private(set) var counts: [String: Int] = [:]
    /// How many findings there are of each severity.
    public private(set) var severities: [Severity: Int] = [:]
    /// How many findings of one rule are kept in full.
    public let keptPerRule: Int

    /// An empty log.
    public init(keptPerRule: Int = 1000) { self.keptPerRule = keptPerRule }

    /// Adds a finding.
    public mutating func add(_ finding: Finding) {
        let count = counts[finding.rule.id, default: 0]
        counts[finding.rule.id] = count + 1
        severities[finding.severity, default: 0] += 1
        if count < keptPerRule { findings.append(finding) }
    }

    /// Adds findings in order.
    public mutating func add(_ more: some Sequence<Finding>) { for finding in more { add(finding) } }

    /// This log with the kept findings and the counts of another behind its own.
    public func joined(_ other: FindingLog) -> FindingLog {
        var log = self
        log.findings += other.findings
        log.counts.merge(other.counts, uniquingKeysWith: +)
        log.severities.merge(other.severities, uniquingKeysWith: +)
        return log
    }
}
