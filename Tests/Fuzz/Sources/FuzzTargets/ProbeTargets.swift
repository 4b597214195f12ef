import CameraModel

@testable import CameraProbe

/// What cameras answer.
enum ProbeTargets {
    static func playlist(_ bytes: [UInt8]) {
        for isWhole in [true, false] {
            guard let playlist = Playlist(bytes, isWhole: isWhole) else { continue }
            _ = PlaylistCheck.look(playlist)
            _ = PlaylistCheck.patience(playlist)
            _ = PlaylistCheck.advance(playlist, at: Instant(seconds: 1_795_000_000))
            _ = PlaylistCheck.advance(playlist, playlist, seconds: 6)
        }
        _ = resolve(
            String(decoding: bytes.prefix(500), as: UTF8.self), against: "http://127.0.0.1/a/b.m3u8?c#d")
    }

    /// A body comes in pieces; its declared type is the first byte's choice.
    static func body(_ bytes: [UInt8]) {
        let types: [String?] = [
            nil, "multipart/x-mixed-replace; boundary=--x", "image/jpeg", "video/mp2t", "video/x-flv",
        ]
        let type = types[Int(bytes.first ?? 0) % types.count]
        let body = Array(bytes.dropFirst())
        var end = 1
        while end < body.count {
            _ = readBody(Array(body[..<end]).span, contentType: type)
            end *= 2
        }
        _ = readBody(body.span, contentType: type)
        _ = MPEGTSTables(body.span)
        _ = FLVCheck.look(body.span)
        _ = MP4Check.look(body.span)
        var pictures = PictureTally()
        body.withUnsafeBytes { pictures.take(UnsafeRawBufferPointer(rebasing: $0.prefix(body.count / 2))) }
        body.withUnsafeBytes { pictures.take(UnsafeRawBufferPointer(rebasing: $0.dropFirst(body.count / 2))) }
    }

    static func sdp(_ bytes: [UInt8]) { _ = SDPCheck.look(bytes) }

    static func soap(_ bytes: [UInt8]) {
        let now = Instant(seconds: 1_795_000_000)
        _ = ClockCheck.look(ONVIFAnswer.read(bytes), at: now, tolerance: 10)
    }

    static func endpoint(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        _ = withoutLogin(text)
        _ = NetworkRange(text)
        _ = NoticeCall.place(text)
        _ = CertificateCheck.moment(text)
        guard let parsed = StreamEndpoint.parse(text) else { return }
        _ = Redirect.judge(parsed.endpoint, to: text, followed: 0, most: 3)
        // What was taken out must not be there any more, and reading it again changes nothing.
        precondition(StreamEndpoint.parse(parsed.endpoint.url)?.endpoint == parsed.endpoint)
        precondition(StreamEndpoint.parse(parsed.endpoint.url)?.stripped.isEmpty == true)
    }

    static func secrets(_ bytes: [UInt8]) {
        _ = try? Secrets.parse(String(decoding: bytes, as: UTF8.self), path: "secrets")
    }
}
