import CameraModel
import CameraRegistry

/// What a worker asked lately: what it goes on asking while the database is away.
struct WorkerShare {
    private var known: [Int64: (leased: LeasedEndpoint, askedAt: Instant)] = [:]

    /// How many there are.
    var count: Int { known.count }

    /// Remembers what was asked, with what the next look wants to know: the mark of the picture, and how it was.
    mutating func note(_ leased: [LeasedEndpoint], _ results: [ProbeResult], askedAt: Instant, isBlind: Bool)
    {
        var results = Dictionary(
            results.map { ($0.target.endpointID, $0) }, uniquingKeysWith: { _, last in last })
        for one in leased {
            var one = one
            if !isBlind, let result = results.removeValue(forKey: one.watched.target.endpointID) {
                one.watched.target.earlierMark = result.mark ?? one.watched.target.earlierMark
                if result.state != .unknown { one.watched.state = result.state }
            }
            known[one.watched.target.endpointID] = (one, askedAt)
        }
    }

    /// Forgets what was not asked since a moment: somebody else asks it now.
    mutating func forget(before moment: Instant) { known = known.filter { $0.value.askedAt >= moment } }

    /// What was not asked since a moment, longest ago first.
    func due(before moment: Instant) -> [LeasedEndpoint] {
        known.values.filter { $0.askedAt < moment }
            .sorted {
                ($0.askedAt, $0.leased.watched.target.endpointID)
                    < ($1.askedAt, $1.leased.watched.target.endpointID)
            }.map(\.leased)
    }
}
