import CameraModel

/// Playlists, and what they name: `/cam/NUMBER/KIND` leads to `KIND/media.m3u8` or `KIND/SEGMENT`.
extension PlayedScript {
    /// A playlist or a segment; `now` in seconds since the server began, segments last one second.
    func hls(_ kind: PlayedKind, _ request: PlayedRequest, now: Double) -> [PlayedStep] {
        if let name = request.parts.dropFirst(3).first {
            return name == "media.m3u8" ? media(kind, now) : segment(kind, name)
        }
        switch kind {
        case .hlsMaster, .hlsVariantMissing: return playlist(StreamMedia.master(folder: kind.rawValue))
        default: return media(kind, now)
        }
    }

    private func media(_ kind: PlayedKind, _ now: Double) -> [PlayedStep] {
        let present = 1000 + Int(now)
        var list = StreamMedia.Playlist(folder: kind.rawValue, sequence: present)
        switch kind {
        case .hlsVariantMissing: return status("404 Not Found")
        case .hlsFmp4: list.ending = "m4s"
        case .hlsDated: list.newestEnds = clock()
        // A year ago by its own time, and not a segment since.
        case .hlsOld: (list.sequence, list.newestEnds) = (1000, clock().adding(seconds: -31_536_000))
        case .hlsStale: list.sequence = 1000
        case .hlsEnded: (list.sequence, list.hasEnded) = (1000, true)
        case .hlsBack: list.sequence = 1000 - Int(now)
        case .hlsSegmentFile: list.folder = "file:///etc"
        default: break
        }
        // In a folder of its own the names need no folder.
        if kind == .hlsMaster { list.folder = "." }
        return playlist(list.bytes)
    }

    private func segment(_ kind: PlayedKind, _ name: Substring) -> [PlayedStep] {
        switch kind {
        case .hlsSegmentMissing: status("404 Not Found")
        case .hlsSegmentEmpty: answer("video/mp2t", [])
        case .hlsSegmentPage: answer("video/mp2t", page)
        case .hlsSegmentShort: answer("video/mp2t", Array(StreamMedia.transportPackets().prefix(300)))
        default:
            name.hasSuffix(".m4s")
                ? answer("video/mp4", StreamMedia.fragment())
                : answer("video/mp2t", StreamMedia.transportPackets())
        }
    }

    func playlist(_ bytes: [UInt8]) -> [PlayedStep] { answer("application/vnd.apple.mpegurl", bytes) }
}
