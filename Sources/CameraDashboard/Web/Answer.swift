import CameraModel

/// What a request is answered with.
struct Answer: Sendable {
    enum Body: Sendable {
        case bytes([UInt8])
        /// Piece by piece, as fast as the reader takes them; `nil` ends it.
        case pieces(@Sendable () throws -> [UInt8]?)
    }

    var status: Int
    var type: String
    var body: Body
    var headers: [(String, String)] = []
    /// Set by a page that stays the same as long as the snapshot does, and may be kept with it.
    var isCacheable = false

    init(_ status: Int = 200, type: String, _ text: String) {
        (self.status, self.type, body) = (status, type, .bytes(Array(text.utf8)))
    }

    init(_ status: Int = 200, type: String, bytes: [UInt8]) {
        (self.status, self.type, body) = (status, type, .bytes(bytes))
    }

    init(type: String, pieces: @escaping @Sendable () throws -> [UInt8]?) {
        (status, self.type, body) = (200, type, .pieces(pieces))
    }

    static let htmlType = "text/html; charset=utf-8"
    static let csvType = "text/csv; charset=utf-8"
    static let jsonType = "application/json"
    static let geoType = "application/geo+json"
    static let problemType = "application/problem+json"

    static func html(_ page: HTML, status: Int = 200) -> Answer {
        Answer(status, type: htmlType, bytes: page.bytes)
    }
    static func json(_ value: JSON, type: String = jsonType) -> Answer {
        Answer(type: type, value.text + "\n")
    }

    /// After a change: look at this page.
    static func seeOther(_ path: String) -> Answer {
        var answer = Answer(303, type: htmlType, "")
        answer.headers.append(("Location", path))
        return answer
    }

    func with(_ name: String, _ value: String) -> Answer {
        var answer = self
        answer.headers.append((name, value))
        return answer
    }

    /// Whether it is a file to be kept, each download of which is noted: never answered from a copy.
    var isAttached: Bool { headers.contains { $0.0 == "Content-Disposition" } }

    /// A file to be kept under this name.
    func attached(_ name: String) -> Answer {
        with("Content-Disposition", "attachment; filename=\"\(name)\"")
    }

    func cacheable() -> Answer {
        var answer = self
        answer.isCacheable = true
        return answer
    }
}

/// Why a request is not answered as it wished.
struct Refusal: Error {
    var status: Int
    var english: String
    var chinese: String

    init(_ status: Int, en: String, zh: String) { (self.status, english, chinese) = (status, en, zh) }

    func text(_ language: Language) -> String { language == .chinese ? chinese : english }

    /// What lies outside an account's zones is not there for it: nothing tells the two apart.
    static let notFound = Refusal(404, en: "There is nothing here.", zh: "没有此内容。")
    static let signIn = Refusal(401, en: "Please sign in.", zh: "请先登录。")
    static let forbidden = Refusal(403, en: "Your role does not allow this.", zh: "您的角色无权进行此操作。")
    static let stale = Refusal(
        403, en: "This form is too old or came from another site; load the page anew.",
        zh: "表单已过期或来自其他网站；请重新打开页面。")
    static func bad(_ en: String, _ zh: String) -> Refusal { Refusal(400, en: en, zh: zh) }
}
