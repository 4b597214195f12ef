import CameraModel

/// Reads the rows of a camera inventory.
enum CameraMapper: RowMapper {
    typealias Column = CameraColumn
    static let schema: any SectionSchema.Type = CameraSchema.self
    static func section(_ profile: Profile) -> ProfileSection { profile.cameras }
    static let several: Set<CameraColumn> = [
        .functionTypes, .positionTypes, .sites, .attachments, .endpoints,
    ]
    static let required: [[CameraColumn]] = [[.deviceCode]]

    static func map(
        _ cells: [(CameraColumn, CellValue)], _ context: inout RowContext, code: inout String?
    ) -> CameraRow? {
        var rows: [CameraRow] = []
        return map(cells, &context, code: &code, into: &rows) ? rows[0] : nil
    }

    // In its place from the first: a row is large, and a copy would count a reference to each of its forty texts.
    static func map(
        _ cells: [(CameraColumn, CellValue)], _ context: inout RowContext, code: inout String?,
        into rows: inout [CameraRow]
    ) -> Bool {
        guard start(cells, &context, &code, &rows) else { return false }
        if fill(&rows[rows.count - 1], cells, &context) { return true }
        rows.removeLast()
        return false
    }

    private static func fill(
        _ row: inout CameraRow, _ cells: [(CameraColumn, CellValue)], _ context: inout RowContext
    ) -> Bool {
        var position = PositionCells()
        for (column, cell) in cells where column != .deviceCode {
            if cell.bytes.isEmpty {
                // Only a profile that clears the column hands on an empty cell.
                row.stated.insert(column)
                continue
            }
            switch column {
            case .longitude: position.longitude = cell
            case .latitude: position.latitude = cell
            default: if context.read(column, cell, &row) { row.stated.insert(column) }
            }
        }
        take(position, &row, &context)
        context.dropResidentOwner(cells, &row)
        guard !context.isRefused else { return false }
        if !row.stated.contains(.deviceCode), !findByKeys(&row, &context) { return false }
        if !context.extras.isEmpty {
            row.record.extras = context.extras
            row.stated.insert(.extras)
        }
        row.fingerprint = row.statedFingerprint()
        return true
    }

    /// Adds a row with its device code, or with a placeholder when the profile's keys are to tell the camera.
    private static func start(
        _ cells: [(CameraColumn, CellValue)], _ context: inout RowContext, _ code: inout String?,
        _ rows: inout [CameraRow]
    ) -> Bool {
        guard let cell = cells.first(where: { $0.0 == .deviceCode })?.1 else {
            guard !context.matchKeys.isEmpty else {
                context.add(.deviceCodeMissing)
                return false
            }
            guard let placeholder = DeviceCode("?") else { return false }
            rows.append(
                CameraRow(record: CameraRecord(deviceCode: placeholder), stated: [], line: context.line))
            return true
        }
        let text = cell.folded
        code = text.utf8.count <= 64 ? text : nil
        let read = context.deviceCode(
            text, isNumber: cell.kind == .number, isComposed: cell.isComposed,
            hasEndpoint: cells.contains { $0.0 == .endpoints && !$0.1.bytes.isEmpty }, cell.header)
        // A row with a bad code is read on, so that all its problems are told at once.
        guard let placeholder = read ?? DeviceCode("0") else { return false }
        rows.append(
            CameraRow(
                record: CameraRecord(deviceCode: placeholder), stated: CameraColumnSet(.deviceCode),
                line: context.line))
        return true
    }

    /// Whether the row states every key by which a camera without a device code is found.
    private static func findByKeys(_ row: inout CameraRow, _ context: inout RowContext) -> Bool {
        guard context.matchKeys.allSatisfy({ row.stated.contains($0) }) else {
            context.add(.matchKeysMissing, facts: [context.matchKeys.map(\.rawValue).joined(separator: ", ")])
            return false
        }
        row.matchKeys = context.matchKeys
        return true
    }

    private static func take(_ cells: PositionCells, _ row: inout CameraRow, _ context: inout RowContext) {
        // Half a position is no reason to forget the whole one, and a bad one none to forget the old.
        if cells.longitude != nil || cells.latitude != nil {
            row.stated.subtract([CameraColumnSet(.longitude), CameraColumnSet(.latitude)])
        }
        guard let point = context.position(cells) else { return }
        row.record.position = point
        row.stated.insert(.longitude)
        row.stated.insert(.latitude)
    }

    static func credentials(of row: CameraRow, _ logins: [StreamLogin]) -> [StreamCredential] {
        // A row without a device code is told by other columns; no login can be named after it.
        guard row.matchKeys.isEmpty else { return [] }
        return logins.map { StreamCredential(deviceCode: row.record.deviceCode, login: $0, line: row.line) }
    }
}

extension RowContext {
    /// Reads one cell into the row; whether it states its column.
    fileprivate mutating func read(_ column: CameraColumn, _ cell: CellValue, _ row: inout CameraRow) -> Bool
    {
        readText(column, cell, &row) ?? readWord(column, cell, &row) ?? readNumber(column, cell, &row)
            ?? readOther(column, cell, &row)
    }

