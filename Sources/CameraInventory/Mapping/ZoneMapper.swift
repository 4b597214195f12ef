import CameraModel

/// Reads the rows of a zone inventory.
enum ZoneMapper: RowMapper {
    typealias Column = ZoneRow.Column
    static let isJudgedAtEnd = true
    static let schema: any SectionSchema.Type = ZoneSchema.self
    static func section(_ profile: Profile) -> ProfileSection { profile.zones }
    static let several: Set<ZoneRow.Column> = []
    static let required: [[ZoneRow.Column]] = [[.zone], [.name]]
    static let wantedShape: WantedShape? = .area

    static func map(
        _ cells: [(ZoneRow.Column, CellValue)], _ context: inout RowContext, code: inout String?
    ) -> ZoneRow? {
        var zone: ZoneCode?
        var name: String?
        for (column, cell) in cells {
            if column == .zone { zone = context.parsed(cell, .zoneCodeMalformed) { ZoneCode($0) } }
            if column == .name { name = context.text(cell, limit: 200, .words) }
        }
        code = zone?.text
        if zone == nil, !cells.contains(where: { $0.0 == .zone }) { context.add(.zoneCodeMissing) }
        if name == nil { context.add(.zoneNameMissing) }
        guard let placeholder = zone ?? ZoneCode("0") else { return nil }
        var row = ZoneRow(
            zone: Zone(code: placeholder, name: name ?? ""), stated: [.zone, .name], line: context.line)
        for (column, cell) in cells where context.read(column, cell, &row.zone) { row.stated.insert(column) }
        if context.derivesLevel, let level = ZoneMapper.level(of: placeholder) {
            row.zone.level = level
            row.stated.insert(.level)
        }
        return context.isRefused ? nil : row
    }

    /// The level that the length of a division code tells (GB/T 2260, and the towns' and villages' codes behind it);
    /// `nil` for codes of another form. Zeros that only fill a code up do not count.
    private static func level(of code: ZoneCode) -> ZoneLevel? {
        let digits = Array(code.text.utf8)
        guard digits.allSatisfy(isDigit) else { return nil }
        var length = digits.count
        guard [2, 4, 6, 9, 12].contains(length) else { return nil }
        for (from, shorter) in [(12, 9), (9, 6), (6, 4), (4, 2)]
        where length == from && digits[shorter..<from].allSatisfy({ $0 == 48 }) { length = shorter }
        switch length {
        case 2: return .province
        case 4: return .city
        case 6: return .county
        case 9: return .town
        default: return .village
        }
    }
}

extension RowContext {
    fileprivate mutating func read(_ column: ZoneRow.Column, _ cell: CellValue, _ zone: inout Zone) -> Bool {
        switch column {
        case .zone, .name: return false
        case .level:
            guard let level = Words.level.value(cell) else {
                add(.zoneLevelUnknown, cell.header, found: cell.raw)
                return false
            }
            zone.level = level
        case .parent:
            guard let parent = parsed(cell, .parentMalformed, { ZoneCode($0) }) else { return false }
            guard parent != zone.code else {
                add(.zoneParentSelf, cell.header, found: parent.text)
                return false
            }
            zone.parent = parent
        case .kind:
            guard let kind = word(cell, Words.category, "kind", .categoryUnknown) else { return false }
            zone.kind = kind
        case .plannedCameras: return count(cell, &zone.plannedCameras)
        case .requiredKeyPublicArea: return count(cell, &zone.requiredKeyPublicArea)
        case .requiredKeyIndustry: return count(cell, &zone.requiredKeyIndustry)
        case .boundary:
            guard let boundary = area(cell) else { return false }
            zone.boundary = boundary
        }
        return true
    }

    private mutating func count(_ cell: CellValue, _ place: inout Int?) -> Bool {
        guard let count = integer(cell, 0...100_000_000, .countMalformed, facts: ["0"]) else { return false }
        place = count
        return true
    }
}
