/// One endpoint's seconds in each hour of a UTC day: a row of the history that is kept for years.
public struct HourlySums: Hashable, Sendable {
    /// Seconds of one hour; observed is at most 3 600, and not less than online and degraded together.
    public struct Hour: Hashable, Sendable {
        /// Seconds online.
        public var online: UInt16 = 0
        /// Seconds degraded.
        public var degraded: UInt16 = 0
        /// Seconds in any known state.
        public var observed: UInt16 = 0

        /// Nothing observed.
        public init() {}
    }

    /// The day: days since 1970-01-01 UTC.
    public let day: Int
    /// Its 24 hours.
    public private(set) var hours: [Hour]

    /// A day of which nothing was observed.
    public init(day: Int) {
        self.day = day
        hours = Array(repeating: Hour(), count: 24)
    }

    /// Adds what an episode has of the day; episodes of one endpoint do not overlap.
    public mutating func add(_ episode: Episode) {
        guard episode.state != .unknown else { return }
        let start = Int64(day) * 86_400
        var second = max(episode.from.seconds, start)
        let end = min(episode.to.seconds, start + 86_400)
        while second < end {
            let hour = Int(second - start) / 3600
            let next = min(end, start + Int64(hour + 1) * 3600)
            let seconds = UInt16(next - second)
            hours[hour].observed += seconds
            if episode.state == .online { hours[hour].online += seconds }
            if episode.state == .degraded { hours[hour].degraded += seconds }
            second = next
        }
    }

    /// The day's seconds together.
    public var availability: Availability {
        var sum = Availability()
        sum.windowSeconds = 86_400
        for hour in hours {
            sum.onlineSeconds += Int(hour.online)
            sum.degradedSeconds += Int(hour.degraded)
            sum.offlineSeconds += Int(hour.observed) - Int(hour.online) - Int(hour.degraded)
        }
        return sum
    }
}

extension HourlySums {
    /// As they are kept: 144 bytes, for each hour online, degraded and observed, the low byte first; or, where that is
    /// shorter, seven bytes for each row of equal hours, the first of them their number.
    public var packed: [UInt8] {
        var runs: [(count: UInt8, hour: Hour)] = []
        for hour in hours {
            if runs.last?.hour == hour { runs[runs.count - 1].count += 1 } else { runs.append((1, hour)) }
        }
        guard runs.count * 7 < 144 else { return hours.flatMap(\.bytes) }
        return runs.flatMap { [$0.count] + $0.hour.bytes }
    }

    /// Sums that were kept; `nil` for bytes that are none.
    public init?(day: Int, packed: [UInt8]) {
        self.day = day
        hours = []
        if packed.count == 144 {
            for start in stride(from: 0, to: 144, by: 6) { hours.append(Hour(packed[start..<start + 6])) }
        } else {
            guard packed.count % 7 == 0, !packed.isEmpty else { return nil }
            for start in stride(from: 0, to: packed.count, by: 7) {
                let hour = Hour(packed[start + 1..<start + 7])
                hours += repeatElement(hour, count: Int(packed[start]))
            }
        }
        guard hours.count == 24, hours.allSatisfy(\.isPossible) else { return nil }
    }
}

extension HourlySums.Hour {
    var bytes: [UInt8] {
        [online, degraded, observed].flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    init(_ bytes: ArraySlice<UInt8>) {
        let values = Array(bytes).map(UInt16.init)
        online = values[0] | values[1] << 8
        degraded = values[2] | values[3] << 8
        observed = values[4] | values[5] << 8
    }

    var isPossible: Bool { observed <= 3600 && Int(online) + Int(degraded) <= Int(observed) }
}
