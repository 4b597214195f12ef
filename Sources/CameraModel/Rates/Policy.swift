/// What a rate must reach for a category, and where the target holds.
public struct Target: Hashable, Sendable {
    /// The category it holds for; `nil` is all records.
    public var category: AreaCategory?
    /// The industry it holds for; `nil` is every industry.
    public var sector: String?
    /// The level of zones it holds for; `nil` is every level.
    public var level: ZoneLevel?
    /// The one zone it holds for; `nil` is every zone.
    public var zone: ZoneCode?
    /// The rate.
    public var rate: RateName
    /// What the rate must reach.
    public var atLeast: Percent
    /// Only cameras installed on or after this day are counted; `nil` is all. Used by highDefinition.
    public var installedSince: CalendarDate?

    /// A target for a category and rate, everywhere.
    public init(category: AreaCategory?, rate: RateName, atLeast: Percent) {
        (self.category, self.rate, self.atLeast) = (category, rate, atLeast)
    }
}

/// A dated list of targets with the source that set them.
public struct Policy: Hashable, Sendable {
    /// The name that `--policy` knows it by.
    public var name: String
    /// The document that sets the targets.
    public var source: String
    /// First day that it holds.
    public var validFrom: CalendarDate
    /// The targets; of two that hold for one figure the more specific stands.
    public var targets: [Target]
    /// How much each rate weighs when zones are ranked, 1...1000; a rate without a weight is not ranked by. Empty when
    /// the policy says nothing of ranking.
    public var weights: [RateName: Int] = [:]

    /// A policy.
    public init(name: String, source: String, validFrom: CalendarDate, targets: [Target]) {
        (self.name, self.source, self.validFrom, self.targets) = (name, source, validFrom, targets)
    }
}
