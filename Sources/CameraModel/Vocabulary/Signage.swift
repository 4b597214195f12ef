/// Whether a clear sign tells the public of the camera: State Council Decree 799, article 13.
public enum Signage: String, Vocabulary {
    /// A sign is there.
    case present
    /// No sign.
    case absent
    /// The inventory does not say.
    case unknown

    /// The word in a language, as a report prints it.
    public func label(_ language: Language) -> String {
        switch self {
        case .present: language.pick(en: "present", zh: "有")
        case .absent: language.pick(en: "absent", zh: "无")
        case .unknown: language.pick(en: "unknown", zh: "未知")
        }
    }
}
