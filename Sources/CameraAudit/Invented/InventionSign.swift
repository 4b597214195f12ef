public import CameraModel

/// A sign that data were made up at a desk: domain knowledge of what filling tools in the field write.
public enum InventionSign: String, Vocabulary {
    /// At least ``Inspector/crowd`` cameras on exactly one point.
    case stacked
    /// At least ``Inspector/crowd`` cameras of one longitude whose latitudes differ behind the fourth decimal only.
    case padded
    /// At least ``Inspector/crowd`` cameras installed in one and the same second.
    case sameSecond
    /// The first digits of the device code are not those of the zone.
    case foreignCode
    /// The point lies outside the zone's boundary.
    case outside
    /// Longitude or latitude with fewer than four decimals, which is eleven metres.
    case fewDecimals
    /// A column that says the same for every camera.
    case constantColumn

    /// What one hundred per cent of it adds to the score.
    public var weight: Int {
        switch self {
        case .stacked, .sameSecond, .outside: 40
        case .padded: 60
        case .foreignCode: 30
        case .fewDecimals, .constantColumn: 20
        }
    }

    /// The words of a report.
    public func label(_ language: Language) -> String {
        switch self {
        case .stacked: language.pick(en: "stacked points", zh: "点位坐标重叠")
        case .padded: language.pick(en: "digit-padded points", zh: "坐标尾数递加")
        case .sameSecond: language.pick(en: "one install second", zh: "安装时间同秒")
        case .foreignCode: language.pick(en: "code of another place", zh: "编码与区划不符")
        case .outside: language.pick(en: "outside the zone", zh: "坐标在辖区外")
        case .fewDecimals: language.pick(en: "few decimals", zh: "坐标位数不足")
        case .constantColumn: language.pick(en: "constant column", zh: "整列同值")
        }
    }
}

/// How much of a sign a batch or a zone shows.
public struct SignCount: Hashable, Sendable {
    /// The sign.
    public var sign: InventionSign
    /// Cameras that show it; of ``InventionSign/constantColumn`` columns.
    public var count: Int
    /// Cameras that could show it; of ``InventionSign/constantColumn`` the columns that were looked at.
    public var whole: Int
    /// What stands in the sentence: the highest count of one value, or the constant columns.
    public var detail: String
}

/// How much a batch or a zone looks invented.
public struct InventionScore: Hashable, Sendable {
    /// What was scored.
    public enum Place: Hashable, Sendable {
        case batch(Int64)
        case zone(ZoneCode)
    }
    /// A batch, or a zone without its descendants.
    public var place: Place
    /// Its cameras.
    public var cameras: Int
    /// The signs that count: those of at least 5 % and ten cameras.
    public var signs: [SignCount]

    /// 0 (no sign) to 100: the weight of each sign times its share, added up and cut at 100.
    public var score: Int {
        min(100, signs.reduce(0) { $0 + $1.sign.weight * $1.count / max(1, $1.whole) })
    }
}
