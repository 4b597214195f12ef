import CameraModel
import CameraRegistry
import Foundation
import TestSupport
import Testing

@testable import CameraDashboard

@Suite struct PageTests {
    static let pages = [
        "/", "/zones/A", "/map", "/cameras", "/cameras?sort=health&health=unknown", "/cameras/A-000",
        "/findings",
        "/findings/1", "/imports", "/imports/2", "/reports", "/reports?zone=A", "/access-log",
    ]

    @Test(
        "Every page is there in both languages, without inline script or style, each field with its label",
        arguments: pages)
    func everyPage(_ path: String) throws {
        let house = try TestHouse.shared()
        for language in ["en", "zh"] {
            let reply = try house.ask(path) {
                $0.acceptLanguage = language == "zh" ? "zh-CN,zh;q=0.9,en;q=0.5" : "en"
            }
            #expect(reply.status == 200)
            let text = reply.text
            #expect(text.contains("<html lang=\"\(language == "zh" ? "zh-CN" : "en")\">"))
            #expect(text.components(separatedBy: "<h1>").count == 2)
            #expect(!text.contains("style=\"") && !text.contains("<style") && !text.contains("onclick"))
            #expect(
                text.components(separatedBy: "<script").dropFirst().allSatisfy { $0.hasPrefix(" src=\"/") })
            for field in text.matches(of: /<(?:input|select) id="([^"]+)"/) {
                #expect(text.contains("<label for=\"\(field.1)\">"))
            }
            #expect(reply["Content-Security-Policy"]?.contains("default-src 'self'") == true)
        }
    }

    @Test(
        "What a record says never becomes markup",
        arguments: pages + [
            "/cameras?q=%3Cscript%3Ealert(1)%3C/script%3E", "/cameras?zone=%22%3E%3Cscript%3E",
        ])
    func injection(_ path: String) throws {
        let reply = try TestHouse.shared().ask(path)
        #expect(!reply.text.contains("<script>"))
        #expect(!reply.text.contains("alert('x')"))
    }

    @Test("Numbers stand with their denominators, and what cannot be computed is not green")
    func denominators() throws {
        let text = try TestHouse.shared().ask("/zones/A").text
        #expect(text.contains("<span class=\"rate none\">not computable</span> <small>0 of 0</small>"))
        #expect(text.contains("of 40") || text.contains("of 32"))
    }

    @Test("A page can be asked for again by its tag, comes small when asked, and HEAD has no body")
    func tags() throws {
        let house = try TestHouse.shared()
        let first = try house.ask("/cameras")
        let tag = try #require(first["ETag"])
        #expect(try house.ask("/cameras") { $0.ifNoneMatch = tag }.status == 304)
        let small = try house.ask("/cameras") { $0.acceptEncoding = "gzip, br" }
        #expect(small["Content-Encoding"] == "gzip" && small.bytes.count < first.bytes.count / 2)
        #expect(small.bytes.prefix(2) == [0x1F, 0x8B])
        let head = try house.ask("/cameras", method: "HEAD")
        #expect(head.status == 200 && head.bytes.isEmpty && head["Content-Length"] == "\(first.bytes.count)")
    }

    @Test("The language is the query's, then the cookie's, then the browser's")
    func language() throws {
        let house = try TestHouse.shared()
        #expect(try house.ask("/?lang=zh")["Set-Cookie"]?.hasPrefix("lang=zh;") == true)
        #expect(try house.ask("/") { $0.cookie = "a=b; lang=zh" }.text.contains("总览"))
        #expect(
            try house.ask("/") { $0.acceptLanguage = "fr, zh-TW;q=0.3, en;q=0.8" }.text.contains("Overview"))
    }

    @Test("A finding is assigned, then accepted; a step without what it needs is refused")
    func findings() throws {
        let house = try TestHouse()
        let page = try house.ask("/findings/1").text
        let key = try #require(page.firstMatch(of: /name="key" value="([0-9a-f]+)"/)).1
        #expect(try house.ask("/findings/1", method: "POST", body: "key=\(key)&state=assigned").status == 400)
        let assigned = try house.ask(
            "/findings/1", method: "POST",
            body: "key=\(key)&state=assigned&unit=%E7%BB%B4%E6%8A%A4&due=2027-01-31")
        #expect(assigned.status == 303)
        #expect(try house.ask("/findings/1").text.contains("2027-01-31"))
        #expect(
            try house.ask("/findings/1", method: "POST", body: "key=\(key)&state=closed&reason=done").status
                == 303)
        #expect(
            try house.ask("/findings/1", method: "POST", body: "key=\(key)&state=closed&reason=again").status
                == 409)
        #expect(
            try house.registry.accessLog().contains {
                $0.action == "finding closed" && $0.detail == "1: done"
            })
    }

    @Test("A batch is taken back with a reason, once")
    func revert() throws {
        let house = try TestHouse()
        let key = try #require(
            try house.ask("/imports").text.firstMatch(of: /name="key" value="([0-9a-f]+)"/)
        ).1
        #expect(try house.ask("/imports/2/revert", method: "POST", body: "key=\(key)").status == 400)
        #expect(
            try house.ask("/imports/2/revert", method: "POST", body: "key=\(key)&reason=wrong+file").status
                == 303)
        #expect(
            try house.ask("/imports/2/revert", method: "POST", body: "key=\(key)&reason=again").status == 409)
        #expect(
            try house.ask("/imports/99/revert", method: "POST", body: "key=\(key)&reason=x").status == 404)
        let code = try #require(DeviceCode("A-000"))
        #expect(try house.registry.camera(code) == nil)
    }

    @Test("A batch tells what it did and why rows were refused, and gives those rows to who may see them")
    func batch() throws {
        let folder = try TemporaryFolder()
        var settings = DashboardSettings()
        settings.rejects = folder.path
        _ = try folder.write(
            "\u{FEFF}code,name,rejectedLine,rejectedRule,rejectedReason\nx,\"a, \"\"b\"\"\",7,latitude-range,<b>too far</b>\ny,,9,latitude-range;zone-unknown,two\n",
            to: "batch-3.csv")
        let house = try TestHouse(accounts: true, settings: settings)
        var request = ImportRequest(
            source: "late.csv", format: "csv", profile: "canonical", now: TestHouse.now)
        request.actor = "wang"
        let rule = Rule("height-range", .warning, en: "{found} m", zh: "{found} 米")
        var isFirst = true
        try house.registry.importZones(
            request,
            next: {
                defer { isFirst = false }
                var rows = ImportRows<ZoneRow>(rows: [], refused: 2)
                rows.findings = (1...8).map {
                    Finding(rule, line: 3 * $0, column: "height", found: "13800138000")
                }
                return isFirst ? rows : nil
            })
        let page = try house.ask("/imports/3", token: "technician").text
        #expect(page.contains("late.csv · wang"))
        #expect(page.contains("&lt;b&gt;too far") && page.contains("<li>latitude-range <b>2</b></li>"))
        // What an import found is kept as counts and lines, never what stood there.
        #expect(page.contains("height-range") && page.contains("3, 6, 9, 12, 15 …"))
        #expect(page.contains("kept without the value") && !page.contains("13800138000"))
        #expect(try house.ask("/imports/3", token: "viewer").text.contains("too far") == false)
        #expect(try house.ask("/imports/3/rejects.csv?why=mend", token: "technician").text.contains("two"))
        #expect(try house.ask("/imports/3/rejects.csv", token: "viewer").status == 403)
        #expect(try house.ask("/imports/3", token: "viewerA").status == 403)
        #expect(
            try house.registry.accessLog().contains {
                $0.action == "download rejects" && $0.detail == "batch 3 why=mend"
            })
    }

    @Test("The access log is told in the reader's language")
    func actions() throws {
        let house = try TestHouse()
        for action in ["sign-in refused", "finding accepted", "something new"] {
            try house.registry.logAccess(action: action, detail: "x", by: "wang", now: TestHouse.now)
        }
        let english = try house.ask("/access-log?lang=en").text
        #expect(english.contains("<td>sign-in refused</td>"))
        let chinese = try house.ask("/access-log?lang=zh").text
        #expect(chinese.contains("<td>登录被拒</td>") && chinese.contains("<td>something new</td>"))
        #expect(!chinese.contains("finding accepted") && chinese.contains("<td>问题："))
    }

    @Test("What changed since yesterday is told with both counts, and the trend is drawn")
    func trend() throws {
        let house = try TestHouse()
        let today = LocalTime.shanghai.day(TestHouse.now)
        try house.registry.keep(
            (0...5).flatMap { ago in
                [("all", 30), ("keyPublicArea", 9)].map { category, part in
                    RateDay(
                        day: CalendarDate(daysSince1970: today.daysSince1970 - ago), zone: "TOP",
                        category: category,
                        rate: .connection, ratio: Ratio(part: part - ago, whole: 64))
                }
            })
        try house.front.keeper.renew()
        let text = try house.ask("/").text
        #expect(text.contains("<polyline class=\"trend\""))
        // Yesterday 8 of 64 by our own word; today all of them.
        #expect(text.contains("12.50 %") && text.contains("8 of 64") && text.contains("→ <b>100.00 %</b>"))
    }
}
