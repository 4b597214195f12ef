/// A moment in time, in whole milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// Valid from year 1 to year 9999. Rooms get the present moment as an argument; none of them asks a clock.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z; negative before.
    public let milliseconds: Int64

    /// A moment `milliseconds` after 1970-01-01T00:00:00Z.
    @inlinable public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// A moment whole `seconds` after 1970-01-01T00:00:00Z.
    @inlinable public init(seconds: Int64) { self.milliseconds = seconds * 1000 }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded towards the past.
    @inlinable public var seconds: Int64 {
        milliseconds >= 0 ? milliseconds / 1000 : -((-milliseconds + 999) / 1000)
    }

    /// Whether `a` comes before `b`.
    @inlinable public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    /// The moment `seconds` later, or earlier when negative.
    @inlinable public func adding(seconds: Int64) -> Instant {
        Instant(milliseconds: milliseconds + seconds * 1000)
    }

    /// Seconds from `other` to this moment; negative when `other` is later.
    @inlinable public func seconds(since other: Instant) -> Double {
        Double(milliseconds - other.milliseconds) / 1000
    }
}

extension Instant {
    /// RFC 3339 in UTC: `2026-11-21T04:00:00Z`, with milliseconds only where they are not zero.
    public var rfc3339: String { rfc3339(offsetSeconds: 0) }

    /// RFC 3339 with an offset from UTC in seconds, whole minutes: `2026-11-21T12:00:00+08:00`; `Z` for 0.
    public func rfc3339(offsetSeconds: Int) -> String {
        let local = adding(seconds: Int64(offsetSeconds))
        var days = local.seconds / 86_400
        var second = Int(local.seconds - days * 86_400)
        if second < 0 {
            second += 86_400
            days -= 1
        }
        let fraction = Int(local.milliseconds - local.seconds * 1000)
        let date = CalendarDate(daysSince1970: Int(days))
        if fraction == 0, offsetSeconds == 0 { return Instant.plain(date, second) }
        var text =
            "\(date)T\(twoDigits(second / 3600)):\(twoDigits(second / 60 % 60)):\(twoDigits(second % 60))"
        if fraction != 0 { text += "." + String(String(1000 + fraction).dropFirst()) }
        guard offsetSeconds != 0 else { return text + "Z" }
        let minutes = abs(offsetSeconds) / 60
        return text + (offsetSeconds < 0 ? "-" : "+")
            + "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }
}

extension Instant {
    /// `2026-11-21T04:00:00Z` byte by byte: a registry's rows are full of them.
    private static func plain(_ date: CalendarDate, _ second: Int) -> String {
        String(unsafeUninitializedCapacity: 20) { place in
            date.write(to: place)
            place[10] = UInt8(ascii: "T")
            putTwoDigits(second / 3600, place, 11)
            place[13] = UInt8(ascii: ":")
            putTwoDigits(second / 60 % 60, place, 14)
            place[16] = UInt8(ascii: ":")
            putTwoDigits(second % 60, place, 17)
            place[19] = UInt8(ascii: "Z")
            return 20
        }
    }
}

/// A number of at most two digits, with a leading zero where it has one.
func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
