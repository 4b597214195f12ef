/// Looks over the head of a JSON document: which objects and lists of objects it has, and what members they show.
///
/// Stops without complaint where the head ends or is broken: the reader will say so.
struct JSONSurvey {
    /// An object, or a list whose first element is an object, or an empty list.
    struct Place {
        /// The names that lead to it from the document's start.
        var path: [String]
        var isList: Bool
        /// Members of the object, or of the list's first one.
        var names: [String] = []
        /// The text of its member `type`.
        var type: String?

        func has(_ name: String) -> Bool { names.contains(name) }
    }

    /// In the order of the document; the document itself first, when it is an object or a list.
    private(set) var places: [Place] = []

    private static let namesKept = 300

    init(_ head: Bytes) {
        var scanner = JSONScanner(head)
        scanner.mends = true
        scanner.skipBlanks()
        do throws(JSONFault) {
            switch scanner.current {
            case UInt8(ascii: "{"): try object(&scanner, [])
            case UInt8(ascii: "["): try list(&scanner, [])
            default: return
            }
        } catch { return }
    }

    private mutating func object(_ scanner: inout JSONScanner, _ path: [String]) throws(JSONFault) {
        let own = places.count
        places.append(Place(path: path, isList: false))
        try JSONSurvey.members(&scanner) { scanner, name throws(JSONFault) in
            if places[own].names.count < JSONSurvey.namesKept { places[own].names.append(name) }
            if name == "type" { places[own].type = try JSONSurvey.text(scanner) }
            switch scanner.current {
            case UInt8(ascii: "{") where path.count < JSONShape.levels: try object(&scanner, path + [name])
            case UInt8(ascii: "[") where path.count < JSONShape.levels: try list(&scanner, path + [name])
            default: try scanner.skipValue(depth: path.count + 1)
            }
        }
    }

    private mutating func list(_ scanner: inout JSONScanner, _ path: [String]) throws(JSONFault) {
        var inner = scanner
        inner.index += 1
        inner.skipBlanks()
        if inner.current == UInt8(ascii: "]") { places.append(Place(path: path, isList: true)) }
        if inner.current == UInt8(ascii: "{") {
            let own = places.count
            places.append(Place(path: path, isList: true))
            try JSONSurvey.members(&inner) { scanner, name throws(JSONFault) in
                if places[own].names.count < JSONSurvey.namesKept { places[own].names.append(name) }
                if name == "type" { places[own].type = try JSONSurvey.text(scanner) }
                try scanner.skipValue(depth: path.count + 2)
            }
        }
        try scanner.skipValue(depth: path.count)
    }

    private static func members(
        _ scanner: inout JSONScanner,
        _ each: (inout JSONScanner, String) throws(JSONFault) -> Void
    ) throws(JSONFault) {
        scanner.index += 1
        scanner.skipBlanks()
        if scanner.take(UInt8(ascii: "}")) { return }
        while true {
            guard let name = try JSONSurvey.text(scanner) else { throw .syntax(wanted: "'\"'") }
            _ = try scanner.string()
            try scanner.colon()
            try each(&scanner, name)
            if try scanner.closes(with: UInt8(ascii: "}")) { return }
        }
    }

    /// The text of the string at the scanner, which stays where it is; `nil` for another value.
    static func text(_ scanner: JSONScanner) throws(JSONFault) -> String? {
        guard scanner.current == UInt8(ascii: "\"") else { return nil }
        var inner = scanner
        let hasEscape = try inner.string()
        var bytes = Array(inner.bytes[(scanner.index + 1)..<(inner.index - 1)])
        if hasEscape {
            let end = try bytes.withUnsafeMutableBufferPointer { buffer throws(JSONFault) in
                try JSONEscapes.resolve(buffer, 0, buffer.count)
            }
            bytes.removeLast(bytes.count - end)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
