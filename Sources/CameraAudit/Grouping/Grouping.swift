public import CameraModel

/// What a report puts its records together by; each record is in exactly one group.
public enum Grouping: String, Vocabulary {
    /// The tree of zones, each with its descendants: the default.
    case zone
    /// The level of the record's own zone.
    case level
    /// The category of the record.
    case category
    /// The industry, as the record writes it.
    case sector
    /// The owner.
    case owner
    /// The building phase.
    case phase
    /// The point class.
    case pointClass
    /// The pole.
    case pole

    /// The word in a language, as a report prints it.
    public func label(_ language: Language) -> String {
        switch self {
        case .zone: language.pick(en: "zone", zh: "区域")
        case .level: language.pick(en: "level of zone", zh: "区域级别")
        case .category: language.pick(en: "category", zh: "区域类别")
        case .sector: language.pick(en: "sector", zh: "行业")
        case .owner: language.pick(en: "owner", zh: "归属单位")
        case .phase: language.pick(en: "phase", zh: "建设期数")
        case .pointClass: language.pick(en: "point class", zh: "点位类型")
        case .pole: language.pick(en: "pole", zh: "立杆")
        }
    }

    /// Whether a required site says to which group it belongs. Where it does not, coverage has no figure by group.
    var holdsSites: Bool { self == .level || self == .category || self == .sector }

    /// Keys in the order of a report where the vocabulary has one; empty for free text.
    var order: [String] {
        switch self {
        case .level: ZoneLevel.allCases.map(\.rawValue)
        case .category: AreaCategory.allCases.map(\.rawValue)
        case .pointClass: PointClass.allCases.map(\.rawValue)
        case .zone, .sector, .owner, .phase, .pole: []
        }
    }

    /// The key of a camera's group; empty when the record does not say.
    func key(of camera: CameraFacts, category: AreaCategory, level: ZoneLevel?) -> String {
        switch self {
        case .zone: ""
        case .level: level?.rawValue ?? ""
        case .category: category.rawValue
        case .sector: camera.sector ?? ""
        case .owner: camera.owner ?? ""
        case .phase: camera.phase ?? ""
        case .pointClass: camera.pointClass.rawValue
        case .pole: camera.pole ?? ""
        }
    }
}
