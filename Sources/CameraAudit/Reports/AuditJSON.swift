import CameraModel

/// The report for programs: JSON with the keys of docs/formulas.md, in a fixed order, one figure a line.
public struct AuditJSON {
    /// The report as JSON with a line break at its end. Times are UTC; a percentage is a string or null.
    public static func render(_ report: AuditReport) -> String {
        var out = ""
        write(report) { out += $0 }
        return out
    }

    /// The same, handed over piece by piece: a report of many zones need never be in memory as a whole.
    public static func write<Failure: Error>(
        _ report: AuditReport, to sink: (String) throws(Failure) -> Void
    ) throws(Failure) {
        try sink(head(report))
        try sink(" \"zones\": ")
        try list(report.shownZones, "  ", zone, sink)
        if report.grouping != .zone {
            try sink(",\n \"by\": \"\(report.grouping.rawValue)\", \"groups\": ")
            try list(report.groups ?? [], "  ", group, sink)
        }
        try sink(",\n" + lists(report.lists) + " \"findings\": ")
        try list(report.findings, "  ", finding, sink)
        if let rate = report.explained {
            try sink(",\n \"explained\": \"\(rate.rawValue)\",\n \"evidence\": ")
            try list(report.evidence, "  ", evidence, sink)
        }
        try sink("}\n")
    }

    private static func head(_ report: AuditReport) -> String {
        var out =
            "{\"policy\": {\"name\": \(text(report.policy.name)), \"source\": \(text(report.policy.source)), "
        out += "\"validFrom\": \"\(report.policy.validFrom)\"},\n"
        out +=
            " \"asOf\": \"\(report.asOf.rfc3339)\", \"revision\": \(report.revision), \"met\": \(report.met),\n"
        out += " \"windowSeconds\": \(report.windowSeconds),\n"
        if report.onlineWindowSeconds > 0 {
            out += " \"onlineWindowSeconds\": \(report.onlineWindowSeconds),\n"
        }
        return out + " \"cameras\": \(cameras(report.cameras)),\n \"sites\": \(sites(report.sites)),\n"
    }

    private static func lists(_ lists: CameraLists) -> String {
        let each = EvidenceList.allCases.map { "\"\($0.rawValue)\": \(cameraList(lists[$0]))" }
        return " \"lists\": {" + each.joined(separator: ",\n  ") + "},\n"
    }

    private static func list<Item, Failure: Error>(
        _ items: [Item], _ indent: String, _ render: (Item) -> String,
        _ sink: (String) throws(Failure) -> Void
    ) throws(Failure) {
        var separator = "[\n" + indent
        for item in items {
            try sink(separator + render(item))
            separator = ",\n" + indent
        }
        try sink(items.isEmpty ? "[]" : "]")
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
        return out + "   \"rates\": " + FigureJSON.list(zone.rates) + "}"
    }

    private static func group(_ group: GroupRates) -> String {
        "{\"group\": \(optional(group.key)), \"cameras\": \(cameras(group.cameras)),\n   \"rates\": "
            + FigureJSON.list(group.rates) + "}"
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
        // The last probe is told in text only: of a past moment nobody knows it any more.
        if let origin = entry.origin { out += ", \"origin\": \(origin.json)" }
        if entry.isSite {
            out += ", \"cameras\": [" + entry.cameras.map { text($0.text) }.joined(separator: ", ") + "]"
        }
        return out + "}"
    }
}
