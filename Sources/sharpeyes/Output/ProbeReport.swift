import CameraAudit
import CameraModel

/// What a probe run found, counted as it comes; results themselves are kept only where they are printed.
struct ProbeReport {
    var run: Int64 = 0
    var startedAt: Instant
    var finishedAt: Instant
    var due: Int
    private(set) var answered = 0
    private var states: [HealthState: Int] = [:]
    private var outcomes: [ProbeOutcome: Int] = [:]
    private var troubles: [ProbeResult] = []
    private var results: [ProbeResult] = []
    private let shownTroubles = 20

    init(startedAt: Instant, due: Int) {
        (self.startedAt, finishedAt, self.due) = (startedAt, startedAt, due)
    }

    mutating func add(_ result: ProbeResult, keep: Bool) {
        guard result.outcome != .cancelled else { return }
        answered += 1
        states[result.state, default: 0] += 1
        outcomes[result.outcome, default: 0] += 1
        if keep { results.append(result) }
        if result.state != .online, troubles.count < shownTroubles { troubles.append(result) }
    }

    func count(_ state: HealthState) -> Int { states[state] ?? 0 }

    func print(_ format: Probe.ProbeFormat, _ settings: Settings) throws {
        switch format {
        case .json: try printJSON()
        case .text: try Terminal.print(text(settings), terminator: "")
        }
    }

    private func text(_ settings: Settings) -> String {
        let language = settings.language
        let seconds = plainDecimalText((finishedAt.seconds(since: startedAt) * 10).rounded() / 10)
        var out = language.pick(
            en: "\(answered) of \(due) endpoints probed in \(seconds) s: ",
            zh: "\(due) 个端点中探测 \(answered) 个，用时 \(seconds) 秒：")
        out +=
            HealthState.allCases.map { "\(count($0)) \($0.label(language))" }.joined(separator: ", ") + "\n"
        if due == 0 {
            out += language.pick(
                en: "  no camera in scope has an endpoint that can be asked\n", zh: "  范围内没有可探测端点的摄像机\n")
        }
        for (outcome, number) in outcomes.sorted(by: {
            ($0.value, $1.key.rawValue) > ($1.value, $0.key.rawValue)
        })
        where outcome != .streaming && outcome != .answering {
            out += "  \(DisplayWidth.pad(outcome.rawValue, 18)) \(number)\n"
        }
        if settings.quiet { return out }
        for result in troubles {
            out += "  \(result.target.deviceCode) \(result.state.label(language)), \(result.outcome.rawValue)"
            out += result.message.isEmpty ? "\n" : ":\n" + Terminal.wrap(result.message, indent: 6) + "\n"
        }
        let more = answered - count(.online) - troubles.count
        if more > 0 {
            out += language.pick(
                en: "  ... and \(more) more: --format json has all\n",
                zh: "  …… 另有 \(more) 个：用 --format json 查看全部\n")
        }
        return out
    }

    private func printJSON() throws {
        let output = try OutputFile(nil)
        try output.write(
            "{\"run\": {\"id\": \"\(run)\", \"startedAt\": \"\(startedAt.rfc3339)\", "
                + "\"finishedAt\": \"\(finishedAt.rfc3339)\", \"blind\": false},\n \"summary\": {\"due\": \(due), "
                + "\"probed\": \(answered), "
                + HealthState.allCases.map { "\"\($0.rawValue)\": \(count($0))" }.joined(separator: ", ")
                + "},\n \"results\": [")
        for (index, result) in results.enumerated() {
            try output.write((index == 0 ? "\n  " : ",\n  ") + ProbeReport.json(result))
        }
        try output.write("]}\n")
        try output.finish()
    }

    private static func json(_ result: ProbeResult) -> String {
        let phases = result.phases
        let seconds = [
            ("resolve", phases.resolve), ("connect", phases.connect), ("tls", phases.tls),
            ("firstByte", phases.firstByte), ("total", phases.total),
        ].map { "\"\($0)\": \(plainDecimalText(($1 * 1e6).rounded() / 1e6))" }.joined(separator: ", ")
        return "{\"deviceCode\": \(JSONText.string(result.target.deviceCode.text)), "
            + "\"endpoint\": \(JSONText.string(result.target.endpoint.url)), \"kind\": \"\(result.kind.rawValue)\", "
            + "\"state\": \"\(result.state.rawValue)\", \"outcome\": \"\(result.outcome.rawValue)\", "
            + "\"httpStatus\": \(result.httpStatus.map(String.init) ?? "null"), \"attempts\": \(result.attempts), "
            + "\"bytes\": \(result.bytes), \"remoteAddress\": \(result.remoteAddress.map { JSONText.string($0) } ?? "null"), "
            + "\"seconds\": {\(seconds)}, \"message\": \(JSONText.string(result.message)), "
            + "\"mark\": \(result.mark.map { JSONText.string($0) } ?? "null"), "
            + "\"checks\": [\(result.checks.map(json).joined(separator: ", "))]}"
    }

    private static func json(_ check: CheckResult) -> String {
        "{\"id\": \"\(check.check.rawValue)\", \"verdict\": \"\(check.verdict.rawValue)\", "
            + "\"reason\": \(JSONText.string(check.reason))}"
    }
}
