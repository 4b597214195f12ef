import CameraModel

/// What a position must be.
extension Rule {
    static let longitudeRange = Rule(
        "longitude-range", .error,
        en: "longitude \"{found}\" is outside -180...180; are longitude and latitude swapped?",
        zh: "经度“{found}”超出 -180…180；经纬度是否颠倒？")
    static let latitudeRange = Rule(
        "latitude-range", .error,
        en: "latitude \"{found}\" is outside -90...90; are longitude and latitude swapped?",
        zh: "纬度“{found}”超出 -90…90；经纬度是否颠倒？")
    static let coordinatesSwapped = Rule(
        "coordinates-swapped", .error,
        en:
            "longitude {0} and latitude {1} are swapped: in China the latitude is at most 53.55 and the longitude at "
            + "least 73.66; swap the two columns",
        zh: "经度 {0} 与纬度 {1} 颠倒：我国纬度不超过 53.55、经度不小于 73.66；请对调两列")
    static let coordinateIncomplete = Rule(
        "coordinate-incomplete", .warning,
        en: "only one of longitude and latitude is given; the position was dropped",
        zh: "经度、纬度只填了一个，位置未保留")
    static let coordinateZero = Rule(
        "coordinate-zero", .warning, en: "longitude and latitude are both 0; taken as missing",
        zh: "经纬度均为 0，按缺失处理")
    static let coordinateMalformed = Rule(
        "coordinate-malformed", .error,
        en:
            "\"{found}\" is not plain decimal degrees such as 118.674123; no degree signs, no second number, no "
            + "grouping dots",
        zh: "“{found}”不是十进制度数（如 118.674123）；不要度分秒、两个数或分组点")
    static let datumOther = Rule(
        "datum-other", .warning,
        en: "the position is in {found}, not WGS-84 or CGCS2000; it was kept as extras, not as the position",
        zh: "坐标系为 {found}，不是 WGS-84 或 CGCS2000；坐标作为附加列保留，未作为位置")

    static let positions: [Rule] = [
        longitudeRange, latitudeRange, coordinatesSwapped, coordinateIncomplete, coordinateZero,
        coordinateMalformed,
        datumOther,
    ]
}

/// The two cells of a position, as the row gives them.
struct PositionCells {
    var longitude: (value: Double?, text: String, header: String)?
    var latitude: (value: Double?, text: String, header: String)?
    var datum: (text: String, header: String)?

    /// Whether the datum, where one is named, is WGS-84 or equal to it for this use.
    var isWGS84: Bool {
        guard let datum else { return true }
        let word = datum.text.lowercased().filter { $0 != "-" && $0 != " " && $0 != "_" }
        return ["wgs84", "cgcs2000", "4326", "4490", "epsg:4326", "epsg:4490", "国家2000", "2000"].contains(
            word)
    }
}

extension RowContext {
    /// The position of a row after all checks; `nil` when there is none to keep.
    mutating func position(_ cells: PositionCells) -> Coordinate? {
        guard cells.longitude != nil || cells.latitude != nil else { return nil }
        for cell in [cells.longitude, cells.latitude] {
            if let cell, cell.value == nil { add(.coordinateMalformed, cell.header, found: cell.text) }
        }
        guard let east = cells.longitude, let north = cells.latitude else {
            let there = cells.longitude ?? cells.latitude
            add(.coordinateIncomplete, there?.header, found: there?.text)
            return nil
        }
        guard let longitude = east.value, let latitude = north.value else { return nil }
        if longitude == 0, latitude == 0 {
            add(.coordinateZero, east.header, found: "0")
            return nil
        }
        if (73.66...135.1).contains(latitude), (3...53.56).contains(longitude) {
            add(.coordinatesSwapped, north.header, found: north.text, facts: [east.text, north.text])
            return nil
        }
        if !(-180...180).contains(longitude) { add(.longitudeRange, east.header, found: east.text) }
        if !(-90...90).contains(latitude) { add(.latitudeRange, north.header, found: north.text) }
        return Coordinate(longitude: longitude, latitude: latitude)
    }
}
