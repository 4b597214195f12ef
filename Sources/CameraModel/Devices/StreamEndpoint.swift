/// An address at which a camera's stream can be asked for (取流地址): http, https, rtsp or onvif+http.
///
/// It never holds credentials: user information and the query values named token, key, password, sign or
/// auth are taken out at the door (``StreamEndpoint/init(_:)`` says so), so that printing it is always safe.
public struct StreamEndpoint: Hashable, Sendable, CustomStringConvertible {
    /// The address without credentials.
    public let url: String
    /// The scheme in lower case: `http`, `https`, `rtsp`, `rtsps`, `onvif+http`, `onvif+https`.
    public let scheme: String
    /// The host as written, IPv6 in brackets, in lower case.
    public let host: String
    /// The port, 1...65535; `nil` when the scheme's own.
    public let port: Int?

    /// What was taken out of an address.
    public struct Stripped: Hashable, Sendable {
        /// Whether there was `user:password@`.
        public var userInformation = false
        /// The names of query values that were taken out.
        public var queryNames: [String] = []
        /// Whether nothing was taken out.
        public var isEmpty: Bool { !userInformation && queryNames.isEmpty }
    }

    /// Schemes that an inventory may hold.
    public static let schemes = ["http", "https", "rtsp", "rtsps", "onvif+http", "onvif+https"]

    /// Query names whose values are secrets.
    public static let secretQueryNames: Set<String> = [
        "token", "access_token", "key", "apikey", "api_key", "password", "passwd", "pwd", "pass", "sign",
        "signature",
        "auth", "auth_key", "secret", "user", "username",
    ]

    /// Reads an address and takes credentials out of it; `nil` when it is not an address we know how to ask.
    public init?(_ text: String) {
        guard let parsed = StreamEndpoint.parse(text) else { return nil }
        self = parsed.endpoint
    }

