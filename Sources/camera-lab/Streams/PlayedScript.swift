import CameraModel

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

/// Plays cameras: what each kind does with a request. Pure but for the counted requests.
struct PlayedScript {
    /// How late slow cameras are, in seconds.
    var delay: Double
    /// The value of Authorization that opens `basic` cameras.
    var basic: String
    /// The port, and the host of another name for the same server.
    var port: UInt16
    /// The time of day, for clocks.
    var clock: () -> Instant

    /// What happens to a request, the `number`-th, `now` seconds after the server began.
    func steps(_ kind: PlayedKind, _ request: PlayedRequest, number: Int, now: Double) -> [PlayedStep] {
        switch kind {
        case _ where kind.rawValue.hasPrefix("hls"): return hls(kind, request, now: now)
        case _ where kind.scheme == "rtsp": return rtsp(kind, request)
        case _ where kind.scheme == "onvif+http": return onvif(kind, request)
        case .slow, .slowBody: return late(kind, request, now)
        case .jpeg: return answer("image/jpeg", StreamMedia.jpeg(frame: number))
        case .frozenJpeg: return answer("image/jpeg", StreamMedia.jpeg(frame: 0))
        case .mislabelled: return answer("text/html", StreamMedia.jpeg(frame: number))
        case .mp4: return answer("video/mp4", StreamMedia.mp4())
        case .mp4File: return answer("video/mp4", StreamMedia.mp4File())
        case .mjpeg, .frozenMjpeg, .stalledMjpeg, .flv, .flvSoundOnly, .endlessBody: return endless(kind)
        case .mpegts, .tsWithoutTables, .tsOutOfStep, .tsSoundOnly: return packets(kind)
        case .silent, .headersOnly, .trickle: return late(kind, request, now)
        case .emptyBody: return answer("image/jpeg", [])
        case .emptyPlaylist: return answer("application/vnd.apple.mpegurl", Array("#EXTM3U\n".utf8))
        case .flvHeaderOnly: return answer("video/x-flv", StreamMedia.flvHeader)
        case .htmlPage: return answer("text/html", page)
        case .wrongType: return answer("image/jpeg", page)
        case .basic:
            return request.authorization == basic
                ? steps(.jpeg, request, number: number, now: now) : status("401 Unauthorized")
        case .unauthorized: return status("401 Unauthorized")
        case .forbidden: return status("403 Forbidden")
        case .notFound: return status("404 Not Found")
        case .tooMany: return status("429 Too Many Requests")
        case .serverError: return status("500 Internal Server Error")
        case .unavailable: return status("503 Service Unavailable")
        case .redirect, .redirectToLogin, .redirectLoop, .redirectFtp, .redirectFile:
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
        case .stalledMjpeg:
            [
                head("multipart/x-mixed-replace; boundary=lab"),
                .send(StreamMedia.part(StreamMedia.jpeg(frame: 0))),
                .hold,
            ]
        case .flvSoundOnly:
            [
                head("video/x-flv"), .send(StreamMedia.flvHeader),
                .frames(every: 0.01) { _ in (0..<40).flatMap { _ in StreamMedia.flvTag(type: 8) } },
            ]
        default: [head("video/x-flv"), .frames(every: 0.01) { _ in [UInt8](repeating: 0, count: 4096) }]
        }
    }

    private func packets(_ kind: PlayedKind) -> [PlayedStep] {
        let frame: [UInt8] =
            switch kind {
            case .tsWithoutTables: StreamMedia.packets(50)
            case .tsOutOfStep:
                StreamMedia.packets(5) + [UInt8](repeating: 1, count: 100) + StreamMedia.packets(45)
            case .tsSoundOnly: StreamMedia.transportPackets(type: 0x0F)
            default: StreamMedia.transportPackets()
            }
        return [head("video/mp2t"), .frames(every: 0.04) { _ in frame }]
    }

    private func late(_ kind: PlayedKind, _ request: PlayedRequest, _ now: Double) -> [PlayedStep] {
        if kind == .slow || kind == .slowBody, request.parts.count > 3 { return hls(kind, request, now: now) }
        return switch kind {
        case .slow: [.wait(delay)] + hls(kind, request, now: now)
        case .slowBody:
            // The head comes at once, and the rest waits.
            hls(kind, request, now: now).reduce(into: []) { steps, step in
                steps += steps.isEmpty ? [step, .wait(delay)] : [step]
            }
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
        case .resetMidBody:
            return [
                head("image/jpeg"), .send(Array(StreamMedia.jpeg(frame: number).prefix(40))), .wait(0.1),
                .reset,
            ]
        case .halfJpeg: return answer("image/jpeg", Array(StreamMedia.jpeg(frame: number).prefix(90)))
        case .oversizeHeaders:
            return [
                .send(Array("HTTP/1.1 200 OK\r\nX-Lab: ".utf8)),
                .frames(every: 0.01) { _ in [UInt8](repeating: 0x61, count: 65_536) },
            ]
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
            case .redirectFile: "file:///etc/hostname"
            case .redirectFtp: "ftp://127.0.0.1:\(port)/a.flv"
            default: "/cam/0/hls"
            }
        return Array(
            "HTTP/1.1 302 Found\r\nLocation: \(place)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8)
    }

    func head(_ type: String, length: Int? = nil) -> PlayedStep {
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
        let again = line.hasPrefix("503") ? "Retry-After: 30\r\n" : ""
        let text =
            "HTTP/1.1 \(line)\r\nContent-Length: \(page.count)\r\n\(login)\(again)Connection: close\r\n\r\n"
        return [.send(Array(text.utf8)), .send(page), .close]
    }

    var page: [UInt8] {
        Array(
            ("<!DOCTYPE html><title>camera</title>" + String(repeating: "<p>Please log in.", count: 80)).utf8)
    }
}
