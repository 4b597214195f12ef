/// How far local time is ahead of UTC at a given local time: what a time without an offset means.
///
/// The default is Asia/Shanghai, eight hours. Zones with summer time come as a function, because only full
/// Foundation knows them by name and this module does not use it.
public struct LocalTime: Sendable {
    /// Seconds ahead of UTC for a local time, itself in seconds since 1970-01-01T00:00:00 local.
    public let offsetSeconds: @Sendable (_ localSeconds: Int64) -> Int

    /// Local time with an offset that changes in the year.
    public init(offsetSeconds: @escaping @Sendable (Int64) -> Int) { self.offsetSeconds = offsetSeconds }

    /// Local time that is always `seconds` ahead of UTC.
    public init(secondsAheadOfUTC seconds: Int) { self.init(offsetSeconds: { _ in seconds }) }

    /// Asia/Shanghai: eight hours ahead, no summer time.
    public static let shanghai = LocalTime(secondsAheadOfUTC: 8 * 3600)

    /// UTC itself.
    public static let utc = LocalTime(secondsAheadOfUTC: 0)

    /// Seconds that local time is ahead of UTC at a moment.
    public func offset(at instant: Instant) -> Int {
        let guess = offsetSeconds(instant.seconds)
        return offsetSeconds(instant.seconds + Int64(guess))
    }

    /// The moment of a local date and second of the day (0 at midnight).
    public func instant(_ date: CalendarDate, secondOfDay: Int = 0, milliseconds: Int = 0) -> Instant {
        let local = Int64(date.daysSince1970) * 86_400 + Int64(secondOfDay)
        return Instant(milliseconds: (local - Int64(offsetSeconds(local))) * 1000 + Int64(milliseconds))
    }
}
