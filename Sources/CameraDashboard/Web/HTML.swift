/// Markup. Only text that stands in this program's source becomes markup as it is; every other text is escaped on its
/// way in, because a literal here is a `StaticString`, which cannot be made at run time.
///
/// Attributes are written with double quotes, always: `<a href="\(link)">`.
struct HTML: Sendable, ExpressibleByStringInterpolation {
    private(set) var markup: String

    init(stringLiteral value: StaticString) { markup = "\(value)" }
    init(stringInterpolation: Interpolation) { markup = stringInterpolation.out }
    private init(escaped markup: String) { self.markup = markup }

    /// What is written between the literals of an interpolation.
    struct Interpolation: StringInterpolationProtocol {
        fileprivate var out = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            out.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }
        mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { out += String(decoding: $0, as: UTF8.self) }
        }
        mutating func appendInterpolation(_ text: some StringProtocol) { HTML.escape(text, into: &out) }
        mutating func appendInterpolation(_ text: String?) { if let text { HTML.escape(text, into: &out) } }
        mutating func appendInterpolation(_ number: some BinaryInteger) { out += String(number) }
        mutating func appendInterpolation(_ html: HTML) { out += html.markup }
        mutating func appendInterpolation(_ html: HTML?) { if let html { out += html.markup } }
        mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { out += part.markup } }
    }

    static func escape(_ text: some StringProtocol, into out: inout String) {
        if text.utf8.allSatisfy({
            $0 >= 0x20 && $0 != 0x22 && $0 != 0x26 && $0 != 0x27 && $0 != 0x3C && $0 != 0x3E && $0 != 0x7F
        }) {
            out += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\n", "\t": out.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}": out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
    }

    static func + (a: HTML, b: HTML) -> HTML { HTML(escaped: a.markup + b.markup) }
    static func += (a: inout HTML, b: HTML) { a.markup += b.markup }

    static let empty: HTML = ""
}
