import CameraModel

/// The two cells of a position, as the row gives them.
struct PositionCells {
    var longitude: CellValue?
    var latitude: CellValue?

    /// The position's degrees, when each cell is a plain number.
    var plain: (longitude: Double, latitude: Double)? {
        guard let east = longitude?.number, let north = latitude?.number else { return nil }
        return (east, north)
    }
}

/// The datum that a cell names.
enum DatumWord: Equatable {
    case known(Datum)
    case other

    init(_ text: String) {
        let word = lookupForm(ofHeader: text).filter { !"-_:/().".contains($0) }
        self = DatumWord.words[word].map { .known($0) } ?? .other
    }

    private static let words: [String: Datum] = {
        var words: [String: Datum] = [:]
        for (datum, names) in [
            (Datum.wgs84, ["wgs84", "4326", "epsg4326", "wgs1984", "gps", "世界大地坐标系", "wgs84坐标系"]),
            (
                .cgcs2000,
                ["cgcs2000", "4490", "epsg4490", "国家2000", "2000", "大地2000", "国家大地2000", "cgcs2000坐标系"]
            ),
            (
                .gcj02,
                ["gcj02", "gcj02ll", "gcj", "火星", "火星坐标", "火星坐标系", "国测局", "高德", "腾讯", "amap", "高德地图", "腾讯地图"]
            ),
            (.bd09, ["bd09", "bd09ll", "百度", "百度坐标", "百度坐标系", "baidu", "百度地图"]),
        ] { for name in names { words[name] = datum } }
        return words
    }()
}
