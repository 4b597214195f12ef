import CameraModel

/// A wall in the plane and the building it belongs to.
struct Wall: Sendable {
    var from: PlanePoint
    var to: PlanePoint
    var building: Int32

    /// The smallest box around it.
    var box: (low: PlanePoint, high: PlanePoint) {
        (
            PlanePoint(x: min(from.x, to.x), y: min(from.y, to.y)),
            PlanePoint(x: max(from.x, to.x), y: max(from.y, to.y))
        )
    }
}

/// The buildings around some views in the plane: their walls in a grid, their outlines, their heights.
struct CityWalls: Sendable {
    private struct Outline: Sendable {
        var rings: [[PlanePoint]]
        var low: PlanePoint
        var high: PlanePoint
        /// Metres; infinite when unknown.
        var height: Double
    }

    private(set) var walls: [Wall] = []
    private var outlines: [Outline] = []
    /// The heights once more, side by side: each wall near a view is asked for its own.
    private let heights: [Double]
    private let wallGrid: BoxGrid
    private let outlineGrid: BoxGrid

    /// The buildings that touch a box.
    init(
        _ buildings: [Building], in projection: EqualAreaProjection, from low: PlanePoint,
        to high: PlanePoint,
        threads: Int
    ) {
        let chunk = 1024
        let parts = inParallel(
            (buildings.count + chunk - 1) / chunk, threads: threads, scratch: { 0 }
        ) { part, _ in
            buildings[part * chunk..<min((part + 1) * chunk, buildings.count)].compactMap { building in
                let rings = building.outline.rings.map(projection.ring).filter { !$0.isEmpty }
                let box = PlaneRings.box(rings.joined())
                guard box.low.x < high.x, box.high.x > low.x, box.low.y < high.y, box.high.y > low.y else {
                    return Outline?.none
                }
                return Outline(
                    rings: rings, low: box.low, high: box.high, height: building.height ?? .infinity)
            }
        }
        let outlines = Array(parts.joined())
        var walls: [Wall] = []
        walls.reserveCapacity(outlines.count * 4)
        for (index, outline) in outlines.enumerated() {
            for ring in outline.rings {
                guard var from = ring.last else { continue }
                for to in ring {
                    walls.append(Wall(from: from, to: to, building: Int32(index)))
                    from = to
                }
            }
        }
        (self.walls, self.outlines) = (walls, outlines)
        heights = outlines.map(\.height)
        let grids = inParallel(2, threads: threads, scratch: { 0 }) { [walls] grid, _ in
            if grid == 0 { return BoxGrid(count: walls.count) { walls[$0].box } }
            return BoxGrid(count: outlines.count) { (outlines[$0].low, outlines[$0].high) }
        }
        (wallGrid, outlineGrid) = (grids[0], grids[1])
    }

    /// Finds the buildings that a point lies in.
    func buildings(around point: PlanePoint, into found: inout [Int32]) {
        found.removeAll(keepingCapacity: true)
        outlineGrid.forEach(from: point, to: point) { index in
            guard !found.contains(Int32(index)) else { return }
            var inside = false
            for ring in outlines[index].rings where PlaneRings.contains(ring, point) { inside.toggle() }
            if inside { found.append(Int32(index)) }
        }
    }

    /// Calls `body` with each wall that may lie within a box; with some of them more than once.
    @inline(__always)
    func forEach(from low: PlanePoint, to high: PlanePoint, _ body: (Wall) -> Void) {
        wallGrid.forEach(from: low, to: high) { body(walls[$0]) }
    }

    /// The height of a wall; infinite when unknown.
    func height(_ wall: Wall) -> Double { heights[Int(wall.building)] }
}
