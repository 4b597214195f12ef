/// A time without a gap in which an endpoint was observed, or known not to be, in one established state.
public struct Episode: Hashable, Sendable {
    /// The established state; unknown means that it was asked and nobody could tell.
    public var state: HealthState
    /// Its first second.
    public var from: Instant
    /// The second after its last; not before ``from``.
    public var to: Instant
    /// When the state was established: later than ``from`` where thresholds had to be met first.
    public var knownAt: Instant

    /// An episode in whole seconds.
    public init(_ state: HealthState, from: Instant, to: Instant, knownAt: Instant) {
        (self.state, self.from, self.to, self.knownAt) = (state, from, to, knownAt)
    }
}

extension Episode {
    /// What is left of it outside some windows, oldest first: nothing, itself, or pieces.
    public func outside(_ windows: [TimeWindow]) -> [Episode] {
        var left = [self]
        for window in windows where window.from < to && window.to > from {
            left = left.flatMap { piece in
                [
                    Episode(piece.state, from: piece.from, to: min(piece.to, window.from), knownAt: knownAt),
                    Episode(piece.state, from: max(piece.from, window.to), to: piece.to, knownAt: knownAt),
                ].filter { $0.from < $0.to }
            }
        }
        return left
    }
}

/// A span of time: from its first moment up to, and without, its last.
public struct TimeWindow: Hashable, Sendable {
    /// The first second.
    public let from: Instant
    /// The second after the last.
    public let to: Instant

    /// A window in whole seconds; `nil` unless `from` comes before `to`.
    public init?(from: Instant, to: Instant) {
        (self.from, self.to) = (Instant(seconds: from.seconds), Instant(seconds: to.seconds))
        guard self.from < self.to else { return nil }
    }

    /// Its length in whole seconds, above 0.
    public var seconds: Int { Int(to.seconds - from.seconds) }
}
