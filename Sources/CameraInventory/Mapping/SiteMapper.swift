import CameraModel

/// Reads the rows of an inventory of required sites.
enum SiteMapper: RowMapper {
    typealias Column = SiteRow.Column
    static let schema: any SectionSchema.Type = SiteSchema.self
    static func section(_ profile: Profile) -> ProfileSection { profile.sites }
    static let several: Set<SiteRow.Column> = []
    static let required: [[SiteRow.Column]] = [[.site, .name]]

    static func map(
        _ cells: [(SiteRow.Column, CellValue)], _ context: inout RowContext, code: inout String?
    ) -> SiteRow? {
        var found: [SiteRow.Column: CellValue] = [:]
        for (column, cell) in cells { found[column] = cell }
        let name = found[.name].flatMap { context.text($0, limit: 200, .words) }
        // A list without codes is keyed by its names: cameras may call a site by either.
        let key = found[.site].flatMap { context.text($0, limit: 200, .words) } ?? name
        code = key
        if key == nil { context.add(.siteKeyMissing) }
        let zoneText = found[.zone].flatMap { context.text($0, limit: 200, .words) }
        let zone = zoneText.map(zoneStandIn) ?? context.defaultZone
        if zone == nil { context.add(.siteZoneMissing) }
        let category = found[.category].flatMap {
            context.word($0, Words.category, "category", .categoryUnknown)
        }
        if found[.category] == nil { context.add(.siteCategoryMissing) }
        guard let placeholder = zone ?? ZoneCode("0") else { return nil }
        var site = Site(key: key ?? "", name: name, zone: placeholder, category: category ?? .other)
        var stated: Set<SiteRow.Column> = [.site]
        if name != nil { stated.insert(.name) }
        if zoneText != nil { stated.insert(.zone) }
        if category != nil { stated.insert(.category) }
        site.sector = found[.sector].flatMap { context.sector($0) }
        if site.sector != nil { stated.insert(.sector) }
        let position = PositionCells(longitude: found[.longitude], latitude: found[.latitude])
        if let point = context.position(position) {
            site.position = point
            stated.formUnion([.longitude, .latitude])
        }
        if let cell = found[.requiredCameras],
            let count = context.integer(cell, 1...100_000_000, .countMalformed, facts: ["1"])
        {
            site.requiredCameras = count
            stated.insert(.requiredCameras)
        }
        return context.isRefused
            ? nil : SiteRow(site: site, stated: stated, zoneText: zoneText, line: context.line)
    }

    /// A code for a zone called by a name that no code can have (with blanks, or long); the row keeps the name.
    private static func zoneStandIn(_ text: String) -> ZoneCode? {
        if let code = ZoneCode(text) { return code }
        var word = ""
        for character in text where !character.isWhitespace {
            guard word.utf8.count + character.utf8.count <= 64 else { break }
            word.append(character)
        }
        return ZoneCode(word)
    }
}
