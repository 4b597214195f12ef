import CameraModel
import Glibc

extension EqualAreaProjection {
    /// How far, in metres, a projected edge may lie from the straight line in longitude and latitude that it stands for.
    static let lineTolerance = 0.005

    /// A line of coordinates in the plane. An edge that the projection bends by more than `lineTolerance` (a parallel of
    /// 20 km at 37 degrees: 6 m) becomes several; the bend falls with the square of their number.
    func line(_ coordinates: some RandomAccessCollection<Coordinate>) -> [PlanePoint] {
        guard let first = coordinates.first else { return [] }
        var points = [point(first)]
        points.reserveCapacity(coordinates.count)
        for (from, to) in zip(coordinates, coordinates.dropFirst()) {
            let end = point(to)
            appendBend(from, to, points[points.count - 1], end, to: &points)
            points.append(end)
        }
        return points
    }

    /// Appends what is wanted between the ends of an edge to follow its bend.
    private func appendBend(
        _ from: Coordinate, _ to: Coordinate, _ start: PlanePoint, _ end: PlanePoint,
        to points: inout [PlanePoint]
    ) {
        let way = end - start
        // Length squared / 8 R times the tangent of the latitude: below 5 mm, and the walls of a city cost one projection.
        if way.dot(way) < 100 * 100, abs(to.latitude) < 85 { return }
        let bend = bend(from, to, start, end)
        let parts = min(max((bend / Self.lineTolerance).squareRoot().rounded(.up), 1), 10_000)
        for part in stride(from: 1, to: parts, by: 1) {
            if let between = from.toward(to, part / parts) { points.append(point(between)) }
        }
    }

    /// How far an edge bends away from its chord: asked at a half and at a quarter, for a bend may be an S.
    private func bend(_ from: Coordinate, _ to: Coordinate, _ start: PlanePoint, _ end: PlanePoint) -> Double
    {
        var bend = 0.0
        for part in [0.25, 0.5] {
            guard let between = from.toward(to, part) else { continue }
            let chord = (1 - part) * start + part * end
            bend = max(bend, (point(between) - chord).length / (4 * part * (1 - part)))
        }
        return bend
    }

    /// A closed ring without its repeated last corner; empty when fewer than three corners are left.
    func ring(_ coordinates: [Coordinate]) -> [PlanePoint] {
        guard let first = coordinates.first else { return [] }
        let closed = coordinates.count > 1 && coordinates.last == first
        var points = line(closed ? coordinates.dropLast() : coordinates[...])
        if let last = closed ? coordinates.dropLast().last : coordinates.last {
            appendBend(last, first, points[points.count - 1], points[0], to: &points)
        }
        return points.count < 3 ? [] : points
    }

    /// A plane whose centre lies amid the coordinates, wherever on earth they are; `nil` when there are none.
    init?(amid coordinates: some Sequence<Coordinate>) {
        var sum = (x: 0.0, y: 0.0, z: 0.0)
        var some = false
        for place in coordinates {
            let (latitude, longitude) = (place.latitude * .pi / 180, place.longitude * .pi / 180)
            sum.x += cos(latitude) * cos(longitude)
            sum.y += cos(latitude) * sin(longitude)
            sum.z += sin(latitude)
            some = true
        }
        guard some else { return nil }
        let level = (sum.x * sum.x + sum.y * sum.y).squareRoot()
        let longitude = level > 0 ? atan2(sum.y, sum.x) * 180 / .pi : 0
        guard let centre = Coordinate(longitude: longitude, latitude: atan2(sum.z, level) * 180 / .pi) else {
            return nil
        }
        self.init(centre: centre)
    }
}

extension Coordinate {
    /// The place a part of the way to another one, straight in longitude and latitude, the short way round.
    func toward(_ end: Coordinate, _ part: Double) -> Coordinate? {
        let turn = remainder(end.longitude - longitude, 360)
        return Coordinate(
            longitude: remainder(longitude + part * turn, 360),
            latitude: min(max(latitude + part * (end.latitude - latitude), -90), 90))
    }
}
