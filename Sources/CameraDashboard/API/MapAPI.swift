import CameraAudit
import CameraCoverage
import CameraModel

/// GeoJSON for the map: tiles of cameras, and zones with a rate.
enum MapAPI {
    static let routes = [
        Route(
            path: "/api/v1/map/tiles/{z}/{x}/{y}",
            summary: "Cameras of a tile, or clusters of them, as GeoJSON (RFC 7946)", type: Answer.geoType,
            schema: Schemas.features,
            parameters: [
                .init(
                    name: "health", about: "Only in this health.",
                    values: HealthState.allCases.map(\.rawValue)),
                .init(name: "zone", about: "Only of this zone and those below it: a zone code."),
                .init(
                    name: "views", about: "With fields of view, from zoom 16 on.", values: ["true", "false"]),
            ]
        ) { visit in .json(try tile(visit), type: Answer.geoType).cacheable() },
        Route(
            path: "/api/v1/map/zones",
            summary: "Outlines of the zones right below one, with a rate, as GeoJSON", type: Answer.geoType,
            schema: Schemas.features,
            parameters: [
                .init(name: "zone", about: "The zone above; without it the top zones and those below them."),
                .init(name: "rate", about: "The rate.", values: RateName.allCases.map(\.rawValue)),
                .init(
                    name: "group", about: "Its category.",
                    values: AreaCategory.allCases.map(\.rawValue) + ["all"]),
            ]
        ) { visit in .json(try zones(visit), type: Answer.geoType).cacheable() },
        Route(
            path: "/api/v1/map/blind-spots/{zone}",
            summary: "What no camera in use sees of a zone, as GeoJSON, the largest first",
            type: Answer.geoType, schema: Schemas.features
        ) { visit in .json(try blindSpots(visit), type: Answer.geoType).cacheable() },
    ]

    private static func blindSpots(_ visit: Visit) throws -> JSON {
        guard let zone = visit.desk.zone(visit["zone"]) else { throw Refusal.notFound }
        let found = try visit.house.surveys.run { try visit.desk.blindSpots(of: zone) }
        let features = (found?.spots ?? []).map { spot in
            feature(
                ["type": "Polygon", "coordinates": .array(spot.outline.rings.map { closed($0) })],
                [
                    "kind": "blindSpot", "zone": .string(spot.zone.text),
                    "areaSquareMetres": .int(Int(spot.areaSquareMetres)),
                    "nearestCamera": .optional(spot.nearestCamera?.text),
                    "nearestMetres": .optional(spot.nearestMetres.map { Int($0) }),
                ])
        }
        return [
            "type": "FeatureCollection", "features": .array(features),
            "cameras": .optional(found?.cameras), "assumed": .optional(found?.assumed),
        ]
    }

    private static func tile(_ visit: Visit) throws -> JSON {
        guard let z = Int(visit["z"]), let x = Int(visit["x"]), let y = Int(visit["y"]),
            let tile = Tile(z: z, x: x, y: y)
        else { throw Refusal.notFound }
        let content = try visit.desk.tile(
            tile, health: visit.query["health"].flatMap(HealthState.init(rawValue:)),
            zone: visit.query["zone"],
            views: visit.query["views"] == "true")
        let views = content.views.map { view in
            feature(
                [
                    "type": "Polygon",
                    "coordinates": [.array(view.ring.map { place($0.longitude, $0.latitude) })],
                ],
                [
                    "kind": "view", "deviceCode": .string(view.code), "declared": .bool(view.isDeclared),
                    "health": .string(view.health.rawValue),
                ])
        }
        let clusters = content.clusters.map { cluster in
            feature(
                point(cluster.longitude, cluster.latitude),
                [
                    "kind": "cluster", "count": .int(cluster.health.total),
                    "health": ZoneAPI.health(cluster.health),
                ])
        }
        let singles = content.singles.map { camera in
            feature(
                point(camera.longitude, camera.latitude),
                [
                    "kind": "camera", "deviceCode": .string(camera.code), "name": .optional(camera.name),
                    "health": .string(camera.flags.health.rawValue),
                    "deviceState": .string(camera.flags.deviceState.rawValue),
                ])
        }
        return ["type": "FeatureCollection", "features": .array(views + clusters + singles)]
    }

