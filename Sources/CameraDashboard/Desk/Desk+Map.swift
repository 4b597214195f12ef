import CameraCoverage
import CameraModel
import CameraRegistry
import Glibc

/// A tile's cameras: one by one, or in clusters where there are too many.
struct TileContent: Sendable {
    struct Single: Sendable {
        var code: String
        var name: String?
        var longitude, latitude: Double
        var flags: CameraFlags
    }
    struct Cluster: Sendable {
        var longitude, latitude: Double
        var health = HealthCounts()
    }
    struct View: Sendable {
        var code: String
        var ring: [(longitude: Double, latitude: Double)]
        /// Whether nothing of it was assumed.
        var isDeclared: Bool
        var health: HealthState
    }
    var singles: [Single] = []
    var clusters: [Cluster] = []
    var views: [View] = []
}

extension Desk {
    /// From how many cameras on a tile shows clusters; the last zoom shows up to ten times as many one by one.
    private static let singlesMost = 120
    /// Clusters along a tile's side: 85 pixels each.
    private static let cells = 3

    /// The cameras of a tile that lie in the visitor's zones and in this health; `views` adds fields of view.
    func tile(_ tile: Tile, health: HealthState?, zone code: String?, views: Bool) throws -> TileContent {
        let snapshot = unscoped.snapshot
        var mask = unscoped.mask
        if let zone = try zone(named: code) {
            mask = mask.intersection(ZoneMask([zone.zone.code], in: snapshot.tree))
        }
        let wanted = health.map(CameraFlags.index)
        let points = snapshot.points.slice(tile)
        let isFree = mask.zones == nil && wanted == nil
        let most = tile.z >= 19 ? Desk.singlesMost * 10 : Desk.singlesMost
        var few: [PointTable.Point] = []
        for point in points
        where isFree || (mask.contains(point.zone) && (wanted.map { $0 == point.health } ?? true)) {
            few.append(point)
            if few.count > most { return clusters(points, tile, mask, wanted) }
        }
        return try singles(few, views: views && tile.z >= 16)
    }

    private func singles(_ points: [PointTable.Point], views: Bool) throws -> TileContent {
        let roster = unscoped.snapshot.roster
        let ids = points.map { Int64(roster.ids[Int($0.camera)]) }
        let lines = try unscoped.registry.cameraLines(ids)
        var content = TileContent()
        for point in points {
            let position = Int(point.camera)
            let (x, y) = Mercator.parts(point.key)
            let place = Mercator.position(Double(x) + 0.5, Double(y) + 0.5)
            content.singles.append(
                TileContent.Single(
                    code: roster.code(at: position), name: lines[Int64(roster.ids[position])]?.name,
                    longitude: place.longitude, latitude: place.latitude, flags: roster.flags[position]))
        }
        guard views else { return content }
        let facts = try unscoped.registry.cameraViews(ids).map { ViewFacts($0.code, $0.view) }
        for view in CameraViews(facts, ViewSettings(level: .range)).views {
            let flags = roster.flags[min(roster.position(of: view.deviceCode.text), roster.count - 1)]
            content.views.append(
                TileContent.View(
                    code: view.deviceCode.text, ring: ViewRing.ring(view), isDeclared: view.isDeclared,
                    health: flags.health))
        }
        return content
    }

