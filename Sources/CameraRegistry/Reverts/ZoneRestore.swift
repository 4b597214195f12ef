import CameraModel

/// Puts back the zones that a batch changed or removed, and takes away those it made.
final class ZoneRestore {
    private let revert: BatchRevert
    private let write: Statement
    private let gone: GoneRecords

    init(_ revert: BatchRevert) throws(RegistryError) {
        self.revert = revert
        write = try Statement(revert.connection, ZoneTable.upsert)
        gone = try GoneRecords(revert.connection, .zone)
    }

    /// Zones that were removed come back first without their parents, which may come back later than they.
    func putBack() throws(RegistryError) {
        var touched: [(id: Int64, zone: Zone)] = []
        try revert.each(.zone, .removed) { change throws(RegistryError) in
            guard let code = change.before("zone").flatMap({ ZoneCode($0) }) else {
                throw .damaged(table: "change", column: "zone", id: change.id)
            }
            var zone = Zone(code: code, name: code.text)
            try restore(change, &zone)
            touched.append((change.id, zone))
            zone.parent = nil
            try ZoneTable.write(write, change.id, zone)
            try gone.forget(change.id)
            try revert.log.log(.zone, change.id, .created, line: nil)
            revert.outcome.returned += 1
        }
        let places = try Places(revert.connection)
        try revert.each(.zone, .updated) { change throws(RegistryError) in
            let index = places.index(id: change.id)
            guard index >= 0 else { throw .damaged(table: "zone", column: "id", id: change.id) }
            let before = places.tree.zones[index]
            var after = before
            try restore(change, &after)
            touched.append((change.id, after))
            try logUpdate(change.id, before, after)
        }
        for (id, zone) in touched { try place(id, zone) }
        try refuseCircles(Set(touched.map(\.id)))
    }

    private func restore(_ change: BatchRevert.Change, _ zone: inout Zone) throws(RegistryError) {
        for field in change.fields {
            guard let column = ZoneRow.Column(rawValue: field.name), column.set(field.before, in: &zone)
            else {
                throw .damaged(table: "changeField", column: field.name, id: change.id)
            }
        }
    }

    private func logUpdate(_ id: Int64, _ before: Zone, _ after: Zone) throws(RegistryError) {
        var fields: [ChangeLog.Field] = []
        for column in ZoneRow.Column.allCases where column.text(of: before) != column.text(of: after) {
            fields.append((column.rawValue, column.text(of: before), column.text(of: after)))
        }
        if fields.isEmpty { return }
        try revert.log.log(.zone, id, .updated, line: nil, fields: fields)
        revert.outcome.updated += 1
    }

    private func place(_ id: Int64, _ zone: Zone) throws(RegistryError) {
        if let parent = zone.parent?.text {
            let select = try Statement(revert.connection, "SELECT id FROM zone WHERE code = ?")
            select.bind(1, parent)
            guard try select.step() else {
                let remover = try revert.conflicts.remover(.zone, parent)
                return revert.hold(.zone, zone.code.text, "parent", .zoneGone, by: remover)
            }
        }
        try ZoneTable.write(write, id, zone)
    }

    private func refuseCircles(_ touched: Set<Int64>) throws(RegistryError) {
        if touched.isEmpty { return }
        let places = try Places(revert.connection)
        for index in places.tree.cycles {
            // The batch to name is the latest that gave a zone of the circle its parent.
            var batch: Int64?
            var at: String? = places.tree.zones[index].code.text
            for _ in places.tree.zones.indices {
                guard let code = at, let next = places.tree.index(code: code) else { break }
                let placer = try revert.conflicts.placer(.zone, places.ids[next], "parent")
                batch = max(batch ?? 0, placer ?? 0)
                at = places.tree.zones[next].parent?.text
                if at == places.tree.zones[index].code.text { break }
            }
            revert.hold(.zone, places.tree.zones[index].code.text, "parent", .circle, by: batch)
        }
    }

    /// Takes away the zones that the batch made, unless a record that stays lies in one of them.
    func remove(_ places: Places) throws(RegistryError) {
        var ids: [Int64] = []
        try revert.each(.zone, .created) { ids.append($0.id) }
        if ids.isEmpty { return }
        let leaving = Set(ids)
        for id in ids { try findDependants(id, leaving) }
        if revert.outcome.conflictCount > 0 { return }
        for id in ids { try removeZone(id, places) }
    }

    private func findDependants(_ zone: Int64, _ leaving: Set<Int64>) throws(RegistryError) {
        let tables: [(ChangeLog.Subject, String, String)] = [
            (.camera, "SELECT id, deviceCode FROM camera WHERE zoneId = ?", "zone"),
            (.site, "SELECT id, key FROM site WHERE zoneId = ?", "zone"),
            (.zone, "SELECT id, code FROM zone WHERE parentId = ?", "parent"),
        ]
        for (subject, sql, field) in tables {
            let select = try Statement(revert.connection, sql)
            select.bind(1, zone)
            while try select.step() {
                if subject == .zone, leaving.contains(select.int64(0)) { continue }
                let isShown = revert.outcome.conflicts.count < RevertOutcome.shown
                let batch = isShown ? try revert.conflicts.placer(subject, select.int64(0), field) : nil
                revert.hold(subject, select.text(1) ?? "", field, .lies, by: batch)
            }
        }
    }

    private func removeZone(_ id: Int64, _ places: Places) throws(RegistryError) {
        let index = places.index(id: id)
        guard index >= 0 else { throw .damaged(table: "zone", column: "id", id: id) }
        let zone = places.tree.zones[index]
        let fields = ZoneRow.Column.allCases.compactMap { column in
            column.text(of: zone).map { (name: column.rawValue, before: Optional($0), after: String?.none) }
        }
        for sql in [
            "UPDATE zone SET parentId = NULL WHERE parentId = \(id)", "DELETE FROM zone WHERE id = \(id)",
        ] {
            let statement = try Statement(revert.connection, sql)
            try statement.run()
        }
        let entry = try revert.log.log(.zone, id, .removed, line: nil, fields: fields)
        try gone.add(id, code: zone.code.text, change: entry)
        revert.outcome.removed += 1
    }
}
