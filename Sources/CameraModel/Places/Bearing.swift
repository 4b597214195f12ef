/// Where a camera looks, in degrees clockwise from north, 0 ..< 360 (监视方位).
public struct Bearing: Hashable, Sendable, CustomStringConvertible {
    /// Degrees clockwise from north, 0 ..< 360.
    public let degrees: Double

    /// A bearing, or `nil` outside 0...360; 360 is north, as 0 is.
    public init?(degrees: Double) {
        guard (0...360).contains(degrees) else { return nil }
        self.degrees = degrees == 360 ? 0 : degrees
    }

    /// The canonical text.
    public var description: String { plainDecimalText(degrees) }
}
