import ArgumentParser
import CameraModel

/// A month or a quarter of local time: `2026-10`, `2026Q3`.
struct ReportPeriod {
    let kind: String
    let name: String
    /// Its first day, and the first day after it.
    let first, next: CalendarDate
    /// The first day of the period before.
    let before: CalendarDate

    /// A month, `2026-10`; `nil` for anything else.
    init?(month text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, parts[1].count == 2, let year = Int(parts[0]),
            let month = Int(parts[1])
        else { return nil }
        self.init(kind: "monthly", name: text, year: year, month: month, months: 1)
    }

    /// A quarter, `2026Q3`; `nil` for anything else.
    init?(quarter text: String) {
        let parts = text.split(separator: "Q", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, parts[1].count == 1, let year = Int(parts[0]),
            let quarter = Int(parts[1]), (1...4).contains(quarter)
        else { return nil }
        self.init(kind: "quarterly", name: text, year: year, month: quarter * 3 - 2, months: 3)
    }

    private init?(kind: String, name: String, year: Int, month: Int, months: Int) {
        func day(_ months: Int) -> CalendarDate? {
            CalendarDate(
                year: year + (month - 1 + months + 12) / 12 - 1, month: (month - 1 + months + 12) % 12 + 1,
                day: 1)
        }
        guard (1...12).contains(month), let first = day(0), let next = day(months), let before = day(-months)
        else {
            return nil
        }
        (self.kind, self.name, self.first, self.next, self.before) = (kind, name, first, next, before)
    }

    /// The last second of the period; `now` when it is not over yet.
    func end(_ localTime: LocalTime, now: Instant) -> (moment: Instant, isOver: Bool) {
        let end = localTime.instant(next).adding(seconds: -1)
        return end <= now ? (end, true) : (Instant(seconds: now.seconds), false)
    }

    /// The last second before the period.
    func endBefore(_ localTime: LocalTime) -> Instant { localTime.instant(first).adding(seconds: -1) }
}
