public import CameraModel

/// The ground that one camera sees where nothing stands in its way.
public struct FieldOfView: Hashable, Sendable {
    /// A shape on the ground, seen from above, with the camera's foot as origin and its bearing as axis. Metres and degrees.
    public enum Footprint: Hashable, Sendable {
        /// All around, up to a radius.
        case disc(radius: Double)
        /// `angle` degrees around the axis, above 0 and below 360, up to a radius. Below 180 degrees a near edge, a straight
        /// line across the axis, may cut off what lies under the camera.
        case sector(radius: Double, angle: Double, near: Double)
        /// Between a near and a far line across the axis, with half the width of each; a triangle when `near` is 0 and so
        /// is its width.
        case trapezoid(near: Double, far: Double, nearHalfWidth: Double, farHalfWidth: Double)
    }

    /// The camera.
    public var deviceCode: DeviceCode
    /// Where it stands.
    public var position: Coordinate
    /// Where it looks; of no meaning for a disc.
    public var bearing: Bearing
    /// The ground it sees.
    public var footprint: Footprint
    /// Metres above the ground; `nil` when unknown, and then every building hides what lies behind it.
    public var mountHeight: Double?
    /// What its record did not say.
    public var assumptions: Assumptions

    /// A field of view as given.
    public init(
        deviceCode: DeviceCode, position: Coordinate, bearing: Bearing, footprint: Footprint,
        mountHeight: Double? = nil, assumptions: Assumptions = []
    ) {
        (self.deviceCode, self.position, self.bearing) = (deviceCode, position, bearing)
        (self.footprint, self.mountHeight, self.assumptions) = (footprint, mountHeight, assumptions)
    }

    /// Whether its record says where it looks and how far: such a view may be said to watch a place. A disc needs no angle.
    public var isDeclared: Bool {
        if assumptions.contains(.bearing) || assumptions.contains(.distance) { return false }
        if case .disc = footprint { return true }
        return !assumptions.contains(.angle)
    }

    /// The farthest point of the footprint, in metres from the camera's foot.
    public var range: Double {
        switch footprint {
        case .disc(let radius), .sector(let radius, _, _): radius
        case .trapezoid(_, let far, _, let half): (far * far + half * half).squareRoot()
        }
    }
}

/// Why a camera has no field of view: it is listed, never guessed.
public enum NoView: String, CaseIterable, Sendable {
    /// Its record has no position.
    case noPosition
    /// It is mobile (device-code type 138).
    case mobile
    /// It looks above the horizon so far that it never meets the ground.
    case looksUp
    /// Nowhere on the ground does its picture reach the density asked for.
    case tooCoarse
}