    /// Reads an address; says what was taken out of it. At most 2 000 bytes, printable, no blanks.
    public static func parse(_ text: String) -> (endpoint: StreamEndpoint, stripped: Stripped)? {
        if let plain = plain(text) { return (plain, Stripped()) }
        guard text.utf8.count <= 2000,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != 0x5C && $0 != 0x22 }),
            let mark = text.firstRange(of: "://")
        else { return nil }
        let scheme = text[..<mark.lowerBound].lowercased()
        guard schemes.contains(scheme) else { return nil }
        let rest = text[mark.upperBound...]
        let authorityEnd = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
        var authority = rest[..<authorityEnd]
        var stripped = Stripped()
        if let at = authority.lastIndex(of: "@") {
            stripped.userInformation = true
            authority = authority[authority.index(after: at)...]
        }
        guard let (host, port) = hostAndPort(authority) else { return nil }
        let tail = withoutSecrets(rest[authorityEnd...], &stripped)
        let url = scheme + "://" + host + (port.map { ":\($0)" } ?? "") + tail
        return (StreamEndpoint(url: url, scheme: scheme, host: host, port: port), stripped)
    }

    /// The address when it is of the usual form, canonical and without a place for secrets: scheme, host in
    /// lower case, port, path. Byte by byte, because nearly every address of an inventory is of this form.
    private static func plain(_ text: String) -> StreamEndpoint? {
        text.utf8.withContiguousStorageIfAvailable { bytes -> StreamEndpoint? in
            guard bytes.count <= 2000, let mark = bytes.firstIndex(of: UInt8(ascii: ":")),
                mark + 3 < bytes.count,
                bytes[mark + 1] == UInt8(ascii: "/"), bytes[mark + 2] == UInt8(ascii: "/"),
                let scheme = schemes.first(where: { $0.utf8.elementsEqual(bytes[..<mark]) })
            else { return nil }
            var index = mark + 3
            while index < bytes.count, isHostByte(bytes[index]) { index += 1 }
            let host = String(decoding: bytes[(mark + 3)..<index], as: UTF8.self)
            guard !host.isEmpty, host.utf8.count <= 255 else { return nil }
            var port: Int?
            if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
                let end = bytes[index...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
                port = decimalInteger(String(decoding: bytes[(index + 1)..<end], as: UTF8.self))
                guard let port, (1...65535).contains(port), bytes[index + 1] != UInt8(ascii: "0") else {
                    return nil
                }
                index = end
            }
            guard index == bytes.count || bytes[index] == UInt8(ascii: "/"),
                bytes[index...].allSatisfy({
                    $0 > 0x23 && $0 < 0x7F && $0 != 0x3F && $0 != 0x5C && $0 != 0x3D
                })
            else { return nil }
            return StreamEndpoint(url: text, scheme: scheme, host: host, port: port)
        } ?? nil
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2D || byte == 0x2E
    }

    private init(url: String, scheme: String, host: String, port: Int?) {
        (self.url, self.scheme, self.host, self.port) = (url, scheme, host, port)
    }

    private static func hostAndPort(_ authority: Substring) -> (String, Int?)? {
        var host = authority
        var port: Int?
        if authority.first == "[" {
            guard let close = authority.firstIndex(of: "]") else { return nil }
            host = authority[...close]
            guard IPv6Address(String(host.dropFirst().dropLast())) != nil else { return nil }
            let after = authority[authority.index(after: close)...]
            guard after.isEmpty || after.first == ":" else { return nil }
            if !after.isEmpty { port = decimalInteger(after.dropFirst()) ?? 0 }
        } else if let colon = authority.lastIndex(of: ":") {
            host = authority[..<colon]
            port = decimalInteger(authority[authority.index(after: colon)...]) ?? 0
        }
        guard !host.isEmpty, host.utf8.count <= 255, port.map({ (1...65535).contains($0) }) ?? true else {
            return nil
        }
        guard host.first == "[" || !host.contains(":") else { return nil }
        return (host.lowercased(), port)
    }

    /// Values with a secret name go, in the query and in the fragment, whether `&` or `;` parts them.
    private static func withoutSecrets(_ tail: Substring, _ stripped: inout Stripped) -> String {
        let hash = tail.firstIndex(of: "#") ?? tail.endIndex
        let question = tail[..<hash].firstIndex(of: "?") ?? hash
        var result = pathWithoutSecrets(tail[..<question], &stripped)
        for part in [tail[question..<hash], tail[hash...]] where !part.isEmpty {
            let kept = keptPairs(part.dropFirst(), &stripped)
            if let kept { result += part.prefix(1) + kept }
        }
        return result
    }

    /// Recorders are also asked as `/user=admin&password=x&channel=1.sdp` and `/user=admin_password=x_channel=1`.
    private static func pathWithoutSecrets(_ path: Substring, _ stripped: inout Stripped) -> String {
        guard path.contains("=") else { return String(path) }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).map { segment -> String in
            guard segment.contains("=") else { return String(segment) }
            var kept = ""
            var isSecret = false
            var start = segment.startIndex
            while start < segment.endIndex {
                let end = segment[start...].firstIndex { "&;_".contains($0) } ?? segment.endIndex
                let piece = segment[start..<end]
                // A piece without a name belongs to the value before it.
                if piece.contains("=") {
                    let name = piece.prefix { $0 != "=" }
                    isSecret = secretQueryNames.contains(percentDecoded(name).lowercased())
                    if isSecret { stripped.queryNames.append(String(name)) }
                }
                let next = end < segment.endIndex ? segment.index(after: end) : end
                if !isSecret { kept += segment[start..<next] }
                start = next
            }
            return kept
        }
        return segments.joined(separator: "/")
    }

    /// The pairs that are no secrets; `nil` when all were.
    private static func keptPairs(_ text: Substring, _ stripped: inout Stripped) -> String? {
        var kept: String?
        for pair in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "&" || $0 == ";" }) {
            let name = pair.prefix { $0 != "=" }
            if pair.contains("="), secretQueryNames.contains(percentDecoded(name).lowercased()) {
                stripped.queryNames.append(String(name))
                continue
            }
            let separator =
                pair.startIndex == text.startIndex ? "&" : String(text[text.index(before: pair.startIndex)])
            kept = kept.map { $0 + separator + pair } ?? String(pair)
        }
        return kept
    }

    static func percentDecoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let hex = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), hex.utf8.count == 2, let value = UInt8(hex, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The canonical text.
    public var description: String { url }
}
