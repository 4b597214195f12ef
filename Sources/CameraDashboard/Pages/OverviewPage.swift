import CameraAudit
import CameraModel
import CameraRegistry

/// What an auditor opens on a Monday: targets, health, causes, what changed.
enum OverviewPage {
    static let route = Route(path: "/", summary: "Overview") { visit in
        .html(try page(visit)).cacheable()
    }

    private static func page(_ visit: Visit) throws -> HTML {
        let tops = visit.desk.tops
        var health = HealthCounts(), lately = HealthCounts()
        for top in tops {
            health += top.health
            lately += top.lately
        }
        let content: HTML = """
            <p class="policy">\(visit.pick("Policy", "政策")) \(visit.desk.policy.name), \(visit.desk.policy.source)</p>
            <section aria-labelledby="h-health"><h2 id="h-health">\(visit.pick("Health", "运行状态"))</h2>\(Pieces.healthBar(health, visit))</section>
            \(targets(visit, tops))
            <div class="beside">\(try changes(visit, lately, tops))\(causes(visit, nil))\(findings(visit, nil))</div>
            \(try trend(visit, tops))
            \(missed(visit))
            """
        return PageFrame.page(visit, title: visit.pick("Overview", "总览"), current: "/", content)
    }

    /// The top zones and those right below, with every figure that has a target.
    private static func targets(_ visit: Visit, _ tops: [ZoneView]) -> HTML {
        var rows: [HTML] = []
        for top in tops {
            rows.append(ZonePage.targetRow(top, visit, depth: 0))
            for child in visit.desk.children(of: top).prefix(60) {
                rows.append(ZonePage.targetRow(child, visit, depth: 1))
            }
        }
        guard !rows.isEmpty else {
            return "<p>\(visit.pick("The registry has no zones yet: import some.", "登记库中尚无区域，请先导入。"))</p>"
        }
        let columns = ZonePage.targetColumns(visit)
        return """
            <section aria-labelledby="h-targets"><h2 id="h-targets">\(visit.pick("Targets by zone", "各区域指标"))</h2>\(summary(visit))
            \(Pieces.table(visit.pick("Rates with a target, by zone", "有目标的指标，按区域"), [visit.pick("Zone", "区域")] + columns + [visit.pick("Cameras in use", "在用摄像机")], rows))</section>
            """
    }

    static func causes(_ visit: Visit, _ zone: ZoneView?) -> HTML {
        let causes = visit.desk.causes(in: zone)
        guard !causes.isEmpty else { return "" }
        let items: [HTML] = causes.prefix(12).map { cause in
            """
            <li>\(visit.pick("device", "设备")) <b>\(cause.parent)</b> → <a href="\(Query.link("/cameras", [("behind", cause.parent)]))">\(Pieces.number(cause.cameras)) \(visit.pick("cameras offline behind it", "台下级摄像机离线"))</a> <small>\(cause.zones.prefix(3).compactMap(visit.desk.zoneName).joined(separator: ", "))</small></li>
            """
        }
        return """
            <section aria-labelledby="h-causes"><h2 id="h-causes">\(visit.pick("Likely causes", "可能原因"))</h2><ul class="causes">\(items)</ul></section>
            """
    }

    /// How many targets are met, missed, or cannot be computed, over all zones.
    private static func summary(_ visit: Visit) -> HTML {
        let all = visit.desk.targeted()
        var (met, missed, open) = (0, 0, 0)
        for (_, figure) in all {
            switch figure.met {
            case true?: met += 1
            case false?: missed += 1
            case nil: open += 1
            }
        }
        return """
            <p><span class="rate met"><b>✓ \(visit.pick("met", "达标"))</b></span> <b>\(Pieces.number(met))</b>, <span class="rate missed"><b>✗ \(visit.pick("missed", "未达标"))</b></span> <b>\(Pieces.number(missed))</b>, \(visit.pick("not computable", "无法计算")) <b>\(Pieces.number(open))</b> \(visit.pick("of", "/")) \(Pieces.number(met + missed + open)) \(visit.pick("targets of all zones", "项（所有区域）"))</p>
            """
    }

    /// How the targeted rates of the top zones went.
    private static func trend(_ visit: Visit, _ tops: [ZoneView]) throws -> HTML {
        let charts = try tops.prefix(3).flatMap { top in
            try ZonePage.charts(top, visit, prefix: tops.count > 1 ? top.zone.name + ": " : "")
        }
        guard !charts.isEmpty else { return "" }
        return
            "<section aria-labelledby=\"h-trend\"><h2 id=\"h-trend\">\(visit.pick("Trend", "趋势"))</h2><div class=\"charts\">\(charts)</div></section>"
    }

