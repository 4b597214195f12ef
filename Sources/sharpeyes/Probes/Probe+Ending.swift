import CameraModel
import CameraRegistry
import Glibc

/// How a run begins and ends: the lock, the sinks, the exit status.
extension Probe {
    /// The right to probe. Another run has it: ends with 75, or `waits` for it.
    func lock(_ registry: Registry, _ settings: Settings, waits: Bool) throws -> ProbeLock {
        while true {
            switch try ProbeLock.take(registry: registry.path, now: Clock.now()) {
            case .taken(let lock): return lock
            case .held(let holder):
                guard waits, !Interruption.isAsked else {
                    throw Failure(
                        text: settings.language.pick(
                            en: "another probe run is on: \(holder)", zh: "另一探测正在运行：\(holder)"), status: 75)
                }
                usleep(200_000)
            }
        }
    }

    /// Every sink gets the same result.
    func tell(_ report: ProbeReport, _ settings: Settings) throws {
        if sinks.nagios {
            try Terminal.print(
                NagiosLine(report, warning: sinks.warning, critical: sinks.critical).text, terminator: "")
        } else if format == .json {
            let output = try OutputFile(nil)
            try report.writeJSON { try output.write($0) }
            try output.finish()
        } else {
            try Terminal.print(report.text(settings), terminator: "")
        }
        if let path = sinks.textfile, let metrics = report.metrics {
            let file = try OutputFile(path)
            try file.write(metrics.text(report))
            try file.finish()
        }
        if let url = sinks.webhook { ChangeNotice(url: url).send(report, settings) }
    }

    func status(_ report: ProbeReport) -> Int32 {
        if sinks.nagios {
            return NagiosLine(report, warning: sinks.warning, critical: sinks.critical).status
        }
        if Interruption.isAsked || report.blind != nil { return 2 }
        if let refused = report.sharing?.refused, refused > 0 { return 2 }
        if untilOk { return report.count(.online) > 0 ? 0 : 1 }
        return check && report.count(.offline) + report.count(.degraded) > 0 ? 1 : 0
    }

    func failure(_ report: ProbeReport, _ settings: Settings) -> String {
        if sinks.nagios { return "" }
        if Interruption.isAsked {
            return settings.language.pick(
                en: "interrupted; \(report.answered) results were kept", zh: "已中断；已保存 \(report.answered) 个结果")
        }
        return report.blind.map { $0.words(settings.language) } ?? ""
    }

    /// For the technician at the pole: a line for each look, until the camera is established as online.
    func untilOnline(_ registry: Registry, _ settings: Settings) throws -> ProbeReport {
        let end = manner.budget.map { Clock.monotonicSeconds() + $0.value }
        var looks = 0
        while true {
            let report = try probe(registry, settings, waits: true)
            looks += 1
            let code = camera.flatMap { DeviceCode($0) }
            let states = try code.map { try registry.health(of: $0).compactMap(\.health?.state) } ?? []
            let isOnline = report.count(.online) > 0
            if report.due == 0 || Interruption.isAsked || (isOnline && settled(report, states)) {
                return report
            }
            if let end, Clock.monotonicSeconds() >= end { return report }
            if !settings.quiet {
                let outcomes = report.outcomes.map(\.key.rawValue).sorted().joined(separator: ", ")
                Terminal.note("\(settings.local(report.startedAt)) \(looks): \(outcomes)")
            }
            for _ in 0..<10 where !Interruption.isAsked { usleep(200_000) }
        }
    }

    /// Under maintenance no state changes, so one good look must do.
    private func settled(_ report: ProbeReport, _ states: [HealthState]) -> Bool {
        states.contains(.online) || report.asked.contains { $0.maintenance != nil }
    }
}
