import CameraAudit
import CameraModel
import CameraRegistry

/// One zone: every rate with its denominator, the zones below, cameras, findings, how it went.
enum ZonePage {
    static let route = Route(path: "/zones/{zone}", summary: "A zone") { visit in
        guard let zone = visit.desk.zone(visit["zone"]) else { throw Refusal.notFound }
        return .html(try page(zone, visit)).cacheable()
    }

    private static func page(_ zone: ZoneView, _ visit: Visit) throws -> HTML {
        let code = zone.zone.code.text
        let children = visit.desk.children(of: zone)
        let rows = children.prefix(300).map { targetRow($0, visit, depth: 0) }
        let below: HTML =
            children.isEmpty
            ? ""
            : """
            <section aria-labelledby="h-below"><h2 id="h-below">\(visit.pick("Zones in it", "下级区域"))</h2>\(Pieces.table(visit.pick("Rates with a target", "有目标的指标"), [visit.pick("Zone", "区域")] + targetColumns(visit) + [visit.pick("Cameras in use", "在用摄像机")], rows))</section>
            """
        let content: HTML = """
            \(Pieces.crumbs(visit.desk.path(to: zone), visit))
            <p class="policy">\(code)\(zone.zone.level.map { " · " + $0.label(visit.language) }) · <a href="\(Query.link("/cameras", [("zone", code)]))">\(visit.pick("cameras", "摄像机"))</a> · <a href="\(Query.link("/map", [("zone", code)]))">\(visit.pick("map", "地图"))</a> · <a href="\(Query.link("/findings", [("zone", code)]))">\(visit.pick("findings", "问题"))</a> · <a href="\(Query.link("/reports", [("zone", code)]))">\(visit.pick("reports", "报告"))</a></p>
            <section aria-labelledby="h-health"><h2 id="h-health">\(visit.pick("Health", "运行状态"))</h2>\(Pieces.healthBar(zone.health, visit, link: code))</section>
            \(rates(zone, visit))
            \(try trend(zone, visit))
            \(below)
            \(try cameras(zone, visit))
            <div class="beside">\(OverviewPage.causes(visit, zone))\(OverviewPage.findings(visit, zone))</div>
            """
        return PageFrame.page(visit, title: zone.zone.name, current: "", content)
    }

    /// The first of its cameras, those to look after first.
    private static func cameras(_ zone: ZoneView, _ visit: Visit) throws -> HTML {
        var query = CameraQuery()
        (query.zone, query.order, query.limit) = (zone.zone.code.text, .health, 8)
        let page = try visit.desk.cameras(query)
        guard !page.rows.isEmpty else { return "" }
        let title = visit.pick("Cameras, the worst health first", "摄像机，状态最差在前")
        let all = Query.link("/cameras", [("zone", query.zone), ("sort", "health")])
        return """
            <section aria-labelledby="h-cameras"><h2 id="h-cameras">\(title)</h2>\(CamerasPage.table(page.rows, visit, title))
            <p><a href="\(all)">\(visit.pick("all", "全部")) \(Pieces.number(page.total ?? page.rows.count))</a></p></section>
            """
    }

    /// Rates down, categories across.
    private static func rates(_ zone: ZoneView, _ visit: Visit) -> HTML {
        guard let rates = zone.rates else {
            return "<p>\(visit.pick("Its figures are being reckoned.", "指标正在计算。"))</p>"
        }
        let categories: [AreaCategory?] = [nil] + AreaCategory.allCases
        var names: [RateName] = []
        for figure in rates.rates where !names.contains(figure.rate) { names.append(figure.rate) }
        let rows: [HTML] = names.map { name in
            let cells: [HTML] = categories.map { category in
                rates.figure(name, category).map { "<td>\(Pieces.rate($0, visit))\(beside($0, visit))</td>" }
                    ?? "<td></td>"
            }
            return
                "<tr><th scope=\"row\">\(name.label(visit.language))<br><small>\(name.formula(visit.language))</small></th>\(cells)</tr>"
        }
        let head =
            [visit.pick("Rate", "指标"), visit.pick("all cameras", "全部点位")]
            + AreaCategory.allCases.map { $0.label(visit.language) }
        let counts = rates.cameras
        return """
            <section aria-labelledby="h-rates"><h2 id="h-rates">\(visit.pick("Rates", "指标"))</h2>
            <p>\(visit.pick("Records", "档案")) \(Pieces.number(counts.total)): \(visit.pick("in use", "在用")) \(Pieces.number(counts.inUse)), \(visit.pick("under repair", "维修")) \(Pieces.number(counts.underRepair)), \(visit.pick("planned", "规划")) \(Pieces.number(counts.planned)), \(visit.pick("removed", "拆除")) \(Pieces.number(counts.removed)), \(visit.pick("unknown", "未知")) \(Pieces.number(counts.unknown))</p>
            \(Pieces.table(visit.pick("Rates by category", "各类别指标"), head, rows))</section>
            """
    }

