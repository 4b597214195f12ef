public import CameraModel

extension CoverageSurvey {
    /// Which views see each of some places, such as required sites: their indices in ascending order. The zones play no part.
    ///
    /// A view without bearing is a disc that stands for an unknown direction: look at its `assumptions` before it is said to
    /// watch a place.
    public func viewers(of places: [Coordinate]) -> [[Int]] {
        // One plane for places that lie close together, else one for each.
        if let seen = viewers(close: places) { return seen }
        return places.map { viewers(close: [$0])?.first ?? [] }
    }

    private func viewers(close places: [Coordinate]) -> [[Int]]? {
        guard let projection = EqualAreaProjection(amid: places) else { return [] }
        let points = places.map(projection.point)
        let (low, high) = PlaneRings.box(points)
        guard places.count == 1 || max(high.x - low.x, high.y - low.y) <= ZonePlan.extent else { return nil }
        let margin = PlanePoint(x: 1, y: 1)
        let pieces = pieces(in: projection, from: low - margin, to: high + margin).pieces
        let grid = pieces.grid
        return points.map { point in
            var seen: Set<Int> = []
            grid.forEach(from: point, to: point) { piece in
                if pieces.contains(point, piece) { seen.insert(Int(pieces.view[piece])) }
            }
            return seen.sorted()
        }
    }
}

extension PieceSet {
    /// Whether a point lies within a piece, its border included.
    func contains(_ point: PlanePoint, _ piece: Int) -> Bool {
        guard south[piece] <= point.y, point.y <= north[piece] else { return false }
        let span = PieceCutter(self, piece).span(at: point.y)
        return span.from <= point.x && point.x <= span.to
    }
}
