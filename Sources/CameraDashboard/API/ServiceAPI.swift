import CameraAudit
import CameraModel
import CameraRegistry

/// For other programs: health, metrics, the document that describes it all.
enum ServiceAPI {
    static let routes = [
        Route(
            path: "/healthz", access: .anyone, summary: "Whether it serves, and how old the figures may be",
            type: "text/plain; charset=utf-8"
        ) { _ in
            Answer(type: "text/plain; charset=utf-8", "ok\n")
        },
        Route(path: "/metrics", summary: "Figures for Prometheus", type: Metrics.type) { visit in
            Answer(type: Metrics.type, Metrics.text(visit.desk)).cacheable()
        },
        Route(
            path: "/api/v1/openapi.json", summary: "This document", type: Answer.jsonType,
            schema: Schemas.openAPI
        ) { _ in
            .json(OpenAPI.document).cacheable()
        },
    ]
}

/// The text format of Prometheus, version 0.0.4.
enum Metrics {
    static let type = "text/plain; version=0.0.4; charset=utf-8"

    static func text(_ desk: Desk) -> String {
        var out = """
            # HELP sharpeyes_snapshot_timestamp_seconds When the figures were read.
            # TYPE sharpeyes_snapshot_timestamp_seconds gauge
            sharpeyes_snapshot_timestamp_seconds \(desk.asOf.seconds)
            # HELP sharpeyes_revision The registry's revision.
            # TYPE sharpeyes_revision gauge
            sharpeyes_revision \(desk.revision)
            # HELP sharpeyes_cameras Cameras in use by health, descendants included.
            # TYPE sharpeyes_cameras gauge

            """
        let zones = desk.allZones(limit: 5000)
        for zone in zones {
            for state in HealthState.allCases {
                out += "sharpeyes_cameras{\(label(zone)),state=\"\(state.rawValue)\"} \(zone.health[state])\n"
            }
        }
        for (name, help) in [("part", "Part of a rate."), ("whole", "Whole of a rate.")] {
            out += "# HELP sharpeyes_rate_\(name) \(help)\n# TYPE sharpeyes_rate_\(name) gauge\n"
            for zone in zones {
                for figure in zone.rates?.rates ?? [] where figure.target != nil || figure.category == nil {
                    let value = name == "part" ? figure.ratio.part : figure.ratio.whole
                    out +=
                        "sharpeyes_rate_\(name){\(label(zone)),rate=\"\(figure.rate.rawValue)\",category=\"\(figure.category?.rawValue ?? "all")\"} \(value)\n"
                }
            }
        }
        return out + runs(desk)
    }

    private static func runs(_ desk: Desk) -> String {
        guard let run = try? desk.lastRun() else { return "" }
        return """
            # HELP sharpeyes_probe_last_run_timestamp_seconds When the last run of probes began.
            # TYPE sharpeyes_probe_last_run_timestamp_seconds gauge
            sharpeyes_probe_last_run_timestamp_seconds \(run.startedAt.seconds)
            # HELP sharpeyes_probe_last_run_duration_seconds How long the last run of probes that ended took.
            # TYPE sharpeyes_probe_last_run_duration_seconds gauge
            sharpeyes_probe_last_run_duration_seconds \(run.seconds.map { plainDecimalText($0) } ?? "NaN")
            # HELP sharpeyes_probe_last_run_blind Whether it could not see.
            # TYPE sharpeyes_probe_last_run_blind gauge
            sharpeyes_probe_last_run_blind \(run.isBlind ? 1 : 0)

            """
    }

    private static func label(_ zone: ZoneView) -> String {
        "zone=\"\(escaped(zone.zone.code.text))\",name=\"\(escaped(zone.zone.name))\""
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { out, character in
            switch character {
            case "\\": out += "\\\\"
            case "\"": out += "\\\""
            case "\n", "\r\n", "\r": out += "\\n"
            default: out.append(character)
            }
        }
    }
}
