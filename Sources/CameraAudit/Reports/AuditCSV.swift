import CameraModel

/// The report for spreadsheets: one figure a row, as RFC 4180 has it, with a header row.
public struct AuditCSV {
    /// The columns, in order.
    public static let header = [
        "zone", "name", "level", "parent", "category", "rate", "sector", "part", "whole", "percent", "target",
        "met",
        "excluded", "unknown", "basis",
    ]

    /// The report as CSV in UTF-8 without a byte order mark; rows end in CR LF. What is not known is empty.
    public static func render(_ report: AuditReport) -> String {
        var out = ""
        write(report) { out += $0 }
        return out
    }

    /// The same, handed over piece by piece.
    public static func write<Failure: Error>(
        _ report: AuditReport, to sink: (String) throws(Failure) -> Void
    ) throws(Failure) {
        guard report.grouping == .zone else { return try writeGroups(report, sink) }
        try sink(line(header))
        for zone in report.zones {
            let place = [zone.zone.text, zone.name, zone.level?.rawValue ?? "", zone.parent?.text ?? ""]
            for figure in zone.rates { try sink(line(place + cells(figure))) }
        }
    }

    /// Of a report by groups: the grouping and the group's key stand where else the zone does.
    private static func writeGroups<Failure: Error>(
        _ report: AuditReport, _ sink: (String) throws(Failure) -> Void
    ) throws(Failure) {
        try sink(line(["by", "group"] + header.dropFirst(4)))
        for group in report.groups ?? [] {
            let place = [report.grouping.rawValue, group.key ?? ""]
            for figure in group.rates { try sink(line(place + cells(figure))) }
        }
    }

    private static func cells(_ figure: RateFigure) -> [String] {
        [
            figure.category?.rawValue ?? "all", figure.rate.rawValue, figure.sector ?? "",
            "\(figure.ratio.part)",
            "\(figure.ratio.whole)", figure.ratio.percent ?? "", figure.target?.description ?? "",
            figure.met.map { "\($0)" } ?? "", "\(figure.excluded)", "\(figure.unknown)",
            figure.basis?.rawValue ?? "",
        ]
    }

    private static func line(_ cells: [String]) -> String { CSVText.line(cells) }
}
