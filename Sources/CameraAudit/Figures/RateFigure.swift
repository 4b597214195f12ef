public import CameraModel

/// One figure of a report: a rate of one zone and category, with its target and what stayed outside the whole.
public struct RateFigure: Hashable, Sendable {
    /// What the whole was counted from, where there is more than one way.
    public enum Basis: String, Sendable, CaseIterable {
        /// Coverage: the listed sites.
        case sites
        /// Coverage: the number of required sites that a zone states, having no list.
        case count
        /// Coverage of a parent: some of its zones list their sites, others state a number.
        case mixed
        /// Build: the number of planned cameras that a zone states, or the sum of such numbers below it.
        case stated
        /// Build: the records, in use and planned.
        case records
        /// Completeness: the required fields, as many for each record as the filing rate requires.
        case fields
        /// Online: seconds, of cameras that somebody looked at.
        case seconds
    }

    /// The category; `nil` is all records.
    public var category: AreaCategory?
    /// The rate.
    public var rate: RateName
    /// The industry, in a report that is by industry; else `nil`.
    public var sector: String?
    /// Part and whole.
    public var ratio: Ratio
    /// What the policy wants of it; `nil` where no target holds.
    public var target: Percent?
    /// Records that are known not to belong to the whole: planned, removed, internal points ...
    public var excluded: Int
    /// Records of which nobody knows whether they belong to the whole: those of unknown state.
    public var unknown: Int
    /// What the whole was counted from: for coverage, build and completeness, `nil` for all other rates.
    public var basis: Basis?

    /// Verified connection and online: the same part of a whole without what is excused; `nil` where nobody asked.
    public var excusing: Ratio?

    /// Whether the target is reached; `nil` where none holds or the rate is not computable.
    public var met: Bool? { target.flatMap { ratio.meets($0) } }

    /// A figure without a target.
    init(_ rate: RateName, _ category: AreaCategory?, _ ratio: Ratio, excluded: Int = 0, unknown: Int = 0) {
        (self.rate, self.category, self.ratio, self.excluded, self.unknown) = (
            rate, category, ratio, excluded, unknown
        )
    }
}

extension RateName {
    /// The rates that every audit reckons, in the order of a report; ``AuditSettings/rates`` may add `online`.
    public static let reckoned: [RateName] = [
        .coverage, .connection, .verifiedConnection, .build, .serviceability, .highDefinition, .filing,
        .completeness,
    ]
}

/// The groups of a report in their order: the categories, then all records.
let areaGroups: [AreaCategory?] = [.keyPublicArea, .keyIndustry, .other, nil]

extension AreaCategory {
    /// Position in ``areaGroups``; all records stand at 3.
    var slot: Int {
        switch self {
        case .keyPublicArea: 0
        case .keyIndustry: 1
        case .other: 2
        }
    }

    /// Whether internal points leave it.
    var isKey: Bool { self != .other }
}
