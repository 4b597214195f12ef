import CameraModel

/// What can be odd about the outlines of zones and buildings and the lines of roads.
extension Rule {
    static let geometryUnclosed = Rule(
        "geometry-unclosed", .note, en: "a ring does not end where it begins; it was closed",
        zh: "有一个环首尾不相接；已闭合")
    static let geometryWinding = Rule(
        "geometry-winding", .note,
        en:
            "a ring runs the wrong way round (RFC 7946: outer rings counterclockwise); the direction means nothing here",
        zh: "有一个环的绕行方向有误（RFC 7946：外环应为逆时针）；此处不看方向")
    static let geometryRingDropped = Rule(
        "geometry-ring-dropped", .warning,
        en: "a hole has {0} different corners and encloses nothing; it was left out",
        zh: "有一个洞只有 {0} 个不同的角点，不围成面；已略去")
    static let geometryInside = Rule(
        "geometry-inside", .warning,
        en: "a part lies within another one and adds nothing; it was left out", zh: "有一部分位于另一部分之内，不增加面积；已略去")
    static let geometryHoleOutside = Rule(
        "geometry-hole-outside", .warning, en: "a hole lies outside of its area; it was left out",
        zh: "有一个洞位于其面之外；已略去")
    static let geometryCrossing = Rule(
        "geometry-crossing", .error,
        en:
            "the outline crosses itself at {found} (longitude, latitude); correct it there and import it again",
        zh: "边界在 {found}（经度 纬度）处自相交；请在该处改正后重新导入")
    static let geometryCorners = Rule(
        "geometry-corners", .error, en: "a ring has {0} different corners; at least three were wanted",
        zh: "有一个环只有 {0} 个不同的角点，至少应有三个")
    static let geometryLine = Rule(
        "geometry-line", .error, en: "no line has two different positions; a road needs a length",
        zh: "没有一条线含有两个不同的点；道路须有长度")
    static let geometryRange = Rule(
        "geometry-range", .error,
        en: "the corner {found} is no longitude and latitude in degrees; export the file in WGS-84 degrees",
        zh: "角点 {found} 不是以度为单位的经纬度；请以 WGS-84 经纬度导出")
    static let geometrySwapped = Rule(
        "geometry-swapped", .error, en: "the corner {found} has latitude before longitude; swap them",
        zh: "角点 {found} 纬度在前、经度在后；请对调")
    static let geometryText = Rule(
        "geometry-text", .error, en: "the coordinates cannot be read: {0} were wanted",
        zh: "坐标无法读取：应为 {0}")
    static let geometryNotWanted = Rule(
        "geometry-not-wanted", .warning, en: "the geometry is a {0}; {1} was wanted; none was read",
        zh: "几何类型为 {0}，应为 {1}；未读取")
    static let geometryMissing = Rule(
        "geometry-missing", .error, en: "the row has no geometry; without one there is nothing to keep",
        zh: "此行没有几何图形；无可保存的内容")
    static let geometryDatum = Rule(
        "geometry-datum", .error,
        en: "the geometry is in \"{found}\", which cannot be converted; export it in WGS-84, or name --datum",
        zh: "几何图形的坐标系“{found}”无法换算；请以 WGS-84 导出，或用 --datum 指定")
    static let geometryConverted = Rule(
        "geometry-converted", .note,
        en: "{0} geometries were converted from {1} to WGS-84 and are approximate",
        zh: "已将 {0} 个几何图形由 {1} 换算为 WGS-84，为近似值")
    static let buildingHeight = Rule(
        "building-height", .warning,
        en: "the height \"{found}\" is no number of metres from 0 to 1000; taken as unknown",
        zh: "高度“{found}”不是 0 至 1000 的米数；按未知处理")
    static let shapeCode = Rule(
        "shape-code", .warning,
        en: "the code \"{found}\" is longer than 100 bytes; one was made of the geometry",
        zh: "编码“{found}”超过 100 字节；已由几何图形生成")

    static let geometry: [Rule] = [
        geometryUnclosed, geometryWinding, geometryRingDropped, geometryInside, geometryHoleOutside,
        geometryCrossing, geometryCorners, geometryLine, geometryRange, geometrySwapped, geometryText,
        geometryNotWanted, geometryMissing, geometryDatum, geometryConverted, buildingHeight, shapeCode,
    ]
}
