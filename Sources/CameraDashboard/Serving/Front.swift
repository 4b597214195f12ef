import CameraModel
import CameraRegistry

/// The way of every request: which route, who asks, may they, the answer.
final class Front: Sendable {
    let registry: Registry
    let keeper: SnapshotKeeper
    let gate: Gate
    let house: House
    let routes: RouteTable
    private let cache = PageCache()
    private let now: @Sendable () -> Instant
    private let complain: @Sendable (String) -> Void

    init(
        _ registry: Registry, _ keeper: SnapshotKeeper, _ gate: Gate, _ house: House,
        now: @escaping @Sendable () -> Instant, complain: @escaping @Sendable (String) -> Void
    ) {
        (self.registry, self.keeper, self.gate, self.house) = (registry, keeper, gate, house)
        (self.now, self.complain) = (now, complain)
        routes = RouteTable(Routes.all)
    }

    /// How many bytes of a body are read for a request.
    func bodyLimit(_ method: String, _ target: String) -> Int {
        routes.find(method, Front.split(target).path)?.route.bodyLimit ?? 0
    }

    func give(_ asked: Asked) -> Given {
        let (path, text) = Front.split(asked.target)
        let query = Query(encoded: text)
        let language = Front.language(query, asked)
        let isAPI = path.hasPrefix("/api/") || path == "/metrics" || path == "/healthz"
        do {
            return try give(asked, path, text, query, language)
        } catch let refusal as Refusal {
            return refused(refusal, asked, path, isAPI, language)
        } catch RegistryError.busy {
            let busy = Refusal(503, en: "Another program is writing; try again soon.", zh: "另一程序正在写入，请稍后再试。")
            return refused(busy, asked, path, isAPI, language)
        } catch RegistryError.diskFull(let registry) {
            complain("\(asked.method) \(path): the disk that holds \(registry) is full")
            let full = Refusal(
                507, en: "The server's disk is full; nothing of this was kept. Tell who runs it.",
                zh: "服务器磁盘已满，本次操作未保存。请联系管理员。")
            return refused(full, asked, path, isAPI, language)
        } catch {
            complain("\(asked.method) \(path): \(error)")
            let own = Refusal(500, en: "The server could not do this.", zh: "服务器无法完成此操作。")
            return refused(own, asked, path, isAPI, language)
        }
    }

    private func give(
        _ asked: Asked, _ path: String, _ text: String, _ query: Query, _ language: Language
    ) throws -> Given {
        let moment = now()
        try checkHost(asked, moment)
        let method = asked.method == "HEAD" ? "GET" : asked.method
        guard let (route, variables) = routes.find(method, path) else {
            throw routes.methods(path).isEmpty
                ? Refusal.notFound : Refusal(405, en: "Not this way.", zh: "不支持此方法。")
        }
        let visitor = try gate.visitor(
            authorization: asked.authorization, cookie: Front.cookie("session", asked.cookie), now: moment)
        try admit(visitor, to: route)
        try route.check(query)
        let guest = visitor ?? Visitor(name: "", role: .viewer, zones: [], formKey: nil, hasSession: false)
        let form = Query(encoded: String(decoding: asked.body, as: UTF8.self))
        if method != "GET" { try checkForm(guest, form, asked, route) }
        let snapshot = keeper.snapshot
        let key =
            "\(method) \(path)?\(text) \(language.rawValue) \(guest.kind) \(guest.name) \(guest.formKey ?? "")"
        if method == "GET", let page = cache.page(key, serial: snapshot.serial) {
            return wire(page, asked, query, language)
        }
        let visit = Visit(
            method: method, path: path, variables: variables, query: query, form: form, language: language,
            visitor: guest,
            desk: Desk(registry, snapshot, guest, now: moment, localTime: house.localTime), house: house)
        let answer = try special(route, visit, asked, moment) ?? route.answer(visit)
        guard case .bytes(let bytes) = answer.body else { return stream(answer, asked) }
        var page = KeptPage(answer, bytes: bytes)
        if method != "GET" || answer.status != 200 || answer.isAttached { page.tag = "" }
        if answer.isCacheable, method == "GET" { cache.keep(page, key, serial: snapshot.serial) }
        return wire(page, asked, query, language)
    }

    private func stream(_ answer: Answer, _ asked: Asked) -> Given {
        var (body, extra) = (answer.body, answer.headers)
        if case .pieces(let next) = answer.body, Front.takesGzip(asked) {
            body = .pieces(Gzip.compress(next))
            extra.append(("Content-Encoding", "gzip"))
        }
        return Given(
            status: answer.status, headers: headers(answer.type, extra, isKept: false),
            body: asked.method == "HEAD" ? .bytes([]) : body)
    }

