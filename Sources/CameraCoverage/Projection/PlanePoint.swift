/// A point or a vector in the plane of a projection, in metres: x to the east, y to the north at its centre.
struct PlanePoint: Hashable, Sendable {
    var x: Double
    var y: Double

    static func + (a: PlanePoint, b: PlanePoint) -> PlanePoint { PlanePoint(x: a.x + b.x, y: a.y + b.y) }
    static func - (a: PlanePoint, b: PlanePoint) -> PlanePoint { PlanePoint(x: a.x - b.x, y: a.y - b.y) }
    static func * (k: Double, a: PlanePoint) -> PlanePoint { PlanePoint(x: k * a.x, y: k * a.y) }

    func dot(_ other: PlanePoint) -> Double { x * other.x + y * other.y }
    /// Positive when `other` lies counterclockwise of this vector.
    func cross(_ other: PlanePoint) -> Double { x * other.y - y * other.x }
    var length: Double { dot(self).squareRoot() }
    var unit: PlanePoint { (1 / length) * self }

    /// The vector turned counterclockwise by an angle whose cosine and sine are given.
    func turned(cosine: Double, sine: Double) -> PlanePoint {
        PlanePoint(x: cosine * x - sine * y, y: sine * x + cosine * y)
    }
}
