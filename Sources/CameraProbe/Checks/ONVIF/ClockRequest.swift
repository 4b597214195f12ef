import CameraModel

/// The SOAP request for a device's time, with a WS-Security token or without.
///
/// Source: ONVIF Core Specification, 8.3.6; OASIS Web Services Security UsernameToken Profile 1.1, 3.1.
enum ClockRequest {
    static let contentType =
        "application/soap+xml; charset=utf-8; action=\"http://www.onvif.org/ver10/device/wsdl/GetSystemDateAndTime\""

    /// The path that devices have when the inventory names none. Source: ONVIF Core Specification, 5.1.1.
    static let usualPath = "/onvif/device_service"

    /// The address to ask: without the `onvif+`, and with a path.
    static func address(_ endpoint: StreamEndpoint) -> String {
        let plain = endpoint.url.hasPrefix("onvif+") ? String(endpoint.url.dropFirst(6)) : endpoint.url
        guard let mark = plain.firstRange(of: "://") else { return plain }
        let rest = plain[mark.upperBound...]
        let path = rest.firstIndex(of: "/").map { rest[$0...] } ?? ""
        guard path.isEmpty || path == "/" else { return plain }
        return String(plain[..<mark.upperBound]) + rest.prefix { $0 != "/" } + usualPath
    }

    /// The request's body.
    static func body(_ token: String = "") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>\
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope">\(token)\
        <s:Body><GetSystemDateAndTime xmlns="http://www.onvif.org/ver10/device/wsdl"/></s:Body></s:Envelope>
        """
    }

    /// The header with a token: the password itself is not in it.
    static func token(user: String, password: String, nonce: [UInt8], created: Instant) -> String {
        let moment = created.rfc3339
        var hash = SHA1()
        for part in [nonce, Array(moment.utf8), Array(password.utf8)] { hash.add(part) }
        let space = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-"
        return """
            <s:Header><Security s:mustUnderstand="1" xmlns="\(space)wssecurity-secext-1.0.xsd"><UsernameToken>\
            <Username>\(escaped(user))</Username>\
            <Password Type="\(space)username-token-profile-1.0#PasswordDigest">\(base64(hash.finish()))</Password>\
            <Nonce EncodingType="\(space)soap-message-security-1.0#Base64Binary">\(base64(nonce))</Nonce>\
            <Created xmlns="\(space)wssecurity-utility-1.0.xsd">\(moment)</Created>\
            </UsernameToken></Security></s:Header>
            """
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { out, character in
            switch character {
            case "<": out += "&lt;"
            case "&": out += "&amp;"
            default: out.append(character)
            }
        }
    }
}

/// Base 64 with padding. Source: RFC 4648, 4.
func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let three = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
        let bits = three[0] << 16 | three[1] << 8 | three[2]
        for place in 0..<4 {
            let isPadding = start + place > bytes.count
            text.append(isPadding ? UInt8(ascii: "=") : alphabet[Int(bits >> UInt32(18 - 6 * place)) & 63])
        }
    }
    return String(decoding: text, as: UTF8.self)
}
