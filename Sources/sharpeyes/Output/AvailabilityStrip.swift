import CameraModel

/// A camera's days as lines of 24 marks, one for each hour of local time.
struct AvailabilityStrip {
    let settings: Settings
    let window: TimeWindow
    let histories: [EndpointHistory]

    var text: String {
        let language = settings.language
        var out = language.pick(
            en: "Availability (hours of \(zoneName); # online, + partly, - degraded, . offline,\n"
                + "              blank not observed)\n",
            zh: "可用性（\(zoneName)小时；# 在线，+ 部分在线，- 异常，. 离线，空白未观测）\n")
        for history in histories {
            out += "  \(history.endpoint)\n"
            if let watch = history.watch { out += state(watch) }
            let lines = lines(history)
            if !lines.isEmpty { out += "               |0     6     12    18    |\n" }
            for line in lines {
                let date = CalendarDate(daysSince1970: line.day)
                out +=
                    "    \(date) |" + line.hours.map { String(AvailabilityStrip.mark($0)) }.joined() + "|  "
                out += "\(line.onlineRate.percent.map { $0 + " %" } ?? "-")\n"
            }
        }
        let all = availability
        out += language.pick(
            en: "  online \(all.onlineSeconds) of \(all.observedSeconds) s observed",
            zh: "  在线 \(all.onlineSeconds) 秒，观测 \(all.observedSeconds) 秒")
        out +=
            all.onlineRate.percent.map { " (\($0) %)" }
            ?? language.pick(en: " (not computable)", zh: "（无法计算）")
        out += language.pick(
            en: "; \(all.unobservedSeconds) s not observed\n", zh: "；未观测 \(all.unobservedSeconds) 秒\n")
        return out
    }

    private func state(_ watch: EndpointWatch) -> String {
        let language = settings.language
        var out = "    \(watch.health.state.label(language))"
        out += language.pick(en: " since ", zh: "，自 ") + settings.local(watch.health.since)
        out += ", \(watch.outcome.rawValue)"
        if watch.isFlapping { out += language.pick(en: ", flapping", zh: "，抖动") }
        if let address = watch.remoteAddress {
            out += language.pick(en: ", answered from \(address)", zh: "，应答地址 \(address)")
        }
        let recent = watch.recent.all.map { String($0.state.rawValue.prefix(2)) }.joined(separator: " ")
        return out + "\n" + Terminal.wrap(language.pick(en: "last: ", zh: "最近：") + recent, indent: 4) + "\n"
    }

    /// The camera's seconds: at each the best endpoint counts.
    var availability: Availability {
        Availability(window, endpoints: histories.map(\.episodes).filter { !$0.isEmpty })
    }

    var json: String {
        let endpoints = histories.map { history in
            "{\"endpoint\": \(JSONText.string(history.endpoint.url)), "
                + "\"state\": \(JSONText.optional(history.watch?.health.state.rawValue)), "
                + "\"since\": \(JSONText.optional(history.watch?.health.since.rfc3339)), "
                + "\"remoteAddress\": \(JSONText.optional(history.watch?.remoteAddress)), "
                + "\"flapping\": \(history.watch?.isFlapping ?? false), \"episodes\": ["
                + history.episodes.map(AvailabilityStrip.json).joined(separator: ", ")
                + "], \"days\": [" + days(history).map(AvailabilityStrip.json).joined(separator: ", ")
                + "], \"attempts\": [" + history.attempts.map(AvailabilityStrip.json).joined(separator: ", ")
                + "]}"
        }
        let all = availability
        return "{\"from\": \"\(window.from.rfc3339)\", \"to\": \"\(window.to.rfc3339)\", "
            + "\"windowSeconds\": \(all.windowSeconds), \"observedSeconds\": \(all.observedSeconds), "
            + "\"onlineSeconds\": \(all.onlineSeconds), \"degradedSeconds\": \(all.degradedSeconds), "
            + "\"offlineSeconds\": \(all.offlineSeconds), \"notObservedSeconds\": \(all.unobservedSeconds), "
            + "\"onlinePercent\": \(JSONText.optional(all.onlineRate.percent)), "
            + "\"endpoints\": [\(endpoints.joined(separator: ",\n  "))]}"
    }

    private static func mark(_ hour: HourlySums.Hour) -> Character {
        if hour.observed == 0 { return " " }
        if hour.online == hour.observed { return "#" }
        if hour.online > 0 { return "+" }
        return hour.degraded > 0 ? "-" : "."
    }

    private static func json(_ episode: Episode) -> String {
        "{\"state\": \"\(episode.state.rawValue)\", \"from\": \"\(episode.from.rfc3339)\", "
            + "\"to\": \"\(episode.to.rfc3339)\"}"
    }

    private static func json(_ day: HourlySums) -> String {
        func list(_ value: (HourlySums.Hour) -> UInt16) -> String {
            "[" + day.hours.map { String(value($0)) }.joined(separator: ", ") + "]"
        }
        return "{\"date\": \"\(CalendarDate(daysSince1970: day.day))\", \"online\": \(list(\.online)), "
            + "\"degraded\": \(list(\.degraded)), \"observed\": \(list(\.observed))}"
    }

    private static func json(_ attempt: ProbeAttempt) -> String {
        "{\"at\": \"\(attempt.startedAt.rfc3339)\", \"state\": \"\(attempt.state.rawValue)\", "
            + "\"outcome\": \"\(attempt.outcome.rawValue)\", \"kind\": \"\(attempt.kind.rawValue)\", "
            + "\"httpStatus\": \(attempt.httpStatus.map(String.init) ?? "null"), "
            + "\"repeated\": \(attempt.wasRepeated), \"seconds\": \(plainDecimalText(attempt.totalSeconds))}"
    }
}
