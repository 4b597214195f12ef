/// One thing in an XML text.
enum XMLEvent: Equatable {
    /// An element begins; its name without the prefix.
    case start(Substring)
    case text(Substring)
    /// An element ends.
    case end(Substring)
}

/// Reads the elements and texts of a small XML document, and nothing more.
///
/// Strict where it matters: elements close in order, names are names, one root. There are no document types and no
/// entities (a text keeps its `&amp;`), so nothing can grow; depth and length are bounded. Attributes are passed over.
struct XMLScanner {
    /// Why a text was not read to its end.
    enum Trouble: Error, Equatable {
        case documentType, malformed, tooDeep
    }

    private static let mostDepth = 64
    private var rest: Substring
    private var open: [Substring] = []
    private var hasRoot = false
    /// An element that closed itself ends after it began.
    private var closing: Substring?

    init(_ text: String) { rest = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...] }

    /// The next event; `nil` at the end.
    mutating func next() throws(Trouble) -> XMLEvent? {
        if let name = closing {
            closing = nil
            return .end(try close(name))
        }
        while !rest.isEmpty {
            guard rest.first == "<" else {
                let text = rest.prefix { $0 != "<" }
                rest = rest[text.endIndex...]
                guard open.isEmpty else { return .text(text) }
                guard text.allSatisfy(\.isWhitespace) else { throw .malformed }
                continue
            }
            if try skip("<?", to: "?>") { continue }
            if try skip("<!--", to: "-->") { continue }
            if rest.hasPrefix("<![CDATA[") {
                guard !open.isEmpty, let end = rest.firstRange(of: "]]>") else { throw .malformed }
                let text = rest[..<end.lowerBound].dropFirst(9)
                rest = rest[end.upperBound...]
                return .text(text)
            }
            if rest.hasPrefix("<!") { throw .documentType }
            return try tag()
        }
        guard open.isEmpty, hasRoot else { throw .malformed }
        return nil
    }

    private mutating func tag() throws(Trouble) -> XMLEvent {
        rest.removeFirst()
        let isEnd = rest.first == "/"
        if isEnd { rest.removeFirst() }
        let name = rest.prefix { $0.isLetter || $0.isNumber || ":_-.".contains($0) }
        guard let first = name.first, first.isLetter || first == "_" else { throw .malformed }
        rest = rest[name.endIndex...]
        if isEnd {
            rest = rest.drop(while: \.isWhitespace)
            guard rest.popFirst() == ">" else { throw .malformed }
            return .end(try close(name))
        }
        guard !hasRoot || !open.isEmpty else { throw .malformed }
        guard open.count < XMLScanner.mostDepth else { throw .tooDeep }
        hasRoot = true
        open.append(name)
        if try attributes() { closing = name }
        return .start(local(name))
    }

    /// Passes over attributes; says whether the element closed itself.
    private mutating func attributes() throws(Trouble) -> Bool {
        while let next = rest.popFirst() {
            switch next {
            case ">": return false
            case "/":
                guard rest.popFirst() == ">" else { throw .malformed }
                return true
            case "\"", "'":
                guard let end = rest.firstIndex(of: next) else { throw .malformed }
                rest = rest[rest.index(after: end)...]
            case "<": throw .malformed
            default: continue
            }
        }
        throw .malformed
    }

    private mutating func close(_ name: Substring) throws(Trouble) -> Substring {
        guard open.popLast() == name else { throw .malformed }
        return local(name)
    }

    private mutating func skip(_ begin: String, to end: String) throws(Trouble) -> Bool {
        guard rest.hasPrefix(begin) else { return false }
        guard let mark = rest.firstRange(of: end) else { throw .malformed }
        rest = rest[mark.upperBound...]
        return true
    }

    private func local(_ name: Substring) -> Substring {
        name.lastIndex(of: ":").map { name[name.index(after: $0)...] } ?? name
    }
}
