import CameraModel
import CameraRegistry
import Foundation
import Testing

@testable import CameraDashboard

@Suite struct AccessTests {
    /// Every route with its variables filled by what lies in county B, and asked for B where it can be.
    static func targets(of route: Route) -> [String] {
        let values = [
            "zone": ["B", "TOP"], "code": ["B-000"], "id": ["2", "1"], "batch": ["2"], "file": ["leaflet.js"],
            "z": ["0", "8"], "x": ["0", "212"], "y": ["0", "98"],
        ]
        var paths = [route.path]
        for name in route.variableNames {
            paths = paths.flatMap { path in
                (values[name] ?? ["x"]).map { path.replacingOccurrences(of: "{\(name)}", with: $0) }
            }
        }
        return paths.flatMap {
            [$0, $0 + "?zone=B", $0 + "?q=Bravosecret", $0 + "?subject=B-000", $0 + "?state=all"]
        }
    }

    /// Counts that only county B, or both together, come to.
    private static let counts = ["1733", "1773", "1387", "1419", "1156", "1183"]

    /// A page without the values that were asked for, which come back in its links and fields, and with plain numbers.
    private func plain(_ reply: TestHouse.Reply) -> String {
        ["Bravosecret", "B-000", "B", "TOP"].reduce(
            reply.text.replacingOccurrences(of: "\u{202F}", with: "")
        ) { text, word in
            ["value=\"\(word)\"", "q=\(word)", "subject=\(word)", "zone=\(word)\"", "zone=\(word)&amp;"]
                .reduce(text) {
                    $0.replacingOccurrences(of: $1, with: "")
                }
        }
    }

    private func tells(_ text: String) -> [String] {
        ["Bravosecret", "B-00", "B-1", "\"B\"", "/zones/B", "119.2"].filter(text.contains)
            + AccessTests.counts.filter { count in
                text.ranges(of: count).contains { range in
                    let before =
                        range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
                    let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
                    return !before.isNumber && before != "." && !after.isNumber && !after.isLetter
                        && !before.isLetter
                }
            }
    }

    @Test(
        "Who sees one county sees nothing of another by any route: no name, no code, no place, no count",
        arguments: ["viewerA", "technicianA"])
    func scope(_ account: String) throws {
        let house = try TestHouse(others: 1733, accounts: true, isProbed: true)
        var seen = 0
        for route in Routes.all where !route.path.hasPrefix("/assets") && !route.path.hasPrefix("/leaflet") {
            for target in AccessTests.targets(of: route) {
                let body = route.method == "POST" ? "state=closed&reason=mine" : ""
                let reply = try house.ask(target, method: route.method, token: account, body: body)
                #expect(tells(plain(reply)) == [], "\(route.method) \(target)")
                #expect(reply.status != 500, "\(route.method) \(target)")
                seen += reply.status == 200 ? 1 : 0
            }
        }
        #expect(seen > 40)
        #expect(try house.registry.finding(2)?.entry.state == .open)
        // The same eyes find it all where it may be seen.
        let all = try ["/", "/cameras?zone=B", "/api/v1/zones/B", "/metrics"].map {
            tells(try house.ask($0, token: "viewer").text.replacingOccurrences(of: "\u{202F}", with: ""))
        }
        #expect(all.allSatisfy { !$0.isEmpty } && Set(all.joined()).count >= 6, "\(all)")
    }

