/// What lies `distance` or more along `normal`, which has length 1.
struct HalfPlane: Sendable {
    var normal: PlanePoint
    var distance: Double

    init(normal: PlanePoint, distance: Double) { (self.normal, self.distance) = (normal, distance) }

    /// What lies to the left of the way from `a` to `b`.
    init(leftOf a: PlanePoint, _ b: PlanePoint) {
        normal = PlanePoint(x: a.y - b.y, y: b.x - a.x).unit
        distance = normal.dot(a)
    }
}
