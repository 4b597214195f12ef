/// One thing that a played camera does.
enum PlayedStep {
    /// Sends bytes.
    case send([UInt8])
    /// Does nothing for some seconds.
    case wait(Double)
    /// Sends the next frame every so many seconds, for ever.
    case frames(every: Double, (Int) -> [UInt8])
    /// Keeps the connection open and says nothing more.
    case hold
    /// Closes the connection.
    case close
    /// Closes it with a reset.
    case reset
}

/// A request as far as the lab looks at it.
struct PlayedRequest {
    var path: String
    var authorization: String?

    /// The request, from its head up to the empty line.
    init(head: String) {
        let lines = head.split(whereSeparator: \.isNewline)
        let words = lines.first?.split(separator: " ") ?? []
        path = words.count > 1 ? String(words[1]) : "/"
        for line in lines.dropFirst() where line.lowercased().hasPrefix("authorization:") {
            authorization = String(line.dropFirst(14)).trimmingBlanks
        }
    }
}

/// Plays cameras: what each kind does with a request. Pure but for the counted requests.
struct PlayedScript {
    /// How late slow cameras are, in seconds.
    var delay: Double
    /// The value of Authorization that opens `basic` cameras.
    var basic: String
    /// The port, and the host of another name for the same server.
    var port: UInt16

    func steps(_ kind: PlayedKind, _ request: PlayedRequest, number: Int) -> [PlayedStep] {
        switch kind {
        case .hls: return answer("application/vnd.apple.mpegurl", StreamMedia.playlist(sequence: number))
        case .jpeg: return answer("image/jpeg", StreamMedia.jpeg(frame: number))
        case .frozenJpeg: return answer("image/jpeg", StreamMedia.jpeg(frame: 0))
        case .mislabelled: return answer("text/html", StreamMedia.jpeg(frame: number))
        case .mp4: return answer("video/mp4", StreamMedia.mp4())
        case .mjpeg, .frozenMjpeg, .flv, .mpegts: return endless(kind)
        case .slow: return [.wait(delay)] + steps(.hls, request, number: number)
        case .slowBody, .silent, .headersOnly, .trickle: return late(kind, number)
        case .emptyBody: return answer("image/jpeg", [])
        case .emptyPlaylist: return answer("application/vnd.apple.mpegurl", Array("#EXTM3U\n".utf8))
        case .flvHeaderOnly: return answer("video/x-flv", StreamMedia.flvHeader)
        case .htmlPage: return answer("text/html", page)
        case .wrongType: return answer("image/jpeg", page)
        case .basic:
            return request.authorization == basic
                ? steps(.jpeg, request, number: number) : status("401 Unauthorized")
        case .unauthorized: return status("401 Unauthorized")
        case .forbidden: return status("403 Forbidden")
        case .notFound: return status("404 Not Found")
        case .tooMany: return status("429 Too Many Requests")
        case .serverError: return status("500 Internal Server Error")
        case .unavailable: return status("503 Service Unavailable")
        case .redirect, .redirectToLogin, .redirectLoop, .redirectFtp:
            return [.send(redirect(kind, request)), .close]
        default: return broken(kind, number)
        }
    }

    private func endless(_ kind: PlayedKind) -> [PlayedStep] {
        switch kind {
        case .mjpeg:
            [
                head("multipart/x-mixed-replace; boundary=lab"),
                .frames(every: 0.04) { StreamMedia.part(StreamMedia.jpeg(frame: $0)) },
            ]
        case .frozenMjpeg:
            [
                head("multipart/x-mixed-replace; boundary=lab"),
                .frames(every: 0.04) { _ in StreamMedia.part(StreamMedia.jpeg(frame: 0)) },
            ]
        case .flv:
            [
                head("video/x-flv"), .send(StreamMedia.flvHeader),
                .frames(every: 0.04) { _ in StreamMedia.flvTag() },
            ]
        default: [head("video/mp2t"), .frames(every: 0.04) { _ in StreamMedia.transportPackets() }]
        }
    }

    private func late(_ kind: PlayedKind, _ number: Int) -> [PlayedStep] {
        switch kind {
        case .slowBody:
            [
                head("application/vnd.apple.mpegurl"), .wait(delay),
                .send(StreamMedia.playlist(sequence: number)), .close,
            ]
        case .headersOnly: [head("video/x-flv"), .hold]
        case .trickle:
            // A picture that begins, and then goes on byte by byte.
            [
                head("image/jpeg"), .send(Array(StreamMedia.jpeg(frame: 0).prefix(20))),
                .frames(every: 0.2) { _ in [0] },
            ]
        default: [.hold]
        }
    }

    private func broken(_ kind: PlayedKind, _ number: Int) -> [PlayedStep] {
        switch kind {
        case .closedMidBody:
            let picture = StreamMedia.jpeg(frame: number)
            return [head("image/jpeg", length: picture.count), .send(Array(picture.prefix(40))), .close]
        case .garbage: return [.send(Array("\u{1}\u{2}lab: this is no HTTP\r\n\r\n".utf8)), .close]
        case .resetBeforeAnswer: return [.reset]
        default: return [.close]
        }
    }

    private func redirect(_ kind: PlayedKind, _ request: PlayedRequest) -> [UInt8] {
        let place =
            switch kind {
            case .redirectToLogin: "http://localhost:\(port)/cam/0/basic"
            case .redirectLoop: request.path
            case .redirectFtp: "ftp://127.0.0.1:\(port)/a.flv"
            default: "/cam/0/hls"
            }
        return Array(
            "HTTP/1.1 302 Found\r\nLocation: \(place)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8)
    }

    private func head(_ type: String, length: Int? = nil) -> PlayedStep {
        let size = length.map { "Content-Length: \($0)\r\n" } ?? ""
        return .send(
            Array("HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n\(size)Connection: close\r\n\r\n".utf8))
    }

    /// A whole answer with its length.
    func answer(_ type: String, _ body: [UInt8]) -> [PlayedStep] {
        [head(type, length: body.count), .send(body), .close]
    }

    /// An answer of a status, with a page that explains it as servers do.
    func status(_ line: String) -> [PlayedStep] {
        let login = line.hasPrefix("401") ? "WWW-Authenticate: Basic realm=\"lab\"\r\n" : ""
        let text = "HTTP/1.1 \(line)\r\nContent-Length: \(page.count)\r\n\(login)Connection: close\r\n\r\n"
        return [.send(Array(text.utf8)), .send(page), .close]
    }

    private var page: [UInt8] {
        Array(
            ("<!DOCTYPE html><title>camera</title>" + String(repeating: "<p>Please log in.", count: 80)).utf8)
    }
}

extension String {
    /// Without blanks and tabs at either end.
    var trimmingBlanks: String {
        let body = drop { $0 == " " || $0 == "\t" }
        return String(body.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
