/// A language that text for people is written in.
public enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case chinese = "zh"

    /// The one of two sentences that is in this language.
    @inlinable
    public func pick(en: @autoclosure () -> String, zh: @autoclosure () -> String) -> String {
        self == .chinese ? zh() : en()
    }

    /// The language of a POSIX locale name such as `zh_CN.UTF-8`; English for everything that is not Chinese.
    public init(locale: String) {
        self = locale.lowercased().hasPrefix("zh") ? .chinese : .english
    }
}
