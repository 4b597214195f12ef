public import CameraModel

/// Writes cameras, zones and sites as CSV (RFC 4180, LF) or as one JSON array, chunk by chunk.
///
/// Use: `header()`, any number of `append`, `footer()`. What it writes, the readers read back the same. In CSV,
/// text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, TAB or CR) gets a leading
/// apostrophe, which the readers take off again.
public struct InventoryWriter: Sendable {
    /// What is written.
    public enum Kind: Sendable {
        /// Cameras, with the columns of ``CameraColumn``.
        case cameras
        /// Zones.
        case zones
        /// Required sites.
        case sites
    }

    private let kind: Kind
    private let format: InventoryFormat
    private var count = 0

    /// A writer of CSV, JSON or JSON Lines; what is only read is written as CSV. `jsonl` writes one object a line and
    /// neither header nor footer.
    public init(_ kind: Kind, format: InventoryFormat) { (self.kind, self.format) = (kind, format) }

    /// What comes before the rows.
    public func header() -> String {
        switch format {
        case .json: "["
        case .jsonl: ""
        default: columns.joined(separator: separator) + "\n"
        }
    }

    /// What comes behind the rows.
    public func footer() -> String { format == .json ? (count == 0 ? "]\n" : "\n]\n") : "" }

    private var separator: String { format == .tsv ? "\t" : "," }

    private var columns: [String] {
        switch kind {
        case .cameras: CameraColumn.allCases.map(\.rawValue)
        case .zones: ZoneRow.Column.allCases.map(\.rawValue)
        case .sites: SiteRow.Column.allCases.map(\.rawValue)
        }
    }

    /// Cameras as text.
    public mutating func append(_ cameras: [CameraRecord]) -> String {
        lines(cameras) { camera in
            CameraColumn.allCases.map { column in
                CellText(column.rawValue, camera.text(of: column), CellText.form(of: column))
            }
        }
    }

    /// Zones as text.
    public mutating func append(_ zones: [Zone]) -> String {
        lines(zones) { zone in
            ZoneRow.Column.allCases.map { column in
                let isCount = [.plannedCameras, .requiredKeyPublicArea, .requiredKeyIndustry].contains(column)
                return CellText(column.rawValue, column.text(of: zone), isCount ? .number : .text)
            }
        }
    }

    /// Sites as text.
    public mutating func append(_ sites: [Site]) -> String {
        lines(sites) { site in
            SiteRow.Column.allCases.map { column in
                let isNumber = [.longitude, .latitude, .requiredCameras].contains(column)
                return CellText(column.rawValue, column.text(of: site), isNumber ? .number : .text)
            }
        }
    }

    private mutating func lines<Row>(_ rows: [Row], _ cells: (Row) -> [CellText]) -> String {
        var out = ""
        for row in rows {
            let cells = cells(row)
            if format != .json, format != .jsonl {
                out += cells.map(\.csv).joined(separator: separator) + "\n"
            } else {
                if format == .json { out += count == 0 ? "\n" : ",\n" }
                out += "{" + cells.compactMap(\.json).joined(separator: ",") + "}"
                if format == .jsonl { out += "\n" }
            }
            count += 1
        }
        return out
    }
}

/// A cell by the quoting rules of RFC 4180, for commas and for TABs between cells.
func quotedCSV(_ text: String) -> String {
    let special: (UInt8) -> Bool = { $0 == 0x22 || $0 == 0x2C || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard text.utf8.contains(where: special) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
}

/// Whether reading the text from a CSV cell would take off its first apostrophe.
func losesApostrophe(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(2))
    return bytes.count > 1 && bytes[0] == UInt8(ascii: "'")
        && (isFormulaStart(bytes[1]) || bytes[1] == UInt8(ascii: "'"))
}

/// One cell on its way out.
private struct CellText {
    enum Form { case text, number, list, object }
    let key: String
    let value: String?
    let form: Form

    init(_ key: String, _ value: String?, _ form: Form) {
        (self.key, self.value, self.form) = (key, value, form)
    }

    static func form(of column: CameraColumn) -> Form {
        switch column {
        case .longitude, .latitude, .bearing, .horizontalFieldAngle, .verticalFieldAngle, .tilt, .mountHeight,
            .maxViewDistance, .port, .investment, .retentionDays:
            .number
        case .functionTypes, .positionTypes, .endpoints, .sites, .attachments: .list
        case .extras: .object
        default: .text
        }
    }

    /// `"key":value`, or `nil` when nothing is known.
    var json: String? {
        guard let value else { return nil }
        let text =
            switch form {
            case .text: JSONText.string(value)
            case .number, .object: value
            case .list:
                "[" + value.split(separator: ";").map { JSONText.string(String($0)) }.joined(separator: ",")
                    + "]"
            }
        return JSONText.string(key) + ":" + text
    }

    var csv: String {
        guard let value else { return "" }
        var text = value
        if form != .number, needsGuard(value) { text = "'" + text }
        return quotedCSV(text)
    }

    /// Also what would lose its own apostrophe when read back.
    private func needsGuard(_ text: String) -> Bool {
        text.utf8.first.map(isFormulaStart) ?? false || losesApostrophe(text)
    }
}
