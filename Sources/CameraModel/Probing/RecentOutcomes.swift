/// The last 21 outcomes of an endpoint with their states, oldest first: a byte each.
///
/// The length is Nagios's: 21 checks have 20 places for a change.
public struct RecentOutcomes: Hashable, Sendable {
    /// How many are kept.
    public static let capacity = 21

    /// State in the two high bits, outcome in the six low ones; as they are kept.
    public private(set) var bytes: [UInt8]

    /// None yet.
    public init() { bytes = [] }

    /// Outcomes that were kept; of more than ``capacity`` the last.
    public init(bytes: [UInt8]) { self.bytes = Array(bytes.suffix(RecentOutcomes.capacity)) }

    /// Adds the newest, and forgets the oldest when there are too many.
    public mutating func append(_ state: HealthState, _ outcome: ProbeOutcome) {
        if bytes.count == RecentOutcomes.capacity { bytes.removeFirst() }
        bytes.append(OutcomeByte.make(state, outcome))
    }

    /// The outcomes with their states, oldest first; bytes of a later version are passed over.
    public var all: [(state: HealthState, outcome: ProbeOutcome)] { bytes.compactMap(OutcomeByte.read) }

    /// How many of 100 places between two outcomes changed the state; places not yet filled did not.
    ///
    /// Unknown says nothing and is passed over.
    public var changesPercent: Int {
        var (changes, last) = (0, UInt8?.none)
        for byte in bytes where byte >> 6 != OutcomeByte.unknown {
            if let last, last != byte >> 6 { changes += 1 }
            last = byte >> 6
        }
        return changes * 100 / (RecentOutcomes.capacity - 1)
    }

    /// Whether the endpoint flaps, having flapped before or not: two thresholds, so that the answer itself does not.
    public func isFlapping(before: Bool, _ settings: HealthSettings) -> Bool {
        before ? changesPercent >= settings.flappingUntil : changesPercent >= settings.flappingFrom
    }
}

/// State and outcome in one byte. The numbers are kept in registries: new outcomes come at the end.
public enum OutcomeByte {
    private static let states: [HealthState] = [.online, .degraded, .offline, .unknown]
    private static let outcomes: [ProbeOutcome] = [
        .streaming, .slow, .stale, .ended, .frozen, .segmentFailed, .answering, .wrongClock, .deviceFault,
        .notVideo, .emptyBody, .httpError, .needsCredentials, .refused, .unresolved, .unreachable,
        .connectTimedOut, .tlsTimedOut, .firstByteTimedOut, .transferTimedOut, .tlsFailed, .connectionLost,
        .protocolError, .redirectRefused, .unsupported, .localFailure, .cancelled,
    ]
    private static let numbers = Dictionary(
        uniqueKeysWithValues: outcomes.enumerated().map { ($1, UInt8($0)) })

    static let unknown: UInt8 = 3

    /// The byte of a state and an outcome.
    public static func make(_ state: HealthState, _ outcome: ProbeOutcome) -> UInt8 {
        let high = UInt8(states.firstIndex(of: state) ?? Int(unknown))
        return high << 6 | (numbers[outcome] ?? 63)
    }

    /// What a byte stands for; `nil` for an outcome of a later version.
    public static func read(_ byte: UInt8) -> (state: HealthState, outcome: ProbeOutcome)? {
        let low = Int(byte & 63)
        return low < outcomes.count ? (states[Int(byte >> 6)], outcomes[low]) : nil
    }
}
