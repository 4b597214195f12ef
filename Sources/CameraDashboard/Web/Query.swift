/// The values of a query or of a form, in their order.
struct Query: Sendable {
    let pairs: [(name: String, value: String)]
    /// The most values that one request may have.
    private static let most = 100

    init(_ pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

    /// Reads `a=1&b=2`: `+` is a blank, `%41` a byte; what is not UTF-8, or NUL, becomes U+FFFD.
    init(encoded text: some StringProtocol) {
        pairs = text.split(separator: "&").prefix(Query.most).map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (
                Query.decode(parts.first.map { String($0) } ?? ""),
                Query.decode(parts.count > 1 ? String(parts[1]) : "")
            )
        }
    }

    /// The first value of this name that is not empty.
    subscript(_ name: String) -> String? { pairs.first { $0.name == name && !$0.value.isEmpty }?.value }

    /// All values of this name.
    func all(_ name: String) -> [String] {
        pairs.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
    }

    static func decode(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x25 || $0 == 0x2B }) else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x2B {
                bytes.append(0x20)
            } else if byte == 0x25, rest.count >= 2, let high = hex(rest[rest.startIndex]),
                let low = hex(rest[rest.startIndex + 1])
            {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        // No text of a registry holds NUL, and a server refuses to be asked for one.
        let text = String(decoding: bytes, as: UTF8.self)
        return bytes.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }

    /// A text as a part of a path or a value of a query.
    static func encode(_ text: String) -> String {
        var out = ""
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: out.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return out
    }

    /// A path with its query, leaving out what is `nil`.
    static func link(_ path: String, _ pairs: [(String, String?)]) -> String {
        let parts = pairs.compactMap { name, value in value.map { name + "=" + encode($0) } }
        return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
    }
}
