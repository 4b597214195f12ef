import CameraModel

extension CameraTable {
    /// Reads the row of ``select`` that a statement stands on.
    ///
    /// `zoneCode` and `unit` turn ids into codes and names. Throws ``RegistryError/damaged(table:column:id:)``
    /// for a value that this program never writes.
    static func record(
        _ row: borrowing Statement, zoneCode: (Int64) -> ZoneCode?, unit: (Int64) -> Organisation?
    ) throws(RegistryError) -> CameraRecord {
        let id = row.int64(0)
        guard let code = row.text(1).flatMap({ DeviceCode($0) }) else {
            throw .damaged(table: "camera", column: "deviceCode", id: id)
        }
        var record = CameraRecord(deviceCode: code)
        record.zone = zoneCode(row.int64(2))
        try readIdentity(row, id, &record)
        try readPlace(row, id, &record)
        try readNetwork(row, id, &record, unit)
        try readLife(row, id, &record)
        return record
    }

    private static func readIdentity(
        _ row: borrowing Statement, _ id: Int64, _ record: inout CameraRecord
    ) throws(RegistryError) {
        record.name = row.text(3)
        record.commonName = row.text(4)
        record.divisionCode = try value(row, 5, id) { ZoneCode($0) }
        record.category = try value(row, 6, id) { AreaCategory(rawValue: $0) }
        record.sector = row.text(7)
        record.pointClass = try value(row, 8, id) { PointClass(rawValue: $0) } ?? .unknown
        record.cameraType = try value(row, 9, id) { CameraType(rawValue: $0) } ?? .unknown
        record.functionTypes = list(row, 10)
        record.manufacturer = row.text(11)
        record.model = row.text(12)
        record.resolution = try value(row, 13, id) { Resolution($0) }
        record.encoding = row.text(14)
        record.lightType = row.text(15)
    }

    private static func readPlace(
        _ row: borrowing Statement, _ id: Int64, _ record: inout CameraRecord
    ) throws(RegistryError) {
        record.address = row.text(16)
        if let longitude = row.optionalDouble(17), let latitude = row.optionalDouble(18) {
            guard let position = Coordinate(longitude: longitude, latitude: latitude) else {
                throw .damaged(table: "camera", column: "longitude", id: id)
            }
            record.position = position
        }
        record.bearing = row.optionalDouble(19).flatMap(Bearing.init(degrees:))
        record.horizontalFieldAngle = row.optionalDouble(20)
        record.verticalFieldAngle = row.optionalDouble(21)
        record.tilt = row.optionalDouble(22)
        record.mountHeight = row.optionalDouble(23)
        record.maxViewDistance = row.optionalDouble(24)
        record.positionTypes = list(row, 25)
    }

    private static func readNetwork(
        _ row: borrowing Statement, _ id: Int64, _ record: inout CameraRecord,
        _ unit: (Int64) -> Organisation?
    ) throws(RegistryError) {
        record.networkStatus = try value(row, 26, id) { NetworkStatus(rawValue: $0) } ?? .unknown
        record.networkKind = row.text(27)
        record.ipv4 = try value(row, 28, id) { IPv4Address($0) }
        record.ipv6 = try value(row, 29, id) { IPv6Address($0) }
        record.port = row.optionalInt(30)
        record.mac = try value(row, 31, id) { MACAddress($0) }
        record.sites = list(row, 32)
        record.owner = row.optionalInt64(33).flatMap(unit)
        record.ownership = try value(row, 34, id) { Ownership(rawValue: $0) } ?? .unknown
        record.managementUnit = row.optionalInt64(35).flatMap(unit)
        record.maintenanceUnit = row.optionalInt64(36).flatMap(unit)
        record.pole = row.text(37)
        record.parent = try value(row, 38, id) { DeviceCode($0) }
    }

    private static func readLife(
        _ row: borrowing Statement, _ id: Int64, _ record: inout CameraRecord
    ) throws(RegistryError) {
        record.phase = row.text(39)
        record.investment = row.optionalInt64(40).flatMap(Yuan.init(fen:))
        record.installTime = try value(row, 41, id) { DateOrTime($0, localTime: .utc) }
        record.deviceState = try value(row, 42, id) { DeviceState(rawValue: $0) } ?? .unknown
        record.retentionDays = row.optionalInt(43)
        record.legalBasis = try value(row, 44, id) { LegalBasis(rawValue: $0) }
        record.filingNumber = row.text(45)
        record.filedOn = try value(row, 46, id) { DateOrTime($0, localTime: .utc) }
        record.signage = try value(row, 47, id) { Signage(rawValue: $0) } ?? .unknown
        record.consentReference = row.text(48)
        record.approvalReference = row.text(49)
        record.attachments = list(row, 50)
        record.formerCode = try value(row, 51, id) { DeviceCode($0) }
        record.extras = try value(row, 52, id) { JSONText.flatObject($0) } ?? [:]
        let urls = row.text(53)?.split(separator: " ") ?? []
        record.endpoints = urls.compactMap { StreamEndpoint(String($0)) }
        guard record.endpoints.count == urls.count else {
            throw .damaged(table: "endpoint", column: "url", id: id)
        }
    }

    private static func value<Value>(
        _ row: borrowing Statement, _ column: Int32, _ id: Int64, _ parse: (String) -> Value?
    ) throws(RegistryError) -> Value? {
        guard let text = row.text(column) else { return nil }
        guard let value = parse(text) else {
            throw .damaged(table: "camera", column: columns[Int(column) - 3], id: id)
        }
        return value
    }

    private static func list(_ row: borrowing Statement, _ column: Int32) -> [String] {
        row.text(column)?.split(separator: ";").map(String.init) ?? []
    }
}
