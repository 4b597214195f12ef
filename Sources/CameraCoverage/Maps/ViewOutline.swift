import Glibc

extension PlacedView {
    /// The corners of the whole footprint, where nothing stands in the way; `step` degrees between those of an arc.
    func outline(step: Double = 6) -> [PlanePoint] {
        switch footprint {
        case .disc(let radius): return arc(radius, 360, step)
        case .sector(let radius, let angle, let near):
            let far = arc(radius, angle, step)
            guard near > 0, angle < 180 else { return far + [foot] }
            let half = near * tan(angle * .pi / 360)
            let side = PlanePoint(x: -axis.y, y: axis.x)
            return far + [foot + near * axis + half * side, foot + near * axis - half * side]
        case .trapezoid(let near, let far, let nearHalf, let farHalf):
            let side = PlanePoint(x: -axis.y, y: axis.x)
            return [
                foot + near * axis - nearHalf * side, foot + far * axis - farHalf * side,
                foot + far * axis + farHalf * side, foot + near * axis + nearHalf * side,
            ]
        }
    }

    /// From the right to the left of the axis.
    private func arc(_ radius: Double, _ angle: Double, _ step: Double) -> [PlanePoint] {
        let parts = max((angle / step).rounded(.up), 1)
        return stride(from: 0, through: angle >= 360 ? parts - 1 : parts, by: 1).map { part in
            let turn = angle * .pi / 180 * (part / parts - 0.5)
            return foot + radius * axis.turned(cosine: cos(turn), sine: sin(turn))
        }
    }
}

extension PieceSet {
    /// The corners of a piece, by rows at most `step` metres apart.
    func outline(_ piece: Int, step: Double) -> [PlanePoint] {
        let height = north[piece] - south[piece]
        let rows = min(max((height / step).rounded(.up), 2), 60)
        let cutter = PieceCutter(self, piece)
        var (lefts, rights): ([PlanePoint], [PlanePoint]) = ([], [])
        for row in stride(from: 0, through: rows, by: 1) {
            let y = south[piece] + height * min(max(row / rows, 1e-6), 1 - 1e-6)
            let span = cutter.span(at: y)
            guard span.from <= span.to else { continue }
            lefts.append(PlanePoint(x: span.from, y: y))
            rights.append(PlanePoint(x: span.to, y: y))
        }
        return lefts + rights.reversed()
    }
}
