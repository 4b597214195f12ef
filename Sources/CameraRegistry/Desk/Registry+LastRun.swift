public import CameraModel

/// One run of probes.
public struct ProbeRunEntry: Hashable, Sendable {
    /// When it began.
    public var startedAt: Instant
    /// How long it took, in seconds; `nil` when it did not end.
    public var seconds: Double?
    /// Whether it could not see.
    public var isBlind: Bool
}

extension Registry {
    /// The newest run of probes; `nil` when there was none.
    public func lastRun() throws -> ProbeRunEntry? {
        try read { connection in
            let select = try Statement(
                connection, "SELECT startedAt, finishedAt, blind FROM probeRun ORDER BY id DESC LIMIT 1")
            guard try select.step() else { return nil }
            let begun = Instant(milliseconds: select.int64(0))
            return ProbeRunEntry(
                startedAt: begun,
                seconds: select.optionalInt64(1).map { Instant(milliseconds: $0).seconds(since: begun) },
                isBlind: select.int(2) != 0)
        }
    }
}
