import CameraAudit
import CameraModel
import CameraProbe

extension ProbeReport {
    private static var shownLines: Int { 20 }

    /// What a person reads; with `--quiet` nothing when all is well.
    func text(_ settings: Settings) -> String {
        if settings.quiet, isWell { return "" }
        let language = settings.language
        var out = summary(language)
        if let blind {
            out +=
                Terminal.wrap(
                    language.pick(en: "blind run, no state was changed: ", zh: "本次探测失明，状态未变：")
                        + blind.words(language), indent: 2) + "\n"
        }
        let causes = causes
        out += causeLines(causes, language) + outcomeLines() + newsLines(settings)
        if settings.quiet { return out }
        return out + troubleLines(alone(causes), language) + maintenanceLines(language)
    }

    private func summary(_ language: Language) -> String {
        let seconds = plainDecimalText((finishedAt.seconds(since: startedAt) * 10).rounded() / 10)
        var out = language.pick(
            en: "\(answered) of \(due) endpoints probed in \(seconds) s: ",
            zh: "\(due) 个端点中探测 \(answered) 个，用时 \(seconds) 秒：")
        out += HealthState.allCases.map { "\(count($0)) \($0.label(language))" }.joined(separator: ", ")
        if !maintained.isEmpty {
            out += language.pick(
                en: "; \(maintained.count) under maintenance", zh: "；\(maintained.count) 个维护中")
        }
        out += "\n"
        if due == 0, maintained.isEmpty, sharing != nil {
            if blind == nil {
                out += language.pick(
                    en: "  nothing is due: it was asked in this period, or other workers are asking it\n",
                    zh: "  无待探测端点：本周期内已探测，或其他探测机正在探测\n")
            }
        } else if due == 0, maintained.isEmpty {
            out += language.pick(
                en: "  no camera in scope has an endpoint that can be asked\n", zh: "  范围内没有可探测端点的摄像机\n")
        }
        if answered < due, blind == nil {
            out += language.pick(
                en: "  \(due - answered) left: the next run begins with them\n",
                zh: "  剩余 \(due - answered) 个，下次优先探测\n")
        }
        if let sharing, sharing.late > 0 {
            out += language.pick(
                en:
                    "  \(sharing.late) results came late: others had been given the endpoints; attempts were kept\n",
                zh: "  \(sharing.late) 个结果迟到：端点已由其他探测机接手，仅保留探测记录\n")
        }
        return out + (pace?.words(language) ?? "")
    }

    private func causeLines(_ causes: [OutageCause], _ language: Language) -> String {
        causes.prefix(Self.shownLines).map { cause in
            Terminal.wrap(
                language.pick(
                    en: "1 cause: \(cause.label(language)) -> \(cause.cameras.count) "
                        + (cause.cameras.count == 1 ? "camera; " : "cameras; "),
                    zh: "1 个原因：\(cause.label(language)) -> \(cause.cameras.count) 个摄像机；")
                    + cause.likelyFix(language), indent: 2) + "\n"
        }.joined()
    }

    private func outcomeLines() -> String {
        outcomes.sorted { ($0.value, $1.key.rawValue) > ($1.value, $0.key.rawValue) }
            .filter { $0.key != .streaming && $0.key != .answering }
            .map { "  \(DisplayWidth.pad($0.key.rawValue, 18)) \($0.value)\n" }.joined()
    }

    private func newsLines(_ settings: Settings) -> String {
        let language = settings.language
        var out = ""
        for change in news.prefix(Self.shownLines) {
            guard let watched = watched(change.endpointID) else { continue }
            out += "  \(watched.target.deviceCode): "
            if change.flappingChanged {
                out +=
                    change.isFlapping
                    ? language.pick(en: "flapping", zh: "开始抖动") : language.pick(en: "settled", zh: "恢复稳定")
                if change.from != change.to { out += ", " }
            }
            if change.from != change.to {
                out += "\(change.from.label(language)) -> \(change.to.label(language))"
                out += language.pick(en: " since ", zh: "，自 ") + settings.local(change.since)
            }
            out += "\n"
        }
        return out + more(news.count - Self.shownLines, language)
    }

    private func troubleLines(_ troubles: [ProbeResult], _ language: Language) -> String {
        var out = ""
        for result in troubles.prefix(Self.shownLines) {
            out += "  \(result.target.deviceCode) \(result.state.label(language)), \(result.outcome.rawValue)"
            out += result.message.isEmpty ? "\n" : ":\n" + Terminal.wrap(result.message, indent: 6) + "\n"
        }
        return out + more(troubles.count - Self.shownLines, language)
    }

    private func maintenanceLines(_ language: Language) -> String {
        var out = ""
        for watched in maintained.prefix(Self.shownLines) {
            out += "  \(watched.target.deviceCode) "
            out += language.pick(
                en: "under maintenance (window \(watched.maintenance ?? 0))\n",
                zh: "维护中（窗口 \(watched.maintenance ?? 0)）\n")
        }
        return out + more(maintained.count - Self.shownLines, language)
    }

    private func more(_ count: Int, _ language: Language) -> String {
        guard count > 0 else { return "" }
        return language.pick(
            en: "  ... and \(count) more: --format json has all\n",
            zh: "  …… 另有 \(count) 个：用 --format json 查看全部\n")
    }
}
