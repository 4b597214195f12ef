import CameraModel

/// Puts back the sites that a batch changed or removed, and takes away those it made.
final class SiteRestore {
    private let revert: BatchRevert
    private let places: Places
    private let gone: GoneRecords
    private let select: Statement
    private let write: Statement
    private let delete: Statement

    init(_ revert: BatchRevert, _ places: Places) throws(RegistryError) {
        (self.revert, self.places) = (revert, places)
        gone = try GoneRecords(revert.connection, .site)
        select = try Statement(revert.connection, SiteTable.select + " WHERE id = ?")
        write = try Statement(revert.connection, SiteTable.upsert)
        delete = try Statement(revert.connection, "DELETE FROM site WHERE id = ?")
    }

    func run() throws(RegistryError) {
        try revert.each(.site, .created) { change throws(RegistryError) in try remove(change.id) }
        try revert.each(.site, .updated) { change throws(RegistryError) in try putBack(change) }
        try revert.each(.site, .removed) { change throws(RegistryError) in try bringBack(change) }
    }

    private func site(_ id: Int64) throws(RegistryError) -> Site {
        select.bind(1, id)
        defer { select.reset() }
        guard try select.step() else { throw .damaged(table: "site", column: "id", id: id) }
        return try SiteTable.site(select, places).site
    }

    private func remove(_ id: Int64) throws(RegistryError) {
        let site = try site(id)
        let fields = SiteRow.Column.allCases.compactMap { column in
            column.text(of: site).map { (name: column.rawValue, before: Optional($0), after: String?.none) }
        }
        delete.bind(1, id)
        try delete.run()
        let entry = try revert.log.log(.site, id, .removed, line: nil, fields: fields)
        try gone.add(id, code: site.key, change: entry)
        revert.outcome.removed += 1
    }

    private func putBack(_ change: BatchRevert.Change) throws(RegistryError) {
        let before = try site(change.id)
        var after = before
        try restore(change, &after)
        guard let zone = try zone(of: after) else { return }
        var fields: [ChangeLog.Field] = []
        for column in SiteRow.Column.allCases where column.text(of: before) != column.text(of: after) {
            fields.append((column.rawValue, column.text(of: before), column.text(of: after)))
        }
        if fields.isEmpty { return }
        SiteTable.bind(write, id: change.id, zone: zone, after)
        try write.run()
        try revert.log.log(.site, change.id, .updated, line: nil, fields: fields)
        revert.outcome.updated += 1
    }

    private func bringBack(_ change: BatchRevert.Change) throws(RegistryError) {
        guard let key = change.before("site"), let zone = change.before("zone").flatMap({ ZoneCode($0) })
        else { throw .damaged(table: "changeField", column: "site", id: change.id) }
        var site = Site(key: key, zone: zone, category: .other)
        try restore(change, &site)
        guard let index = try self.zone(of: site) else { return }
        SiteTable.bind(write, id: change.id, zone: index, site)
        try write.run()
        try gone.forget(change.id)
        try revert.log.log(.site, change.id, .created, line: nil)
        revert.outcome.returned += 1
    }

    /// The row id of a site's zone; `nil`, and a conflict, when the zone is gone.
    private func zone(of site: Site) throws(RegistryError) -> Int64? {
        if let index = places.tree.index(code: site.zone.text) { return places.ids[index] }
        revert.hold(
            .site, site.key, "zone", .zoneGone, by: try revert.conflicts.remover(.zone, site.zone.text))
        return nil
    }

    private func restore(_ change: BatchRevert.Change, _ site: inout Site) throws(RegistryError) {
        var longitude = SiteRow.Column.longitude.text(of: site)
        var latitude = SiteRow.Column.latitude.text(of: site)
        for field in change.fields {
            switch SiteRow.Column(rawValue: field.name) {
            case .longitude: longitude = field.before
            case .latitude: latitude = field.before
            case let column?:
                guard column.set(field.before, in: &site) else {
                    throw .damaged(table: "changeField", column: field.name, id: change.id)
                }
            case nil: throw .damaged(table: "changeField", column: field.name, id: change.id)
            }
        }
        guard SiteRow.Column.setPosition(longitude: longitude, latitude: latitude, in: &site) else {
            throw .damaged(table: "changeField", column: "longitude", id: change.id)
        }
    }
}