    private static func zones(_ visit: Visit) throws -> JSON {
        let rate = visit.query["rate"].flatMap(RateName.init(rawValue:)) ?? .connection
        let category = visit.query["group"].flatMap(AreaCategory.init(rawValue:))
        let wanted: [ZoneView]
        if let zone = try visit.desk.zone(named: visit.query["zone"]) {
            let children = visit.desk.children(of: zone)
            wanted = children.contains { $0.zone.boundary != nil } ? children : [zone]
        } else {
            let tops = visit.desk.tops
            wanted = tops + tops.flatMap { visit.desk.children(of: $0) }
        }
        let features = wanted.prefix(500).compactMap { view -> JSON? in
            guard let boundary = view.zone.boundary else { return nil }
            let figure = view.rates?.figure(rate, category)
            return feature(
                shape(boundary),
                [
                    "kind": "zone", "zone": .string(view.zone.code.text), "name": .string(view.zone.name),
                    "rate": .string(rate.rawValue), "part": .optional(figure?.ratio.part),
                    "whole": .optional(figure?.ratio.whole),
                    "percent": .optional(figure?.ratio.percent),
                    "met": figure?.met.map { .bool($0) } ?? .null,
                    "hasChildren": .bool(view.hasChildren),
                ])
        }
        return ["type": "FeatureCollection", "features": .array(features)]
    }

    /// Rings as they stand in the registry, outer and inner by the even-odd rule; GeoJSON wants to know which is which, so
    /// each ring that lies in no other begins a polygon of its own.
    private static func shape(_ boundary: Boundary) -> JSON {
        let rings = boundary.rings.filter { $0.count >= 3 }
        var polygons: [(outer: [Coordinate], holes: [[Coordinate]])] = []
        for ring in rings.sorted(by: { abs(area($0)) > abs(area($1)) }) {
            if let first = ring.first, let owner = polygons.firstIndex(where: { contains($0.outer, first) }),
                !polygons[owner].holes.contains(where: { contains($0, first) })
            {
                polygons[owner].holes.append(ring)
            } else {
                polygons.append((ring, []))
            }
        }
        return [
            "type": "MultiPolygon",
            "coordinates": .array(
                polygons.map { polygon in
                    .array(
                        [closed(polygon.outer, leftward: true)]
                            + polygon.holes.map { closed($0, leftward: false) })
                }),
        ]
    }

    private static func closed(_ ring: [Coordinate], leftward: Bool) -> JSON {
        closed((area(ring) > 0) == leftward ? ring : ring.reversed())
    }

    private static func closed(_ turned: [Coordinate]) -> JSON {
        var places = turned.map { place($0.longitude, $0.latitude) }
        if turned.first != turned.last, let first = places.first { places.append(first) }
        return .array(places)
    }

    private static func area(_ ring: [Coordinate]) -> Double {
        zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) {
            $0 + $1.0.longitude * $1.1.latitude - $1.1.longitude * $1.0.latitude
        }
    }

    private static func contains(_ ring: [Coordinate], _ point: Coordinate) -> Bool {
        var inside = false
        for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1))
        where (a.latitude > point.latitude) != (b.latitude > point.latitude) {
            let x =
                a.longitude + (point.latitude - a.latitude) / (b.latitude - a.latitude)
                * (b.longitude - a.longitude)
            if point.longitude < x { inside.toggle() }
        }
        return inside
    }

    private static func feature(_ geometry: JSON, _ properties: JSON) -> JSON {
        ["type": "Feature", "geometry": geometry, "properties": properties]
    }

    private static func point(_ x: Double, _ y: Double) -> JSON {
        ["type": "Point", "coordinates": place(x, y)]
    }

    /// Seven decimals are a centimetre.
    private static func place(_ x: Double, _ y: Double) -> JSON {
        [.number((x * 1e7).rounded() / 1e7), .number((y * 1e7).rounded() / 1e7)]
    }
}
