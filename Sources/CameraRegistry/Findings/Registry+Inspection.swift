public import CameraModel

/// What an inspection needs beside the cameras, from the same snapshot.
public struct InspectionBasis: Sendable {
    /// All zones; the cameras' zone indices are of this tree.
    public let zones: ZoneTree
    /// The revision that the snapshot is of.
    public let revision: Int
    /// Of the columns that a regulation asks about those that some camera states.
    public let columnsInUse: CameraColumnSet
}

extension Registry {
    /// Hands over every camera with the batch that made it and the changes that a regulation asks about, in batches, from
    /// one snapshot, in the order of their age in the registry. Memory does not grow with the cameras.
    public func inspect(
        batchSize: Int = 2000, begin: (InspectionBasis) throws -> Void,
        each: ([InspectedCamera]) throws -> Void
    ) throws {
        try read { connection in
            let places = try Places(connection)
            let organisations = try OrganisationIDs(connection)
            try begin(
                InspectionBasis(
                    zones: places.tree, revision: try Registry.revision(connection),
                    columnsInUse: try columnsInUse(connection)))
            let changes = try WatchedChanges(connection)
            let select = try Statement(connection, CameraTable.select + " ORDER BY camera.id", isLong: true)
            var batch: [InspectedCamera] = []
            while try select.step() {
                let record = try CameraTable.record(
                    select, zoneCode: { places.code(id: $0) }, unit: { organisations.organisation($0) })
                var camera = InspectedCamera(record, zone: places.index(id: select.int64(2)))
                try changes.take(select.int64(0), into: &camera)
                batch.append(camera)
                if batch.count >= batchSize {
                    try each(batch)
                    batch.removeAll(keepingCapacity: true)
                }
            }
            if !batch.isEmpty { try each(batch) }
        }
    }
}

/// Which of the columns that the regulation asks about hold anything at all.
private func columnsInUse(_ connection: Connection) throws(RegistryError) -> CameraColumnSet {
    var used = CameraColumnSet.all
    for column in [CameraColumn.legalBasis, .ownership, .signage, .filingNumber, .filedOn, .retentionDays] {
        let select = try Statement(
            connection, "SELECT EXISTS (SELECT 1 FROM camera WHERE \(column.rawValue) IS NOT NULL)")
        if try select.step(), select.int(0) == 0 {
            used = CameraColumnSet(rawValue: used.rawValue & ~(1 << UInt64(column.index)))
        }
    }
    return used
}

/// The change log of cameras, read beside them in the order of their ids.
private final class WatchedChanges {
    private let select: Statement
    private var hasRow: Bool

    init(_ connection: Connection) throws(RegistryError) {
        select = try Statement(
            connection,
            """
            SELECT subjectId, batchId, action, startedAt, field FROM change INDEXED BY changeBySubject
            JOIN batch ON batch.id = batchId
            LEFT JOIN changeField ON changeId = change.id AND action = 2
                AND (field = 'longitude' OR field = 'latitude' OR field = 'zone' OR field = 'deviceState')
            WHERE subject = 1 ORDER BY subjectId, change.id
            """, isLong: true)
        hasRow = try select.step()
    }

    /// Gives a camera its batch and changes; cameras have to come in the order of their ids.
    func take(_ id: Int64, into camera: inout InspectedCamera) throws(RegistryError) {
        while hasRow, select.int64(0) <= id {
            if select.int64(0) == id {
                if select.int(2) == ChangeLog.Action.created.rawValue { camera.batch = select.int64(1) }
                if let column = select.text(4).flatMap(CameraColumn.init(rawValue:)) {
                    camera.changes.append(
                        InspectedCamera.Change(column, at: Instant(milliseconds: select.int64(3))))
                }
            }
            hasRow = try select.step()
        }
    }
}
