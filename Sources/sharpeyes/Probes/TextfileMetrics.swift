import CameraModel

/// A run as node_exporter's textfile collector reads it; phases have blackbox_exporter's names.
struct TextfileMetrics {
    private var success = ""
    private var duration = ""
    private var status = ""
    private var phases = ""

    mutating func add(_ result: ProbeResult) {
        let code = result.target.deviceCode.text
        let labels =
            "device_code=\"\(TextfileMetrics.escaped(code))\",endpoint_id=\"\(result.target.endpointID)\""
        success += "probe_success{\(labels)} \(result.state == .online ? 1 : 0)\n"
        duration += "probe_duration_seconds{\(labels)} \(TextfileMetrics.number(result.phases.total))\n"
        if let code = result.httpStatus { status += "probe_http_status_code{\(labels)} \(code)\n" }
        let all = result.phases
        let transfer = max(0, all.total - all.resolve - all.connect - all.tls - all.firstByte)
        for (name, seconds) in [
            ("resolve", all.resolve), ("connect", all.connect), ("tls", all.tls),
            ("processing", all.firstByte), ("transfer", transfer),
        ] where seconds > 0 {
            phases +=
                "probe_http_duration_seconds{\(labels),phase=\"\(name)\"} \(TextfileMetrics.number(seconds))\n"
        }
    }

    /// The whole file: the run first, then the endpoints.
    func text(_ report: ProbeReport) -> String {
        var out = TextfileMetrics.head("sharpeyes_probe_endpoints", "Endpoints of the last run by verdict.")
        for state in HealthState.allCases {
            out += "sharpeyes_probe_endpoints{state=\"\(state.rawValue)\"} \(report.count(state))\n"
        }
        let run: [(String, String, String)] = [
            ("due", "Endpoints that were due.", "\(report.due)"),
            ("maintenance", "Endpoints under maintenance, not asked.", "\(report.maintained.count)"),
            (
                "blind", "Whether the run could not see; then no state was changed.",
                report.blind == nil ? "0" : "1"
            ),
            ("last_run_timestamp_seconds", "When the run ended.", "\(report.finishedAt.seconds)"),
            (
                "run_duration_seconds", "How long the run took.",
                TextfileMetrics.number(report.finishedAt.seconds(since: report.startedAt))
            ),
        ]
        for (name, help, value) in run {
            out +=
                TextfileMetrics.head("sharpeyes_probe_" + name, help) + "sharpeyes_probe_\(name) \(value)\n"
        }
        let families = [
            ("probe_success", "Whether the endpoint is online.", success),
            ("probe_duration_seconds", "How long the last attempt took.", duration),
            ("probe_http_status_code", "Status of the answer.", status),
            ("probe_http_duration_seconds", "Duration of the last attempt by phase.", phases),
        ]
        for (name, help, lines) in families where !lines.isEmpty {
            out += TextfileMetrics.head(name, help) + lines
        }
        return out
    }

    private static func head(_ name: String, _ help: String) -> String {
        "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
    }

    private static func number(_ seconds: Double) -> String {
        plainDecimalText((seconds * 1e6).rounded() / 1e6)
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { out, character in
            if character == "\\" || character == "\"" { out += "\\" }
            out += character == "\n" ? "\\n" : String(character)
        }
    }
}
