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
    private let insert: Statement
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
        insert = try Statement(connection, CameraTable.insert)
        update = try Statement(connection, CameraTable.update)
        select = try Statement(connection, CameraTable.select + " WHERE deviceCode = ?")
        selectByID = try Statement(connection, CameraTable.select + " WHERE camera.id = ?")
        let last = try Statement(connection, "SELECT coalesce(max(id), 0) FROM camera")
        nextID = max(try last.step() ? last.int64(0) : 0, gone.highestID) + 1
        firstID = nextID
        wasEmpty = nextID == 1
    }

    /// The record with this code and its id, or `nil`. In a registry that was empty nothing is looked up:
    /// there a code that is taken comes from the same file.
    func existing(_ code: DeviceCode) throws(RegistryError) -> (id: Int64, record: CameraRecord)? {
        if wasEmpty { return nil }
        return try fetch(code)
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

    /// Creates a record; `nil` when its code is taken already. A code that was removed comes back as the record it
    /// was.
    func create(_ record: CameraRecord, zone: Int, line: Int?) throws(RegistryError) -> Int64? {
        let returning = try gone.id(of: record.deviceCode.text)
        let id = returning ?? nextID
        CameraTable.bind(insert, id: id, zone: places.ids[zone], record, try units(record))
        try insert.run()
        guard sqlite3_changes(connection) == 1 else { return nil }
        if returning == nil {
            nextID += 1
            try endpoints.create(record.endpoints, camera: id)
        } else {
            try gone.forget(id)
            try endpoints.replace(record.endpoints, camera: id)
        }
        try log.log(.camera, id, .created, line: line)
        return id
    }

    /// Takes over the stated columns of `row` into the record that is there; says whether anything changed.
    func change(
        _ id: Int64, from before: CameraRecord, to after: CameraRecord, zone: Int, line: Int?
    ) throws(RegistryError) -> Bool {
        if before == after { return false }
        CameraTable.bind(update, id: id, zone: places.ids[zone], after, try units(after))
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

    private func units(_ record: CameraRecord) throws(RegistryError) -> CameraTable.Units {
        CameraTable.Units(
            owner: try organisations.id(record.owner),
            management: try organisations.id(record.managementUnit),
            maintenance: try organisations.id(record.maintenanceUnit))
    }
}
