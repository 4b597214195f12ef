/// The outline of a zone or a building: a polygon with holes, or several.
///
/// What lies within an odd number of rings is inside, so that a hole is simply one more ring and the direction in which a
/// ring runs means nothing. An edge goes straight in longitude and latitude (RFC 7946), the short way round across the
/// meridian of 180 degrees. A ring of fewer than three corners encloses nothing; no ring at all is an empty area.
public struct Boundary: Hashable, Sendable {
    /// Corners of each ring in order; the last corner joins the first, whether it repeats it or not.
    public var rings: [[Coordinate]]

    /// An outline of rings.
    public init(rings: [[Coordinate]]) { self.rings = rings }
}
