/// A building: something that a camera does not see through.
public struct Building: Hashable, Sendable {
    /// Its footprint on the ground.
    public var outline: Boundary
    /// Metres from the ground to its top; `nil` when unknown, and then it hides whatever lies behind it.
    public var height: Double?

    /// A building with a footprint.
    public init(outline: Boundary, height: Double? = nil) { (self.outline, self.height) = (outline, height) }
}
