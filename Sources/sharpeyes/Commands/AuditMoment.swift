import CameraModel

/// The moment that `--as-of` means.
enum AuditMoment {
    /// The moment of a text: a time, in the configured time zone when it has no offset, or a day, which means its last
    /// second there; today means now. What lies in the future is refused: nobody knows it yet.
    static func read(_ text: String, now: Instant, _ settings: Settings) throws -> Instant {
        let moment: Instant
        switch DateOrTime(text, localTime: settings.localTime) {
        case nil:
            throw Failure.cannot(
                settings.language.pick(
                    en:
                        "--as-of \"\(text)\" is no time; wanted a day such as 2026-06-30 or a time such as 2026-06-30T18:00:00+08:00",
                    zh: "--as-of “\(text)”不是有效时间；应为日期（2026-06-30）或时间（2026-06-30T18:00:00+08:00）"))
        case .time(let instant)?: moment = Instant(seconds: instant.seconds)
        case .date(let day)?:
            let next = CalendarDate(daysSince1970: day.daysSince1970 + 1)
            let end = settings.localTime.instant(next).adding(seconds: -1)
            moment = settings.localTime.instant(day) <= now ? min(end, now) : end
        }
        guard moment <= now else {
            throw Failure.cannot(
                settings.language.pick(
                    en:
                        "--as-of \(settings.local(moment)) lies in the future; it is \(settings.local(now)) now",
                    zh: "--as-of \(settings.local(moment)) 尚未到来；现在是 \(settings.local(now))"))
        }
        return moment
    }
}
