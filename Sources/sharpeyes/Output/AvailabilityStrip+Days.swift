import CameraModel

extension AvailabilityStrip {
    /// One line: a day and its 24 hours.
    struct Line {
        let day: Int
        var hours = [HourlySums.Hour](repeating: HourlySums.Hour(), count: 24)

        /// Seconds online of seconds observed.
        var onlineRate: Ratio {
            Ratio(
                part: hours.reduce(0) { $0 + Int($1.online) },
                whole: hours.reduce(0) { $0 + Int($1.observed) })
        }
    }

    /// The zone that lines are in: local time where it is whole hours from UTC, in which sums are kept; else UTC.
    var zoneName: String { isLocal ? settings.timeZone : "UTC" }

    private var isLocal: Bool {
        [window.from, window.to].allSatisfy { settings.localTime.offset(at: $0) % 3600 == 0 }
    }

    /// The window's days in ``zoneName``, without those of which nothing was observed.
    func lines(_ history: EndpointHistory) -> [Line] {
        var lines: [Int: Line] = [:]
        for day in days(history) {
            for (hour, sums) in day.hours.enumerated() where sums.observed > 0 {
                let moment = Instant(seconds: Int64(day.day) * 86_400 + Int64(hour) * 3600)
                let offset = isLocal ? settings.localTime.offset(at: moment) : 0
                let local = Int(moment.seconds) + offset
                // The hour that clocks repeat in autumn holds both.
                lines[local / 86_400, default: Line(day: local / 86_400)].add(sums, at: local % 86_400 / 3600)
            }
        }
        return lines.values.sorted { $0.day < $1.day }
    }

    /// The window's days in UTC: kept sums of whole days, the rest from episodes. Days without anything are left out.
    func days(_ history: EndpointHistory) -> [HourlySums] {
        let numbers = Int(window.from.seconds / 86_400)...Int((window.to.seconds - 1) / 86_400)
        return numbers.compactMap { number in
            let start = Instant(seconds: Int64(number) * 86_400)
            let isWhole = start >= window.from && start.adding(seconds: 86_400) <= window.to
            if isWhole, let kept = history.days.first(where: { $0.day == number }) { return kept }
            var sums = HourlySums(day: number)
            for episode in history.episodes {
                let (from, to) = (max(episode.from, window.from), min(episode.to, window.to))
                if from < to { sums.add(Episode(episode.state, from: from, to: to, knownAt: from)) }
            }
            return sums.availability.observedSeconds > 0 ? sums : nil
        }
    }
}

extension AvailabilityStrip.Line {
    fileprivate mutating func add(_ sums: HourlySums.Hour, at hour: Int) {
        hours[hour].online += sums.online
        hours[hour].degraded += sums.degraded
        hours[hour].observed += sums.observed
    }
}
