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

    /// Inserts `rows` records: code, zone and these columns; the others are NULL. A record whose code is taken is passed
    /// over. With `root` a server is told the record's county last.
    static func insert(_ stored: [CameraColumn], rows: Int = 1, root: Bool = false) -> String {
        let names = ["id", "deviceCode", "zoneId", "fingerprint"] + stored.map(name) + (root ? ["root"] : [])
        let row = "(\(names.map { _ in "?" }.joined(separator: ", ")))"
        return "INSERT OR IGNORE INTO camera (\(names.joined(separator: ", "))) VALUES "
            + Array(repeating: row, count: rows).joined(separator: ", ")
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
                SELECT url FROM endpoint WHERE cameraId = camera.id AND position IS NOT NULL ORDER BY position) AS own
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
        /// The county, where the registry lies on a server.
        var root: Int64?
    }

    /// The columns of ``copy(_:_:_:_:_:)``: these, and what every record has.
    static func copied(_ stored: [CameraColumn]) -> [String] {
        ["id", "deviceCode", "zoneId", "fingerprint"] + stored.map(name) + ["root"]
    }

    /// Adds a record, in these columns, to rows on their way to a server.
    static func copy(
        _ rows: CopyRows, _ stored: [CameraColumn], _ key: Key, _ record: UnsafePointer<CameraRecord>,
        _ units: Units
    ) {
        rows.beginRow()
        bind(rows, stored, key, record, units)
        rows.bind(Int32(stored.count) + 5, key.root)
    }

    /// Binds the row of ``insert(_:rows:)`` with this number, from 0, or ``update`` when `stored` is all of them.
    ///
    /// The record goes by its address: handing over a copy would count a reference to each of its forty texts.
    static func bind<Taker: ValueTaker & ~Copyable>(
        _ statement: borrowing Taker, row: Int = 0, _ stored: [CameraColumn], _ key: Key,
        _ record: UnsafePointer<CameraRecord>, _ units: Units
    ) {
        var index = Int32(row * (stored.count + 4)) + 1
        statement.bind(index, key.id)
        statement.bind(index + 1, record.pointee.deviceCode.text)
        statement.bind(index + 2, key.zone)
        statement.bind(index + 3, key.fingerprint == 0 ? nil : Int64(bitPattern: key.fingerprint))
        index += 4
        for column in stored {
            bind(statement, index, column, record, units)
            index += 1
        }
    }

    private static func bind<Taker: ValueTaker & ~Copyable>(
        _ statement: borrowing Taker, _ index: Int32, _ column: CameraColumn,
        _ record: UnsafePointer<CameraRecord>, _ units: Units
    ) {
        switch column {
        case .deviceCode, .zone, .endpoints: break
        case .name: statement.bind(index, record.pointee.name)
        case .commonName: statement.bind(index, record.pointee.commonName)
        case .divisionCode: statement.bind(index, record.pointee.divisionCode?.text)
        case .category: statement.bind(index, record.pointee.category?.rawValue)
        case .sector: statement.bind(index, record.pointee.sector)
        case .pointClass: statement.bind(index, known(record.pointee.pointClass, .unknown))
        case .cameraType: statement.bind(index, known(record.pointee.cameraType, .unknown))
        case .functionTypes: statement.bind(index, joined(record.pointee.functionTypes))
        case .manufacturer: statement.bind(index, record.pointee.manufacturer)
        case .model: statement.bind(index, record.pointee.model)
        case .resolution: statement.bind(index, record.pointee.resolution?.description)
        case .encoding: statement.bind(index, record.pointee.encoding)
        case .lightType: statement.bind(index, record.pointee.lightType)
        case .address: statement.bind(index, record.pointee.address)
        case .longitude: statement.bind(index, record.pointee.position?.longitude)
        case .latitude: statement.bind(index, record.pointee.position?.latitude)
        case .bearing: statement.bind(index, record.pointee.bearing?.degrees)
        case .horizontalFieldAngle: statement.bind(index, record.pointee.horizontalFieldAngle)
        case .verticalFieldAngle: statement.bind(index, record.pointee.verticalFieldAngle)
        case .tilt: statement.bind(index, record.pointee.tilt)
        case .mountHeight: statement.bind(index, record.pointee.mountHeight)
        case .maxViewDistance: statement.bind(index, record.pointee.maxViewDistance)
        case .positionTypes: statement.bind(index, joined(record.pointee.positionTypes))
        case .networkStatus: statement.bind(index, known(record.pointee.networkStatus, .unknown))
        case .networkKind: statement.bind(index, record.pointee.networkKind)
        case .ipv4: statement.bind(index, record.pointee.ipv4?.description)
        case .ipv6: statement.bind(index, record.pointee.ipv6?.description)
        case .port: statement.bind(index, record.pointee.port)
        case .mac: statement.bind(index, record.pointee.mac?.description)
        case .sites: statement.bind(index, joined(record.pointee.sites))
        case .owner: statement.bind(index, units.owner)
        case .ownership: statement.bind(index, known(record.pointee.ownership, .unknown))
        case .managementUnit: statement.bind(index, units.management)
        case .maintenanceUnit: statement.bind(index, units.maintenance)
        case .pole: statement.bind(index, record.pointee.pole)
        case .parent: statement.bind(index, record.pointee.parent?.text)
        case .phase: statement.bind(index, record.pointee.phase)
        case .investment: statement.bind(index, record.pointee.investment?.fen)
        case .installTime: statement.bind(index, record.pointee.installTime?.description)
        case .deviceState: statement.bind(index, known(record.pointee.deviceState, .unknown))
        case .retentionDays: statement.bind(index, record.pointee.retentionDays)
        case .legalBasis: statement.bind(index, record.pointee.legalBasis?.rawValue)
        case .filingNumber: statement.bind(index, record.pointee.filingNumber)
        case .filedOn: statement.bind(index, record.pointee.filedOn?.description)
        case .signage: statement.bind(index, known(record.pointee.signage, .unknown))
        case .consentReference: statement.bind(index, record.pointee.consentReference)
        case .approvalReference: statement.bind(index, record.pointee.approvalReference)
        case .attachments: statement.bind(index, joined(record.pointee.attachments))
        case .formerCode: statement.bind(index, record.pointee.formerCode?.text)
        case .extras:
            statement.bind(
                index, record.pointee.extras.isEmpty ? nil : JSONText.object(record.pointee.extras))
        }
    }

    private static func known<Word: Vocabulary>(_ word: Word, _ unknown: Word) -> String? {
        word == unknown ? nil : word.rawValue
    }

    static func joined(_ values: [String]) -> String? {
        values.isEmpty ? nil : values.joined(separator: ";")
    }
}
