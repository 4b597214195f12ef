/// A road: lines along its middle.
public struct Road: Hashable, Sendable {
    /// What the road is called or coded; two roads may share a name.
    public var name: String
    /// Points of each line in order; a line of fewer than two points has no length.
    public var lines: [[Coordinate]]

    /// A road along lines.
    public init(name: String, lines: [[Coordinate]]) { (self.name, self.lines) = (name, lines) }
}
