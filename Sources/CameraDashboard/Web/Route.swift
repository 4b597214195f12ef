/// One address of the dashboard. The same table makes the router, the OpenAPI document and the attack test.
struct Route: Sendable {
    enum Access: Sendable {
        /// Also without signing in: the sign-in page, styles, health.
        case anyone
        /// Whoever may see the dashboard at all.
        case visitors
        /// Whoever sees every zone.
        case wholeRegistry
        /// Those whose visitor says yes.
        case only(@Sendable (Visitor) -> Bool)
    }

    /// A value of the query, for the OpenAPI document and the check at the door.
    struct Parameter: Sendable {
        var name: String
        var about: String
        var values: [String] = []
        var isInteger = false
        var range: ClosedRange<Int> = 0...Int(Int32.max)
    }

    var method: String = "GET"
    /// Like `/zones/{zone}`.
    var path: String
    var access: Access = .visitors
    var summary: String
    var type: String = Answer.htmlType
    /// What an answer in JSON looks like, as JSON Schema.
    var schema: JSON?
    var parameters: [Parameter] = []
    /// Bytes that a form may have.
    var bodyLimit = 64 * 1024
    var answer: @Sendable (Visit) throws -> Answer

    var variableNames: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    /// The variables' values, when this is the route of a path.
    func match(_ parts: [Substring]) -> [String: String]? {
        let own = path.split(separator: "/")
        guard own.count == parts.count else { return nil }
        var values: [String: String] = [:]
        for (mine, given) in zip(own, parts) {
            if mine.hasPrefix("{") {
                values[String(mine.dropFirst().dropLast())] = Query.decode(
                    String(
                        given.split(separator: "+", omittingEmptySubsequences: false).joined(separator: "%2B")
                    ))
            } else if mine != given {
                return nil
            }
        }
        return values
    }

    /// Refuses values of the query that the route does not know how to take.
    func check(_ query: Query) throws(Refusal) {
        for parameter in parameters {
            for value in query.all(parameter.name) {
                if parameter.isInteger {
                    guard let number = Int(value), parameter.range.contains(number) else {
                        throw .bad("\(parameter.name) must be a whole number.", "\(parameter.name) 必须为整数。")
                    }
                } else if !parameter.values.isEmpty, !parameter.values.contains(value) {
                    let words = parameter.values.joined(separator: ", ")
                    throw .bad("\(parameter.name) is one of \(words).", "\(parameter.name) 可为：\(words)。")
                }
            }
        }
    }
}
