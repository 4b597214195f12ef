public import CameraModel

/// A figure of one day, as a dashboard kept it.
public struct RateDay: Hashable, Sendable {
    /// The day, in local time.
    public var day: CalendarDate
    /// The zone, and the category's word (`all` for all records).
    public var zone, category: String
    /// The rate.
    public var rate: RateName
    /// Part and whole.
    public var ratio: Ratio

    /// A figure of a day.
    public init(day: CalendarDate, zone: String, category: String, rate: RateName, ratio: Ratio) {
        (self.day, self.zone, self.category, self.rate, self.ratio) = (day, zone, category, rate, ratio)
    }
}

extension Registry {
    /// Keeps the figures of a day; of a figure that is there already the later stands.
    public func keep(_ figures: [RateDay]) throws {
        try write { connection in
            let insert = try Statement(
                connection,
                "INSERT OR REPLACE INTO rateDay (day, zone, category, rate, part, whole) VALUES (?, ?, ?, ?, ?, ?)"
            )
            for figure in figures {
                insert.bind(1, figure.day.daysSince1970)
                insert.bind(2, figure.zone)
                insert.bind(3, figure.category)
                insert.bind(4, figure.rate.rawValue)
                insert.bind(5, figure.ratio.part)
                insert.bind(6, figure.ratio.whole)
                try insert.run()
            }
            return (keep: true, value: ())
        }
    }

    /// The kept figures of a zone from a day on, oldest first.
    public func rateDays(zone: String, from day: CalendarDate) throws -> [RateDay] {
        try read { connection in
            let select = try Statement(
                connection,
                "SELECT day, category, rate, part, whole FROM rateDay WHERE zone = ? AND day >= ? ORDER BY day"
            )
            select.bind(1, zone)
            select.bind(2, day.daysSince1970)
            var figures: [RateDay] = []
            while try select.step() {
                guard let rate = select.text(2).flatMap(RateName.init(rawValue:)) else { continue }
                figures.append(
                    RateDay(
                        day: CalendarDate(daysSince1970: select.int(0)), zone: zone,
                        category: select.text(1) ?? "", rate: rate,
                        ratio: Ratio(part: select.int(3), whole: select.int(4))))
            }
            return figures
        }
    }
}
