/// Whether a camera is declared to be connected to the sharing platform (联网属性).
/// Declared, not observed: what a probe finds is ``HealthState``.
public enum NetworkStatus: String, Vocabulary {
    /// 已联网.
    case networked
    /// 未联网.
    case notNetworked
    /// The inventory does not say, or says it in a way that two sources read differently.
    case unknown

    /// The word in a language, as a report prints it.
    public func label(_ language: Language) -> String {
        switch self {
        case .networked: language.pick(en: "networked", zh: "已联网")
        case .notNetworked: language.pick(en: "not networked", zh: "未联网")
        case .unknown: language.pick(en: "unknown", zh: "未知")
        }
    }
}
