import CameraModel

/// The camera table's columns and how a record stands in them, in one order for writing and reading.
enum CameraTable {
    /// A record's columns that stand in the table one to one, in the table's order, after `id`, `deviceCode` and
    /// `zoneId`. Endpoints have a table of their own.
    static let stored = CameraColumn.allCases.filter { ![.deviceCode, .zone, .endpoints].contains($0) }

    /// Their names in the table.
    static let columns = stored.map(name)

    private static func name(_ column: CameraColumn) -> String {
        switch column {
        case .owner, .managementUnit, .maintenanceUnit: column.rawValue + "Id"
        case .investment: "investmentFen"
        default: column.rawValue
        }
    }

    /// Inserts a record's code, zone and these columns; the others are NULL. Nothing happens when the code is taken.
    static func insert(_ stored: [CameraColumn]) -> String {
        let names = ["id", "deviceCode", "zoneId", "fingerprint"] + stored.map(name)
        return "INSERT OR IGNORE INTO camera (\(names.joined(separator: ", "))) VALUES "
            + "(\(names.map { _ in "?" }.joined(separator: ", ")))"
    }

    static let update = """
        UPDATE camera SET deviceCode = ?2, zoneId = ?3, fingerprint = ?4, \
        \(columns.enumerated().map { "\($1) = ?\($0 + 5)" }.joined(separator: ", ")) WHERE id = ?1
        """

    /// Everything of a record, endpoints last; the caller adds WHERE and ORDER BY.
    static let select = """
        SELECT camera.id, deviceCode, zoneId, \
        \(columns.map { "camera.\($0)" }.joined(separator: ", ")), (
            SELECT group_concat(url, ' ') FROM (
                SELECT url FROM endpoint WHERE cameraId = camera.id AND position IS NOT NULL ORDER BY position)
        ) FROM camera
        """

    /// Organisations' ids in a record that is about to be written.
    struct Units {
        var owner: Int64?
        var management: Int64?
        var maintenance: Int64?
    }

    /// What stands beside a record's own columns in its row.
    struct Key {
        var id: Int64
        var zone: Int64
        /// ``CameraRow/fingerprint`` of the row that last wrote the record; 0 when it was written otherwise.
        var fingerprint: UInt64
    }

    /// Binds a row of ``insert(_:)``, or of ``update`` when `stored` is all of them.
    static func bind(
        _ statement: borrowing Statement, _ stored: [CameraColumn], _ key: Key,
        _ record: borrowing CameraRecord, _ units: Units
    ) {
        statement.bind(1, key.id)
        statement.bind(2, record.deviceCode.text)
        statement.bind(3, key.zone)
        statement.bind(4, key.fingerprint == 0 ? nil : Int64(bitPattern: key.fingerprint))
        var index: Int32 = 5
        for column in stored {
            bind(statement, index, column, record, units)
            index += 1
        }
    }

    private static func bind(
        _ statement: borrowing Statement, _ index: Int32, _ column: CameraColumn,
        _ record: borrowing CameraRecord, _ units: Units
    ) {
        switch column {
        case .deviceCode, .zone, .endpoints: break
        case .name: statement.bind(index, record.name)
        case .commonName: statement.bind(index, record.commonName)
        case .divisionCode: statement.bind(index, record.divisionCode?.text)
        case .category: statement.bind(index, record.category?.rawValue)
        case .sector: statement.bind(index, record.sector)
        case .pointClass: statement.bind(index, known(record.pointClass, .unknown))
        case .cameraType: statement.bind(index, known(record.cameraType, .unknown))
        case .functionTypes: statement.bind(index, joined(record.functionTypes))
        case .manufacturer: statement.bind(index, record.manufacturer)
        case .model: statement.bind(index, record.model)
        case .resolution: statement.bind(index, record.resolution?.description)
        case .encoding: statement.bind(index, record.encoding)
        case .lightType: statement.bind(index, record.lightType)
        case .address: statement.bind(index, record.address)
        case .longitude: statement.bind(index, record.position?.longitude)
        case .latitude: statement.bind(index, record.position?.latitude)
        case .bearing: statement.bind(index, record.bearing?.degrees)
        case .horizontalFieldAngle: statement.bind(index, record.horizontalFieldAngle)
        case .verticalFieldAngle: statement.bind(index, record.verticalFieldAngle)
        case .tilt: statement.bind(index, record.tilt)
        case .mountHeight: statement.bind(index, record.mountHeight)
        case .maxViewDistance: statement.bind(index, record.maxViewDistance)
        case .positionTypes: statement.bind(index, joined(record.positionTypes))
        case .networkStatus: statement.bind(index, known(record.networkStatus, .unknown))
        case .networkKind: statement.bind(index, record.networkKind)
        case .ipv4: statement.bind(index, record.ipv4?.description)
        case .ipv6: statement.bind(index, record.ipv6?.description)
        case .port: statement.bind(index, record.port)
        case .mac: statement.bind(index, record.mac?.description)
        case .sites: statement.bind(index, joined(record.sites))
        case .owner: statement.bind(index, units.owner)
        case .ownership: statement.bind(index, known(record.ownership, .unknown))
        case .managementUnit: statement.bind(index, units.management)
        case .maintenanceUnit: statement.bind(index, units.maintenance)
        case .pole: statement.bind(index, record.pole)
        case .parent: statement.bind(index, record.parent?.text)
        case .phase: statement.bind(index, record.phase)
        case .investment: statement.bind(index, record.investment?.fen)
        case .installTime: statement.bind(index, record.installTime?.description)
        case .deviceState: statement.bind(index, known(record.deviceState, .unknown))
        case .retentionDays: statement.bind(index, record.retentionDays)
        case .legalBasis: statement.bind(index, record.legalBasis?.rawValue)
        case .filingNumber: statement.bind(index, record.filingNumber)
        case .filedOn: statement.bind(index, record.filedOn?.description)
        case .signage: statement.bind(index, known(record.signage, .unknown))
        case .consentReference: statement.bind(index, record.consentReference)
        case .approvalReference: statement.bind(index, record.approvalReference)
        case .attachments: statement.bind(index, joined(record.attachments))
        case .formerCode: statement.bind(index, record.formerCode?.text)
        case .extras: statement.bind(index, record.extras.isEmpty ? nil : JSONText.object(record.extras))
        }
    }

    private static func known<Word: Vocabulary>(_ word: Word, _ unknown: Word) -> String? {
        word == unknown ? nil : word.rawValue
    }

    private static func joined(_ values: [String]) -> String? {
        values.isEmpty ? nil : values.joined(separator: ";")
    }
}
