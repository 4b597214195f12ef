import CameraModel

/// A request as far as the lab looks at it.
struct PlayedRequest {
    var method: String
    /// Without scheme and host.
    var path: String
    var authorization: String?
    /// RTSP's number of the request.
    var sequence: String?
    var bodyLength = 0
    var body = ""

    /// The whole request; `nil` while it has not all come.
    init?(_ input: [UInt8]) {
        guard let text = String(validating: input, as: UTF8.self),
            let blank = text.firstRange(of: "\r\n\r\n")
        else { return nil }
        let lines = text[..<blank.lowerBound].split(whereSeparator: \.isNewline)
        let words = lines.first?.split(separator: " ") ?? []
        method = words.first.map { String($0) } ?? ""
        path = words.count > 1 ? PlayedRequest.path(words[1]) : "/"
        for line in lines.dropFirst() {
            let value = String(line.drop { $0 != ":" }.dropFirst()).trimmingBlanks
            switch line.prefix(while: { $0 != ":" }).lowercased() {
            case "authorization": authorization = value
            case "cseq": sequence = value
            case "content-length": bodyLength = decimalInteger(value) ?? 0
            default: break
            }
        }
        body = String(text[blank.upperBound...])
        if body.utf8.count < bodyLength { return nil }
    }

    /// The parts of the path between slashes.
    var parts: [Substring] { path.prefix { $0 != "?" }.split(separator: "/") }

    /// RTSP names the whole address where HTTP names a path.
    private static func path(_ address: Substring) -> String {
        guard let mark = address.firstRange(of: "://") else { return String(address) }
        return String(address[mark.upperBound...].drop { $0 != "/" })
    }
}

extension String {
    /// Without blanks and tabs at either end.
    var trimmingBlanks: String {
        let body = drop { $0 == " " || $0 == "\t" }
        return String(body.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