    private static func beside(_ figure: RateFigure, _ visit: Visit) -> HTML {
        guard figure.basis != .seconds, figure.basis != .fields, figure.excluded > 0 || figure.unknown > 0
        else { return "" }
        return
            "<br><small>\(visit.pick("excluded", "不计入")) \(Pieces.number(figure.excluded)), \(visit.pick("unknown", "未知")) \(Pieces.number(figure.unknown))</small>"
    }

    /// The kept days of a few rates as lines.
    static func charts(_ zone: ZoneView, _ visit: Visit, prefix: String = "") throws -> [HTML] {
        let days = try visit.desk.history(of: zone, days: 90)
        let wanted: [RateName] = [.connection, .verifiedConnection, .coverage, .online]
        return wanted.compactMap { rate in
            let figures = days.filter { $0.rate == rate && $0.category == "all" && $0.ratio.isComputable }
            guard figures.count >= 2 else { return nil }
            return TrendChart.chart(prefix + rate.label(visit.language), figures, visit)
        }
    }

    private static func trend(_ zone: ZoneView, _ visit: Visit) throws -> HTML {
        let charts = try charts(zone, visit)
        guard !charts.isEmpty else { return "" }
        return
            "<section aria-labelledby=\"h-trend\"><h2 id=\"h-trend\">\(visit.pick("Trend", "趋势"))</h2><div class=\"charts\">\(charts)</div></section>"
    }

    static func targetColumns(_ visit: Visit) -> [String] {
        targetKinds(visit).map { kind in
            "\(kind.rate.label(visit.language)), \(kind.category?.label(visit.language) ?? visit.pick("all", "全部"))"
        }
    }

    private static func targetKinds(_ visit: Visit) -> [(category: AreaCategory?, rate: RateName)] {
        var kinds: [(category: AreaCategory?, rate: RateName)] = []
        for target in visit.desk.policy.targets where target.sector == nil {
            if !kinds.contains(where: { $0.category == target.category && $0.rate == target.rate }) {
                kinds.append((target.category, target.rate))
            }
        }
        return kinds
    }

    static func targetRow(_ zone: ZoneView, _ visit: Visit, depth: Int) -> HTML {
        let cells: [HTML] = targetKinds(visit).map { kind in
            zone.rates?.figure(kind.rate, kind.category).map { "<td>\(Pieces.rate($0, visit))</td>" }
                ?? "<td>-</td>"
        }
        let counts = zone.rates?.cameras
        let name: HTML = "<a href=\"\(Pieces.path("/zones", zone.zone.code.text))\">\(zone.zone.name)</a>"
        let head: HTML =
            depth == 0 ? "<th scope=\"row\">\(name)</th>" : "<th scope=\"row\" class=\"below\">\(name)</th>"
        return
            "<tr>\(head)\(cells)<td class=\"n\">\(Pieces.number((counts?.inUse ?? 0) + (counts?.underRepair ?? 0))) <small>\(visit.pick("of", "/")) \(Pieces.number(counts?.total ?? 0))</small></td></tr>"
    }
}

/// A rate's days as a line on a scale of 0 to 100 %.
enum TrendChart {
    static func chart(_ title: String, _ figures: [RateDay], _ visit: Visit) -> HTML {
        let (width, height) = (300, 90)
        let first = figures.first?.day.daysSince1970 ?? 0
        let span = max(1, (figures.last?.day.daysSince1970 ?? 0) - first)
        let points = figures.map { figure -> String in
            let x = (figure.day.daysSince1970 - first) * width / span
            let y = height - figure.ratio.part * height / max(1, figure.ratio.whole)
            return "\(x),\(y)"
        }.joined(separator: " ")
        let last = figures.last?.ratio
        return """
            <figure><figcaption>\(title): \(last?.percent) % <small>\(Pieces.number(last?.part ?? 0)) \(visit.pick("of", "/")) \(Pieces.number(last?.whole ?? 0))</small></figcaption>
            <svg viewBox="-36 -6 340 102" role="img" aria-label="\(title), \(figures.first?.day.description) - \(figures.last?.day.description)"><line class="grid" x1="0" y1="0" x2="300" y2="0"/><line class="grid" x1="0" y1="45" x2="300" y2="45"/><line class="grid" x1="0" y1="90" x2="300" y2="90"/><text class="scale" x="-4" y="4">100 %</text><text class="scale" x="-4" y="93">0 %</text><polyline class="trend" points="\(points)"/></svg>
            <small>\(figures.first?.day.description) – \(figures.last?.day.description)</small></figure>
            """
    }
}
