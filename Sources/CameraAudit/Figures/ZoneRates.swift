public import CameraModel

/// The figures of one zone, its descendants included.
public struct ZoneRates: Hashable, Sendable {
    /// The zone.
    public var zone: ZoneCode
    /// Its name.
    public var name: String
    /// Its level, when known.
    public var level: ZoneLevel?
    /// The parent that its figures enter; `nil` at the top and where a parent is unknown or was cut.
    public var parent: ZoneCode?
    /// How many zones lie above it; 0 at the top.
    public var depth: Int
    /// Every category and rate, also the empty ones: categories in order, within each the rates in order.
    public var rates: [RateFigure]
    /// Cameras by state.
    public var cameras: CameraCounts
    /// How its sites were matched.
    public var sites: SiteMatching
    /// Cameras of the zone itself, without its descendants, that deserve a visit.
    public var ownLists: CameraLists

    /// The figure of a rate and category; `nil` for a rate that is not reckoned.
    public func figure(_ rate: RateName, _ category: AreaCategory?) -> RateFigure? {
        rates.first { $0.rate == rate && $0.category == category }
    }
}
