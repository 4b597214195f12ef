/// A part of the country that figures are reported for: city, county, town, village, grid ...
public struct Zone: Hashable, Sendable {
    /// The code that names the zone.
    public var code: ZoneCode
    /// The name that people use.
    public var name: String
    /// The administrative level; `nil` when the inventory does not say.
    public var level: ZoneLevel?
    /// The zone that this one lies in; `nil` at the top.
    public var parent: ZoneCode?
    /// The category that its cameras have when nothing else says (a school campus is `keyIndustry`).
    public var kind: AreaCategory?
    /// Cameras planned for the zone and its descendants, stated by the zone itself; 0 or more.
    public var plannedCameras: Int?
    /// Required sites in key public areas, where the district knows how many but has no list; 0 or more.
    public var requiredKeyPublicArea: Int?
    /// Required sites in key industries' public areas, where the district has no list; 0 or more.
    public var requiredKeyIndustry: Int?
    /// Its outline; `nil` when nobody has drawn it.
    public var boundary: Boundary?

    /// A zone of which only code and name are known.
    public init(code: ZoneCode, name: String, level: ZoneLevel? = nil, parent: ZoneCode? = nil) {
        (self.code, self.name, self.level, self.parent) = (code, name, level, parent)
    }

    /// Required sites that the zone itself states for a category; `nil` when it states none.
    public func requiredSites(_ category: AreaCategory) -> Int? {
        switch category {
        case .keyPublicArea: requiredKeyPublicArea
        case .keyIndustry: requiredKeyIndustry
        case .other: nil
        }
    }
}