    private func clusters(
        _ points: ArraySlice<PointTable.Point>, _ tile: Tile, _ mask: ZoneMask, _ wanted: Int?
    ) -> TileContent {
        let side = UInt64(1) << UInt64(32 - tile.z)
        let (west, north) = (UInt64(tile.x) * side, UInt64(tile.y) * side)
        let cells = Desk.cells
        var counts = [(health: HealthCounts, x: Double, y: Double)](
            repeating: (HealthCounts(), 0, 0), count: cells * cells)
        for point in points where mask.contains(point.zone) && (wanted.map { $0 == point.health } ?? true) {
            let (x, y) = Mercator.parts(point.key)
            let (dx, dy) = (UInt64(x) - west, UInt64(y) - north)
            let cell = Int(dy * UInt64(cells) / side) * cells + Int(dx * UInt64(cells) / side)
            counts[cell].health.counts[point.health] += 1
            counts[cell].x += Double(dx)
            counts[cell].y += Double(dy)
        }
        var content = TileContent()
        for cell in counts where cell.health.total > 0 {
            let total = Double(cell.health.total)
            let place = Mercator.position(
                Double(west) + Desk.inner(cell.x / total, side),
                Double(north) + Desk.inner(cell.y / total, side))
            content.clusters.append(
                TileContent.Cluster(longitude: place.longitude, latitude: place.latitude, health: cell.health)
            )
        }
        return content
    }

    /// A place along a tile's side, kept so far from the borders of its cell that clusters do not hide one another.
    private static func inner(_ place: Double, _ side: UInt64) -> Double {
        let cell = Double(side) / Double(cells)
        let start = (place / cell).rounded(.down) * cell
        return start + min(max(place - start, 0.27 * cell), 0.73 * cell)
    }

    /// The box of all cameras with a place that the visitor sees, or of a zone's: west, south, east, north.
    func extent(of zone: ZoneView?) -> (west: Double, south: Double, east: Double, north: Double)? {
        let snapshot = unscoped.snapshot
        let mask = unscoped.mask.intersection(ZoneMask(zone.map { [$0.zone.code] }, in: snapshot.tree))
        var (west, north, east, south) = (UInt32.max, UInt32.max, UInt32.min, UInt32.min)
        for point in snapshot.points.points where mask.zones == nil || mask.contains(point.zone) {
            let (x, y) = Mercator.parts(point.key)
            (west, east, north, south) = (min(west, x), max(east, x), min(north, y), max(south, y))
        }
        guard west <= east else { return nil }
        let (first, last) = (
            Mercator.position(Double(west), Double(north)), Mercator.position(Double(east), Double(south))
        )
        return (first.longitude, last.latitude, last.longitude, first.latitude)
    }
}

/// A field of view as a ring of positions on the ground, to scale.
enum ViewRing {
    /// On a plane that touches the earth at the camera: off by less than a thousandth at 1 km.
    static func ring(_ view: FieldOfView) -> [(longitude: Double, latitude: Double)] {
        let heading = (90 - view.bearing.degrees) * .pi / 180
        func along(_ forward: Double, _ left: Double) -> (longitude: Double, latitude: Double) {
            place(
                view.position, east: forward * cos(heading) - left * sin(heading),
                north: forward * sin(heading) + left * cos(heading))
        }
        func arc(_ radius: Double, _ angle: Double, _ parts: Int) -> [(longitude: Double, latitude: Double)] {
            (0...parts).map { part in
                let turn = heading + angle * .pi / 180 * (Double(part) / Double(parts) - 0.5)
                return place(view.position, east: radius * cos(turn), north: radius * sin(turn))
            }
        }
        var ring: [(longitude: Double, latitude: Double)]
        switch view.footprint {
        case .disc(let radius): ring = arc(radius, 360, 36)
        case .sector(let radius, let angle, let near):
            ring = arc(radius, angle, max(4, Int(angle / 10)))
            let half = near > 0 && angle < 180 ? near * tan(angle * .pi / 360) : 0
            ring += near > 0 ? [along(near, half), along(near, -half)] : [along(0, 0)]
        case .trapezoid(let near, let far, let nearHalf, let farHalf):
            ring = [along(near, -nearHalf), along(far, -farHalf), along(far, farHalf), along(near, nearHalf)]
        }
        if let first = ring.first { ring.append(first) }
        return ring
    }

    private static func place(_ from: Coordinate, east: Double, north: Double) -> (
        longitude: Double, latitude: Double
    ) {
        let metres = 111_320.0
        return (
            from.longitude + east / (metres * max(0.01, cos(from.latitude * .pi / 180))),
            from.latitude + north / 110_574
        )
    }
}
