/// Many convex pieces in the plane, as columns: what a row asks of a piece lies side by side for all pieces.
struct PieceSet: Sendable {
    /// The camera's foot: origin of the sides and centre of the disc.
    private(set) var x: [Double] = []
    private(set) var y: [Double] = []
    private(set) var radiusSquared: [Double] = []
    /// Box of the piece.
    private(set) var south: [Double] = []
    private(set) var north: [Double] = []
    private(set) var west: [Double] = []
    private(set) var east: [Double] = []
    /// Index of the view that the piece belongs to.
    private(set) var view: [Int32] = []
    /// A piece's sides are `sides[firstSide[p] ..< firstSide[p + 1]]`: those to the west first, from `firstRight[p]`
    /// those to the east.
    private(set) var firstSide: [Int32] = [0]
    private(set) var firstRight: [Int32] = []
    private(set) var sides: [ConvexPiece.Side] = []

    var count: Int { x.count }

    /// Adds a piece whose origin is at `foot`, unless its box is empty.
    mutating func append(_ piece: borrowing ConvexPiece, foot: PlanePoint, view index: Int) {
        guard piece.low.x < piece.high.x, piece.low.y < piece.high.y else { return }
        x.append(foot.x)
        y.append(foot.y)
        radiusSquared.append(piece.radiusSquared)
        south.append(foot.y + piece.low.y)
        north.append(foot.y + piece.high.y)
        west.append(foot.x + piece.low.x)
        east.append(foot.x + piece.high.x)
        view.append(Int32(index))
        sides.append(contentsOf: piece.lefts)
        firstRight.append(Int32(sides.count))
        sides.append(contentsOf: piece.rights)
        firstSide.append(Int32(sides.count))
    }

    /// Adds all pieces of another set, behind these.
    mutating func append(_ other: PieceSet) {
        let shift = Int32(sides.count)
        x += other.x
        y += other.y
        radiusSquared += other.radiusSquared
        south += other.south
        north += other.north
        west += other.west
        east += other.east
        view += other.view
        firstRight += other.firstRight.map { $0 + shift }
        firstSide += other.firstSide.dropFirst().map { $0 + shift }
        sides += other.sides
    }

    /// The pieces from west to east by their boxes: near enough for rows to be almost sorted when they are filled.
    var fromWestToEast: [Int32] {
        guard let first = west.min(), let last = west.max(), last > first else {
            return (0..<Int32(count)).map { $0 }
        }
        let buckets = max(count, 1)
        let scale = Double(buckets - 1) / (last - first)
        var start = [Int32](repeating: 0, count: buckets + 1)
        for edge in west { start[Int((edge - first) * scale) + 1] += 1 }
        for bucket in 0..<buckets { start[bucket + 1] += start[bucket] }
        var order = [Int32](repeating: 0, count: count)
        for (piece, edge) in west.enumerated() {
            let bucket = Int((edge - first) * scale)
            order[Int(start[bucket])] = Int32(piece)
            start[bucket] += 1
        }
        return order
    }
}
