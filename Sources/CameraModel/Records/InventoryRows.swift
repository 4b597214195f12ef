/// One row of a camera inventory, read: the record, which of its columns the row states, and where it stood.
public struct CameraRow: Sendable {
    /// The values that were read; columns that are not stated have their empty value.
    public var record: CameraRecord
    /// Columns with a value in this row. An empty cell states nothing.
    public var stated: CameraColumnSet
    /// What the row calls its zone, code or name, when it names one; the registry turns it into a code.
    public var zoneText: String?
    /// Physical line in the file, from 1, header included.
    public var line: Int
    /// Columns that tell which camera the row is of when it states no device code, all of them stated; empty when the
    /// device code tells. A row that states no device code has a placeholder there.
    public var matchKeys: [CameraColumn] = []
    /// ``statedFingerprint()`` of the row as it was read; 0 when nobody reckoned it, which only costs time.
    public var fingerprint: UInt64 = 0

    /// A row that was read.
    public init(
        record: consuming CameraRecord, stated: CameraColumnSet, zoneText: String? = nil, line: Int
    ) {
        self.record = record
        (self.stated, self.zoneText, self.line) = (stated, zoneText, line)
    }
}

/// One row of a zone inventory.
public struct ZoneRow: Sendable {
    /// A column of the canonical zone inventory.
    public enum Column: String, CaseIterable, Sendable {
        case zone, name, level, parent, kind, plannedCameras, requiredKeyPublicArea, requiredKeyIndustry
    }
    /// The zone; columns that are not stated have their empty value.
    public var zone: Zone
    /// Columns with a value in this row.
    public var stated: Set<Column>
    /// Physical line in the file, from 1.
    public var line: Int

    /// A row that was read.
    public init(zone: Zone, stated: Set<Column>, line: Int) {
        (self.zone, self.stated, self.line) = (zone, stated, line)
    }
}

/// One row of an inventory of required sites.
public struct SiteRow: Sendable {
    /// A column of the canonical site inventory.
    public enum Column: String, CaseIterable, Sendable {
        case site, name, zone, category, sector, longitude, latitude, requiredCameras
    }
    /// The site; its `zone` holds the code or the name that the row gives, which the registry turns into a code.
    public var site: Site
    /// Columns with a value in this row.
    public var stated: Set<Column>
    /// What the row calls its zone, code or name; `nil` when it names none.
    public var zoneText: String?
    /// Physical line in the file, from 1.
    public var line: Int

    /// A row that was read.
    public init(site: Site, stated: Set<Column>, zoneText: String?, line: Int) {
        (self.site, self.stated, self.zoneText, self.line) = (site, stated, zoneText, line)
    }
}

extension ZoneRow.Column {
    /// The canonical text of this column of a zone; `nil` when not known.
    public func text(of zone: Zone) -> String? {
        switch self {
        case .zone: zone.code.text
        case .name: zone.name
        case .level: zone.level?.rawValue
        case .parent: zone.parent?.text
        case .kind: zone.kind?.rawValue
        case .plannedCameras: zone.plannedCameras.map(String.init)
        case .requiredKeyPublicArea: zone.requiredKeyPublicArea.map(String.init)
        case .requiredKeyIndustry: zone.requiredKeyIndustry.map(String.init)
        }
    }
}

extension SiteRow.Column {
    /// The canonical text of this column of a site; `nil` when not known.
    public func text(of site: Site) -> String? {
        switch self {
        case .site: site.key
        case .name: site.name
        case .zone: site.zone.text
        case .category: site.category.rawValue
        case .sector: site.sector
        case .longitude: site.position.map { plainDecimalText($0.longitude) }
        case .latitude: site.position.map { plainDecimalText($0.latitude) }
        case .requiredCameras: String(site.requiredCameras)
        }
    }
}
