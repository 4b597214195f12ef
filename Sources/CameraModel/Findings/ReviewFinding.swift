/// What a review found wrong with something that stands in the registry: to be put right, or answered.
///
/// Its identity is rule and subject: the next review finds the same again, or does not, and then it is put right.
public struct ReviewFinding: Hashable, Sendable {
    /// What a finding is about.
    public enum SubjectKind: String, Vocabulary {
        case camera, site, zone, batch, registry

        /// The word in a language, as a report prints it.
        public func label(_ language: Language) -> String {
            switch self {
            case .camera: language.pick(en: "camera", zh: "摄像机")
            case .site: language.pick(en: "site", zh: "采集部位")
            case .zone: language.pick(en: "zone", zh: "区域")
            case .batch: language.pick(en: "batch", zh: "批次")
            case .registry: language.pick(en: "registry", zh: "登记库")
            }
        }
    }

    /// The rule; its sentence takes ``facts``.
    public var rule: Rule
    /// What it is about.
    public var kind: SubjectKind
    /// Its device code, key, zone code or batch number; of a zone's figure `370502 keyIndustry connection`.
    public var subject: String
    /// The zone it lies in; `nil` when it lies in none.
    public var zone: ZoneCode?
    /// Facts of the sentence, `{0}`, `{1}` ...
    public var facts: [String]

    /// A finding.
    public init(
        _ rule: Rule, _ kind: SubjectKind, _ subject: String, zone: ZoneCode?, facts: [String] = []
    ) {
        (self.rule, self.kind, self.subject, self.zone, self.facts) = (rule, kind, subject, zone, facts)
    }

    /// The sentence in a language.
    public func message(_ language: Language) -> String {
        Finding(rule, deviceCode: subject, facts: facts).message(language)
    }
}
