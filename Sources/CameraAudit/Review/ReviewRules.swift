public import CameraModel

/// The rules whose findings are kept and put right, with the article of Decree 799 that each is about.
public struct ReviewRules: Sendable {
    /// What a rule is about.
    public enum Topic: String, Vocabulary {
        /// A target of the policy was missed.
        case targets
        /// Cameras of the evidence lists.
        case lists
        /// The regulation of 2025.
        case accountability
        /// Signs of invented data.
        case invented
        /// Zones and sites that do not fit together.
        case structure

        /// The words of a report.
        public func label(_ language: Language) -> String {
            switch self {
            case .targets: language.pick(en: "targets missed", zh: "未达标")
            case .lists: language.pick(en: "cameras to visit", zh: "待核查点位")
            case .accountability: language.pick(en: "accountability (Decree 799)", zh: "合规核查（国务院令第 799 号）")
            case .invented: language.pick(en: "signs of invented data", zh: "数据疑点")
            case .structure: language.pick(en: "zones and sites", zh: "区域与部位")
            }
        }
    }

    /// Every rule by topic.
    public static let all: [(topic: Topic, rules: [Rule])] = [
        (.targets, [.targetMissed]),
        (.lists, EvidenceList.allCases.map(\.rule)),
        (
            .accountability,
            [
                .basisMissing, .ownerNotGovernment, .ownerNotOperator, .unitMissing, .forbiddenPlace,
                .consentMissing,
                .signageAbsent, .signageUnknown, .filingOverdue, .filingMissing, .filingLate, .retentionShort,
                .retentionUnknown, .retentionLong, .changedSinceFiling, .changeUnapproved, .columnUnused,
            ]
        ),
        (.invented, InventionSign.allCases.map(\.rule)),
        (.structure, structure),
    ]

    private static let structure: [Rule] = [
        .zoneCycle, .zoneParentUnknown, .zoneTwice, .siteTwice, .siteWithoutZone, .camerasWithoutZone,
        .plannedMismatch, .requiredMismatch, .requiredAndListed, .requiredExceeded,
    ]

    private static let byID: [String: (rule: Rule, topic: Topic)] = Dictionary(
        all.flatMap { entry in entry.rules.map { ($0.id, ($0, entry.topic)) } },
        uniquingKeysWith: { first, _ in first })

    /// The rule with this id; `nil` when there is none, as of a newer version.
    public static func rule(_ id: String) -> Rule? { byID[id]?.rule }

    /// What the rule with this id is about.
    public static func topic(_ id: String) -> Topic? { byID[id]?.topic }

    /// The articles of Decree 799 that a rule is about; `nil` where it is about none.
    public static func article(_ id: String) -> String? {
        switch id {
        case "legal-basis-missing": "7, 9"
        case "owner-not-government": "7(1)"
        case "owner-not-operator", "responsible-unit-missing": "7(2)"
        case "forbidden-place": "8"
        case "consent-missing": "10"
        case "signage-absent", "signage-unknown": "13"
        case "filing-overdue", "filing-missing", "filing-late", "changed-since-filing": "14"
        case "retention-short", "retention-unknown", "retention-long": "17"
        case "change-without-approval": "14, 23(2)"
        case "accountability-column-unused": "7, 9, 13, 14, 17"
        default: nil
        }
    }
}

extension EvidenceList {
    /// The rule of the findings of this list.
    public var rule: Rule {
        switch self {
        case .builtUnused: .builtUnused
        case .paperConnected: .paperConnected
        case .nobodys: .nobodys
        case .stale: .staleRecord
        }
    }

    /// Whether the list speaks of probes: without a run in the window nobody knows, and nothing is found or closed.
    public var needsProbes: Bool { self == .paperConnected || self == .builtUnused }
}

extension Rule {
    static let targetMissed = Rule(
        "target-missed", .warning, en: "{0} of {1}: {2} of {3} ({4} %), wanted {5} %",
        zh: "{1}的{0}：{2} / {3}（{4} %），目标 {5} %")
    static let builtUnused = Rule(
        "built-unused", .warning,
        en: "in use by the record, yet no endpoint or never reached: visit, or correct the record",
        zh: "登记在用，但无取流地址或从未探测到：请现场核查或更正档案")
    static let paperConnected = Rule(
        "paper-connected", .warning,
        en: "declared networked, not reached within the window: visit, or correct the record",
        zh: "登记已联网，时间窗内未探测到：请现场核查或更正档案")
    static let nobodys = Rule(
        "nobodys", .warning, en: "no owner and no management unit: find out who answers for it",
        zh: "无归属单位且无管理单位：请明确责任单位")
    static let staleRecord = Rule(
        "stale-record", .note,
        en: "the record was neither changed nor its camera reached for a year: confirm it",
        zh: "一年内档案无变更且未探测到：请确认")
}
