import CameraModel

/// A session description: whether it names pictures. Source: RFC 8866 (SDP), RFC 2326 C.1.
enum SDPCheck {
    static func look(_ bytes: [UInt8]) -> Judgement {
        var media: [Substring] = []
        var codec: Substring?
        var isSession = false
        for raw in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let line = trimmed(raw)
            if line.hasPrefix("v=") { isSession = true }
            if line.hasPrefix("m=") { media.append(line.dropFirst(2).prefix { $0 != " " }) }
            // a=rtpmap:96 H264/90000
            if media.last == "video", codec == nil, line.hasPrefix("a=rtpmap:") {
                codec = line.drop { $0 != " " }.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "-" }
            }
        }
        guard isSession else {
            return .fail(.rtspDescribe, .offline, .notVideo, "the answer is no session description")
        }
        if media.contains("video") {
            return .pass(.rtspDescribe, codec.map { "video, \($0.prefix(16))" } ?? "video")
        }
        if media.contains("audio") {
            return .fail(.rtspDescribe, .offline, .notVideo, "the session has sound and no pictures")
        }
        return .fail(.rtspDescribe, .offline, .notVideo, "the session has no pictures")
    }
}
