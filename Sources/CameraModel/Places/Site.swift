/// A place that must be covered by cameras (采集部位): the denominator of coverage.
public struct Site: Hashable, Sendable {
    /// The code or name that cameras call the site by; unique in a registry, 1...200 bytes.
    public var key: String
    /// The name that people use; the key where the inventory gives none.
    public var name: String
    /// The zone that the site lies in.
    public var zone: ZoneCode
    /// What kind of public area it is.
    public var category: AreaCategory
    /// The industry, for key industries: education, hospital ...
    public var sector: String?
    /// Where it is, when known.
    public var position: Coordinate?
    /// How many in-use cameras must name it before it counts as covered; 1 or more.
    public var requiredCameras: Int

    /// A site that one camera covers.
    public init(key: String, name: String? = nil, zone: ZoneCode, category: AreaCategory) {
        (self.key, self.name, self.zone, self.category) = (key, name ?? key, zone, category)
        requiredCameras = 1
    }
}
