import CameraModel
import CameraProbe

extension ProbeReport {
    /// The contract's shape, piece by piece, for a county's results are long.
    func writeJSON(_ write: (String) throws -> Void) throws {
        let reason = blind.map { JSONText.string($0.words(.english)) } ?? "null"
        try write(
            "{\"run\": {\"id\": \"\(run)\", \"startedAt\": \"\(startedAt.rfc3339)\", "
                + "\"finishedAt\": \"\(finishedAt.rfc3339)\", \"blind\": \(blind != nil), "
                + "\"blindReason\": \(reason), \"pace\": \(pace?.json ?? "null")\(sharingJSON)},\n \"summary\": {\"due\": \(due), \"probed\": \(answered), "
                + HealthState.allCases.map { "\"\($0.rawValue)\": \(count($0))" }.joined(separator: ", ")
                + ", \"maintenance\": \(maintained.count)},\n \"results\": [")
        for (index, result) in results.enumerated() {
            try write((index == 0 ? "\n  " : ",\n  ") + ProbeReport.json(result))
        }
        try write(
            "],\n \"changes\": [\(changes.compactMap(json).joined(separator: ",\n  "))],\n \"causes\": [")
        try write(causes.map(ProbeReport.json).joined(separator: ",\n  "))
        let windows = maintained.map { watched in
            "{\"deviceCode\": \(JSONText.string(watched.target.deviceCode.text)), "
                + "\"endpoint\": \(JSONText.string(watched.target.endpoint.url)), "
                + "\"window\": \"\(watched.maintenance ?? 0)\"}"
        }
        try write("],\n \"maintenance\": [\(windows.joined(separator: ",\n  "))]}\n")
    }

    private var sharingJSON: String {
        guard let sharing else { return "" }
        return ", \"worker\": \(JSONText.string(sharing.worker)), \"late\": \(sharing.late), "
            + "\"spooled\": \(sharing.spooled), \"refused\": \(sharing.refused)"
    }

    /// A change, as JSON and webhook tell it; `nil` for an endpoint that is not of this run.
    func json(_ change: HealthChange) -> String? {
        guard let watched = watched(change.endpointID) else { return nil }
        return "{\"deviceCode\": \(JSONText.string(watched.target.deviceCode.text)), "
            + "\"name\": \(JSONText.optional(watched.name)), "
            + "\"endpoint\": \(JSONText.string(watched.target.endpoint.url)), "
            + "\"from\": \"\(change.from.rawValue)\", \"to\": \"\(change.to.rawValue)\", "
            + "\"since\": \"\(change.since.rfc3339)\", \"outcome\": \"\(change.outcome.rawValue)\", "
            + "\"flapping\": \(change.isFlapping)}"
    }

    static func json(_ cause: OutageCause) -> String {
        "{\"kind\": \"\(cause.kind.rawValue)\", \"name\": \(JSONText.string(cause.name)), "
            + "\"title\": \(JSONText.optional(cause.title)), \"isDown\": \(cause.isDown), \"cameras\": ["
            + cause.cameras.map { JSONText.string($0.text) }.joined(separator: ", ") + "]}"
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
