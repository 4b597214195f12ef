import CameraModel

/// Where the plane lies on the paper: metres to picture units, north up.
struct MapFrame: Sendable {
    /// The picture's width, in units; a line of text is 20 high.
    static let width = 1400.0
    static let margin = 40.0
    /// What stands above the map.
    static let head = 96.0
    let projection: EqualAreaProjection
    let low: PlanePoint
    let high: PlanePoint
    /// Units a metre.
    let scale: Double
    let height: Double

    /// A frame around zones; `nil` when none has an outline.
    init?(around zones: [CoverageZone]) {
        let corners = zones.lazy.flatMap { $0.boundary.rings.joined() }
        guard let projection = EqualAreaProjection(amid: corners) else { return nil }
        self.projection = projection
        let (low, high) = PlaneRings.box(corners.map(projection.point))
        let (wide, tall) = (max(high.x - low.x, 1), max(high.y - low.y, 1))
        let edge = 0.02 * max(wide, tall)
        self.low = low - PlanePoint(x: edge, y: edge)
        self.high = high + PlanePoint(x: edge, y: edge)
        let room = Self.width - 2 * Self.margin
        // No taller than a page that lies across allows with its legend.
        scale = min(room / (wide + 2 * edge), 1.1 * room / (tall + 2 * edge))
        height = (tall + 2 * edge) * scale
    }

    /// Where the map's box begins, so that it stands in the middle.
    var left: Double { (Self.width - (high.x - low.x) * scale) / 2 }
    var right: Double { Self.width - left }
    var top: Double { Self.head }
    var bottom: Double { Self.head + height }

    func place(_ point: PlanePoint) -> String {
        DecimalText.of(left + (point.x - low.x) * scale, decimals: 1, short: true) + " "
            + DecimalText.of(bottom - (point.y - low.y) * scale, decimals: 1, short: true)
    }

    func x(_ point: PlanePoint) -> Double { left + (point.x - low.x) * scale }
    func y(_ point: PlanePoint) -> Double { bottom - (point.y - low.y) * scale }

    /// Whether a place with some metres around it touches the map.
    func shows(_ point: PlanePoint, reach: Double) -> Bool {
        point.x + reach > low.x && point.x - reach < high.x && point.y + reach > low.y
            && point.y - reach < high.y
    }

    /// A path through points, closed when it is an area.
    func path(_ points: [PlanePoint], closed: Bool) -> String {
        guard points.count > 1 else { return "" }
        return "M" + points.map(place).joined(separator: " ") + (closed ? "Z" : "")
    }

    /// A round length for the scale bar, in metres: 1, 2 or 5 times a power of ten, about a sixth of the map wide.
    var bar: Double {
        let wanted = Self.width / 6 / scale
        var unit = 1e-3
        while unit * 10 <= wanted { unit *= 10 }
        return [5.0, 2, 1].map { $0 * unit }.first { $0 <= wanted } ?? unit
    }
}
