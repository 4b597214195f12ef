import CameraModel
import CameraRegistry

/// One request, who made it, and the door to what they may see.
struct Visit: Sendable {
    let method: String
    /// The path as it was asked for, without its query.
    let path: String
    /// The values of the route's variables, decoded.
    let variables: [String: String]
    let query: Query
    let form: Query
    let language: Language
    let visitor: Visitor
    /// Everything that the visitor may see, and nothing else.
    let desk: Desk
    let house: House

    subscript(_ variable: String) -> String { variables[variable] ?? "" }

    func pick(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

    /// A page's address in another state, keeping the query's other values.
    func link(_ changes: [(String, String?)]) -> String {
        let kept: [(String, String?)] = query.pairs.filter { pair in
            !changes.contains { $0.0 == pair.name } && pair.name != "lang" && !pair.value.isEmpty
        }.map { ($0.name, $0.value) }
        return Query.link(path, kept + changes)
    }
}

/// Who asks.
struct Visitor: Sendable {
    /// The account's name; of an open dashboard who started the server.
    var name: String
    var role: AccountRole
    /// The zones it sees, each with its descendants; `nil` is all.
    var zones: [ZoneCode]?
    /// The secret that this visitor's forms must carry; `nil` for a token, which no browser sends of itself.
    var formKey: String?
    /// Whether somebody signed in and can sign out.
    var hasSession: Bool

    var seesAddresses: Bool { role != .viewer }
    var movesFindings: Bool { role != .viewer }
    var revertsBatches: Bool { (role == .technician || role == .administrator) && zones == nil }
    var readsAccessLog: Bool { (role == .auditor || role == .administrator) && zones == nil }

    /// What pages of this visitor differ by.
    var kind: String { "\(role.rawValue)/" + (zones.map { $0.map(\.text).joined(separator: " ") } ?? "*") }
}
