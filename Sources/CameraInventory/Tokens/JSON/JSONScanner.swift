import CameraModel

/// Why a JSON text is refused.
enum JSONFault: Error {
    /// Not RFC 8259; what was wanted instead.
    case syntax(wanted: String)
    /// Arrays and objects lie deeper than 64.
    case tooDeep
    /// An escape names half of a surrogate pair: no text.
    case halfSurrogate
}

/// Walks over JSON text, strictly by RFC 8259. The text is valid UTF-8 already.
///
/// A value that is cut off by the end of the bytes fails with ``index`` at their end: there a caller that can
/// get more bytes tries again.
struct JSONScanner {
    static let depthLimit = 64
    let bytes: Bytes
    var index = 0
    /// Whether a comma before `}` or `]` is let through; ``mended`` tells that one was.
    var mends = false
    var mended = false

    init(_ bytes: Bytes, from index: Int = 0) { (self.bytes, self.index) = (bytes, index) }

    /// Whether `bytes` is exactly one JSON value: throws where it is not.
    static func validate(_ bytes: Bytes) throws(JSONFault) {
        var scanner = JSONScanner(bytes)
        scanner.skipBlanks()
        try scanner.skipValue(depth: 0)
        try scanner.expectEnd()
    }

    var isAtEnd: Bool { index >= bytes.count }

    var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func skipBlanks() {
        while index < bytes.count, isJSONBlank(bytes[index]) { index += 1 }
    }

    mutating func expectEnd() throws(JSONFault) {
        skipBlanks()
        guard index == bytes.count else { throw .syntax(wanted: "nothing more") }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    /// Passes the colon between a name and its value, and the blanks around it.
    mutating func colon() throws(JSONFault) {
        skipBlanks()
        guard take(UInt8(ascii: ":")) else { throw .syntax(wanted: "':'") }
        skipBlanks()
    }

    /// Passes what follows a member or an element: `true` when the container closed, `false` behind a comma.
    mutating func closes(with end: UInt8) throws(JSONFault) -> Bool {
        skipBlanks()
        if take(end) { return true }
        guard take(UInt8(ascii: ",")) else {
            throw .syntax(wanted: end == UInt8(ascii: "}") ? "',' or '}'" : "',' or ']'")
        }
        skipBlanks()
        guard mends, take(end) else { return false }
        mended = true
        return true
    }

    /// Passes one value; `depth` is how many containers are open around it.
    mutating func skipValue(depth: Int) throws(JSONFault) {
        guard depth <= JSONScanner.depthLimit else { throw .tooDeep }
        switch current {
        case UInt8(ascii: "{"): try skipObject(depth)
        case UInt8(ascii: "["): try skipArray(depth)
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: try number()
        }
    }

    private mutating func skipObject(_ depth: Int) throws(JSONFault) {
        index += 1
        skipBlanks()
        if take(UInt8(ascii: "}")) { return }
        while true {
            _ = try string()
            try colon()
            try skipValue(depth: depth + 1)
            if try closes(with: UInt8(ascii: "}")) { return }
        }
    }

    private mutating func skipArray(_ depth: Int) throws(JSONFault) {
        index += 1
        skipBlanks()
        if take(UInt8(ascii: "]")) { return }
        while true {
            try skipValue(depth: depth + 1)
            if try closes(with: UInt8(ascii: "]")) { return }
        }
    }

    mutating func word(_ word: StaticString) throws(JSONFault) {
        for offset in 0..<word.utf8CodeUnitCount {
            guard take(word.utf8Start[offset]) else { throw .syntax(wanted: "a value") }
        }
    }

    mutating func number() throws(JSONFault) {
        _ = take(UInt8(ascii: "-"))
        if take(UInt8(ascii: "0")) {} else { try digits("a value") }
        if take(UInt8(ascii: ".")) { try digits("a digit") }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits("a digit")
        }
    }

    private mutating func digits(_ wanted: String) throws(JSONFault) {
        let start = index
        while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57 { index += 1 }
        guard index > start else { throw .syntax(wanted: wanted) }
    }
}

func isJSONBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
