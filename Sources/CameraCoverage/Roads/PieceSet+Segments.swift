extension PieceSet {
    /// A grid of the pieces' boxes.
    var grid: BoxGrid {
        BoxGrid(count: count) {
            (PlanePoint(x: west[$0], y: south[$0]), PlanePoint(x: east[$0], y: north[$0]))
        }
    }

    /// The part of the way from `a` to `b` that lies within a piece, from 0 at `a` to 1 at `b`: closed form; `nil` when none.
    func part(of piece: Int, from a: PlanePoint, to b: PlanePoint) -> RowSpan? {
        var span = RowSpan(from: 0, to: 1)
        let (start, way) = (PlanePoint(x: a.x - x[piece], y: a.y - y[piece]), b - a)
        // Rows are bounded by the box alone where a side runs along them.
        clip(&span, start.y + y[piece] - south[piece], way.y)
        clip(&span, north[piece] - start.y - y[piece], -way.y)
        for index in Int(firstSide[piece])..<Int(firstSide[piece + 1]) {
            let side = sides[index]
            let sign: Double = index < Int(firstRight[piece]) ? 1 : -1
            clip(
                &span, sign * (start.x - side.offset - side.slope * start.y),
                sign * (way.x - side.slope * way.y))
        }
        if radiusSquared[piece] < .infinity {
            let (p, q) = (way.dot(way), start.dot(way))
            let root = q * q - p * (start.dot(start) - radiusSquared[piece])
            guard root > 0, p > 0 else { return nil }
            let half = root.squareRoot()
            span = RowSpan(from: max(span.from, (-q - half) / p), to: min(span.to, (-q + half) / p))
        }
        return span.from < span.to ? span : nil
    }

    /// Keeps where value + t slope is not negative.
    private func clip(_ span: inout RowSpan, _ value: Double, _ slope: Double) {
        if slope > 0 {
            span.from = max(span.from, -value / slope)
        } else if slope < 0 {
            span.to = min(span.to, -value / slope)
        } else if value < 0 {
            span.to = -1
        }
    }
}
