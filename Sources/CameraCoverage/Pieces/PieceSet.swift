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

    /// The same pieces in another order.
    func reordered(_ order: [Int32]) -> PieceSet {
        func column<T>(_ values: [T]) -> [T] { order.map { values[Int($0)] } }
        var set = PieceSet()
        set.x = column(x)
        set.y = column(y)
        set.radiusSquared = column(radiusSquared)
        set.south = column(south)
        set.north = column(north)
        set.west = column(west)
        set.east = column(east)
        set.view = column(view)
        set.sides.reserveCapacity(sides.count)
        set.firstSide.reserveCapacity(count + 1)
        set.firstRight.reserveCapacity(count)
        for piece in order {
            let (first, end) = (Int(firstSide[Int(piece)]), Int(firstSide[Int(piece) + 1]))
            set.firstRight.append(Int32(set.sides.count) + firstRight[Int(piece)] - Int32(first))
            for side in first..<end { set.sides.append(sides[side]) }
            set.firstSide.append(Int32(set.sides.count))
        }
        return set
    }

    /// The pieces from west to east by their boxes: near enough for rows to be almost sorted when they are filled.
    var fromWestToEast: [Int32] { PieceSet.order(west, buckets: max(count, 1)) }

    /// The pieces from south to north by their boxes, in steps of some metres.
    func fromSouthToNorth(every step: Double) -> [Int32] {
        guard let low = south.min(), let high = south.max() else { return [] }
        return PieceSet.order(south, buckets: Int(min((high - low) / step, 1e6)) + 1)
    }

    /// The indices of values in ascending order of equal buckets, within a bucket as they were.
    private static func order(_ values: [Double], buckets: Int) -> [Int32] {
        guard let first = values.min(), let last = values.max(), last > first else {
            return values.indices.map(Int32.init)
        }
        let scale = Double(buckets) / (last - first)
        let bucket = { (value: Double) in min(Int((value - first) * scale), buckets - 1) }
        var start = [Int32](repeating: 0, count: buckets + 1)
        for value in values { start[bucket(value) + 1] += 1 }
        for index in 0..<buckets { start[index + 1] += start[index] }
        var order = [Int32](repeating: 0, count: values.count)
        for (index, value) in values.enumerated() {
            order[Int(start[bucket(value)])] = Int32(index)
            start[bucket(value)] += 1
        }
        return order
    }
}
