/// The class of a camera point (监控点位类型) of GB/T 28181-2022.
public enum PointClass: String, Vocabulary {
    /// 一类点: key public areas, built by the public security organs.
    case first
    /// 二类点: built by other departments.
    case second
    /// 三类点: built by society.
    case third
    /// 公安内部: inside police premises; leaves the key categories.
    case `internal`
    /// 其他.
    case other
    /// The inventory does not say.
    case unknown

    /// The word in a language, as a report prints it.
    public func label(_ language: Language) -> String {
        switch self {
        case .first: language.pick(en: "first class", zh: "一类")
        case .second: language.pick(en: "second class", zh: "二类")
        case .third: language.pick(en: "third class", zh: "三类")
        case .`internal`: language.pick(en: "internal", zh: "公安内部")
        case .other: language.pick(en: "other", zh: "其他")
        case .unknown: language.pick(en: "unknown", zh: "未知")
        }
    }
}
