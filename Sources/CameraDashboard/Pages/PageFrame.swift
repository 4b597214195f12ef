import CameraModel
import CameraRegistry

/// What stands around every page: skip link, navigation, the figures' age, language, who is signed in.
enum PageFrame {
    static func page(
        _ visit: Visit, title: String, current: String, scripts: [HTML] = [], styles: HTML = "",
        _ content: HTML
    ) -> HTML {
        let age = visit.pick("as of ", "数据时间 ") + visit.house.localTime.text(visit.desk.asOf)
        return """
            <!DOCTYPE html>
            <html lang="\(visit.language == .chinese ? "zh-CN" : "en")">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title) · Sharp Eyes</title>\(styles)<link rel="stylesheet" href="/assets/style.css"><link rel="icon" href="/assets/icon.svg" type="image/svg+xml">\(scripts)</head>
            <body><a class="skip" href="#content">\(visit.pick("Skip to the content", "跳到正文"))</a>
            <header class="top"><a class="mark" href="/">Sharp Eyes</a>
            <nav aria-label="\(visit.pick("Main", "主导航"))"><ul>\(links(visit, current))</ul></nav>
            <div class="who"><span class="age">\(age)</span> \(language(visit)) \(account(visit))</div></header>
            <main id="content" tabindex="-1">
            <h1>\(title)</h1>
            \(content)
            </main>
            <footer><p>Sharp Eyes \(visit.house.version) · \(visit.pick("a registry of cameras, never of people", "只登记设备，不登记人"))</p></footer>
            </body></html>
            """
    }

    private static func links(_ visit: Visit, _ current: String) -> [HTML] {
        var links = [
            ("/", visit.pick("Overview", "总览")), ("/map", visit.pick("Map", "地图")),
            ("/cameras", visit.pick("Cameras", "摄像机")), ("/findings", visit.pick("Findings", "问题清单")),
        ]
        if visit.visitor.zones == nil { links.append(("/imports", visit.pick("Imports", "导入批次"))) }
        links.append(("/reports", visit.pick("Reports", "报告")))
        if visit.visitor.readsAccessLog { links.append(("/access-log", visit.pick("Access log", "访问日志"))) }
        return links.map { path, label in
            path == current
                ? "<li><a href=\"\(path)\" aria-current=\"page\">\(label)</a></li>"
                : "<li><a href=\"\(path)\">\(label)</a></li>"
        }
    }

    private static func language(_ visit: Visit) -> HTML {
        let other = visit.language == .chinese ? Language.english : .chinese
        return """
            <a class="lang" href="\(visit.link([("lang", other.rawValue)]))" hreflang="\(other.rawValue)" lang="\(other.rawValue)">\(other == .chinese ? "中文" : "English")</a>
            """
    }

    private static func account(_ visit: Visit) -> HTML {
        guard visit.visitor.hasSession, let key = visit.visitor.formKey else { return "" }
        return """
            <form method="post" action="/sign-out"><input type="hidden" name="key" value="\(key)"><span>\(visit.visitor.name) (\(visit.visitor.role.label(visit.language)))</span> <button>\(visit.pick("Sign out", "退出"))</button></form>
            """
    }
}

/// A page that says why there is none.
enum ErrorPage {
    static func page(_ refusal: Refusal, _ language: Language) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="\(language == .chinese ? "zh-CN" : "en")"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(refusal.status) · Sharp Eyes</title><link rel="stylesheet" href="/assets/style.css"><link rel="icon" href="/assets/icon.svg" type="image/svg+xml"></head>
        <body><main id="content"><h1>\(refusal.text(language))</h1><p><a href="/">\(language.pick(en: "To the overview", zh: "返回总览"))</a></p></main></body></html>
        """
    }
}

/// The page to sign in at.
enum SignInPage {
    static func answer(_ visit: Visit, name: String = "", isRefused: Bool = false) -> Answer {
        let refused: HTML =
            isRefused
            ? "<p class=\"refused\" role=\"alert\">\(visit.pick("Name and password do not fit.", "用户名或口令不正确。"))</p>"
            : ""
        let next = safeNext(isRefused ? visit.form["next"] : visit.query["next"])
        let page: HTML = """
            <!DOCTYPE html>
            <html lang="\(visit.language == .chinese ? "zh-CN" : "en")"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(visit.pick("Sign in", "登录")) · Sharp Eyes</title><link rel="stylesheet" href="/assets/style.css"><link rel="icon" href="/assets/icon.svg" type="image/svg+xml"></head>
            <body class="narrow"><main id="content"><h1>\(visit.pick("Sign in", "登录"))</h1>\(refused)
            <form method="post" action="/sign-in" class="stacked"><input type="hidden" name="next" value="\(next)">
            <label for="name">\(visit.pick("Name", "用户名"))</label><input id="name" name="name" value="\(name)" autocomplete="username" required autofocus>
            <label for="password">\(visit.pick("Password", "口令"))</label><input id="password" name="password" type="password" autocomplete="current-password" required>
            <button>\(visit.pick("Sign in", "登录"))</button></form>
            <p><a href="/sign-in?lang=zh" lang="zh">中文</a> · <a href="/sign-in?lang=en" lang="en">English</a></p></main></body></html>
            """
        return .html(page, status: isRefused ? 403 : 200)
    }

    /// A path of our own, and nothing that a browser could take for another site.
    static func safeNext(_ text: String?) -> String {
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), !text.hasPrefix("/\\"),
            !text.hasPrefix("/sign-"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C })
        else { return "/" }
        return text
    }
}
