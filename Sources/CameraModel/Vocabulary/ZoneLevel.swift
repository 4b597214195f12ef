/// The administrative level of a zone, from large to small.
public enum ZoneLevel: String, Vocabulary {
    /// 省, 自治区, 直辖市.
    case province
    /// 地级市.
    case city
    /// 县, 区, 县级市.
    case county
    /// 乡, 镇, 街道.
    case town
    /// 村, 社区.
    case village
    /// 网格: the smallest unit of social management.
    case grid

    /// The word in a language, as a report prints it.
    public func label(_ language: Language) -> String {
        switch self {
        case .province: language.pick(en: "province", zh: "省")
        case .city: language.pick(en: "city", zh: "市")
        case .county: language.pick(en: "county", zh: "县（区）")
        case .town: language.pick(en: "town", zh: "镇（街道）")
        case .village: language.pick(en: "village", zh: "村（社区）")
        case .grid: language.pick(en: "grid", zh: "网格")
        }
    }
}
