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
    public init(day: Int) { self.init(day: day, hours: Array(repeating: Hour(), count: 24)) }

    init(day: Int, hours: [Hour]) { (self.day, self.hours) = (day, hours) }

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
