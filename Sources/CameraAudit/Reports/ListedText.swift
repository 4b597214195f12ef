public import CameraModel

/// A list in full: for people, as JSON, or as CSV.
public struct ListedText {
    /// The columns of the CSV and the keys of the JSON.
    public static let header = [
        "list", "zone", "deviceCode", "name", "owner", "managementUnit", "endpoints", "reachedAt", "probeRun",
        "probedAt", "probeState", "probeOutcome", "batch", "source", "line", "changedBatch", "changedAt",
    ]

    /// Lines of at most `width` columns, under the zone that they belong to.
    public static func render(_ report: AuditReport, _ language: Language, width: Int = 80) -> String {
        guard let list = report.list else { return "" }
        var out = "\(list.label(language)): \(report.listed.count)\n"
        out += report.asOf.rfc3339(offsetSeconds: report.localOffsetSeconds)
        out += language.pick(en: ", revision ", zh: "，修订号 ") + "\(report.revision)\n"
        let names = Dictionary(
            report.zones.map { ($0.zone, $0.name) }, uniquingKeysWith: { first, _ in first })
        var place: ZoneCode??
        for camera in report.listed {
            if place != .some(camera.zone) {
                place = .some(camera.zone)
                let name = camera.zone.map { "\(names[$0] ?? "") (\($0))" }
                out += "\n" + (name ?? language.pick(en: "no zone", zh: "无区域")) + "\n"
            }
            let words = facts(camera, language, report.localOffsetSeconds)
            let head = "  \(camera.deviceCode)  "
            for (index, line) in DisplayWidth.wrap(printable(words), width - head.count).enumerated() {
                out += (index == 0 ? head : String(repeating: " ", count: head.count)) + line + "\n"
            }
        }
        return out
    }

    private static func facts(_ camera: ListedCamera, _ language: Language, _ offset: Int) -> String {
        var parts = [camera.name ?? "-"]
        if let unit = camera.origin?.managementUnit ?? camera.origin?.owner { parts.append(unit) }
        let reached = camera.reachedAt.map { Instant(seconds: $0.seconds).rfc3339(offsetSeconds: offset) }
        parts.append(
            reached.map { language.pick(en: "last reached \($0)", zh: "最近一次探测到：\($0)") }
                ?? (camera.endpoints == 0
                    ? language.pick(en: "no endpoint", zh: "无取流地址")
                    : language.pick(en: "never reached", zh: "从未探测到")))
        if let origin = camera.origin { parts.append(origin.words(language, offset)) }
        return parts.joined(separator: language.pick(en: "; ", zh: "；"))
    }

    /// A JSON object: the list, its count and its cameras.
    public static func json(_ report: AuditReport) -> String {
        let rows = report.listed.map { camera in
            let cells = zip(header, cells(report, camera)).map { name, cell in
                let isNumber = ["endpoints", "probeRun", "batch", "line", "changedBatch"].contains(name)
                return "\"\(name)\": " + (cell.isEmpty ? "null" : isNumber ? cell : JSONText.string(cell))
            }
            return "  {" + cells.joined(separator: ", ") + "}"
        }
        return "{\"list\": \"\(report.list?.rawValue ?? "")\", \"asOf\": \"\(report.asOf.rfc3339)\", "
            + "\"revision\": \(report.revision), \"count\": \(rows.count), \"cameras\": ["
            + (rows.isEmpty ? "" : "\n" + rows.joined(separator: ",\n")) + "]}\n"
    }

    /// A table with a header row, as RFC 4180 has it.
    public static func csv(_ report: AuditReport) -> String {
        CSVText.line(header) + report.listed.map { CSVText.line(cells(report, $0)) }.joined()
    }

    private static func cells(_ report: AuditReport, _ camera: ListedCamera) -> [String] {
        let origin = camera.origin
        return [
            report.list?.rawValue ?? "", camera.zone?.text ?? "", camera.deviceCode.text, camera.name ?? "",
            origin?.owner ?? "", origin?.managementUnit ?? "", "\(camera.endpoints)",
            camera.reachedAt?.rfc3339 ?? "", origin?.probed.map { "\($0.run)" } ?? "",
            origin?.probed?.at.rfc3339 ?? "", origin?.probed?.state.rawValue ?? "",
            origin?.probed?.outcome ?? "",
            origin?.created.map { "\($0.batch)" } ?? "", origin?.created?.source ?? "",
            origin?.created?.line.map(String.init) ?? "", origin?.changed.map { "\($0.batch)" } ?? "",
            origin?.changed?.at.rfc3339 ?? "",
        ]
    }
}

/// Rows of CSV as RFC 4180 has them.
public enum CSVText {
    /// A row with CR LF at its end; cells are quoted where they have to be.
    public static func line(_ cells: [String]) -> String { cells.map(quoted).joined(separator: ",") + "\r\n" }

    private static func quoted(_ cell: String) -> String {
        let special = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        return special ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}