    /// What only the front can do: begin and end sessions.
    private func special(_ route: Route, _ visit: Visit, _ asked: Asked, _ moment: Instant) throws -> Answer?
    {
        let secure = house.settings.certificate != nil || house.settings.behindProxy ? "; Secure" : ""
        let manner = "; Path=/; HttpOnly; SameSite=Strict" + secure
        switch (visit.method, route.path) {
        case ("POST", "/sign-in"):
            let name = visit.form["name"] ?? ""
            guard
                let id = try gate.signIn(
                    name, visit.form["password"] ?? "", address: asked.address, now: moment)
            else { return SignInPage.answer(visit, name: name, isRefused: true) }
            return .seeOther(SignInPage.safeNext(visit.form["next"])).with(
                "Set-Cookie", "session=\(id)" + manner)
        case ("POST", "/sign-out"):
            if let id = Front.cookie("session", asked.cookie) { gate.sessions.end(id) }
            return .seeOther("/sign-in").with("Set-Cookie", "session=; Max-Age=0" + manner)
        case ("GET", "/healthz"):
            guard let trouble = keeper.trouble else { return nil }
            complain("renewing the figures: \(trouble)")
            return Answer(503, type: "text/plain; charset=utf-8", "the figures cannot be renewed\n")
        default: return nil
        }
    }

    private func admit(_ visitor: Visitor?, to route: Route) throws {
        switch route.access {
        case .anyone: return
        case .visitors: if visitor == nil { throw Refusal.signIn }
        case .wholeRegistry:
            guard let visitor else { throw Refusal.signIn }
            if visitor.zones != nil { throw Refusal.forbidden }
        case .only(let may):
            guard let visitor else { throw Refusal.signIn }
            if !may(visitor) { throw Refusal.forbidden }
        }
    }

    /// A form must carry the visitor's key, and come from our own pages where the browser says whence.
    private func checkForm(_ visitor: Visitor, _ form: Query, _ asked: Asked, _ route: Route) throws {
        if let site = asked.site, site != "same-origin", site != "none" { throw Refusal.stale }
        // Nobody has a key before signing in, and no browser sends a token of itself.
        guard let key = visitor.formKey, route.path != "/sign-in" else { return }
        guard Secret.same(form["key"] ?? "", key) else { throw Refusal.stale }
    }

    /// Without signing in, the name in the address must be this machine's: else another site's name could point here.
    private func checkHost(_ asked: Asked, _ moment: Instant) throws {
        guard try gate.isOpen(now: moment) else { return }
        let host = asked.host ?? ""
        let name =
            host.hasPrefix("[")
            ? String(host.prefix { $0 != "]" }.dropFirst()) : String(host.prefix { $0 != ":" })
        var settings = DashboardSettings()
        settings.host = name
        guard settings.isLoopback else {
            throw Refusal(421, en: "This dashboard is for this machine only.", zh: "此看板仅供本机使用。")
        }
    }

    private func wire(_ page: KeptPage, _ asked: Asked, _ query: Query, _ language: Language) -> Given {
        var extra = page.headers
        if query["lang"] != nil {
            extra.append(("Set-Cookie", "lang=\(language.rawValue); Path=/; Max-Age=31536000; SameSite=Lax"))
        }
        if !page.tag.isEmpty { extra.append(("ETag", page.tag)) }
        let given = headers(page.type, extra, isKept: !page.tag.isEmpty)
        if !page.tag.isEmpty, page.status == 200, Front.has(asked.ifNoneMatch, page.tag) {
            return Given(status: 304, headers: given, body: .bytes([]))
        }
        let small = Front.takesGzip(asked) ? page.gzip() : nil
        let bytes = small ?? page.bytes
        let coded = small == nil ? [] : [("Content-Encoding", "gzip")]
        let length = asked.method == "HEAD" ? [("Content-Length", "\(bytes.count)")] : []
        return Given(
            status: page.status, headers: given + coded + length,
            body: .bytes(asked.method == "HEAD" ? [] : bytes))
    }

    private func refused(
        _ refusal: Refusal, _ asked: Asked, _ path: String, _ isAPI: Bool, _ language: Language
    ) -> Given {
        if isAPI {
            let problem: JSON = [
                "title": .string(refusal.text(language)), "status": .int(refusal.status),
                "type": "about:blank",
            ]
            var extra = [("Cache-Control", "no-store")]
            if refusal.status == 401 { extra.append(("WWW-Authenticate", "Bearer realm=\"sharpeyes\"")) }
            return Given(
                status: refusal.status, headers: headers(Answer.problemType, extra, isKept: false),
                body: .bytes(asked.method == "HEAD" ? [] : Array(problem.text.utf8)))
        }
        if refusal.status == 401, asked.method == "GET" {
            let there = Query.link("/sign-in", [("next", asked.target == "/" ? nil : asked.target)])
            return Given(
                status: 303, headers: headers(Answer.htmlType, [("Location", there)], isKept: false),
                body: .bytes([]))
        }
        let page = ErrorPage.page(refusal, language)
        return Given(
            status: refusal.status, headers: headers(Answer.htmlType, [], isKept: false),
            body: .bytes(asked.method == "HEAD" ? [] : page.bytes))
    }

    private func headers(_ type: String, _ extra: [(String, String)], isKept: Bool) -> [(String, String)] {
        let images = house.tileOrigin.map { " " + $0 } ?? ""
        var headers = [
            ("Content-Type", type),
            (
                "Content-Security-Policy",
                "default-src 'self'; img-src 'self'\(images); object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
            ),
            ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Vary", "Accept-Encoding, Accept-Language, Cookie, Authorization"),
        ]
        if house.settings.certificate != nil || house.settings.behindProxy {
            headers.append(("Strict-Transport-Security", "max-age=31536000"))
        }
        if !extra.contains(where: { $0.0 == "Cache-Control" }) {
            headers.append(("Cache-Control", isKept ? "private, no-cache" : "no-store"))
        }
        return headers + extra
    }
}
