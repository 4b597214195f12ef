import CameraModel
import Glibc

/// A field of view in the plane: the camera's foot and the direction it looks in.
struct PlacedView {
    let foot: PlanePoint
    /// The axis, of length 1.
    let axis: PlanePoint
    let footprint: FieldOfView.Footprint

    init(_ view: FieldOfView, in projection: EqualAreaProjection) {
        let placed = projection.place(view.position)
        foot = placed.point
        footprint = PlacedView.within(view.footprint)
        // Bearings run clockwise.
        let bearing = view.bearing.degrees * .pi / 180
        axis = placed.north.turned(cosine: cos(bearing), sine: -sin(bearing))
    }

    /// No place on earth is farther away, in metres.
    private static let farthest = 2.1e7

    /// The footprint with radii that end somewhere, and a sector of the full circle as the disc that it is.
    private static func within(_ footprint: FieldOfView.Footprint) -> FieldOfView.Footprint {
        switch footprint {
        case .disc(let radius): .disc(radius: min(radius, farthest))
        case .sector(let radius, let angle, _) where angle >= 360: .disc(radius: min(radius, farthest))
        case .sector(let radius, let angle, let near):
            .sector(radius: min(radius, farthest), angle: angle, near: near)
        case .trapezoid: footprint
        }
    }

    /// Calls `body` with each convex piece of the footprint where nothing stands in the way.
    func forEachPiece(_ piece: inout ConvexPiece, _ body: (borrowing ConvexPiece) -> Void) {
        if case .disc(let radius) = footprint {
            guard radius > 0 else { return }
            piece.begin(radius: radius)
            body(piece)
            return
        }
        for wedge in wedges {
            wedge.cut(&piece, from: wedge.right, to: wedge.left)
            body(piece)
        }
    }

    /// The wedges that the footprint consists of, each at most 180 degrees wide; a disc is two.
    var wedges: [Wedge] {
        switch footprint {
        case .disc(let radius):
            guard radius > 0 else { return [] }
            return [
                Wedge(right: axis, left: -1 * axis, radius: radius),
                Wedge(right: -1 * axis, left: axis, radius: radius),
            ]
        case .sector(let radius, let angle, let near):
            guard radius > near, angle > 0 else { return [] }
            // More than 180 degrees are not convex: two halves.
            let parts = angle > 180 ? 2.0 : 1
            let ray = { (part: Double) in
                let turn = angle * .pi / 180 * (part / parts - 0.5)
                return axis.turned(cosine: cos(turn), sine: sin(turn))
            }
            return stride(from: 0, to: parts, by: 1).map { part in
                var wedge = Wedge(right: ray(part), left: ray(part + 1), radius: radius)
                if near > 0 { wedge.cuts.append(HalfPlane(normal: axis, distance: near)) }
                return wedge
            }
        case .trapezoid(let near, let far, let nearHalf, let farHalf):
            guard far > near, far <= Self.farthest, farHalf > 0, farHalf <= Self.farthest else { return [] }
            return [trapezoid(near: near, far: far, nearHalf: nearHalf, farHalf: farHalf)]
        }
    }

    private func trapezoid(near: Double, far: Double, nearHalf: Double, farHalf: Double) -> Wedge {
        let side = PlanePoint(x: -axis.y, y: axis.x)
        guard near > 0 || nearHalf > 0 else {
            // A triangle: its sides run through the foot.
            let (right, left) = (far * axis - farHalf * side, far * axis + farHalf * side)
            return Wedge(right: right.unit, left: left.unit, far: (1 / far) * axis)
        }
        // A tilted picture's sides meet behind the foot, so that it is widest, seen from there, at its near edge.
        let (right, left) = (near * axis - nearHalf * side, near * axis + nearHalf * side)
        let (farRight, farLeft) = (far * axis - farHalf * side, far * axis + farHalf * side)
        let wide = right.cross(farRight) > 0
        var wedge = Wedge(
            right: (wide ? right : farRight).unit, left: (wide ? left : farLeft).unit, far: (1 / far) * axis)
        (wedge.low, wedge.high) = PlaneRings.box([right, left, farRight, farLeft])
        if near > 0 { wedge.cuts.append(HalfPlane(normal: axis, distance: near)) }
        wedge.cuts.append(HalfPlane(leftOf: right, farRight))
        wedge.cuts.append(HalfPlane(leftOf: farLeft, left))
        return wedge
    }
}
