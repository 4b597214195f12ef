public import CameraModel

/// How much of the past of probes a registry keeps, and what that makes forgettable at a moment.
///
/// Records, their change log, batches, findings with their steps, maintenance windows and the access log are kept for
/// good: every figure of every day rests on them.
public struct Retention: Hashable, Sendable {
    /// Audits as of any moment of so many days back give what they gave before; 1 or more.
    public var days: Int
    /// The widest window that such an audit looks back over from its moment, in days: the online rate's default is 30.
    public static let windowDays = 31

    /// So many days; at least 1.
    public init(days: Int) { self.days = max(days, 1) }

    /// Episodes and hourly sums that ended before it may go: the start of a day, UTC.
    public func cut(now: Instant) -> Instant {
        let day = Int64((Double(now.seconds) / 86_400).rounded(.down))
        return Instant(seconds: (day - Int64(days) - Int64(Retention.windowDays)) * 86_400)
    }
}

/// What a registry would forget, or has forgotten.
public struct Pruning: Hashable, Sendable {
    /// Everything that ended before it goes; see ``Retention/cut(now:)``.
    public var cut: Instant
    /// Rows of hourly sums.
    public var endpointDays = 0
    /// Established states that are over, and times in which endpoints were reached.
    public var episodes = 0
    /// Packed attempts older than two days.
    public var attemptChunks = 0
    /// Probe runs that nothing refers to any more.
    public var runs = 0
    /// Old states that stay, because an audit within the retention needs the last one of each endpoint.
    public var keptEpisodes = 0
    /// What stays for good.
    public var keptBatches = 0
    /// See ``keptBatches``.
    public var keptChanges = 0
    /// See ``keptBatches``.
    public var keptFindings = 0

    /// Whether there is nothing to forget.
    public var isEmpty: Bool { endpointDays + episodes + attemptChunks + runs == 0 }
}
