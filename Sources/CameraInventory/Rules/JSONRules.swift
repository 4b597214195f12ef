import CameraModel

/// What can be odd about JSON documents and the forms that are built on JSON.
extension Rule {
    static let jsonEnvelope = Rule(
        "json-envelope", .note,
        en: "the rows were found in \"{0}\" of the document; --path names another place",
        zh: "数据行取自文档中的“{0}”；如不正确，请用 --path 指定")
    static let jsonOtherLists = Rule(
        "json-other-lists", .note,
        en: "other lists of objects were not read: {0}; --path names the one to read",
        zh: "未读取的其他对象列表：{0}；可用 --path 指定")
    static let jsonTrailingComma = Rule(
        "json-trailing-comma", .note,
        en: "a comma stands before a closing bracket, which JSON forbids; it was left out",
        zh: "右括号前多了一个逗号，JSON 不允许；已忽略")
    static let geoType = Rule(
        "geojson-type", .error, en: "type is {0}; \"Feature\" or a geometry's type was wanted (RFC 7946)",
        zh: "type 为 {0}，应为 \"Feature\" 或某种几何类型（RFC 7946）")
    static let geoTypeCase = Rule(
        "geojson-type-case", .note,
        en: "the type is spelled {0} in RFC 7946, capital letters included; read so",
        zh: "RFC 7946 规定该类型写作 {0}，区分大小写；已按此读取")
    static let geoMember = Rule(
        "geojson-member", .warning, en: "the member {0} should be {1}; it was not read",
        zh: "成员 {0} 应为 {1}，未读取")
    static let geoForeignMember = Rule(
        "geojson-foreign-member", .note,
        en: "a {1} cannot have a member {0} (RFC 7946, 7.1); it was not read",
        zh: "{1} 不能有成员 {0}（RFC 7946 第 7.1 节），未读取")
    static let geometryMalformed = Rule(
        "geometry-malformed", .warning,
        en: "the geometry is broken: {0} was wanted; no position was read from it",
        zh: "几何图形有误：应为 {0}；未从中读取位置")
    static let geometryNotPoint = Rule(
        "geometry-not-point", .warning,
        en: "the geometry is a {0}, not a Point; no position was read from it",
        zh: "几何类型为 {0} 而非 Point，未从中读取位置")
    static let coordinatesAsText = Rule(
        "coordinates-as-text", .note,
        en: "coordinates are written as text, not as numbers; read so in the whole file",
        zh: "坐标写成了文本而非数字；整个文件均已按此读取")

    static let json: [Rule] = [
        jsonEnvelope, jsonOtherLists, jsonTrailingComma, geoType, geoTypeCase, geoMember, geoForeignMember,
        geometryMalformed, geometryNotPoint, coordinatesAsText,
    ]
}
