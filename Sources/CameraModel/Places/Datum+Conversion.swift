import Glibc

extension Datum {
    /// The point in WGS-84 that stands at these degrees in this datum; `nil` when the degrees are no point.
    ///
    /// WGS-84 and CGCS2000 are kept as they are. GCJ-02 is undone by iteration, to better than a micrometre; outside
    /// China (longitude 72.004...137.8347, latitude 0.8293...55.8271) it is WGS-84 by definition. BD-09 is undone to GCJ-02
    /// first, by iteration as well. The result is an approximation of where the camera stands: positions taken from a
    /// map are no better than the map, and the formulas are reimplementations.
    ///
    /// Source: the published reimplementations of the national obfuscation (eviltransform, coordTransform).
    public func toWGS84(longitude: Double, latitude: Double) -> Coordinate? {
        guard let point = Coordinate(longitude: longitude, latitude: latitude) else { return nil }
        switch self {
        case .wgs84, .cgcs2000: return point
        case .gcj02: return Datum.fromGCJ02(point)
        case .bd09: return Datum.gcj02(fromBD09: point).flatMap(Datum.fromGCJ02)
        }
    }

    /// The degrees at which a WGS-84 point stands in this datum; `nil` when they are outside the earth's degrees.
    public func fromWGS84(_ point: Coordinate) -> Coordinate? {
        switch self {
        case .wgs84, .cgcs2000: return point
        case .gcj02: return Datum.toGCJ02(point)
        case .bd09: return Datum.toGCJ02(point).flatMap { Datum.bd09(fromGCJ02: $0) }
        }
    }

    private static func isOutsideChina(_ point: Coordinate) -> Bool {
        !(72.004...137.8347).contains(point.longitude) || !(0.8293...55.8271).contains(point.latitude)
    }

    private static func toGCJ02(_ point: Coordinate) -> Coordinate? {
        guard !isOutsideChina(point) else { return point }
        let shift = shift(point)
        return Coordinate(longitude: point.longitude + shift.east, latitude: point.latitude + shift.north)
    }

    /// Each step takes off the shift of the last estimate; the shift changes so slowly that four are enough, and the
    /// rest are for the edges.
    private static func fromGCJ02(_ point: Coordinate) -> Coordinate? {
        guard !isOutsideChina(point) else { return point }
        var estimate = point
        for _ in 0..<10 {
            guard let forward = toGCJ02(estimate),
                let next = Coordinate(
                    longitude: estimate.longitude + point.longitude - forward.longitude,
                    latitude: estimate.latitude + point.latitude - forward.latitude)
            else { return nil }
            let moved = max(abs(next.longitude - estimate.longitude), abs(next.latitude - estimate.latitude))
            estimate = next
            if moved < 1e-12 { break }
        }
        return estimate
    }

    private static func bd09(fromGCJ02 point: Coordinate) -> Coordinate? {
        let (x, y) = (point.longitude, point.latitude)
        let radius = (x * x + y * y).squareRoot() + 0.00002 * sin(y * baiduTurn)
        let angle = atan2(y, x) + 0.000003 * cos(x * baiduTurn)
        return Coordinate(longitude: radius * cos(angle) + 0.0065, latitude: radius * sin(angle) + 0.006)
    }

    /// Baidu's turn, undone by the same iteration as GCJ-02.
    private static func gcj02(fromBD09 point: Coordinate) -> Coordinate? {
        var estimate = Coordinate(longitude: point.longitude - 0.0065, latitude: point.latitude - 0.006)
        for _ in 0..<20 {
            guard let last = estimate, let forward = bd09(fromGCJ02: last) else { return nil }
            estimate = Coordinate(
                longitude: last.longitude + point.longitude - forward.longitude,
                latitude: last.latitude + point.latitude - forward.latitude)
        }
        return estimate
    }

    private static let baiduTurn = Double.pi * 3000 / 180

    /// What the obfuscation adds at a WGS-84 point, in degrees. Krasovsky's ellipsoid, as the original has it.
    private static func shift(_ point: Coordinate) -> (east: Double, north: Double) {
        let (x, y) = (point.longitude - 105, point.latitude - 35)
        let common = (20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)) * 2 / 3
        var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * abs(x).squareRoot() + common
        north += (20 * sin(y * .pi) + 40 * sin(y / 3 * .pi)) * 2 / 3
        north += (160 * sin(y / 12 * .pi) + 320 * sin(y * .pi / 30)) * 2 / 3
        var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * abs(x).squareRoot() + common
        east += (20 * sin(x * .pi) + 40 * sin(x / 3 * .pi)) * 2 / 3
        east += (150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)) * 2 / 3
        let (semiMajor, eccentricity) = (6_378_245.0, 0.006_693_421_622_965_943)
        let radians = point.latitude / 180 * .pi
        let magic = 1 - eccentricity * sin(radians) * sin(radians)
        let root = magic.squareRoot()
        return (
            east * 180 / (semiMajor / root * cos(radians) * .pi),
            north * 180 / (semiMajor * (1 - eccentricity) / (magic * root) * .pi)
        )
    }
}
