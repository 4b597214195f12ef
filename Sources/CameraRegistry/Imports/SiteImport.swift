import CameraModel

/// One import of required sites.
final class SiteImport {
    var outcome = ImportOutcome()
    private let places: Places
    private let log: ChangeLog
    private let select: Statement
    private let write: Statement
    private let gone: GoneRecords
    private var nextID: Int64
    private let defaultZone: Int?
    private(set) var lineByKey: [String: Int] = [:]
    private let onRefusal: ((Finding) -> Void)?

    init(
        _ connection: Connection, places: Places, log: ChangeLog, defaultZone: Int?,
        onRefusal: ((Finding) -> Void)? = nil
    ) throws(RegistryError) {
        self.onRefusal = onRefusal
        (self.places, self.log, self.defaultZone) = (places, log, defaultZone)
        gone = try GoneRecords(connection, .site)
        let last = try Statement(connection, "SELECT coalesce(max(id), 0) FROM site")
        nextID = max(try last.step() ? last.int64(0) : 0, gone.highestID) + 1
        select = try Statement(connection, SiteTable.select + " WHERE key = ?")
        write = try Statement(connection, SiteTable.upsert)
    }

    func add(_ rows: [SiteRow]) throws(RegistryError) { for row in rows { try add(row) } }

    private func add(_ row: SiteRow) throws(RegistryError) {
        let key = row.site.key
        if let first = lineByKey[key] {
            return refuse(
                Finding(
                    .siteDuplicate, line: row.line, column: "site", deviceCode: key, found: key,
                    facts: [String(first)]))
        }
        lineByKey[key] = row.line
        select.bind(1, key)
        let known = try select.step() ? try SiteTable.site(select, places) : nil
        select.reset()
        let zone: Int
        switch place(row, known?.site) {
        case .success(let index): zone = index
        case .failure(let trouble): return refuse(trouble.finding(line: row.line, deviceCode: key))
        }
        try keep(row, known, zone)
    }

    private func keep(_ row: SiteRow, _ known: (id: Int64, site: Site)?, _ zone: Int) throws(RegistryError) {
        var after = known.map { SiteImport.merged($0.site, row) } ?? row.site
        after.zone = places.tree.zones[zone].code
        if let known, known.site == after {
            outcome.unchanged += 1
            return
        }
        guard let known else { return try create(row, after, zone) }
        SiteTable.bind(write, id: known.id, zone: places.ids[zone], after)
        try write.run()
        outcome.updated += 1
        var fields: [ChangeLog.Field] = []
        for column in SiteRow.Column.allCases where column.text(of: known.site) != column.text(of: after) {
            fields.append((column.rawValue, column.text(of: known.site), column.text(of: after)))
        }
        try log.log(.site, known.id, .updated, line: row.line, fields: fields)
    }

    private func create(_ row: SiteRow, _ site: Site, _ zone: Int) throws(RegistryError) {
        let returning = try gone.id(of: site.key)
        let id = returning ?? nextID
        SiteTable.bind(write, id: id, zone: places.ids[zone], site)
        try write.run()
        if returning == nil { nextID += 1 } else { try gone.forget(id) }
        try log.log(.site, id, .created, line: row.line)
        outcome.created += 1
    }

    private func place(_ row: SiteRow, _ known: Site?) -> Result<Int, PlaceTrouble> {
        if let text = row.zoneText { return places.find(text) }
        if let known, let index = places.tree.index(code: known.zone.text) { return .success(index) }
        return defaultZone.map { .success($0) } ?? .failure(.missing)
    }

    private static func merged(_ before: Site, _ row: SiteRow) -> Site {
        var site = before
        if row.stated.contains(.name) { site.name = row.site.name }
        if row.stated.contains(.category) { site.category = row.site.category }
        if row.stated.contains(.sector) { site.sector = row.site.sector }
        if row.stated.contains(.longitude), row.stated.contains(.latitude) {
            site.position = row.site.position
        }
        if row.stated.contains(.requiredCameras) { site.requiredCameras = row.site.requiredCameras }
        return site
    }

    private func refuse(_ finding: Finding) {
        outcome.refused += 1
        outcome.findings.add(finding)
        onRefusal?(finding)
    }
}
