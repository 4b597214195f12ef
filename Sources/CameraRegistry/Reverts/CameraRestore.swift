import CameraModel

/// Puts back the cameras that a batch changed or removed, and takes away those it made.
final class CameraRestore {
    private let revert: BatchRevert
    private let store: CameraStore
    private let gone: GoneRecords
    private let retire: Statement
    private let delete: Statement

    init(_ revert: BatchRevert, _ places: Places) throws(RegistryError) {
        self.revert = revert
        let connection = revert.connection
        store = try CameraStore(connection, places: places, log: revert.log)
        gone = try GoneRecords(connection, .camera)
        retire = try Statement(connection, "UPDATE endpoint SET position = NULL WHERE cameraId = ?")
        delete = try Statement(connection, "DELETE FROM camera WHERE id = ?")
    }

    /// What the batch made goes first: its codes may be wanted by what comes back.
    func run() throws(RegistryError) {
        try revert.each(.camera, .created) { change throws(RegistryError) in try remove(change.id) }
        try revert.each(.camera, .updated) { change throws(RegistryError) in try putBack(change) }
        try revert.each(.camera, .removed) { change throws(RegistryError) in try bringBack(change) }
    }

    private func record(_ id: Int64) throws(RegistryError) -> CameraRecord {
        guard let record = try store.fetch(id: id) else {
            throw .damaged(table: "camera", column: "id", id: id)
        }
        return record
    }

    /// Logs everything that the record says before it goes, so that the log can still answer for it.
    private func remove(_ id: Int64) throws(RegistryError) {
        let record = try record(id)
        let fields = CameraColumn.allCases.compactMap { column in
            record.text(of: column).map {
                (name: column.rawValue, before: Optional($0), after: String?.none)
            }
        }
        retire.bind(1, id)
        try retire.run()
        delete.bind(1, id)
        try delete.run()
        try store.forget(id)
        let entry = try revert.log.log(.camera, id, .removed, line: nil, fields: fields)
        try gone.add(id, code: record.deviceCode.text, change: entry)
        revert.outcome.removed += 1
    }

    private func putBack(_ change: BatchRevert.Change) throws(RegistryError) {
        let before = try record(change.id)
        var after = before
        try restore(change, &after)
        if after.deviceCode != before.deviceCode, try store.fetch(after.deviceCode) != nil {
            return revert.hold(.camera, after.deviceCode.text, "deviceCode", .codeTaken, by: nil)
        }
        guard let zone = try zone(of: after) else { return }
        if try store.change(change.id, from: before, to: after, zone: zone, line: nil) {
            revert.outcome.updated += 1
        }
    }

    private func bringBack(_ change: BatchRevert.Change) throws(RegistryError) {
        guard let code = change.before("deviceCode").flatMap({ DeviceCode($0) }) else {
            throw .damaged(table: "changeField", column: "deviceCode", id: change.id)
        }
        var record = CameraRecord(deviceCode: code)
        try restore(change, &record)
        guard let zone = try zone(of: record) else { return }
        guard let id = try store.create(record, stated: .all, zone: zone, fingerprint: 0, line: nil) else {
            return revert.hold(.camera, code.text, "deviceCode", .codeTaken, by: nil)
        }
        guard id == change.id else { throw .damaged(table: "gone", column: "subjectId", id: change.id) }
        revert.outcome.returned += 1
    }

    private func zone(of record: CameraRecord) throws(RegistryError) -> Int? {
        let code = record.zone?.text ?? ""
        if let index = store.places.tree.index(code: code) { return index }
        revert.hold(
            .camera, record.deviceCode.text, "zone", .zoneGone, by: try revert.conflicts.remover(.zone, code))
        return nil
    }

    private func restore(_ change: BatchRevert.Change, _ record: inout CameraRecord) throws(RegistryError) {
        var (longitude, latitude) = (record.text(of: .longitude), record.text(of: .latitude))
        for field in change.fields {
            switch CameraColumn(rawValue: field.name) {
            case .longitude: longitude = field.before
            case .latitude: latitude = field.before
            case let column?:
                guard record.set(column, canonical: field.before) else {
                    throw .damaged(table: "changeField", column: field.name, id: change.id)
                }
            case nil: throw .damaged(table: "changeField", column: field.name, id: change.id)
            }
        }
        guard record.setPosition(longitude: longitude, latitude: latitude) else {
            throw .damaged(table: "changeField", column: "longitude", id: change.id)
        }
    }
}
