import CameraModel

/// Writes camera records within one transaction: creates, or updates what a row states, and logs it.
final class CameraStore {
    enum Effect { case created(Int64), updated(Int64), unchanged(Int64) }

    let places: Places
    private let log: ChangeLog
    private let organisations: OrganisationIDs
    private let endpoints: EndpointRows
    private let brief: BriefRows
    private let gone: GoneRecords
    private let new: NewCameras
    private let known: KnownCameras
    private let update: Statement
    private let select: Statement
    private let selectByID: Statement
    private let wasEmpty: Bool
    /// Whether a server's tables are without their keys, so that no camera can be found by anything.
    private var lacksKeys: Bool
    /// On a server, the county of each zone, by ids.
    private let roots: [Int64: Int64]
    private let firstID: Int64
    private var nextID: Int64
    let connection: Connection
    /// The highest id of a record before this batch.
    var highestID: Int64 { firstID - 1 }

    /// `lacksKeys` says that ``BulkLoading/dropIndexes(_:)`` was called.
    init(_ connection: Connection, places: Places, log: ChangeLog, lacksKeys: Bool = false)
        throws(RegistryError)
    {
        self.connection = connection
        self.places = places
        self.log = log
        organisations = try OrganisationIDs(connection)
        endpoints = try EndpointRows(connection)
        brief = try BriefRows(connection)
        gone = try GoneRecords(connection, .camera)
        new = try NewCameras(connection)
        known = try KnownCameras(connection, places, isFirst: lacksKeys)
        self.lacksKeys = lacksKeys && connection.postgres != nil
        update = try Statement(connection, CameraTable.update)
        select = try Statement(connection, CameraTable.select + " WHERE deviceCode = ?")
        selectByID = try Statement(connection, CameraTable.select + " WHERE camera.id = ?")
        let last = try Statement(connection, "SELECT coalesce(max(id), 0) FROM camera")
        nextID = max(try last.step() ? last.int64(0) : 0, gone.highestID) + 1
        firstID = nextID
        // What the file itself named before is found with what was there before.
        wasEmpty = nextID == 1 && connection.postgres == nil
        roots = connection.postgres == nil ? [:] : try CameraStore.roots(connection)
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

    /// The camera with this code, or `nil`; nothing is looked up in a registry that was empty. A camera that still waits
    /// to be written is not found: see ``mayWait(_:)``.
    func peek(_ code: DeviceCode) throws(RegistryError) -> KnownCameras.Known? {
        if wasEmpty || known.isSurelyNew(code) { return nil }
        try makeFindable()
        return try known[code]
    }

    /// To be called before a camera is looked for by anything: makes the keys that a first import does without.
    func makeFindable() throws(RegistryError) {
        if !lacksKeys { return }
        lacksKeys = false
        try new.send()
        try settleBeside()
        try BulkLoading.makeKeys(connection)
    }

    /// Creates a record of which the `stated` columns are known; `nil` when its code is taken already. A code that was
    /// removed comes back as the record it was.
    func create(
        _ record: CameraRecord, stated: CameraColumnSet, zone: Int, fingerprint: UInt64, line: Int?
    ) throws(RegistryError) -> Int64? {
        let returning = try gone.id(of: record.deviceCode.text)
        let key = key(returning ?? nextID, zone, fingerprint)
        let isWritten = try withUnsafePointer(to: record) { record throws(RegistryError) in
            let units = try units(record)
            guard try new.write(record, stated: stated, key, units) else { return false }
            try brief.write(key, record, units)
            return true
        }
        guard isWritten else { return nil }
        if returning == nil {
            nextID += 1
            try endpoints.create(record.endpoints, key)
            try endpoints.settle()
        } else {
            try gone.forget(key.id)
            try endpoints.replace(record.endpoints, key)
        }
        try log.log(.camera, key.id, .created, line: line)
        return key.id
    }

    /// What became of a row that was to be created: `id` is `nil` when its code was taken already.
    typealias Created = (_ row: NewCameras.Row, _ zone: Int, _ id: Int64?) throws(RegistryError) -> Void

    /// Creates a record, at once or with the next ones: `created` is told of each that was written, by this call or a later
    /// one. The row's address has to hold until ``settle(_:)``.
    func create(_ row: NewCameras.Row, zone: Int, _ created: Created) throws(RegistryError) {
        if try gone.id(of: row.pointee.record.deviceCode.text) != nil {
            try settle(created)
            let id = try create(
                row.pointee.record, stated: row.pointee.stated, zone: zone,
                fingerprint: row.pointee.fingerprint,
                line: row.pointee.line)
            return try created(row, zone, id)
        }
        known.forget(row.pointee.record.deviceCode)
        if new.mustSettle(before: row.pointee.stated) { try settle(created) }
        let key = key(nextID, zone, row.pointee.fingerprint)
        nextID += 1
        try new.add(row, key, try units(row.record), zone: zone)
    }

    /// Whether a row with this code may wait to be written.
    func mayWait(_ code: DeviceCode) -> Bool { !wasEmpty && new.mayHold(code) }

    /// Writes all rows that wait; their endpoints and entries in the log may wait on.
    func settle(_ created: Created) throws(RegistryError) {
        try new.settle(inTime: lacksKeys) { new, isWritten throws(RegistryError) in
            if isWritten {
                try brief.add(new.key, new.row.record, new.units)
                if new.row.pointee.stated.contains(.endpoints) {
                    try endpoints.create(new.row.pointee.record.endpoints, new.key)
                }
                try log.logCreation(ofCamera: new.key.id, line: new.row.pointee.line, root: new.key.root)
            }
            try created(new.row, new.zone, isWritten ? new.key.id : nil)
        }
    }

    /// Writes everything that waits: new cameras, their endpoints and their entries in the log. While a server's tables lack their
    /// keys it is only taken from the rows, and written when there is enough for a statement.
    func settleAll(_ created: Created) throws(RegistryError) {
        known.close()
        try settle(created)
        if !lacksKeys { try settleBeside() }
    }

    private func settleBeside() throws(RegistryError) {
        try endpoints.settle()
        try brief.settle()
        try log.settle()
    }

    /// Takes over the stated columns of `row` into the record that is there; says whether anything changed.
    ///
    /// `fingerprint` is that of the row which asks for it, 0 for none; it is kept even when nothing changed.
    func change(
        _ id: Int64, from before: CameraRecord, to after: CameraRecord, zone: Int, fingerprint: UInt64 = 0,
        line: Int?
    ) throws(RegistryError) -> Bool {
        let key = key(id, zone, fingerprint)
        if before == after {
            if fingerprint != 0 { try remember(key) }
            return false
        }
        try withUnsafePointer(to: after) { after throws(RegistryError) in
            let units = try units(after)
            CameraTable.bind(update, CameraTable.stored, key, after, units)
            // First, for on a server what stands beside a camera follows it into another county.
            try update.run()
            try brief.write(key, after, units)
        }
        if before.endpoints != after.endpoints { try endpoints.replace(after.endpoints, key) }
        var fields: [ChangeLog.Field] = []
        for column in CameraColumn.allCases {
            let (old, new) = (before.text(of: column), after.text(of: column))
            if old != new { fields.append((column.rawValue, old, new)) }
        }
        try log.log(.camera, id, .updated, line: line, fields: fields)
        return true
    }

    /// Takes away what stands beside a camera that goes.
    func forget(_ id: Int64) throws(RegistryError) { try brief.remove(id) }

    private func key(_ id: Int64, _ zone: Int, _ fingerprint: UInt64) -> CameraTable.Key {
        let zone = places.ids[zone]
        return CameraTable.Key(id: id, zone: zone, fingerprint: fingerprint, root: roots[zone])
    }

    private static func roots(_ connection: Connection) throws(RegistryError) -> [Int64: Int64] {
        let select = try Statement(connection, "SELECT id, root FROM zone")
        var roots: [Int64: Int64] = [:]
        while try select.step() { roots[select.int64(0)] = select.int64(1) }
        return roots
    }

    /// To be told of the rows that come next, before the first of them is looked for: a server is asked for all at once.
    func expect(_ rows: UnsafeBufferPointer<CameraRow>) throws(RegistryError) {
        if connection.postgres != nil { try known.expect(rows) }
    }

    private func remember(_ key: CameraTable.Key) throws(RegistryError) {
        let remember = try Statement(connection, "UPDATE camera SET fingerprint = ? WHERE id = ?")
        remember.bind(1, Int64(bitPattern: key.fingerprint))
        remember.bind(2, key.id)
        try remember.run()
    }

    private func units(_ record: UnsafePointer<CameraRecord>) throws(RegistryError) -> CameraTable.Units {
        CameraTable.Units(
            owner: try organisations.id(record.pointee.owner),
            management: try organisations.id(record.pointee.managementUnit),
            maintenance: try organisations.id(record.pointee.maintenanceUnit))
    }
}
