public import CameraModel

/// What a map shows beside the survey's zones, views and buildings.
public struct MapContent: Sendable {
    /// Above the map, and a line below it.
    public var title = ""
    /// A line under the title: level, share, date.
    public var subtitle = ""
    /// What is written into a zone; its code where there is nothing.
    public var labels: [ZoneCode: String] = [:]
    /// Roads to draw.
    public var roads: [Road] = []
    /// Blind spots to hatch.
    public var blindSpots: [BlindSpot] = []
    /// Language of the legend.
    public var language = Language.english

    /// Nothing but what the survey has.
    public init() {}
}

extension CoverageSurvey {
    /// A map of all zones as SVG: blind spots hatched, what cameras see in blue, the borders of views whole where the
    /// record says everything and dashed where something was assumed, cameras, roads, buildings, scale bar and legend.
    ///
    /// Told apart by hatching and dashes as well as by colour, so that it may be printed in black. North is up in the middle.
    /// `nil` when no zone has an outline.
    public func map(_ content: MapContent) -> String? {
        guard let frame = MapFrame(around: zones) else { return nil }
        var drawing = MapDrawing(frame, content.language)
        drawing.begin(content)
        let outlines = zones.map { zone in
            zone.boundary.rings.map { frame.path(frame.projection.ring($0), closed: true) }.joined()
        }
        drawing.add("zones", "fill=\"#fff\" stroke=\"none\"", outlines)
        drawing.add(
            "blind-spots",
            "fill=\"url(#blind)\" fill-rule=\"evenodd\" stroke=\"#b04632\" stroke-width=\"0.6\"",
            content.blindSpots.map { spot in
                spot.outline.rings.map { frame.path(frame.projection.ring($0), closed: true) }.joined()
            })
        let seen = pieces(in: frame.projection, from: frame.low, to: frame.high).pieces
        drawing.add(
            "seen", "fill=\"#2f6fb5\" stroke=\"#2f6fb5\" stroke-width=\"0.9\" opacity=\"0.42\"",
            (0..<seen.count).map { frame.path(seen.outline($0, step: 1.5 / frame.scale), closed: true) })
        drawing.add(
            "roads",
            "fill=\"none\" stroke=\"#555\" stroke-opacity=\"0.55\" stroke-width=\"1.6\" stroke-linejoin=\"round\"",
            content.roads.flatMap { road in
                road.lines.map { frame.path(frame.projection.line($0), closed: false) }
            })
        drawing.add(
            "buildings", "fill=\"#d9d4cc\" stroke=\"#8d857a\" stroke-width=\"0.5\" fill-rule=\"evenodd\"",
            buildings.map { building in
                building.outline.rings.map { frame.path(frame.projection.ring($0), closed: true) }.joined()
            })
        addViews(to: &drawing, frame)
        drawing.add(
            "borders", "fill=\"none\" stroke=\"#111\" stroke-width=\"2\" stroke-linejoin=\"round\"", outlines)
        // The name of a map of one zone stands above it.
        for zone in zones where zones.count > 1 {
            drawing.label(zone, content.labels[zone.zone] ?? zone.zone.text)
        }
        drawing.legend(hasRoads: !content.roads.isEmpty, hasBuildings: !buildings.isEmpty)
        return drawing.finished()
    }

    /// The borders of the views and the cameras themselves. A border of less than three units would be a blot.
    private func addViews(to drawing: inout MapDrawing, _ frame: MapFrame) {
        var (known, assumed): ([String], [String]) = ([], [])
        var feet: [PlanePoint] = []
        for view in views {
            let placed = PlacedView(view, in: frame.projection)
            guard frame.shows(placed.foot, reach: view.range) else { continue }
            feet.append(placed.foot)
            guard view.range * frame.scale >= 3 else { continue }
            let path = frame.path(placed.outline(), closed: true)
            if view.assumptions.isEmpty { known.append(path) } else { assumed.append(path) }
        }
        let line = "fill=\"none\" stroke=\"#1d4a80\" stroke-width=\"0.8\""
        drawing.add("views-assumed", line + " stroke-dasharray=\"3 2.4\"", assumed)
        drawing.add("views", line, known)
        let size = feet.count > 2000 ? 1.2 : feet.count > 400 ? 1.8 : 2.6
        drawing.dots("cameras", feet.filter { frame.shows($0, reach: 0) }, size: size)
    }
}
