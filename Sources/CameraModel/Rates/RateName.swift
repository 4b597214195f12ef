/// The rates of an audit. What each counts is in docs/formulas.md.
public enum RateName: String, Vocabulary {
    /// Required sites with enough in-use cameras / required sites: 覆盖率.
    case coverage
    /// In-use cameras declared networked / in-use cameras: 联网率.
    case connection
    /// The same whole; those that a probe reached in the window.
    case verifiedConnection
    /// Built / planned; may exceed 100 %: 建成率.
    case build
    /// Time online / time observed: 在线率.
    case online
    /// In-use cameras that work / in-use cameras: 完好率.
    case serviceability
    /// In-use cameras of 1080p or better / those with a known resolution: 高清率.
    case highDefinition
    /// Complete records / records: 建档率.
    case filing
    /// Filled required fields / required fields: 档案完整率.
    case completeness

    /// The word in a language, as a report prints it.
    public func label(_ language: Language) -> String {
        switch self {
        case .coverage: language.pick(en: "coverage", zh: "覆盖率")
        case .connection: language.pick(en: "connection", zh: "联网率")
        case .verifiedConnection: language.pick(en: "verified connection", zh: "实测联网率")
        case .build: language.pick(en: "build", zh: "建成率")
        case .online: language.pick(en: "online", zh: "在线率")
        case .serviceability: language.pick(en: "serviceability", zh: "完好率")
        case .highDefinition: language.pick(en: "high definition", zh: "高清率")
        case .filing: language.pick(en: "filing", zh: "建档率")
        case .completeness: language.pick(en: "completeness", zh: "完整率")
        }
    }
}
