/// A request as the house sees it, whatever brought it.
struct Asked: Sendable {
    var method: String
    /// Path and query as they came.
    var target: String
    var address: String
    var host: String?
    var authorization, cookie, acceptLanguage, acceptEncoding, ifNoneMatch, site: String?
    var body: [UInt8] = []
}

/// What goes back over the wire.
struct Given: Sendable {
    var status: Int
    var headers: [(String, String)]
    var body: Answer.Body
}
