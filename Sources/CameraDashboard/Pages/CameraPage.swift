import CameraAudit
import CameraModel
import CameraRegistry

/// One camera: its record, endpoints, availability, changes, findings.
enum CameraDetailPage {
    static let route = Route(path: "/cameras/{code}", summary: "A camera") { visit in
        guard let camera = try visit.desk.camera(visit["code"]) else { throw Refusal.notFound }
        return .html(page(camera, visit))
    }

    private static func page(_ camera: CameraView, _ visit: Visit) -> HTML {
        let code = camera.record.deviceCode.text
        let content: HTML = """
            \(Pieces.crumbs(visit.desk.path(to: camera.zone) + [camera.zone.zone], visit))
            <p class="policy">\(camera.record.name == nil ? "" : code) \(Pieces.health(camera.flags.health, visit)) · \(camera.record.deviceState.label(visit.language)) · \(camera.record.networkStatus.label(visit.language))</p>
            \(availability(camera, visit))
            \(endpoints(camera, visit))
            \(findings(camera, visit))
            \(record(camera, visit))
            \(changes(camera, visit))
            """
        return PageFrame.page(visit, title: camera.record.name ?? code, current: "", content)
    }

    private static func availability(_ camera: CameraView, _ visit: Visit) -> HTML {
        let all = camera.availability
        let share: HTML =
            all.onlineRate.percent.map { "<b>\($0) %</b>" }
            ?? "<b>\(visit.pick("not computable", "无法计算"))</b>"
        let strips: [HTML] = camera.endpoints.enumerated().filter { !$1.days.isEmpty }.map {
            index, endpoint in
            "<h3>\(visit.pick("Endpoint", "取流地址")) \(index + 1)</h3>\(AvailabilityChart.strip(endpoint.days, visit))"
        }
        return """
            <section aria-labelledby="h-availability"><h2 id="h-availability">\(visit.pick("Availability, 14 days", "近 14 天可用性"))</h2>
            <p>\(visit.pick("online", "在线")) \(share) <small>\(Pieces.duration(all.onlineSeconds, visit)) \(visit.pick("of", "/")) \(Pieces.duration(all.observedSeconds, visit)) \(visit.pick("observed", "（观测）")); \(visit.pick("not observed", "未观测")) \(Pieces.duration(all.unobservedSeconds, visit))</small></p>\(strips)</section>
            """
    }

    private static func endpoints(_ camera: CameraView, _ visit: Visit) -> HTML {
        guard !camera.endpoints.isEmpty else {
            return
                "<section><h2>\(visit.pick("Endpoints", "取流地址"))</h2><p>\(visit.pick("It has none: nobody can ask it.", "无取流地址，无法探测。"))</p></section>"
        }
        let rows: [HTML] = camera.endpoints.enumerated().map { index, endpoint in
            let state: HTML =
                endpoint.watch.map { Pieces.health($0.health.state, visit) } ?? Pieces.health(.unknown, visit)
            let since: HTML = endpoint.watch.map { Pieces.time($0.health.since, visit) } ?? "-"
            let checked: HTML = endpoint.watch.map { Pieces.time($0.health.checkedAt, visit) } ?? "-"
            let last = endpoint.attempts.last.map { "\(Int($0.firstByteSeconds * 1000)) ms" }
            return """
                <tr><th scope="row">\(index + 1)</th><td class="url">\(endpoint.url ?? "\(endpoint.scheme) (\(visit.pick("hidden", "已隐藏")))")</td><td>\(state)</td><td>\(since)</td><td>\(checked)</td><td>\(endpoint.watch.map { OutcomeNames.label($0.outcome, visit.language) }) \(endpoint.message)</td><td class="n">\(last ?? "-")</td></tr>
                """
        }
        let charts: [HTML] = camera.endpoints.enumerated().compactMap { index, endpoint in
            endpoint.attempts.count >= 2 ? LatencyChart.chart(index + 1, endpoint.attempts, visit) : nil
        }
        let head = [
            "#", visit.pick("Address", "地址"), visit.pick("Health", "状态"), visit.pick("Since", "自"),
            visit.pick("Last asked", "最近探测"), visit.pick("Outcome", "结果"), visit.pick("First byte", "首字节"),
        ]
        return
            "<section aria-labelledby=\"h-endpoints\"><h2 id=\"h-endpoints\">\(visit.pick("Endpoints", "取流地址"))</h2>\(Pieces.table(visit.pick("Endpoints", "取流地址"), head, rows))<div class=\"charts\">\(charts)</div></section>"
    }

    private static func findings(_ camera: CameraView, _ visit: Visit) -> HTML {
        guard !camera.findings.isEmpty else { return "" }
        return
            "<section aria-labelledby=\"h-findings\"><h2 id=\"h-findings\">\(visit.pick("Findings", "问题"))</h2>\(FindingsPage.table(camera.findings, visit))</section>"
    }

    private static func record(_ camera: CameraView, _ visit: Visit) -> HTML {
        let columns = CameraColumn.allCases.filter {
            visit.visitor.seesAddresses || !Desk.hidden.contains($0)
        }
        let rows: [HTML] = columns.compactMap { column in
            camera.record.text(of: column).map {
                "<tr><th scope=\"row\">\(ColumnNames.label(column, visit.language))</th><td>\($0)</td></tr>"
            }
        }
        let missing = CameraColumn.requiredForFiling.filter { camera.record.text(of: $0) == nil }
        let note: HTML =
            missing.isEmpty
            ? ""
            : "<p>\(visit.pick("Required and not filled", "必填但缺失")): \(missing.map { ColumnNames.label($0, visit.language) }.joined(separator: ", "))</p>"
        return
            "<section aria-labelledby=\"h-record\"><h2 id=\"h-record\">\(visit.pick("Record", "档案"))</h2>\(note)\(Pieces.table(visit.pick("Record", "档案"), [visit.pick("Field", "字段"), visit.pick("Value", "值")], rows))</section>"
    }

    private static func action(_ action: RecordChange.Action, _ visit: Visit) -> String {
        switch action {
        case .created: visit.pick("made", "新增")
        case .updated: visit.pick("changed", "变更")
        case .removed: visit.pick("taken out", "删除")
        }
    }

    private static func changes(_ camera: CameraView, _ visit: Visit) -> HTML {
        let rows: [HTML] = camera.changes.prefix(100).map { change in
            let fields: [HTML] = change.fields.prefix(60).map { field in
                field.before == nil && field.after == nil
                    ? "<li>\(ColumnNames.label(named: field.name, visit.language)): \(visit.pick("hidden", "已隐藏"))</li>"
                    : "<li>\(ColumnNames.label(named: field.name, visit.language)): <del>\(field.before ?? "-")</del> → <ins>\(field.after ?? "-")</ins></li>"
            }
            return
                "<tr><th scope=\"row\">\(change.revision)</th><td>\(Pieces.time(change.at, visit))</td><td>\(action(change.action, visit))</td><td>\(change.source)\(change.line.map { ":\($0)" }) \(change.reason) \(change.actor)</td><td><ul class=\"plain\">\(fields)</ul></td></tr>"
        }
        let head = [
            visit.pick("Revision", "版本"), visit.pick("When", "时间"), visit.pick("What", "操作"),
            visit.pick("From where, why, by whom", "来源、原因、操作者"), visit.pick("Fields", "字段"),
        ]
        return
            "<section aria-labelledby=\"h-changes\"><h2 id=\"h-changes\">\(visit.pick("Changes", "变更记录"))</h2>\(Pieces.table(visit.pick("Changes, the newest first", "变更记录，最新在前"), head, rows))</section>"
    }
}
