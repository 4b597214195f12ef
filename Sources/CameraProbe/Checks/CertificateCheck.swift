import CameraModel

/// How long a certificate still lasts.
enum CertificateCheck {
    /// `isTrusted`: whether this machine accepted it; `why` it did not.
    static func look(end: Instant?, at now: Instant, days: Int) -> Judgement {
        guard let end else { return .skip(.tlsCertificate, "its end is not known") }
        let left = end.seconds(since: now)
        let day = String(end.rfc3339.prefix(10))
        if left <= 0 {
            return .warn(.tlsCertificate, .degraded, .tlsFailed, "the certificate ended on \(day)")
        }
        guard left < Double(days) * 86_400 else { return .pass(.tlsCertificate, "until \(day)") }
        return .remark(
            .tlsCertificate, "the certificate ends on \(day), in \(Int(left / 86_400)) days: renew it")
    }

    /// The moment in OpenSSL's words: `Nov  2 08:00:00 2026 GMT`; `nil` for anything else.
    static func moment(_ text: some StringProtocol) -> Instant? {
        let words = text.split(separator: " ")
        guard words.count == 5, words[4] == "GMT",
            let month = months.firstIndex(of: String(words[0])), let day = decimalInteger(words[1]),
            let year = decimalInteger(words[3]),
            let date = CalendarDate(year: year, month: month + 1, day: day)
        else { return nil }
        let clock = words[2].split(separator: ":").compactMap { decimalInteger($0) }
        guard clock.count == 3, clock[0] < 24, clock[1] < 60, clock[2] < 61 else { return nil }
        return LocalTime.utc.instant(date, secondOfDay: clock[0] * 3600 + clock[1] * 60 + clock[2])
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
