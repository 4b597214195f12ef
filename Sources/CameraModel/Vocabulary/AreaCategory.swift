/// What kind of public area a site, a camera or a zone belongs to (区域类别).
/// Targets are set per category: source 发改高技〔2015〕996号.
public enum AreaCategory: String, Vocabulary {
    /// Streets, squares, stations and other key public areas: 重点公共区域.
    case keyPublicArea
    /// Public areas of key industries: 重点行业、领域涉及公共区域.
    case keyIndustry
    /// Everything else.
    case other

    /// The word in a language, as a report prints it.
    public func label(_ language: Language) -> String {
        switch self {
        case .keyPublicArea: language.pick(en: "key public areas", zh: "重点公共区域")
        case .keyIndustry: language.pick(en: "key industries", zh: "重点行业领域")
        case .other: language.pick(en: "other", zh: "其他")
        }
    }
}
