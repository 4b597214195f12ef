/// What allows a camera to stand where it stands: State Council Decree 799, articles 7 and 9.
public enum LegalBasis: String, Vocabulary {
    /// Article 7(1): built by government at county level or above.
    case article7Government
    /// Article 7(2): built by the operator of the place.
    case article7Operator
    /// Article 9: elsewhere, by those with a duty of security.
    case article9

    /// The word in a language, as a report prints it.
    public func label(_ language: Language) -> String {
        switch self {
        case .article7Government: language.pick(en: "article 7(1)", zh: "第七条第一款")
        case .article7Operator: language.pick(en: "article 7(2)", zh: "第七条第二款")
        case .article9: language.pick(en: "article 9", zh: "第九条")
        }
    }
}
