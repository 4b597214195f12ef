import CameraModel

/// Days as rows of 24 hours of local time: how much of each hour was online; grey where nobody looked.
enum AvailabilityChart {
    /// `days` are those of UTC, as they are kept, one after the other.
    static func strip(_ days: [HourlySums], _ visit: Visit) -> HTML {
        let local = localDays(days, visit)
        let rows: [HTML] = local.enumerated().map { row, day in
            let cells: [HTML] = day.hours.enumerated().compactMap { hour, sums in
                sums.map {
                    "<rect class=\"\(kind($0))\" x=\"\(90 + hour * 18)\" y=\"\(row * 16 + 14)\" width=\"17\" height=\"13\"><title>\(hour):00, \(Int($0.online)) / \(Int($0.observed)) s</title></rect>"
                }
            }
            let online = day.hours.reduce(0) { $0 + Int($1?.online ?? 0) }
            let observed = day.hours.reduce(0) { $0 + Int($1?.observed ?? 0) }
            let percent = Ratio(part: online, whole: observed).percent
            return
                "<text x=\"0\" y=\"\(row * 16 + 25)\">\(day.date)</text>\(cells)<text x=\"530\" y=\"\(row * 16 + 25)\">\(percent.map { $0 + " %" } ?? "-")</text>"
        }
        let hours: [HTML] = [0, 6, 12, 18].map { "<text x=\"\(90 + $0 * 18)\" y=\"10\">\($0):00</text>" }
        let title = visit.pick(
            "Availability hour by hour, \(local.count) days", "逐小时可用性，\(local.count) 天")
        let words = [
            ("online", visit.pick("online", "在线")), ("partly", visit.pick("partly online", "部分在线")),
            ("degraded", visit.pick("degraded", "异常")), ("offline", visit.pick("offline", "离线")),
            ("unseen", visit.pick("not observed", "未观测")),
        ]
        let legend: [HTML] = words.map {
            "<li><svg class=\"swatch\" viewBox=\"0 0 16 12\" aria-hidden=\"true\"><rect class=\"\($0.0)\" width=\"16\" height=\"12\"/></svg> \($0.1)</li>"
        }
        return
            "<svg class=\"strip\" viewBox=\"0 0 600 \(local.count * 16 + 18)\" role=\"img\" aria-label=\"\(title)\">\(hours)\(rows)</svg><ul class=\"legend\">\(legend)</ul>"
    }

    /// The hours again by days of local time; `nil` where the window does not reach. Parts of an hour of an offset are left
    /// out of account.
    private static func localDays(_ days: [HourlySums], _ visit: Visit) -> [(
        date: String, hours: [HourlySums.Hour?]
    )] {
        let ahead = visit.house.localTime.offset(at: visit.desk.now) / 3600
        var hours: [Int: HourlySums.Hour] = [:]
        for day in days {
            for (hour, sums) in day.hours.enumerated()
            where Int64(day.day * 24 + hour) * 3600 <= visit.desk.now.seconds {
                hours[day.day * 24 + hour + ahead] = sums
            }
        }
        guard let first = hours.keys.min(), let last = hours.keys.max() else { return [] }
        return ((first + (24 - first % 24) % 24) / 24...last / 24).map { day in
            (
                CalendarDate(daysSince1970: day).description,
                (0..<24).map { hours[day * 24 + $0] }
            )
        }
    }

    private static func kind(_ hour: HourlySums.Hour) -> String {
        if hour.observed == 0 { return "unseen" }
        if hour.online == hour.observed { return "online" }
        if hour.online > 0 { return "partly" }
        return hour.degraded > 0 ? "degraded" : "offline"
    }
}

/// Seconds to the first byte over the last hours.
enum LatencyChart {
    static func chart(_ number: Int, _ attempts: [ProbeAttempt], _ visit: Visit) -> HTML {
        let last = attempts.suffix(200)
        guard let begin = last.first?.startedAt, let end = last.last?.startedAt else { return "" }
        let span = max(1, end.milliseconds - begin.milliseconds)
        let highest = max(0.1, last.map(\.firstByteSeconds).max() ?? 0.1)
        let dots: [HTML] = last.map { attempt in
            let x = Int((attempt.startedAt.milliseconds - begin.milliseconds) * 300 / span)
            let y = 90 - Int(attempt.firstByteSeconds / highest * 90)
            return "<circle class=\"\(attempt.state.rawValue)\" cx=\"\(x)\" cy=\"\(y)\" r=\"3\"/>"
        }
        let title = visit.pick("Endpoint \(number): time to the first byte", "取流地址 \(number)：首字节时间")
        let scale = "0 – \(Int(highest * 1000)) ms"
        return
            "<figure><figcaption>\(title) <small>\(scale), \(last.count) \(visit.pick("attempts", "次探测"))</small></figcaption><svg viewBox=\"-4 -4 308 98\" role=\"img\" aria-label=\"\(title), \(scale)\"><line class=\"grid\" x1=\"0\" y1=\"90\" x2=\"300\" y2=\"90\"/><line class=\"grid\" x1=\"0\" y1=\"0\" x2=\"300\" y2=\"0\"/>\(dots)</svg><small>\(Pieces.time(begin, visit)) – \(Pieces.time(end, visit))</small></figure>"
    }
}
