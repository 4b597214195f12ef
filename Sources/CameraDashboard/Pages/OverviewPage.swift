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
            \(causes(visit, nil))
            \(try changes(visit, lately))
            \(missed(visit))
            \(findings(visit, nil))
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
            <section aria-labelledby="h-targets"><h2 id="h-targets">\(visit.pick("Targets by zone", "各区域指标"))</h2>
            \(Pieces.table(visit.pick("Rates with a target, by zone", "有目标的指标，按区域"), [visit.pick("Zone", "区域")] + columns + [visit.pick("Cameras in use", "在用摄像机")], rows))</section>
            """
    }

    static func causes(_ visit: Visit, _ zone: ZoneView?) -> HTML {
        let causes = visit.desk.causes(in: zone)
        guard !causes.isEmpty else { return "" }
        let items: [HTML] = causes.prefix(12).map { cause in
            "<li><a href=\"\(Pieces.path("/cameras", cause.parent))\">\(cause.parent)</a>: \(Pieces.number(cause.cameras)) \(visit.pick("cameras offline behind it", "台下级摄像机离线"))</li>"
        }
        return """
            <section aria-labelledby="h-causes"><h2 id="h-causes">\(visit.pick("Likely causes", "可能原因"))</h2><ul class="causes">\(items)</ul></section>
            """
    }

    private static func changes(_ visit: Visit, _ lately: HealthCounts) throws -> HTML {
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
        return """
            <section aria-labelledby="h-changes"><h2 id="h-changes">\(visit.pick("Since yesterday", "近 24 小时"))</h2><ul class="facts">\(items)</ul></section>
            """
    }

    /// Every zone that misses a target, the worst first.
    private static func missed(_ visit: Visit) -> HTML {
        let all = visit.desk.targeted()
        let missed = all.filter { $0.figure.met == false }
        let (met, open) = (all.count { $0.figure.met == true }, all.count { $0.figure.met == nil })
        let worst = missed.sorted { share($0.figure) < share($1.figure) }.prefix(15)
        let rows: [HTML] = worst.map { zone, figure in
            "<tr><th scope=\"row\"><a href=\"\(Pieces.path("/zones", zone.zone.text))\">\(zone.name)</a></th><td>\(figure.category?.label(visit.language) ?? visit.pick("all", "全部"))</td><td>\(figure.rate.label(visit.language))</td><td>\(Pieces.rate(figure, visit))</td></tr>"
        }
        let summary: HTML = """
            <p>\(visit.pick("met", "达标")) <b>\(Pieces.number(met))</b>, \(visit.pick("missed", "未达标")) <b>\(Pieces.number(missed.count))</b>, \(visit.pick("not computable", "无法计算")) <b>\(Pieces.number(open))</b> \(visit.pick("of", "/")) \(Pieces.number(all.count)) \(visit.pick("targets", "项指标"))</p>
            """
        let table =
            rows.isEmpty
            ? HTML.empty
            : Pieces.table(
                visit.pick("Targets missed, the worst first", "未达标，最差在前"),
                [
                    visit.pick("Zone", "区域"), visit.pick("Category", "类别"), visit.pick("Rate", "指标"),
                    visit.pick("Figure", "数值"),
                ], rows)
        return
            "<section aria-labelledby=\"h-missed\"><h2 id=\"h-missed\">\(visit.pick("Targets", "达标情况"))</h2>\(summary)\(table)</section>"
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
            "<li><a href=\"\(Query.link("/findings", [("rule", rule), ("zone", zone?.zone.code.text)]))\">\(rule)</a> <b>\(Pieces.number(count))</b></li>"
        }
        return """
            <section aria-labelledby="h-findings"><h2 id="h-findings">\(visit.pick("Open findings", "待处理问题"))</h2><ul class="facts">\(items)</ul></section>
            """
    }
}
