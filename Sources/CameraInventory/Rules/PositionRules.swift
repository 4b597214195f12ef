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
        en: "\"{found}\" is not plain decimal degrees such as 118.674123, nor degrees, minutes and seconds",
        zh: "“{found}”不是十进制度数（如 118.674123），也不是度分秒")
    static let coordinateReformed = Rule(
        "coordinate-reformed", .note, en: "\"{found}\" was read as {0} degrees; check the first rows",
        zh: "“{found}”已按 {0} 度读取，请核对前几行")
    static let coordinateExcelDamage = Rule(
        "coordinate-excel-damage", .error,
        en:
            "\"{found}\" was damaged by a spreadsheet, which took the point for a grouping mark; format the column as "
            + "text and export again from the source",
        zh: "“{found}”已被电子表格损坏（小数点被当作分组符）；请把该列设为文本并从来源重新导出")
    static let coordinateScaled = Rule(
        "coordinate-scaled", .error,
        en: "{0} and {1} are degrees times 10^{2}; divide both columns by it",
        zh: "{0} 与 {1} 是度数乘以 10^{2}；请将两列除以该数")
    static let coordinateRepeated = Rule(
        "coordinate-repeated", .note,
        en:
            "the position {found} stands in {0} rows; it was kept, but is it a placeholder? Leave unknown positions empty",
        zh: "坐标 {found} 出现在 {0} 行；已保留，是否为占位值？未知位置请留空")
    static let coordinateCoarse = Rule(
        "coordinate-coarse", .note,
        en: "{0} positions have fewer than 4 decimals: they are good to 100 metres or worse",
        zh: "{0} 个坐标不足 4 位小数，误差可达百米以上")
    static let datumOther = Rule(
        "datum-other", .warning,
        en:
            "no conversion from the datum {found} is known; the position was kept as extras, not as the position",
        zh: "不知如何从坐标系 {found} 换算；坐标作为附加列保留，未作为位置")
    static let datumConverted = Rule(
        "datum-converted", .note,
        en:
            "{0} positions were converted from {1} to WGS-84 and are approximate; the originals are kept as extras",
        zh: "{0} 个坐标已由 {1} 换算为 WGS-84，为近似值；原值保留为附加列")

    static let positions: [Rule] = [
        longitudeRange, latitudeRange, coordinatesSwapped, coordinateIncomplete, coordinateZero,
        coordinateMalformed, coordinateReformed, coordinateExcelDamage, coordinateScaled, coordinateRepeated,
        coordinateCoarse, datumOther, datumConverted,
    ]
}
