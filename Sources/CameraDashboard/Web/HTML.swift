/// Markup. Only text that stands in this program's source becomes markup as it is; every other text is escaped on its
/// way in, because a literal here is a `StaticString`, which cannot be made at run time.
///
/// Attributes are written with double quotes, always: `<a href="\(link)">`.
struct HTML: Sendable, ExpressibleByStringInterpolation {
    /// The markup in UTF-8.
    private(set) var bytes: [UInt8]

    init(stringLiteral value: StaticString) { bytes = value.withUTF8Buffer { Array($0) } }
    init(stringInterpolation: Interpolation) { bytes = stringInterpolation.out }

    /// What is written between the literals of an interpolation.
    struct Interpolation: StringInterpolationProtocol {
        fileprivate var out: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            out.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }
        mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { out.append(contentsOf: $0) }
        }
        mutating func appendInterpolation(_ text: some StringProtocol) { HTML.escape(text, into: &out) }
        mutating func appendInterpolation(_ text: String?) { if let text { HTML.escape(text, into: &out) } }
        mutating func appendInterpolation(_ number: some BinaryInteger) {
            out.append(contentsOf: String(number).utf8)
        }
        mutating func appendInterpolation(_ html: HTML) { out.append(contentsOf: html.bytes) }
        mutating func appendInterpolation(_ html: HTML?) {
            if let html { out.append(contentsOf: html.bytes) }
        }
        mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { out.append(contentsOf: part.bytes) }
        }
    }

    static func escape(_ text: some StringProtocol, into out: inout [UInt8]) {
        if text.utf8.withContiguousStorageIfAvailable({ escape($0, into: &out) }) == nil {
            Array(text.utf8).withUnsafeBufferPointer { escape($0, into: &out) }
        }
    }

    /// Runs of plain bytes go over at once; whatever a browser could take for markup, or cannot show, does not.
    private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        var start = 0
        for index in bytes.indices {
            let byte = bytes[index]
            guard byte < 0x40 || byte == 0x7F, let entity = entity(byte) else { continue }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            entity.withUTF8Buffer { out.append(contentsOf: $0) }
            start = index + 1
        }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    private static func entity(_ byte: UInt8) -> StaticString? {
        switch byte {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x22: "&quot;"
        case 0x27: "&#39;"
        case 0x09, 0x0A: nil
        case 0..<0x20, 0x7F: "\u{FFFD}"
        default: nil
        }
    }

    static func + (a: HTML, b: HTML) -> HTML {
        var sum = a
        sum += b
        return sum
    }
    static func += (a: inout HTML, b: HTML) { a.bytes.append(contentsOf: b.bytes) }

    static let empty: HTML = ""
}
