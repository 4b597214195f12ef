import CameraModel

/// The report for programs: JSON with the keys of docs/formulas.md, in a fixed order, one figure a line.
public struct AuditJSON {
    /// The report as JSON with a line break at its end. Times are UTC; a percentage is a string or null.
    public static func render(_ report: AuditReport) -> String {
        var out =
            "{\"policy\": {\"name\": \(text(report.policy.name)), \"source\": \(text(report.policy.source)), "
        out += "\"validFrom\": \"\(report.policy.validFrom)\"},\n"
        out +=
            " \"asOf\": \"\(report.asOf.rfc3339)\", \"revision\": \(report.revision), \"met\": \(report.met),\n"
        out += " \"windowSeconds\": \(report.windowSeconds),\n"
        out += " \"cameras\": \(cameras(report.cameras)),\n \"sites\": \(sites(report.sites)),\n"
        out += " \"zones\": " + list(report.zones.map(zone), "  ") + ",\n"
        out += " \"lists\": {\"builtUnused\": \(cameraList(report.lists.builtUnused)),\n"
        out += "  \"paperConnected\": \(cameraList(report.lists.paperConnected)),\n"
        out += "  \"nobodys\": \(cameraList(report.lists.nobodys))},\n"
        out += " \"findings\": " + list(report.findings.map(finding), "  ")
        if let rate = report.explained {
            out += ",\n \"explained\": \"\(rate.rawValue)\",\n"
            out += " \"evidence\": " + list(report.evidence.map(evidence), "  ")
        }
        return out + "}\n"
    }

    private static func text(_ value: String) -> String { JSONText.string(value) }
    private static func optional(_ value: String?) -> String { value.map(text) ?? "null" }

    private static func list(_ items: [String], _ indent: String) -> String {
        items.isEmpty ? "[]" : "[\n\(indent)" + items.joined(separator: ",\n\(indent)") + "]"
    }

    private static func cameras(_ counts: CameraCounts) -> String {
        "{\"unknown\": \(counts.unknown), \"inUse\": \(counts.inUse), \"underRepair\": \(counts.underRepair), "
            + "\"planned\": \(counts.planned), \"removed\": \(counts.removed), \"total\": \(counts.total)}"
    }

    private static func sites(_ sites: SiteMatching) -> String {
        "{\"byName\": \(sites.byName), \"byView\": \(sites.byView), \"notAtAll\": \(sites.notAtAll), "
            + "\"unmatchedNames\": \(sites.unmatchedNames), \"ambiguousNames\": \(sites.ambiguousNames)}"
    }

    private static func cameraList(_ list: CameraList) -> String {
        let codes = list.deviceCodes.map { text($0.text) }.joined(separator: ", ")
        return "{\"count\": \(list.count), \"deviceCodes\": [\(codes)]}"
    }

    private static func zone(_ zone: ZoneRates) -> String {
        var out = "{\"zone\": \(text(zone.zone.text)), \"name\": \(text(zone.name)), "
        out += "\"level\": \(optional(zone.level?.rawValue)), \"parent\": \(optional(zone.parent?.text)),\n"
        out += "   \"cameras\": \(cameras(zone.cameras)),\n   \"sites\": \(sites(zone.sites)),\n"
        return out + "   \"rates\": " + list(zone.rates.map(figure), "    ") + "}"
    }

    private static func figure(_ figure: RateFigure) -> String {
        var out =
            "{\"category\": \"\(figure.category?.rawValue ?? "all")\", \"rate\": \"\(figure.rate.rawValue)\", "
        out += "\"sector\": \(optional(figure.sector)), \"part\": \(figure.ratio.part), "
        out += "\"whole\": \(figure.ratio.whole), \"percent\": \(optional(figure.ratio.percent)), "
        out +=
            "\"target\": \(optional(figure.target?.description)), \"met\": \(figure.met.map { "\($0)" } ?? "null"), "
        out += "\"excluded\": \(figure.excluded), \"unknown\": \(figure.unknown)"
        if let basis = figure.basis { out += ", \"basis\": \"\(basis.rawValue)\"" }
        return out + "}"
    }

    private static func finding(_ finding: Finding) -> String {
        "{\"severity\": \"\(finding.severity.rawValue)\", \"rule\": \(text(finding.rule.id)), "
            + "\"subject\": \(optional(finding.deviceCode)), \"message\": \(text(finding.message()))}"
    }

    private static func evidence(_ entry: Evidence) -> String {
        var out = "{\"zone\": \(optional(entry.zone?.text)), \"category\": \"\(entry.category.rawValue)\", "
        out +=
            "\"\(entry.isSite ? "site" : "deviceCode")\": \(text(entry.code)), \"name\": \(optional(entry.name)), "
        out += "\"standing\": \"\(entry.standing.rawValue)\", \"reason\": \"\(entry.reason.id)\", "
        out +=
            "\"standingInAll\": \"\(entry.standingInAll.rawValue)\", \"reasonInAll\": \"\(entry.reasonInAll.id)\", "
        out += "\"message\": \(text(entry.reason.text(.english)))"
        if entry.isSite {
            out += ", \"cameras\": [" + entry.cameras.map { text($0.text) }.joined(separator: ", ") + "]"
        }
        return out + "}"
    }
}