    private mutating func readText(_ column: CameraColumn, _ cell: CellValue, _ row: inout CameraRow) -> Bool?
    {
        switch column {
        case .name: keep(text(cell), &row.record.name)
        case .commonName: keep(text(cell), &row.record.commonName)
        case .zone: keepZone(text(cell, limit: 200, .words), &row)
        case .sector: keep(sector(cell), &row.record.sector)
        case .functionTypes:
            keep(row.record.functionTypes + codes(cell, "functionTypes"), &row.record.functionTypes)
        case .manufacturer: keep(text(cell, .words), &row.record.manufacturer)
        case .model: keep(text(cell, .words), &row.record.model)
        case .encoding: keep(coded(cell, "encoding"), &row.record.encoding)
        case .lightType: keep(light(cell), &row.record.lightType)
        case .address: keep(text(cell), &row.record.address)
        case .positionTypes:
            keep(row.record.positionTypes + codes(cell, "positionTypes"), &row.record.positionTypes)
        case .networkKind: keep(text(cell), &row.record.networkKind)
        case .sites: keep(row.record.sites + codes(cell, "sites"), &row.record.sites)
        case .owner: keep(organisation(cell), &row.record.owner)
        case .managementUnit: keep(organisation(cell), &row.record.managementUnit)
        case .maintenanceUnit: keep(organisation(cell), &row.record.maintenanceUnit)
        case .pole: keep(text(cell), &row.record.pole)
        case .phase: keep(text(cell), &row.record.phase)
        case .filingNumber: keep(text(cell), &row.record.filingNumber)
        case .consentReference: keep(text(cell), &row.record.consentReference)
        case .approvalReference: keep(text(cell), &row.record.approvalReference)
        case .attachments: keep(row.record.attachments + codes(cell, "attachments"), &row.record.attachments)
        default: nil
        }
    }

    private mutating func readWord(_ column: CameraColumn, _ cell: CellValue, _ row: inout CameraRow) -> Bool?
    {
        switch column {
        case .category: keep(word(cell, Words.category, "category", .categoryUnknown), &row.record.category)
        case .pointClass: keep(word(cell, Words.pointClass, "pointClass"), &row.record.pointClass)
        case .cameraType: keep(word(cell, Words.cameraType, "cameraType"), &row.record.cameraType)
        case .networkStatus: keep(networkStatus(cell), &row.record.networkStatus)
        case .ownership: keep(word(cell, Words.ownership, "ownership"), &row.record.ownership)
        case .deviceState:
            keep(
                word(cell, Words.deviceState, "deviceState", .deviceStateUnknownWord), &row.record.deviceState
            )
        case .legalBasis: keep(word(cell, Words.legalBasis, "legalBasis"), &row.record.legalBasis)
        case .signage: keep(word(cell, Words.signage, "signage"), &row.record.signage)
        default: nil
        }
    }

    private mutating func readNumber(_ column: CameraColumn, _ cell: CellValue, _ row: inout CameraRow)
        -> Bool?
    {
        switch column {
        case .bearing: keep(bearing(cell), &row.record.bearing)
        case .horizontalFieldAngle:
            keep(number(cell, .fieldAngleRange) { $0 > 0 && $0 <= 360 }, &row.record.horizontalFieldAngle)
        case .verticalFieldAngle:
            keep(number(cell, .fieldAngleRange) { $0 > 0 && $0 <= 180 }, &row.record.verticalFieldAngle)
        case .tilt: keep(number(cell, .tiltRange) { abs($0) <= 90 }, &row.record.tilt)
        case .mountHeight:
            keep(number(cell, .mountHeightRange) { (0...1000).contains($0) }, &row.record.mountHeight)
        case .maxViewDistance:
            keep(number(cell, .viewDistanceRange) { $0 > 0 && $0 <= 100_000 }, &row.record.maxViewDistance)
        case .port: keep(integer(cell, 1...65535, .portRange), &row.record.port)
        case .retentionDays: keep(integer(cell, 0...36500, .retentionRange), &row.record.retentionDays)
        default: nil
        }
    }

    private mutating func readOther(_ column: CameraColumn, _ cell: CellValue, _ row: inout CameraRow) -> Bool
    {
        switch column {
        case .divisionCode: keep(division(cell), &row.record.divisionCode)
        case .resolution: keep(resolution(cell), &row.record.resolution)
        case .ipv4: keep(ipv4(cell), &row.record.ipv4)
        case .ipv6: keep(parsed(cell, .ipv6Malformed) { IPv6Address($0) }, &row.record.ipv6)
        case .mac: keep(parsed(cell, .macMalformed) { MACAddress($0) }, &row.record.mac)
        case .endpoints: keep(endpoints(cell, after: row.record.endpoints), &row.record.endpoints)
        case .parent: keep(parent(cell, of: row.record.deviceCode), &row.record.parent)
        case .formerCode: keep(formerCode(cell), &row.record.formerCode)
        case .investment: keep(investment(cell), &row.record.investment)
        case .installTime: keep(date(cell), &row.record.installTime)
        case .filedOn: keep(date(cell), &row.record.filedOn)
        default: false
        }
    }

    private func keep<Value>(_ value: Value?, _ place: inout Value?) -> Bool {
        guard let value else { return false }
        place = value
        return true
    }

    private func keep<Value>(_ value: Value?, _ place: inout Value) -> Bool {
        guard let value else { return false }
        place = value
        return true
    }

    private func keep<Value>(_ values: [Value], _ place: inout [Value]) -> Bool {
        place = values
        return !values.isEmpty
    }

    private func keepZone(_ text: String?, _ row: inout CameraRow) -> Bool {
        guard let text else { return false }
        row.zoneText = text
        row.record.zone = ZoneCode(text)
        return true
    }
}
