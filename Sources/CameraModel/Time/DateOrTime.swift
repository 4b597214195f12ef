/// A date, or a moment on it: as exact as its source was, and never made more exact.
public enum DateOrTime: Hashable, Sendable, CustomStringConvertible {
    /// Only the day is known.
    case date(CalendarDate)
    /// The moment is known.
    case time(Instant)

    /// Canonical text: `2026-11-21`, or RFC 3339 in UTC `2026-11-21T04:00:00Z`.
    public var description: String {
        switch self {
        case .date(let date): date.description
        case .time(let instant): instant.rfc3339
        }
    }

    /// The date or time that a text names, or `nil`.
    ///
    /// Reads RFC 3339 (`2026-11-21T12:00:00+08:00`), `2026-11-21`, `2026/11/21`, `2026.11.21`, `2026年11月21日`,
    /// each also with ` 08:00`, ` 08:00:00` or a fraction, and `20261121`, `20261121080000`. A time without
    /// an offset is taken in `localTime`. Days that do not exist are `nil`, not moved.
    public init?(_ text: String, localTime: LocalTime) {
        var text = text
        let parsed = text.withUTF8 { bytes in
            var reader = DateReader(bytes)
            return reader.read(localTime)
        }
        guard let parsed else { return nil }
        self = parsed
    }

    /// The moment itself, or midnight at the start of the day.
    public func start(_ localTime: LocalTime) -> Instant {
        switch self {
        case .date(let date): localTime.instant(date)
        case .time(let instant): instant
        }
    }
}
