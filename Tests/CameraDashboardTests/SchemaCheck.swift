import Foundation

/// As much of JSON Schema as the OpenAPI document uses: types, required members, items, choices, least values.
enum SchemaCheck {
    /// Where a value is not what the schema says; `nil` when it is.
    static func trouble(_ value: Any, _ schema: [String: Any], at place: String = "$") -> String? {
        let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
        guard types.isEmpty || types.contains(where: { fits(value, $0) }) else { return "\(place): \(types)" }
        if let choices = schema["enum"] as? [String], let text = value as? String, !choices.contains(text) {
            return "\(place): \(text)"
        }
        if let least = schema["minimum"] as? Double, let number = value as? Double, number < least {
            return "\(place): \(number)"
        }
        if let items = schema["items"] as? [String: Any], let array = value as? [Any] {
            for (index, item) in array.enumerated() {
                if let found = trouble(item, items, at: "\(place)[\(index)]") { return found }
            }
        }
        guard let object = value as? [String: Any] else { return nil }
        for name in schema["required"] as? [String] ?? [] where object[name] == nil {
            return "\(place).\(name) is missing"
        }
        for (name, member) in schema["properties"] as? [String: [String: Any]] ?? [:] {
            if let own = object[name], let found = trouble(own, member, at: "\(place).\(name)") {
                return found
            }
        }
        return nil
    }

    private static func fits(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "null": value is NSNull
        case "boolean": (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? (value is Bool)
        case "integer": (value as? Double).map { $0 == $0.rounded() } ?? (value is Int)
        default: false
        }
    }
}
