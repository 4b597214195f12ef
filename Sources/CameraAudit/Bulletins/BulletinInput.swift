public import CameraModel

/// What a bulletin is made of.
public struct BulletinInput: Sendable {
    /// `monthly` or `quarterly`, and the period's name: `2026-10`, `2026Q3`.
    public var kind: String, period: String
    /// Whether the period is over; else the figures are of the moment of the audit.
    public var isOver = true
    /// The audit at the end of the period.
    public var now: AuditReport
    /// The audit at the end of the period before; `nil` when the registry knew nothing then.
    public var before: AuditReport?
    /// The level of zones that are ranked; `nil` ranks the zones right below the top.
    public var level: ZoneLevel?
    /// Open findings by rule: how many, and how many of them are overdue.
    public var open: [(rule: String, count: Int, overdue: Int)] = []
    /// Steps of findings within the period, by the state they led to.
    public var steps: [FindingState: Int] = [:]
    /// The findings that lead the list, with their sentence in the bulletin's language.
    public var due: [(entry: FindingEntry, message: String, isOverdue: Bool)] = []
    /// What changed in the registry within the period: words and counts.
    public var changes: [(what: String, count: Int)] = []

    /// A bulletin of two audits.
    public init(kind: String, period: String, now: AuditReport, before: AuditReport?) {
        (self.kind, self.period, self.now, self.before) = (kind, period, now, before)
    }
}
