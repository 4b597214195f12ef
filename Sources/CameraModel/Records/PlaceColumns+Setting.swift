extension ZoneRow.Column {
    /// Sets this column of a zone from its canonical text, `nil` to forget it; `false`, and no change, when the text
    /// is not of the column's form. Code and name cannot be forgotten.
    public func set(_ text: String?, in zone: inout Zone) -> Bool {
        switch self {
        case .zone:
            guard let code = text.flatMap({ ZoneCode($0) }) else { return false }
            zone.code = code
        case .name:
            guard let text, !text.isEmpty else { return false }
            zone.name = text
        case .level: return assign(text, ZoneLevel.init(rawValue:)) { zone.level = $0 }
        case .parent: return assign(text, { ZoneCode($0) }) { zone.parent = $0 }
        case .kind: return assign(text, AreaCategory.init(rawValue:)) { zone.kind = $0 }
        case .plannedCameras: return assign(text, { decimalInteger($0) }) { zone.plannedCameras = $0 }
        case .requiredKeyPublicArea:
            return assign(text, { decimalInteger($0) }) { zone.requiredKeyPublicArea = $0 }
        case .requiredKeyIndustry:
            return assign(text, { decimalInteger($0) }) { zone.requiredKeyIndustry = $0 }
        case .boundary: return assign(text, { Boundary(text: $0) }) { zone.boundary = $0 }
        }
        return true
    }
}

extension SiteRow.Column {
    /// Sets this column of a site from its canonical text, `nil` to forget it; `false`, and no change, when the text
    /// is not of the column's form. Longitude and latitude are set together: ``setPosition(longitude:latitude:in:)``.
    public func set(_ text: String?, in site: inout Site) -> Bool {
        switch self {
        case .site:
            guard let text, !text.isEmpty else { return false }
            site.key = text
        case .name:
            guard let text, !text.isEmpty else { return false }
            site.name = text
        case .zone:
            guard let code = text.flatMap({ ZoneCode($0) }) else { return false }
            site.zone = code
        case .category:
            guard let category = text.flatMap(AreaCategory.init(rawValue:)) else { return false }
            site.category = category
        case .sector: site.sector = text
        case .longitude, .latitude: return false
        case .requiredCameras:
            guard let count = text.flatMap({ decimalInteger($0) }), count >= 1 else { return false }
            site.requiredCameras = count
        }
        return true
    }

    /// Sets a site's position from canonical texts, `nil` and `nil` to forget it.
    public static func setPosition(longitude: String?, latitude: String?, in site: inout Site) -> Bool {
        if longitude == nil, latitude == nil {
            site.position = nil
            return true
        }
        guard let x = longitude.flatMap({ plainDecimal($0) }), let y = latitude.flatMap({ plainDecimal($0) }),
            let point = Coordinate(longitude: x, latitude: y)
        else { return false }
        site.position = point
        return true
    }
}

private func assign<Value>(_ text: String?, _ parse: (String) -> Value?, _ store: (Value?) -> Void) -> Bool {
    guard let text else {
        store(nil)
        return true
    }
    guard let value = parse(text) else { return false }
    store(value)
    return true
}
