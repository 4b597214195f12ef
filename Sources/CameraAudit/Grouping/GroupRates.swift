public import CameraModel

/// The figures of one group of records, within the zone that the report is about.
public struct GroupRates: Hashable, Sendable {
    /// What the group has in common, as the registry writes it; `nil` for the records that do not say.
    public var key: String?
    /// Every category and rate, in the order of a zone's.
    public var rates: [RateFigure]
    /// Cameras by state.
    public var cameras: CameraCounts

    /// The figure of a rate and category; `nil` for a rate that is not reckoned.
    public func figure(_ rate: RateName, _ category: AreaCategory?) -> RateFigure? {
        rates.first { $0.rate == rate && $0.category == category }
    }

    /// The group in words.
    public func label(_ by: Grouping, _ language: Language) -> String {
        guard let key else { return language.pick(en: "not stated", zh: "未填写") }
        switch by {
        case .level: return ZoneLevel(rawValue: key)?.label(language) ?? key
        case .category: return AreaCategory(rawValue: key)?.label(language) ?? key
        case .pointClass: return PointClass(rawValue: key)?.label(language) ?? key
        case .zone, .sector, .owner, .phase, .pole: return key
        }
    }
}
