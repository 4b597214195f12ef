/// What shall count as seen.
public struct ViewSettings: Hashable, Sendable {
    /// The ground that a fixed camera sees.
    public enum Shape: String, CaseIterable, Sendable {
        /// A sector with the range of the optical axis: the smaller, and the default.
        case sector
        /// What a rectilinear lens sees at equal density: a triangle, or a trapezoid where tilt and height are known.
        /// Cameras of 180 degrees and more stay sectors.
        case rectilinear
    }

    /// What a camera that turns (dome, remote bullet) counts for.
    public enum Turning: String, CaseIterable, Sendable {
        /// All that it can turn to: a disc.
        case reach
        /// What it sees at once, when it looks along its bearing.
        case instantaneous
    }

    /// How much detail is needed.
    public var level: DetailLevel
    /// The ground that a fixed camera sees.
    public var shape: Shape
    /// What a camera that turns counts for.
    public var turning: Turning
    /// Height of what shall be seen, in metres above the ground.
    public var targetHeight: Double

    /// Settings; by default sectors, the reach of cameras that turn, and targets of 1.6 m, a face.
    public init(
        level: DetailLevel, shape: Shape = .sector, turning: Turning = .reach, targetHeight: Double = 1.6
    ) {
        (self.level, self.shape) = (level, shape)
        (self.turning, self.targetHeight) = (turning, targetHeight)
    }
}
