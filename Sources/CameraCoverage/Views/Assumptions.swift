public import CameraModel

/// Something about a camera that its record does not say, and that was assumed by the camera's type.
public enum Assumption: String, CaseIterable, Sendable {
    /// Where it looks.
    case bearing
    /// Its horizontal field angle.
    case angle
    /// How far it sees (asked by the level `range` only).
    case distance
    /// How many pixels its picture is wide (asked by a density only).
    case pixels
    /// Its vertical field angle, where tilt and height of the mount are known; taken from a picture of 16 to 9.
    case verticalAngle
}

/// A set of assumptions, in one byte.
public struct Assumptions: OptionSet, Hashable, Sendable {
    /// One bit for each case of `Assumption`, in their order.
    public let rawValue: UInt8

    /// The assumptions of some bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Whether an assumption was made.
    public func contains(_ assumption: Assumption) -> Bool { contains(Assumptions(assumption)) }

    /// The set of one assumption.
    public init(_ assumption: Assumption) {
        let index = Assumption.allCases.firstIndex(of: assumption) ?? 0
        self.init(rawValue: 1 << UInt8(index))
    }
}

/// What is assumed of a camera of some type where its record is silent: the table of docs/coverage.md.
public struct TypicalView: Hashable, Sendable {
    /// Whether the camera can turn to all sides, or sees to all sides at once.
    public var allAround: Bool
    /// Horizontal field angle in degrees.
    public var angle: Double
    /// View distance in metres.
    public var distance: Double
    /// Pixels across.
    public var pixels: Double

    /// What is assumed of a type.
    public init(_ type: CameraType) {
        self =
            switch type {
            case .dome: TypicalView(allAround: true, angle: 60, distance: 100, pixels: 1920)
            case .remoteBullet: TypicalView(allAround: true, angle: 60, distance: 80, pixels: 1920)
            case .panoramic: TypicalView(allAround: true, angle: 360, distance: 30, pixels: 3840)
            case .halfDome: TypicalView(allAround: false, angle: 90, distance: 20, pixels: 1920)
            case .checkpoint: TypicalView(allAround: false, angle: 40, distance: 30, pixels: 1920)
            case .fixedBullet, .other, .unknown:
                TypicalView(allAround: false, angle: 60, distance: 40, pixels: 1920)
            }
    }

    private init(allAround: Bool, angle: Double, distance: Double, pixels: Double) {
        (self.allAround, self.angle) = (allAround, angle)
        (self.distance, self.pixels) = (distance, pixels)
    }
}