    /// Targeted rates of the top zones that are not what they were on the day before, both with their counts.
    private static func moved(_ visit: Visit, _ tops: [ZoneView]) throws -> [HTML] {
        var items: [HTML] = []
        for top in tops.prefix(10) {
            let days = try visit.desk.history(of: top, days: 7)
            for figure in top.rates?.rates ?? [] where figure.target != nil && figure.ratio.isComputable {
                let category = figure.category?.rawValue ?? "all"
                let before = days.last {
                    $0.rate == figure.rate && $0.category == category && $0.day < visit.desk.today
                }
                guard let before, before.ratio != figure.ratio, before.ratio.isComputable else { continue }
                let name =
                    "\(top.zone.name), \(figure.rate.label(visit.language)), \(figure.category?.label(visit.language) ?? visit.pick("all", "全部"))"
                items.append(
                    "<li>\(name): \(before.ratio.percent) % <small>\(before.day.description), \(Pieces.number(before.ratio.part)) \(visit.pick("of", "/")) \(Pieces.number(before.ratio.whole))</small> → <b>\(figure.ratio.percent) %</b> <small>\(Pieces.number(figure.ratio.part)) \(visit.pick("of", "/")) \(Pieces.number(figure.ratio.whole))</small></li>"
                )
            }
        }
        return items
    }

    private static func changes(_ visit: Visit, _ lately: HealthCounts, _ tops: [ZoneView]) throws -> HTML {
        var items: [HTML] = [
            "<li>\(visit.pick("went offline", "转为离线")): <b>\(Pieces.number(lately[.offline]))</b></li>",
            "<li>\(visit.pick("came online", "恢复在线")): <b>\(Pieces.number(lately[.online]))</b></li>",
            "<li>\(visit.pick("became degraded", "转为异常")): <b>\(Pieces.number(lately[.degraded]))</b></li>",
        ]
        if let records = try visit.desk.latelyChanged() {
            items.append(
                "<li><a href=\"/imports\">\(visit.pick("batches", "批次")): <b>\(Pieces.number(records.batches))</b></a> (\(visit.pick("records made", "新增")) \(Pieces.number(records.created)), \(visit.pick("changed", "变更")) \(Pieces.number(records.updated)), \(visit.pick("removed", "删除")) \(Pieces.number(records.removed)))</li>"
            )
        }
        items += try moved(visit, tops)
        return """
            <section aria-labelledby="h-changes"><h2 id="h-changes">\(visit.pick("Since yesterday", "近 24 小时"))</h2><ul class="facts">\(items)</ul></section>
            """
    }

    /// Every zone that misses a target, the worst first.
    private static func missed(_ visit: Visit) -> HTML {
        let missed = visit.desk.targeted().filter { $0.figure.met == false }
        guard !missed.isEmpty else { return "" }
        let worst = missed.sorted { share($0.figure) < share($1.figure) }.prefix(15)
        let rows: [HTML] = worst.map { zone, figure in
            "<tr><th scope=\"row\"><a href=\"\(Pieces.path("/zones", zone.zone.text))\">\(zone.name)</a></th><td>\(figure.category?.label(visit.language) ?? visit.pick("all", "全部"))</td><td>\(figure.rate.label(visit.language))</td><td>\(Pieces.rate(figure, visit))</td></tr>"
        }
        let title = visit.pick("Targets missed, the worst first", "未达标，最差在前")
        let head = [
            visit.pick("Zone", "区域"), visit.pick("Category", "类别"), visit.pick("Rate", "指标"),
            visit.pick("Figure", "数值"),
        ]
        let note: HTML =
            missed.count > rows.count
            ? "<p class=\"count\">\(Pieces.number(rows.count)) \(visit.pick("of", "/")) \(Pieces.number(missed.count))</p>"
            : ""
        return
            "<section aria-labelledby=\"h-missed\"><h2 id=\"h-missed\">\(title)</h2>\(note)\(Pieces.table(title, head, rows))</section>"
    }

    private static func share(_ figure: RateFigure) -> Double {
        Double(figure.ratio.part) / Double(max(1, figure.ratio.whole)) - Double(
            figure.target?.hundredths ?? 0) / 10_000
    }

    static func findings(_ visit: Visit, _ zone: ZoneView?) -> HTML {
        let counts = visit.desk.findingCounts(in: zone)
        var open: [(rule: String, count: Int)] = []
        for entry in counts where entry.state != .closed && entry.state != .accepted {
            if open.last?.rule == entry.rule {
                open[open.count - 1].count += entry.count
            } else {
                open.append((entry.rule, entry.count))
            }
        }
        guard !open.isEmpty else { return "" }
        let items: [HTML] = open.sorted { $0.count > $1.count }.prefix(12).map { rule, count in
            "<li><a href=\"\(Query.link("/findings", [("rule", rule), ("zone", zone?.zone.code.text)]))\">\(FindingsPage.words(rule, visit))</a> <b>\(Pieces.number(count))</b></li>"
        }
        return """
            <section aria-labelledby="h-findings"><h2 id="h-findings">\(visit.pick("Open findings", "待处理问题"))</h2><ul class="facts">\(items)</ul></section>
            """
    }
}
