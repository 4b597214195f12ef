import CameraModel

/// The map: without Leaflet or a script the page says so, and the zones are listed all the same.
enum MapPage {
    static let route = Route(
        path: "/map", summary: "Map",
        parameters: [
            .init(name: "zone", about: "The zone to show."),
            .init(
                name: "health", about: "Only cameras in this health.",
                values: HealthState.allCases.map(\.rawValue)),
            .init(
                name: "rate", about: "The rate that zones are shaded by.",
                values: RateName.allCases.map(\.rawValue)),
            .init(
                name: "group", about: "The category of that rate.",
                values: AreaCategory.allCases.map(\.rawValue) + ["all"]),
            .init(
                name: "blind", about: "Whether to show what no camera of the zone sees.",
                values: ["true", "false"]),
        ]
    ) { visit in .html(try page(visit)).cacheable() }

    private static func page(_ visit: Visit) throws -> HTML {
        let zone = try visit.desk.zone(named: visit.query["zone"])
        let rates = RateName.allCases.map { (value: $0.rawValue, label: $0.label(visit.language)) }
        let groups =
            [(value: "all", label: visit.pick("all cameras", "全部点位"))]
            + AreaCategory.allCases.map { ($0.rawValue, $0.label(visit.language)) }
        let blind = [
            (value: "", label: visit.pick("not shown", "不显示")),
            (value: "true", label: visit.pick("shown", "显示")),
        ]
        let form: HTML = """
            <form method="get" action="/map" class="filters">
            \(Pieces.zoneChoice(visit, zone?.zone.code.text))
            \(Pieces.choice("rate", visit.pick("Shade zones by", "区域着色"), rates, visit.query["rate"] ?? "connection"))
            \(Pieces.choice("group", visit.pick("of", "类别"), groups, visit.query["group"] ?? "all"))
            \(Pieces.choice("health", visit.pick("Cameras", "摄像机"), Pieces.words(HealthState.self, visit), visit.query["health"]))
            \(Pieces.choice("blind", visit.pick("Blind spots of the zone", "区域盲区"), blind, visit.query["blind"]))
            <button>\(visit.pick("Show", "查询"))</button></form>\(blindNote(zone, visit))
            """
        guard visit.house.hasLeaflet else {
            let content: HTML = """
                \(form)<p class="nothing">\(visit.pick("The map needs Leaflet: install it with", "地图需要 Leaflet，请安装：")) <code>apt-get install libjs-leaflet</code>, \(visit.pick("or say where it is with", "或指定位置：")) <code>--leaflet</code>.</p>
                \(list(zone, visit))
                """
            return PageFrame.page(visit, title: visit.pick("Map", "地图"), current: "/map", content)
        }
        let box = visit.desk.extent(of: zone)
        let extent = box.map { "\(short($0.west)),\(short($0.south)),\(short($0.east)),\(short($0.north))" }
        let content: HTML = """
            \(form)
            <div id="map" role="application" aria-label="\(visit.pick("Map of cameras", "摄像机地图"))" data-extent="\(extent)" data-zone="\(zone?.zone.code.text)" data-health="\(visit.query["health"])" data-rate="\(visit.query["rate"] ?? "connection")" data-group="\(visit.query["group"] ?? "all")" data-tiles="\(visit.house.settings.tiles)" data-credit="\(visit.house.settings.tilesCredit)" data-blind="\(visit.query["blind"])" data-lang="\(visit.language.rawValue)"></div>
            <p id="map-status" role="status" class="count"></p>
            <noscript><p class="nothing">\(visit.pick("The map needs JavaScript; the zones are listed below.", "地图需要 JavaScript；下方列出各区域。"))</p></noscript>
            \(legend(visit))
            \(list(zone, visit))
            """
        return PageFrame.page(
            visit, title: visit.pick("Map", "地图"), current: "/map",
            scripts: [
                "<script src=\"/leaflet/leaflet.js\" defer></script><script src=\"/assets/map.js\" defer></script>"
            ],
            styles: "<link rel=\"stylesheet\" href=\"/leaflet/leaflet.css\">", content)
    }

    private static func blindNote(_ zone: ZoneView?, _ visit: Visit) -> HTML {
        guard visit.query["blind"] == "true" else { return "" }
        guard let zone else {
            return
                "<p class=\"nothing\">\(visit.pick("Blind spots are those of one zone: choose it.", "盲区按单个区域显示：请先选择区域。"))</p>"
        }
        guard zone.zone.boundary == nil else { return "" }
        return
            "<p class=\"nothing\">\(visit.pick("This zone has no outline: import one as GeoJSON to see its blind spots.", "该区域没有边界：请导入 GeoJSON 边界后查看盲区。"))</p>"
    }

    private static func short(_ degrees: Double) -> String {
        plainDecimalText((degrees * 1e6).rounded() / 1e6)
    }

    private static func legend(_ visit: Visit) -> HTML {
        let states: [HTML] = [HealthState.online, .degraded, .offline, .unknown].map {
            "<li>\(Pieces.health($0, visit))</li>"
        }
        let shades: [HTML] = [
            ("shade4", "≥ 95 %"), ("shade3", "80 – 95 %"), ("shade2", "50 – 80 %"), ("shade1", "< 50 %"),
            ("shade0", visit.pick("not computable", "无法计算")), ("blind", visit.pick("blind spot", "盲区")),
        ].map {
            "<li><svg class=\"swatch\" viewBox=\"0 0 16 12\" aria-hidden=\"true\"><rect class=\"\($0.0)\" width=\"16\" height=\"12\"/></svg> \($0.1)</li>"
        }
        return """
            <section class="maplegend" aria-label="\(visit.pick("Legend", "图例"))"><ul class="legend">\(states)</ul><ul class="legend">\(shades)</ul>
            <p><small>\(visit.pick("Fields of view from zoom 16 on, to scale; dashed where bearing, angle or distance were assumed.", "放大到 16 级起按比例显示视域；方位、角度或距离为假定值时以虚线表示。"))</small></p></section>
            """
    }

    private static func list(_ zone: ZoneView?, _ visit: Visit) -> HTML {
        let zones = zone.map { visit.desk.children(of: $0) } ?? visit.desk.tops
        let items: [HTML] = zones.prefix(200).map { view in
            "<li><a href=\"\(Query.link("/map", [("zone", view.zone.code.text)]))\">\(view.zone.name)</a> <small>\(Pieces.number(view.health.total)) \(visit.pick("cameras in use", "台在用"))</small></li>"
        }
        return items.isEmpty
            ? ""
            : "<section><h2>\(visit.pick("Zones", "区域"))</h2><ul class=\"columns\">\(items)</ul></section>"
    }
}
