import CameraModel

/// What a media playlist says by itself, and what two looks at it say together.
enum PlaylistCheck {
    /// How far the packager's clock may be from ours before its times prove nothing, in seconds.
    static let clockTolerance = 30.0

    /// `hls-playlist` and `hls-live` of a media playlist.
    static func look(_ playlist: Playlist) -> [Judgement] {
        guard playlist.newest != nil else {
            return [.fail(.hlsPlaylist, .offline, .notVideo, "the playlist names no segment and no variant")]
        }
        let named = "\(playlist.segmentCount) segments, from number \(playlist.mediaSequence)"
        let first =
            playlist.targetDuration == nil
            ? Judgement.remark(.hlsPlaylist, "the playlist has no target duration; \(named)")
            : .pass(.hlsPlaylist, named)
        guard playlist.hasEnded else { return [first, .pass(.hlsLive)] }
        return [
            first,
            .fail(
                .hlsLive, .degraded, .ended,
                "the playlist says that it has ended: a recording, or a stopped stream"),
        ]
    }

    /// How long a live playlist may stay the same, in seconds: one and a half target durations.
    ///
    /// Source: RFC 8216, 6.2.2. Without a target duration the longest segment serves, or 6 s.
    static func patience(_ playlist: Playlist) -> Double {
        let target = playlist.targetDuration ?? (playlist.longest > 0 ? playlist.longest : 6)
        return max(target * 1.5, 1)
    }

    /// What one look tells of its going on: only times of the packager can, and only when its clock is near ours.
    static func advance(_ playlist: Playlist, at now: Instant) -> Judgement? {
        guard let ends = playlist.newestEnds else { return nil }
        let age = now.seconds(since: ends)
        guard age > -clockTolerance, age < patience(playlist) * 2 else { return nil }
        return .pass(.hlsAdvance, "the newest segment ended \(wholeSeconds(age)) ago, by its own time")
    }

    /// What two looks tell, `seconds` apart.
    static func advance(_ before: Playlist, _ after: Playlist, seconds: Double) -> Judgement {
        let apart = wholeSeconds(seconds)
        if after.hasEnded {
            return .fail(.hlsAdvance, .degraded, .ended, "the playlist ended between two looks")
        }
        if after.next > before.next {
            return .pass(.hlsAdvance, "\(after.next - before.next) new segments in \(apart)")
        }
        if after.next < before.next {
            return .warn(
                .hlsAdvance, .degraded, .stale,
                "the sequence went back, from \(before.next) to \(after.next) in \(apart): the packager started anew?"
            )
        }
        if after.partCount > before.partCount { return .pass(.hlsAdvance, "new parts in \(apart)") }
        // Without the tag every first segment is number 0, and only names tell.
        if !after.hasMediaSequence, path(after) != path(before) {
            return .pass(.hlsAdvance, "another newest segment after \(apart)")
        }
        let target = before.targetDuration.map { ", target duration \(wholeSeconds($0))" } ?? ""
        return .fail(
            .hlsAdvance, .degraded, .stale, "no new segment in \(apart)\(target)\(old(after))")
    }

    private static func old(_ playlist: Playlist) -> String {
        playlist.newestEnds.map { "; the newest one is of \($0.rfc3339)" } ?? ""
    }

    /// Tokens in a query change with every look.
    private static func path(_ playlist: Playlist) -> Substring? {
        playlist.newest.map { $0.address.prefix { $0 != "?" && $0 != "#" } }
    }
}

/// Seconds in words, with a tenth: `2.5 s`.
func wholeSeconds(_ seconds: Double) -> String {
    let tenths = Int((min(max(seconds, -1e9), 1e9) * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    return tenths % 10 == 0
        ? "\(tenths / 10) s" : "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10) s"
}