    @Test("Where a camera was before it came into one's zones is not told")
    func moved() throws {
        let house = try TestHouse(accounts: true)
        let code = try #require(DeviceCode("B-001"))
        var row = CameraRow(record: CameraRecord(deviceCode: code), stated: [], zoneText: "A", line: 1)
        row.stated = CameraColumnSet(.zone)
        _ = try house.registry.edit(row, reason: "moved", by: "test", now: TestHouse.now)
        try house.front.keeper.renew()
        for path in ["/cameras/B-001", "/api/v1/cameras/B-001"] {
            let reply = try house.ask(path, token: "technicianA")
            #expect(reply.status == 200 && reply.text.contains("moved"))
            #expect(
                !reply.text.contains("<del>B</del>") && !reply.text.contains("\"before\":\"B\""), "\(path)")
            let whole = try house.ask(path, token: "technician").text
            #expect(whole.contains("<del>B</del>") || whole.contains("\"before\":\"B\""), "\(path)")
        }
    }

    @Test("A form of another site does nothing, signing in neither")
    func crossSite() throws {
        let house = try TestHouse(accounts: true)
        let body = "name=viewer&password=correct+horse+battery"
        for site in ["cross-site", "same-site"] {
            let reply = try house.ask("/sign-in", method: "POST", body: body) { $0.site = site }
            #expect(reply.status == 403 && reply["Set-Cookie"] == nil)
        }
        let own = try house.ask("/sign-in", method: "POST", body: body) { $0.site = "same-origin" }
        let cookie = String(try #require(own["Set-Cookie"]?.split(separator: ";").first))
        // Signed in already, and once more: no key is asked for.
        let again = try house.ask("/sign-in", method: "POST", body: body) { $0.cookie = cookie }
        #expect(again.status == 303)
    }

    @Test("The access log says who took out what, and why")
    func reasons() throws {
        let house = try TestHouse(accounts: true)
        for path in [
            "/api/v1/cameras.csv?zone=A&", "/api/v1/findings.csv?", "/api/v1/audit?", "/api/v1/audit.csv?",
            "/api/v1/audit.txt?",
        ] {
            let before = try house.registry.accessLog().count
            #expect(try house.ask(path + "why=court+order+7", token: "technician").status == 200)
            let log = try house.registry.accessLog()
            #expect(log.count == before + 1)
            #expect(
                log.first?.actor == "technician" && log.first?.detail.contains("why=court order 7") == true)
        }
        let page = try house.ask("/access-log", token: "auditor").text
        #expect(page.contains("court order 7"))
    }

    @Test("A viewer sees no address by any route; a technician does")
    func addresses() throws {
        let house = try TestHouse(accounts: true)
        var shown = false
        for route in Routes.all where route.method == "GET" {
            for target in AccessTests.targets(of: route) {
                let viewer = try house.ask(target, token: "viewer").text
                for secret in ["10.9.8.7", "hiddenhost", "hiddenextra"] {
                    #expect(!viewer.contains(secret), "\(target)")
                }
                if try house.ask(target, token: "technician").text.contains("hiddenhost") { shown = true }
            }
        }
        #expect(shown)
    }

    @Test("Nobody gets anything without signing in once there are accounts")
    func strangers() throws {
        let house = try TestHouse(accounts: true)
        for route in Routes.all {
            if case .anyone = route.access { continue }
            for target in AccessTests.targets(of: route) {
                let status = try house.ask(target, method: route.method).status
                #expect(status == 401 || status == 303, "\(route.method) \(target): \(status)")
                #expect(try house.ask(target, method: route.method, token: "nobody").status == status)
            }
        }
    }

    @Test("Each role may do what is its own")
    func roles() throws {
        let house = try TestHouse(accounts: true)
        func status(
            _ account: String, _ target: String, _ method: String = "POST",
            _ body: String = "state=accepted&reason=x"
        ) throws -> Int {
            try house.ask(target, method: method, token: account, body: body).status
        }
        #expect(try status("viewer", "/findings/1") == 403)
        #expect(try status("auditor", "/findings/1") == 303)
        #expect(try status("auditor", "/imports/2/revert") == 403)
        #expect(try status("technicianA", "/imports/2/revert") == 403)
        #expect(try status("technician", "/access-log", "GET") == 403)
        #expect(try status("auditor", "/access-log", "GET") == 200)
        #expect(try status("viewerA", "/imports", "GET") == 403)
        #expect(try status("technician", "/imports/2/revert") == 303)
    }

    @Test("Signing in gives a session, signing out ends it, and a form needs the session's key")
    func sessions() throws {
        let house = try TestHouse(accounts: true)
        let wrong = try house.ask("/sign-in", method: "POST", body: "name=technician&password=wrong")
        #expect(wrong.status == 403 && wrong["Set-Cookie"] == nil)
        let signedIn = try house.ask(
            "/sign-in", method: "POST", body: "name=technician&password=correct+horse+battery&next=/cameras")
        #expect(signedIn.status == 303 && signedIn["Location"] == "/cameras")
        let set = try #require(signedIn["Set-Cookie"])
        #expect(set.contains("HttpOnly") && set.contains("SameSite=Strict"))
        let cookie = String(try #require(set.split(separator: ";").first))
        let page = try house.ask("/findings/1") { $0.cookie = cookie }
        #expect(page.status == 200)
        let key = try #require(page.text.firstMatch(of: /name="key" value="([0-9a-f]+)"/)).1
        let form = "state=accepted&reason=x"
        #expect(try house.ask("/findings/1", method: "POST", body: form) { $0.cookie = cookie }.status == 403)
        #expect(
            try house.ask("/findings/1", method: "POST", body: form + "&key=\(key)") {
                ($0.cookie, $0.site) = (cookie, "cross-site")
            }.status == 403)
        #expect(
            try house.ask("/findings/1", method: "POST", body: form + "&key=\(key)") { $0.cookie = cookie }
                .status == 303)
        #expect(
            try house.ask("/sign-out", method: "POST", body: "key=\(key)") { $0.cookie = cookie }.status
                == 303)
        #expect(try house.ask("/findings/1") { $0.cookie = cookie }.status == 303)
    }

    @Test("Trying passwords is stopped after five, for the name and for the address")
    func limit() throws {
        let house = try TestHouse(accounts: true)
        func attempt(_ name: String, _ address: String, _ password: String = "wrong wrong wrong") throws
            -> Int
        {
            try house.ask("/sign-in", method: "POST", body: "name=\(name)&password=\(password)") {
                $0.address = address
            }.status
        }
        for number in 0..<5 { #expect(try attempt("viewer", "127.0.0.\(number)") == 403) }
        #expect(try attempt("viewer", "127.0.0.9", "correct+horse+battery") == 429)
        for number in 0..<5 { #expect(try attempt("n\(number)", "127.0.1.1") == 403) }
        #expect(try attempt("auditor", "127.0.1.1", "correct+horse+battery") == 429)
        #expect(try attempt("auditor", "127.0.1.2", "correct+horse+battery") == 303)
    }

    @Test(
        "After signing in nobody is sent to another site",
        arguments: [
            "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/sign-out",
            "/a b", "\\\\evil",
        ])
    func redirect(_ next: String) { #expect(SignInPage.safeNext(next) == "/") }

    @Test("Without accounts others cannot reach it: no other address, no other host name")
    func closed() throws {
        let house = try TestHouse()
        for host in ["evil.example", "evil.example:8080", "10.0.0.1", "127.0.0.1.evil.example", ""] {
            #expect(try house.ask("/") { $0.host = host }.status == 421)
        }
        for host in ["localhost:8080", "127.0.0.1", "[::1]:8080"] {
            #expect(try house.ask("/") { $0.host = host }.status == 200)
        }
        var settings = DashboardSettings()
        settings.host = "0.0.0.0"
        func start(_ registry: Registry) throws {
            _ = try Dashboard(registry, settings, now: { TestHouse.now }) {
                try TestHouse.report(registry, $0)
            }
        }
        #expect(throws: DashboardError.needsAccounts(host: "0.0.0.0")) { try start(house.registry) }
        let closed = try TestHouse(accounts: true)
        #expect(throws: DashboardError.needsTLS(host: "0.0.0.0")) { try start(closed.registry) }
        settings.behindProxy = true
        try start(closed.registry)
    }

    @Test("A password is kept as a yescrypt hash of its own each time; a short one is refused")
    func passwords() throws {
        let (one, two) = (
            try #require(Password.hash("a long password")), try #require(Password.hash("a long password"))
        )
        #expect(one.hasPrefix("$y$") && one != two)
        #expect(Password.verify("a long password", one) && !Password.verify("a long passwore", one))
        #expect(Password.hash("short") == nil && Password.hash(String(repeating: "x", count: 600)) == nil)
    }

    @Test("Only the desk touches what is not scoped")
    func oneDoor() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "../../Sources/CameraDashboard")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
            .compactMap { $0 as? URL }
        let swift = files.filter { $0.pathExtension == "swift" }
        #expect(swift.count > 30)
        for file in swift where !file.path.contains("/Desk/") {
            #expect(
                try !String(contentsOf: file, encoding: .utf8).contains("unscoped"),
                "\(file.lastPathComponent)")
        }
    }
}
