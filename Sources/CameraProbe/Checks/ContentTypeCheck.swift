import CameraModel

/// Whether the declared type fits what came. Never more than a remark: a wrong type is common, and players cope.
enum ContentTypeCheck {
    static func look(_ declared: String?, _ kind: StreamKind) -> Judgement {
        guard let declared, !declared.isEmpty else { return .remark(.contentType, "no type was declared") }
        // As they are usually written, before any look at the letters.
        guard !wanted(kind).contains(declared) else { return .pass(.contentType) }
        let type = declared.prefix { $0 != ";" && $0 != " " }.lowercased()
        guard !wanted(kind).contains(where: { type.hasPrefix($0) }) else { return .pass(.contentType) }
        // What a server writes there may be anything: only what looks like a type is repeated.
        let shown = type.utf8.count <= 64 && type.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) ? type : "?"
        return .remark(.contentType, "\(kind.rawValue) declared as \(shown)")
    }

    private static func wanted(_ kind: StreamKind) -> [String] { table[kind] ?? [""] }

    private static let table = Dictionary(uniqueKeysWithValues: StreamKind.allCases.map { ($0, types($0)) })

    private static func types(_ kind: StreamKind) -> [String] {
        let plain = ["application/octet-stream", "binary/octet-stream"]
        return switch kind {
        case .hls:
            [
                "application/vnd.apple.mpegurl", "application/x-mpegurl", "audio/mpegurl", "audio/x-mpegurl",
                "application/mpegurl",
            ]
        case .jpeg: plain + ["image/jpeg", "image/jpg", "image/pjpeg"]
        case .multipartJPEG: plain + ["multipart/"]
        case .flv: plain + ["video/x-flv", "video/flv"]
        case .mpegTS: plain + ["video/mp2t", "video/mpeg", "video/m2ts"]
        case .mp4: plain + ["video/mp4", "video/iso"]
        case .rtsp: ["application/sdp"]
        case .onvif: ["application/soap+xml", "text/xml", "application/xml"]
        case .other, .none: [""]
        }
    }
}
