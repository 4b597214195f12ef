import CameraAudit
import CameraModel
import CameraRegistry

/// Reports to take away, each of the figures that the pages show; and the access log.
enum ReportsPage {
    static let routes = [
        Route(
            path: "/reports", summary: "Reports",
            parameters: [.init(name: "zone", about: "Only of this zone and those below it.")]
        ) { visit in
            .html(try page(visit)).cacheable()
        },
        Route(
            path: "/access-log", access: .only { $0.readsAccessLog }, summary: "The access log",
            parameters: [.init(name: "before", about: "Only lines with a number below.", isInteger: true)]
        ) { visit in .html(try log(visit)) },
    ]

    private static func page(_ visit: Visit) throws -> HTML {
        let zone = try visit.desk.zone(named: visit.query["zone"])
        let code = zone?.zone.code.text
        guard let report = visit.desk.report(of: zone) else {
            let items: [HTML] = visit.desk.tops.map {
                "<li><a href=\"\(Query.link("/reports", [("zone", $0.zone.code.text)]))\">\($0.zone.name)</a></li>"
            }
            return PageFrame.page(
                visit, title: visit.pick("Reports", "报告"), current: "/reports",
                "<p>\(visit.pick("Choose a zone.", "请选择区域。"))</p><ul>\(items)</ul>")
        }
        let lists: [HTML] = EvidenceList.allCases.map { list in
            let cameras = report.lists[list]
            let codes: [HTML] = cameras.deviceCodes.map {
                "<li><a href=\"\(Pieces.path("/cameras", $0.text))\">\($0.text)</a></li>"
            }
            return
                "<section><h3>\(list.label(visit.language)): \(Pieces.number(cameras.count)) <small>\(visit.pick("of", "/")) \(Pieces.number(report.cameras.total))</small></h3><ul class=\"columns\">\(codes)</ul></section>"
        }
        let language = ("lang", visit.language.rawValue as String?)
        let files: [HTML] = [
            (visit.pick("audit, JSON", "审计 JSON"), "/api/v1/audit", []),
            (visit.pick("audit, CSV", "审计 CSV"), "/api/v1/audit.csv", []),
            (visit.pick("audit, text", "审计文本"), "/api/v1/audit.txt", [language]),
            (visit.pick("findings, CSV", "问题清单 CSV"), "/api/v1/findings.csv", []),
            (visit.pick("cameras, CSV", "摄像机 CSV"), "/api/v1/cameras.csv", []),
        ].map { label, path, extra in
            "<li>\(Pieces.download(label, Query.link(path, [("zone", code)] + extra), visit))</li>"
        }
        let content: HTML = """
            <form method="get" action="/reports" class="filters">\(Pieces.zoneChoice(visit, code))<button>\(visit.pick("Show", "查询"))</button></form>
            <section><h2>\(visit.pick("The audit as a file", "审计报告下载"))</h2><p>\(visit.pick("Policy", "政策")) \(report.policy.name); \(visit.pick("revision", "版本")) \(report.revision); \(report.met ? visit.pick("all targets met", "全部达标") : visit.pick("not all targets met", "未全部达标"))</p>
            <ul class="plain">\(files)</ul>
            <p><small>\(visit.pick("Monthly and quarterly bulletins:", "月报与季报："))</small> <code>sharpeyes report monthly --format html</code></p></section>
            <section><h2>\(visit.pick("Cameras to visit", "待核查摄像机"))</h2>\(lists)</section>
            """
        return PageFrame.page(visit, title: visit.pick("Reports", "报告"), current: "/reports", content)
    }

    private static func log(_ visit: Visit) throws -> HTML {
        let before = visit.query["before"].flatMap { Int64($0) } ?? Int64.max
        let entries = try visit.desk.accessLog(before: before)
        let rows: [HTML] = entries.map {
            "<tr><td>\(Pieces.time($0.at, visit))</td><td>\($0.actor)</td><td>\(ActionNames.label($0.action, visit.language))</td><td>\($0.detail)</td></tr>"
        }
        let head = [
            visit.pick("When", "时间"), visit.pick("Who", "操作者"), visit.pick("What", "操作"),
            visit.pick("Which, why", "对象、原因"),
        ]
        let next: HTML =
            entries.count == 100
            ? "<p class=\"pages\"><a rel=\"next\" href=\"\(visit.link([("before", entries.last.map { "\($0.id)" })]))\">\(visit.pick("Older", "更早"))</a></p>"
            : ""
        return PageFrame.page(
            visit, title: visit.pick("Access log", "访问日志"), current: "/access-log",
            "\(Pieces.table(visit.pick("Downloads and changes, the newest first", "下载与变更，最新在前"), head, rows))\(next)"
        )
    }
}
