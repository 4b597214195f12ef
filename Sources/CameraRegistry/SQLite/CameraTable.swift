import CameraModel

/// The camera table's columns and how a record stands in them, in one order for writing and reading.
enum CameraTable {
    /// Columns after `id`, `deviceCode` and `zoneId`.
    static let columns = [
        "name", "commonName", "divisionCode", "category", "sector", "pointClass", "cameraType",
        "functionTypes",
        "manufacturer", "model", "resolution", "encoding", "lightType", "address", "longitude", "latitude",
        "bearing",
        "horizontalFieldAngle", "verticalFieldAngle", "tilt", "mountHeight", "maxViewDistance",
        "positionTypes",
        "networkStatus", "networkKind", "ipv4", "ipv6", "port", "mac", "sites", "ownerId", "ownership",
        "managementUnitId", "maintenanceUnitId", "pole", "parent", "phase", "investmentFen", "installTime",
        "deviceState", "retentionDays", "legalBasis", "filingNumber", "filedOn", "signage",
        "consentReference",
        "approvalReference", "attachments", "formerCode", "extras",
    ]

    static let insert = """
        INSERT OR IGNORE INTO camera (id, deviceCode, zoneId, \(columns.joined(separator: ", ")))
        VALUES (?, ?, ?\(String(repeating: ", ?", count: columns.count)))
        """

    static let update = """
        UPDATE camera SET deviceCode = ?2, zoneId = ?3, \
        \(columns.enumerated().map { "\($1) = ?\($0 + 4)" }.joined(separator: ", ")) WHERE id = ?1
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

    static func bind(
        _ statement: borrowing Statement, id: Int64, zone: Int64, _ record: CameraRecord, _ units: Units
    ) {
        statement.bind(1, id)
        statement.bind(2, record.deviceCode.text)
        statement.bind(3, zone)
        bindIdentity(statement, record)
        bindPlace(statement, record)
        bindNetwork(statement, record, units)
        bindLife(statement, record)
    }

    private static func bindIdentity(_ statement: borrowing Statement, _ record: CameraRecord) {
        statement.bind(4, record.name)
        statement.bind(5, record.commonName)
        statement.bind(6, record.divisionCode?.text)
        statement.bind(7, record.category?.rawValue)
        statement.bind(8, record.sector)
        statement.bind(9, known(record.pointClass, .unknown))
        statement.bind(10, known(record.cameraType, .unknown))
        statement.bind(11, joined(record.functionTypes))
        statement.bind(12, record.manufacturer)
        statement.bind(13, record.model)
        statement.bind(14, record.resolution?.description)
        statement.bind(15, record.encoding)
        statement.bind(16, record.lightType)
    }

    private static func bindPlace(_ statement: borrowing Statement, _ record: CameraRecord) {
        statement.bind(17, record.address)
        statement.bind(18, record.position?.longitude)
        statement.bind(19, record.position?.latitude)
        statement.bind(20, record.bearing?.degrees)
        statement.bind(21, record.horizontalFieldAngle)
        statement.bind(22, record.verticalFieldAngle)
        statement.bind(23, record.tilt)
        statement.bind(24, record.mountHeight)
        statement.bind(25, record.maxViewDistance)
        statement.bind(26, joined(record.positionTypes))
    }

    private static func bindNetwork(_ statement: borrowing Statement, _ record: CameraRecord, _ units: Units)
    {
        statement.bind(27, known(record.networkStatus, .unknown))
        statement.bind(28, record.networkKind)
        statement.bind(29, record.ipv4?.description)
        statement.bind(30, record.ipv6?.description)
        statement.bind(31, record.port)
        statement.bind(32, record.mac?.description)
        statement.bind(33, joined(record.sites))
        statement.bind(34, units.owner)
        statement.bind(35, known(record.ownership, .unknown))
        statement.bind(36, units.management)
        statement.bind(37, units.maintenance)
        statement.bind(38, record.pole)
        statement.bind(39, record.parent?.text)
    }

    private static func bindLife(_ statement: borrowing Statement, _ record: CameraRecord) {
        statement.bind(40, record.phase)
        statement.bind(41, record.investment?.fen)
        statement.bind(42, record.installTime?.description)
        statement.bind(43, known(record.deviceState, .unknown))
        statement.bind(44, record.retentionDays)
        statement.bind(45, record.legalBasis?.rawValue)
        statement.bind(46, record.filingNumber)
        statement.bind(47, record.filedOn?.description)
        statement.bind(48, known(record.signage, .unknown))
        statement.bind(49, record.consentReference)
        statement.bind(50, record.approvalReference)
        statement.bind(51, joined(record.attachments))
        statement.bind(52, record.formerCode?.text)
        statement.bind(53, record.extras.isEmpty ? nil : JSONText.object(record.extras))
    }

    private static func known<Word: Vocabulary>(_ word: Word, _ unknown: Word) -> String? {
        word == unknown ? nil : word.rawValue
    }

    private static func joined(_ values: [String]) -> String? {
        values.isEmpty ? nil : values.joined(separator: ";")
    }
}
