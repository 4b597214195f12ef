public import CameraModel

/// A zone whose covered area is asked for.
public struct CoverageZone: Hashable, Sendable {
    /// The code that names the zone.
    public var zone: ZoneCode
    /// Its outline; one without area is allowed, and its share is not computable.
    public var boundary: Boundary

    /// A zone with an outline.
    public init(zone: ZoneCode, boundary: Boundary) { (self.zone, self.boundary) = (zone, boundary) }
}

/// How much of one zone the cameras see.
public struct ZoneCoverage: Hashable, Sendable {
    /// An area with the bound of its error, in square metres; the bound holds in 99 of 100 cases.
    public struct Area: Hashable, Sendable {
        /// The area.
        public var squareMetres: Double
        /// How far the true one may be from it.
        public var error: Double

        /// An area.
        public init(squareMetres: Double, error: Double) {
            (self.squareMetres, self.error) = (squareMetres, error)
        }
    }

    /// The zone.
    public var zone: ZoneCode
    /// The zone's area on the ellipsoid, in square metres.
    public var areaSquareMetres: Double
    /// What at least 1, 2, 3 cameras see: never more than the zone's area, and none more than the one before.
    public var seen: [Area]

    /// What was measured of a zone.
    public init(zone: ZoneCode, areaSquareMetres: Double, seen: [Area]) {
        (self.zone, self.areaSquareMetres, self.seen) = (zone, areaSquareMetres, seen)
    }

    /// What at least one camera sees.
    public var covered: Area { seen.first ?? Area(squareMetres: 0, error: 0) }
    /// The covered part of the area, 0...1; `nil` for a zone without area.
    public var share: Double? {
        areaSquareMetres > 0 ? covered.squareMetres / areaSquareMetres : nil
    }
}

/// The covered areas of zones, with what has to be told beside them.
public struct CoverageReport: Sendable {
    /// Each zone, in the order in which they were given.
    public var zones: [ZoneCoverage]
    /// Cameras that stand within a building's outline, in their order: that building was taken to hide nothing from them, for
    /// a position is rarely exact to the thickness of a wall. Only cameras near a zone are looked at.
    public var camerasInsideBuildings: [DeviceCode]
}
