import CameraModel
import CameraRegistry

/// The list: search, filters and order are in the address, so that it can be kept and sent.
enum CamerasPage {
    static let route = Route(path: "/cameras", summary: "Cameras", parameters: CameraQuery.parameters) {
        visit in
        .html(try page(CameraQuery(visit.query), visit)).cacheable()
    }

    private static func page(_ query: CameraQuery, _ visit: Visit) throws -> HTML {
        let page = try visit.desk.cameras(query)
        let list: HTML =
            page.rows.isEmpty
            ? "<p class=\"nothing\">\(visit.pick("No camera fits.", "没有符合条件的摄像机。"))</p>"
            : table(page.rows, visit, visit.pick("Cameras", "摄像机"))
        let behind: HTML =
            query.behind.map {
                "<p>\(visit.pick("Only offline cameras behind the device", "仅显示下列设备之下的离线摄像机")) <b>\($0)</b> · <a href=\"\(visit.link([("behind", nil), ("after", nil)]))\">\(visit.pick("show all", "显示全部"))</a></p>"
            } ?? ""
        let link =
            "/api/v1/cameras.csv"
            + String(visit.link([("after", nil), ("limit", nil)]).dropFirst(visit.path.count))
        let content: HTML = """
            \(form(query, visit))\(behind)
            <div class="count" role="status">\(count(page, visit)) · \(Pieces.download("CSV", link, visit))</div>
            \(list)
            \(more(page, query, visit))
            """
        return PageFrame.page(visit, title: visit.pick("Cameras", "摄像机"), current: "/cameras", content)
    }

    static func table(_ cameras: [CameraPage.Row], _ visit: Visit, _ caption: String) -> HTML {
        let rows: [HTML] = cameras.map { row in
            """
            <tr><th scope="row"><a href="\(Pieces.path("/cameras", row.code))">\(row.code)</a></th><td>\(row.name)</td><td>\(Pieces.health(row.flags.health, visit))</td><td><a href="\(Pieces.path("/zones", row.zone))">\(row.zoneName)</a></td><td>\(row.flags.deviceState.label(visit.language))</td><td>\(row.flags.networkStatus.label(visit.language))</td><td>\(row.address)</td><td>\(row.resolution)</td></tr>
            """
        }
        let head = [
            visit.pick("Device code", "设备编码"), visit.pick("Name", "名称"), visit.pick("Health", "运行状态"),
            visit.pick("Zone", "区域"), visit.pick("State", "设备状态"), visit.pick("Declared", "联网属性"),
            visit.pick("Address", "安装地址"), visit.pick("Resolution", "分辨率"),
        ]
        return Pieces.table(caption, head, rows)
    }

    private static func form(_ query: CameraQuery, _ visit: Visit) -> HTML {
        let orders = [
            (value: "code", label: visit.pick("device code", "设备编码")),
            (value: "health", label: visit.pick("worst health first", "状态最差在前")),
        ]
        return """
            <form method="get" action="/cameras" class="filters" role="search">
            <span class="field wide"><label for="f-q">\(visit.pick("Search code, name, address", "搜索编码、名称、地址"))</label><input id="f-q" name="q" type="search" value="\(query.text)"></span>
            \(Pieces.zoneChoice(visit, query.zone))
            \(Pieces.choice("health", visit.pick("Health", "运行状态"), Pieces.words(HealthState.self, visit), query.health?.rawValue))
            \(Pieces.choice("state", visit.pick("State", "设备状态"), Pieces.words(DeviceState.self, visit), query.deviceState?.rawValue))
            \(Pieces.choice("network", visit.pick("Declared", "联网属性"), Pieces.words(NetworkStatus.self, visit), query.networkStatus?.rawValue))
            \(Pieces.choice("category", visit.pick("Category", "类别"), Pieces.words(AreaCategory.self, visit), query.category?.rawValue))
            \(Pieces.choice("sort", visit.pick("Order", "排序"), orders, query.order.rawValue))
            <button>\(visit.pick("Show", "查询"))</button></form>
            """
    }

    private static func count(_ page: CameraPage, _ visit: Visit) -> HTML {
        if let total = page.total {
            return
                "\(Pieces.number(total)) \(visit.pick("of", "/")) \(Pieces.number(page.whole)) \(visit.pick("cameras", "台摄像机"))"
        }
        if page.isCut {
            return
                "\(Pieces.number(page.rows.count)) \(visit.pick("found so far; the search goes on with the next page", "已找到；继续下一页搜索")) (\(visit.pick("of", "共")) \(Pieces.number(page.whole)))"
        }
        return page.next == nil
            ? "\(Pieces.number(page.rows.count)) \(visit.pick("found here", "条")) (\(visit.pick("of", "共")) \(Pieces.number(page.whole)))"
            : "\(visit.pick("the first", "前")) \(Pieces.number(page.rows.count)) \(visit.pick("found; there are more", "条，还有更多")) (\(visit.pick("of", "共")) \(Pieces.number(page.whole)))"
    }

    private static func more(_ page: CameraPage, _ query: CameraQuery, _ visit: Visit) -> HTML {
        let first: HTML =
            query.after == nil
            ? "" : "<a href=\"\(visit.link([("after", nil)]))\">\(visit.pick("First page", "首页"))</a> "
        guard let next = page.next else { return "<p class=\"pages\">\(first)</p>" }
        return
            "<p class=\"pages\">\(first)<a rel=\"next\" href=\"\(visit.link([("after", next)]))\">\(visit.pick("Next page", "下一页"))</a></p>"
    }
}
