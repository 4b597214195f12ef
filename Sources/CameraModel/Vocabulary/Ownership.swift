/// The class of a camera's owner (归属类型); a class, never a person's name.
public enum Ownership: String, Vocabulary {
    /// Government departments.
    case government
    /// Public security organs.
    case police
    /// Departments of an industry: schools, hospitals, transport.
    case industry
    /// Enterprises.
    case enterprise
    /// Village and neighbourhood committees.
    case community
    /// A resident's own camera; the resident is never named.
    case resident
    /// The inventory does not say.
    case unknown

    /// The word in a language, as a report prints it.
    public func label(_ language: Language) -> String {
        switch self {
        case .government: language.pick(en: "government", zh: "政府")
        case .police: language.pick(en: "police", zh: "公安")
        case .industry: language.pick(en: "industry", zh: "行业")
        case .enterprise: language.pick(en: "enterprise", zh: "企业")
        case .community: language.pick(en: "community", zh: "社区")
        case .resident: language.pick(en: "resident", zh: "居民")
        case .unknown: language.pick(en: "unknown", zh: "未知")
        }
    }
}
