import CameraModel
import Glibc

/// The ellipsoidal Lambert azimuthal equal-area projection around a centre, closed form both ways.
///
/// Areas are true everywhere, to rounding; shapes near the centre (3e-7 off at 10 km, 8e-6 at 50 km). Only the point
/// opposite to the centre cannot be projected. Source: Snyder, chapter 24, oblique formulas; at a pole their factor D is 1.
struct EqualAreaProjection: Sendable {
    let centre: Coordinate
    private let sine: Double
    private let cosine: Double
    /// Snyder's D: makes the scale at the centre the same in all directions.
    private let d: Double

    /// The plane that touches the earth at `centre`.
    init(centre: Coordinate) {
        self.centre = centre
        let latitude = centre.latitude * .pi / 180
        let s = Glibc.sin(latitude)
        sine = Ellipsoid.authalicSine(sine: s)
        cosine = (1 - sine * sine).squareRoot()
        let m = cos(latitude) / (1 - Ellipsoid.e2 * s * s).squareRoot()
        d = cosine > 1e-7 ? Ellipsoid.a * m / (Ellipsoid.authalicRadius * cosine) : 1
    }

    /// A place in the plane, and which way north is there.
    struct Placed {
        var point: PlanePoint
        /// A vector to the north, of length 1.
        var north: PlanePoint
    }

    /// The point of a coordinate, in metres.
    func point(_ coordinate: Coordinate) -> PlanePoint {
        let beta = Ellipsoid.authalicSine(sine: sin(coordinate.latitude * .pi / 180))
        let cosBeta = (1 - beta * beta).squareRoot()
        let turn = (coordinate.longitude - centre.longitude) * .pi / 180
        let cosTurn = cos(turn)
        let b = Ellipsoid.authalicRadius * (2 / (1 + sine * beta + cosine * cosBeta * cosTurn)).squareRoot()
        return PlanePoint(
            x: b * d * cosBeta * sin(turn), y: b / d * (cosine * beta - sine * cosBeta * cosTurn))
    }

    /// The point of a coordinate with the direction of its meridian: the derivative of `point` by the latitude.
    func place(_ coordinate: Coordinate) -> Placed {
        let beta = Ellipsoid.authalicSine(sine: sin(coordinate.latitude * .pi / 180))
        let cosBeta = (1 - beta * beta).squareRoot()
        let turn = (coordinate.longitude - centre.longitude) * .pi / 180
        let (sinTurn, cosTurn) = (sin(turn), cos(turn))
        let w = 1 + sine * beta + cosine * cosBeta * cosTurn
        let b = Ellipsoid.authalicRadius * (2 / w).squareRoot()
        let db = -b / (2 * w) * (sine * cosBeta - cosine * beta * cosTurn)
        let height = cosine * beta - sine * cosBeta * cosTurn
        let north = PlanePoint(
            x: d * sinTurn * (db * cosBeta - b * beta),
            y: (db * height + b * (cosine * cosBeta + sine * beta * cosTurn)) / d)
        return Placed(point: PlanePoint(x: b * d * cosBeta * sinTurn, y: b / d * height), north: north.unit)
    }

    /// The coordinate of a point; `nil` outside the picture of the earth, a disc of radius 12 742 km.
    func coordinate(_ point: PlanePoint) -> Coordinate? {
        let (u, v) = (point.x / d, point.y * d)
        let rho = (u * u + v * v).squareRoot()
        guard rho > 0 else { return centre }
        let half = rho / (2 * Ellipsoid.authalicRadius)
        guard half <= 1 else { return nil }
        let c = 2 * asin(half)
        let (sinC, cosC) = (sin(c), cos(c))
        let beta = asin(min(max(cosC * sine + v * sinC * cosine / rho, -1), 1))
        let turn = atan2(u * sinC, rho * cosine * cosC - v * sine * sinC)
        let longitude = remainder(centre.longitude + turn * 180 / .pi, 360)
        let latitude = Ellipsoid.latitude(authalic: beta) * 180 / .pi
        return Coordinate(longitude: longitude, latitude: min(max(latitude, -90), 90))
    }
}
