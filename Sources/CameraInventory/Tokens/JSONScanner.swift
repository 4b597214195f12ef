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

/// Reads one JSON text that lies wholly in memory, strictly by RFC 8259. The text is valid UTF-8 already.
struct JSONScanner {
    static let depthLimit = 64
    let bytes: Bytes
    var index = 0

    init(_ bytes: Bytes) { self.bytes = bytes }

    /// Whether `bytes` is exactly one JSON value: throws where it is not.
    static func validate(_ bytes: Bytes) throws(JSONFault) {
        var scanner = JSONScanner(bytes)
        scanner.skipBlanks()
        try scanner.skipValue(depth: 0)
        try scanner.expectEnd()
    }

    var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func skipBlanks() {
        while index < bytes.count, isJSONBlank(bytes[index]) { index += 1 }
    }

    mutating func expectEnd() throws(JSONFault) {
        skipBlanks()
        guard index == bytes.count else { throw .syntax(wanted: "nothing more") }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        index += 1
        return true
    }

    mutating func skipValue(depth: Int) throws(JSONFault) {
        guard depth <= JSONScanner.depthLimit else { throw .tooDeep }
        switch current {
        case UInt8(ascii: "{"): try skipObject(depth)
        case UInt8(ascii: "["): try skipArray(depth)
        case UInt8(ascii: "\""):
            var nowhere: [UInt8]?
            try string(into: &nowhere)
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
        var nowhere: [UInt8]?
        while true {
            skipBlanks()
            try string(into: &nowhere)
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw .syntax(wanted: "':'") }
            skipBlanks()
            try skipValue(depth: depth + 1)
            skipBlanks()
            if take(UInt8(ascii: "}")) { return }
            guard take(UInt8(ascii: ",")) else { throw .syntax(wanted: "',' or '}'") }
        }
    }

    private mutating func skipArray(_ depth: Int) throws(JSONFault) {
        index += 1
        skipBlanks()
        if take(UInt8(ascii: "]")) { return }
        while true {
            skipBlanks()
            try skipValue(depth: depth + 1)
            skipBlanks()
            if take(UInt8(ascii: "]")) { return }
            guard take(UInt8(ascii: ",")) else { throw .syntax(wanted: "',' or ']'") }
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
        while let byte = current, byte >= 48, byte <= 57 { index += 1 }
        guard index > start else { throw .syntax(wanted: wanted) }
    }

    /// Reads a string; appends what it says, as UTF-8, unless `out` is `nil`.
    mutating func string(into out: inout [UInt8]?) throws(JSONFault) {
        guard take(UInt8(ascii: "\"")) else { throw .syntax(wanted: "'\"'") }
        var begin = index
        while index < bytes.count {
            let byte = bytes[index]
            guard byte >= 0x20 else { throw .syntax(wanted: "an escape for a control character") }
            if byte == UInt8(ascii: "\"") {
                out?.append(contentsOf: Bytes(rebasing: bytes[begin..<index]))
                index += 1
                return
            }
            guard byte == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            out?.append(contentsOf: Bytes(rebasing: bytes[begin..<index]))
            index += 1
            let scalar = try escape(strict: out != nil)
            if let scalar {
                out?.append(
                    contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
            }
            begin = index
        }
        throw .syntax(wanted: "'\"'")
    }

    private mutating func escape(strict: Bool) throws(JSONFault) -> Unicode.Scalar? {
        guard let byte = current else { throw .syntax(wanted: "an escape") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicode(strict: strict)
        default: throw .syntax(wanted: "an escape")
        }
    }

    private mutating func unicode(strict: Bool) throws(JSONFault) -> Unicode.Scalar? {
        let first = try fourHex()
        if let scalar = Unicode.Scalar(first) { return scalar }
        if first < 0xDC00, index + 1 < bytes.count, bytes[index] == 0x5C,
            bytes[index + 1] == UInt8(ascii: "u")
        {
            let back = index
            index += 2
            let second = try fourHex()
            if (0xDC00...0xDFFF).contains(second) {
                return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            }
            index = back
        }
        if strict { throw .halfSurrogate }
        return nil
    }

    private mutating func fourHex() throws(JSONFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = hexDigit(byte) else {
                throw .syntax(wanted: "four hex digits")
            }
            value = value << 4 | digit
            index += 1
        }
        return value
    }
}

func isJSONBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

private func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 48...57: UInt32(byte - 48)
    case 65...70: UInt32(byte - 55)
    case 97...102: UInt32(byte - 87)
    default: nil
    }
}
