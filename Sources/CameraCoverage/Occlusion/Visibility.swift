/// A worker's memory for finding what a view sees between buildings.
struct Visibility: ~Copyable {
    private var walls = NearestWalls()
    private var inside: [Int32] = []
    private var piece = ConvexPiece()

    /// Adds the pieces of a view that no building hides to a set. Returns whether the camera stands within a building: that
    /// one hides nothing from it.
    mutating func addPieces(
        of placed: PlacedView, view: FieldOfView, index: Int, among city: CityWalls?, targetHeight: Double,
        to set: inout PieceSet
    ) -> Bool {
        guard let city else {
            placed.forEachPiece(&piece) { set.append($0, foot: placed.foot, view: index) }
            return false
        }
        city.buildings(around: placed.foot, into: &inside)
        let sight = LineOfSight(
            camera: view.mountHeight ?? .infinity, target: targetHeight, range: view.range)
        for wedge in placed.wedges {
            wedge.cut(&piece, from: wedge.right, to: wedge.left)
            collect(city, wedge, placed.foot, sight)
            addVisible(of: wedge, foot: placed.foot, index: index, to: &set)
        }
        return !inside.isEmpty
    }

    /// Collects the walls that hide, within the box of the whole wedge, which is in `piece`.
    private mutating func collect(
        _ city: CityWalls, _ wedge: borrowing Wedge, _ foot: PlanePoint, _ sight: LineOfSight
    ) {
        walls.begin(wedge)
        // Walls between the foot and a near edge hide too.
        let low = foot + PlanePoint(x: min(piece.low.x, 0), y: min(piece.low.y, 0))
        let high = foot + PlanePoint(x: max(piece.high.x, 0), y: max(piece.high.y, 0))
        city.forEach(from: low, to: high) { wall in
            guard !inside.contains(wall.building) else { return }
            let (a, b) = (wall.from - foot, wall.to - foot)
            let height = city.height(wall)
            if height < .infinity {
                guard sight.hides(height: height, distance: Self.distance(a, b)) else { return }
            }
            walls.add(a, b, in: wedge)
        }
    }

    /// From the origin to a segment.
    private static func distance(_ a: PlanePoint, _ b: PlanePoint) -> Double {
        let way = b - a
        let square = way.dot(way)
        guard square > 0 else { return a.length }
        let part = min(max(-a.dot(way) / square, 0), 1)
        return (a + part * way).length
    }

    /// Adds triangles in front of walls, and whole parts of the wedge between them.
    private mutating func addVisible(
        of wedge: borrowing Wedge, foot: PlanePoint, index: Int, to set: inout PieceSet
    ) {
        var free = wedge.right
        var end = -Double.infinity
        for stretch in walls.nearest() {
            if stretch.from.key > end {
                addFree(from: free, to: stretch.from.way.unit, of: wedge, foot: foot, index: index, to: &set)
            }
            let right = (1 / stretch.line.dot(stretch.from.way)) * stretch.from.way
            let left = (1 / stretch.line.dot(stretch.to.way)) * stretch.to.way
            // Between walls that end on one ray rounding may leave slivers, which have no sides to speak of.
            if right.cross(left) > 1e-9 {
                wedge.cut(&piece, inFrontOf: right, left)
                set.append(piece, foot: foot, view: index)
            }
            (free, end) = (stretch.to.way.unit, stretch.to.key)
        }
        addFree(from: free, to: wedge.left, of: wedge, foot: foot, index: index, to: &set)
    }

    private mutating func addFree(
        from right: PlanePoint, to left: PlanePoint, of wedge: borrowing Wedge, foot: PlanePoint, index: Int,
        to set: inout PieceSet
    ) {
        // Two rays of a free part may be one and the same; opposite ones are those of a half disc.
        guard right.cross(left) > 1e-12 || right.dot(left) < 0 else { return }
        wedge.cut(&piece, from: right, to: left)
        set.append(piece, foot: foot, view: index)
    }
}
