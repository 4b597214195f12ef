import CameraModel

/// What a profile may say of one kind of inventory.
protocol SectionSchema: Sendable {
    /// The columns, in canonical order.
    static var columns: [String] { get }
    /// Columns whose cells may hold several codes with `/` between.
    static var joined: Set<String> { get }
    /// Columns whose values cannot be mapped: codes, positions, addresses.
    static var unmapped: Set<String> { get }
    /// Columns that hold numbers.
    static var numeric: Set<String> { get }
    /// Columns with a unit; whether it is one of money.
    static var measured: [String: Bool] { get }
    /// The canonical text of a value; `nil` when the column cannot hold it.
    static func canonical(_ text: String, of column: String) -> String?
    /// The words of a closed list, for messages.
    static func words(of column: String) -> String?
}

extension SectionSchema {
    static var joined: Set<String> { [] }
    static var unmapped: Set<String> { [] }
    static var numeric: Set<String> { [] }
    static var measured: [String: Bool] { [:] }
    static func words(of column: String) -> String? { Words.closedLists[column]?.words }

    /// The words that a column knows without a profile, with their canonical text.
    static func ownWords(of column: String) -> [String: String] {
        if column == "bearing" { return Words.directions.mapValues { plainDecimalText($0) } }
        return Words.closedLists[column]?.canonical ?? [:]
    }
}

enum CameraSchema: SectionSchema {
    static let columns = CameraColumn.allCases.map(\.rawValue).filter { $0 != "extras" }
    static let joined: Set<String> = ["functionTypes", "positionTypes", "sector", "sites", "attachments"]
    static let numeric: Set<String> = [
        "bearing", "horizontalFieldAngle", "verticalFieldAngle", "tilt", "mountHeight", "maxViewDistance",
        "port",
        "retentionDays", "investment",
    ]
    static let unmapped: Set<String> = ["deviceCode", "longitude", "latitude", "endpoints"]
    static let measured = ["mountHeight": false, "maxViewDistance": false, "investment": true]

    static func canonical(_ text: String, of column: String) -> String? {
        if let list = Words.closedLists[column] { return list.canonical[lookupForm(ofHeader: text)] }
        guard let column = CameraColumn(rawValue: column), !text.isEmpty else { return nil }
        if column == .bearing {
            if text == "全向" { return text }
            return (Words.directions[lookupForm(ofHeader: text)] ?? plainDecimal(text))
                .flatMap { Bearing(degrees: $0) }?.description
        }
        guard var record = DeviceCode("0").map({ CameraRecord(deviceCode: $0) }) else { return nil }
        return record.set(column, canonical: text) ? record.text(of: column) : nil
    }
}

enum ZoneSchema: SectionSchema {
    static let columns = ZoneRow.Column.allCases.map(\.rawValue)
    static let unmapped: Set<String> = ["zone", "boundary"]

    static func canonical(_ text: String, of column: String) -> String? {
        if let list = Words.closedLists[column] { return list.canonical[lookupForm(ofHeader: text)] }
        switch ZoneRow.Column(rawValue: column) {
        case .plannedCameras, .requiredKeyPublicArea, .requiredKeyIndustry:
            return decimalInteger(text).map(String.init)
        case .zone, .parent: return ZoneCode(text)?.text
        default: return text.isEmpty ? nil : text
        }
    }
}

enum SiteSchema: SectionSchema {
    static let columns = SiteRow.Column.allCases.map(\.rawValue)
    static let joined: Set<String> = ["sector"]
    static let unmapped: Set<String> = ["site", "longitude", "latitude"]

    static func canonical(_ text: String, of column: String) -> String? {
        if let list = Words.closedLists[column] { return list.canonical[lookupForm(ofHeader: text)] }
        if column == "requiredCameras" { return decimalInteger(text).map(String.init) }
        return text.isEmpty ? nil : text
    }
}
