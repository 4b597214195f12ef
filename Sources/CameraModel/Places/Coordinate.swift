/// A point on the earth in degrees, WGS-84 (CGCS2000 is equal for this use).
public struct Coordinate: Hashable, Sendable, CustomStringConvertible {
    /// Degrees east, -180...180.
    public let longitude: Double
    /// Degrees north, -90...90.
    public let latitude: Double

    /// A point, or `nil` outside -180...180 and -90...90, or when a number is not finite.
    public init?(longitude: Double, latitude: Double) {
        guard (-180...180).contains(longitude), (-90...90).contains(latitude) else { return nil }
        (self.longitude, self.latitude) = (longitude, latitude)
    }

    /// `118.674,37.434`: longitude first.
    public var description: String { "\(plainDecimalText(longitude)),\(plainDecimalText(latitude))" }
}
