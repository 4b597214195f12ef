import CameraModel
import GRDBSQLite

/// Writes camera records within one transaction: creates, or updates what a row states, and logs it.
final class CameraStore {
    enum Effect { case created(Int64), updated(Int64), unchanged(Int64) }

    let places: Places
    private let log: ChangeLog
    private let organisations: OrganisationIDs
    private let endpoints: EndpointRows
    private let gone: GoneRecords
    private var insert: Statement
    private var inserted: [CameraColumn] = []
    private var insertedSet = CameraColumnSet()
    private let known: Statement
    private let update: Statement
    private let select: Statement
    private let selectByID: Statement
    private let wasEmpty: Bool
    private let firstID: Int64
    private var nextID: Int64
    let connection: OpaquePointer
    /// The highest id of a record before this batch.
    var highestID: Int64 { firstID - 1 }

    init(_ connection: OpaquePointer, places: Places, log: ChangeLog) throws(RegistryError) {
        self.connection = connection
        self.places = places
        self.log = log
        organisations = try OrganisationIDs(connection)
        endpoints = try EndpointRows(connection)
        gone = try GoneRecords(connection, .camera)
        insert = try Statement(connection, CameraTable.insert([]))
        known = try Statement(
            connection, "SELECT id, zoneId, fingerprint FROM camera WHERE deviceCode = ?")
        update = try Statement(connection, CameraTable.update)
        select = try Statement(connection, CameraTable.select + " WHERE deviceCode = ?")
        selectByID = try Statement(connection, CameraTable.select + " WHERE camera.id = ?")
        let last = try Statement(connection, "SELECT coalesce(max(id), 0) FROM camera")
        nextID = max(try last.step() ? last.int64(0) : 0, gone.highestID) + 1
        firstID = nextID
        wasEmpty = nextID == 1
    }

    func fetch(_ code: DeviceCode) throws(RegistryError) -> (id: Int64, record: CameraRecord)? {
        select.bind(1, code.text)
        defer { select.reset() }
        guard try select.step() else { return nil }
        let record = try CameraTable.record(
            select, zoneCode: { places.code(id: $0) }, unit: { organisations.organisation($0) })
        return (select.int64(0), record)
    }

    func fetch(id: Int64) throws(RegistryError) -> CameraRecord? {
        selectByID.bind(1, id)
        defer { selectByID.reset() }
        guard try selectByID.step() else { return nil }
        return try CameraTable.record(
            selectByID, zoneCode: { places.code(id: $0) }, unit: { organisations.organisation($0) })
    }

    /// What is known of a code without reading its record.
    struct Known {
        let id: Int64
        let zone: Int
        let fingerprint: UInt64
    }

    /// The camera with this code, or `nil`; nothing is looked up in a registry that was empty.
    func peek(_ code: DeviceCode) throws(RegistryError) -> Known? {
        if wasEmpty { return nil }
        known.bind(1, code.text)
        defer { known.reset() }
        guard try known.step() else { return nil }
        return Known(
            id: known.int64(0), zone: places.index(id: known.int64(1)),
            fingerprint: UInt64(bitPattern: known.int64(2)))
    }

    /// Creates a record of which the `stated` columns are known; `nil` when its code is taken already. A code that was
    /// removed comes back as the record it was.
    func create(
        _ record: borrowing CameraRecord, stated: CameraColumnSet, zone: Int, fingerprint: UInt64, line: Int?
    ) throws(RegistryError) -> Int64? {
        try prepareInsert(stated)
        let returning = try gone.id(of: record.deviceCode.text)
        let key = CameraTable.Key(id: returning ?? nextID, zone: places.ids[zone], fingerprint: fingerprint)
        CameraTable.bind(insert, inserted, key, record, try units(record))
        try insert.run()
        guard sqlite3_changes(connection) == 1 else { return nil }
        if returning == nil {
            nextID += 1
            if stated.contains(.endpoints) { try endpoints.create(record.endpoints, camera: key.id) }
        } else {
            try gone.forget(key.id)
            try endpoints.replace(record.endpoints, camera: key.id)
        }
        try log.log(.camera, key.id, .created, line: line)
        return key.id
    }

    /// Makes the insert write these columns too: a file fills about half of them, and binding nothing costs time.
    private func prepareInsert(_ stated: CameraColumnSet) throws(RegistryError) {
        guard !insertedSet.isSuperset(of: stated) else { return }
        insertedSet.formUnion(stated)
        inserted = CameraTable.stored.filter { insertedSet.contains($0) }
        insert = try Statement(connection, CameraTable.insert(inserted), keepsTexts: true)
    }

    /// Takes over the stated columns of `row` into the record that is there; says whether anything changed.
    ///
    /// `fingerprint` is that of the row which asks for it, 0 for none; it is kept even when nothing changed.
    func change(
        _ id: Int64, from before: CameraRecord, to after: CameraRecord, zone: Int, fingerprint: UInt64 = 0,
        line: Int?
    ) throws(RegistryError) -> Bool {
        let key = CameraTable.Key(id: id, zone: places.ids[zone], fingerprint: fingerprint)
        if before == after {
            if fingerprint != 0 { try remember(key) }
            return false
        }
        CameraTable.bind(update, CameraTable.stored, key, after, try units(after))
        try update.run()
        if before.endpoints != after.endpoints { try endpoints.replace(after.endpoints, camera: id) }
        var fields: [ChangeLog.Field] = []
        for column in CameraColumn.allCases {
            let (old, new) = (before.text(of: column), after.text(of: column))
            if old != new { fields.append((column.rawValue, old, new)) }
        }
        try log.log(.camera, id, .updated, line: line, fields: fields)
        return true
    }

    private func remember(_ key: CameraTable.Key) throws(RegistryError) {
        let remember = try Statement(connection, "UPDATE camera SET fingerprint = ? WHERE id = ?")
        remember.bind(1, Int64(bitPattern: key.fingerprint))
        remember.bind(2, key.id)
        try remember.run()
    }

    private func units(_ record: borrowing CameraRecord) throws(RegistryError) -> CameraTable.Units {
        CameraTable.Units(
            owner: try organisations.id(record.owner),
            management: try organisations.id(record.managementUnit),
            maintenance: try organisations.id(record.maintenanceUnit))
    }
}
