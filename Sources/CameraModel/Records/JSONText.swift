/// Writes JSON strings and flat objects of strings: the one JSON writer of the house's lower floors.
public enum JSONText {
    /// A JSON string with quotes: control characters, quotes and backslashes escaped, the rest as UTF-8.
    public static func string(_ text: String) -> String {
        var out = "\""
        out.reserveCapacity(text.utf8.count + 2)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}":
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    /// An object of strings, keys sorted.
    public static func object(_ values: [String: String]) -> String {
        "{"
            + values.sorted { $0.key < $1.key }.map { string($0.key) + ":" + string($0.value) }.joined(
                separator: ",") + "}"
    }

    /// Reads back what ``object(_:)`` wrote; `nil` for anything else.
    public static func flatObject(_ text: String) -> [String: String]? {
        var scalars = text.unicodeScalars[...]
        guard scalars.popFirst() == "{" else { return nil }
        var result: [String: String] = [:]
        if scalars.first == "}" { return scalars.count == 1 ? [:] : nil }
        while true {
            guard let key = readString(&scalars), scalars.popFirst() == ":", let value = readString(&scalars)
            else {
                return nil
            }
            result[key] = value
            switch scalars.popFirst() {
            case ",": continue
            case "}": return scalars.isEmpty ? result : nil
            default: return nil
            }
        }
    }

    private static func readString(_ scalars: inout Substring.UnicodeScalarView) -> String? {
        guard scalars.popFirst() == "\"" else { return nil }
        var out = String.UnicodeScalarView()
        while let scalar = scalars.popFirst() {
            if scalar == "\"" { return String(out) }
            guard scalar == "\\" else {
                out.append(scalar)
                continue
            }
            switch scalars.popFirst() {
            case "n": out.append("\n")
            case "r": out.append("\r")
            case "t": out.append("\t")
            case "u":
                let hex = String(String.UnicodeScalarView(scalars.prefix(4)))
                guard hex.unicodeScalars.count == 4, let value = UInt32(hex, radix: 16),
                    let read = Unicode.Scalar(value)
                else { return nil }
                scalars = scalars.dropFirst(4)
                out.append(read)
            case "\"": out.append("\"")
            case "\\": out.append("\\")
            case "/": out.append("/")
            default: return nil
            }
        }
        return nil
    }
}
