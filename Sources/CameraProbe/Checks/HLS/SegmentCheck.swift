import CameraModel

/// Whether the first bytes of a segment are media: a transport stream or a fragment of MP4.
enum SegmentCheck {
    static func look(_ answer: Answer, isEncrypted: Bool, _ settings: ProbeSettings) -> Judgement {
        if let refused = Verdict.transport(answer.facts, settings) {
            // Missing credentials and our own troubles say nothing of the stream.
            if refused.state == .unknown {
                return .warn(.hlsSegment, .unknown, refused.outcome, "the newest segment: \(refused.words)")
            }
            if refused.outcome == .transferTimedOut {
                return .warn(
                    .hlsSegment, .degraded, .transferTimedOut, "the newest segment: \(refused.words)")
            }
            return .fail(
                .hlsSegment, .offline, .segmentFailed, "the newest segment is not to be had: \(refused.words)"
            )
        }
        guard !answer.body.isEmpty else {
            return .fail(.hlsSegment, .offline, .segmentFailed, "the newest segment is empty")
        }
        if isEncrypted { return .skip(.hlsSegment, "the segments are encrypted") }
        switch readBody(answer.body.span, contentType: nil) {
        case .proven(.mpegTS): return .pass(.hlsSegment, "MPEG-TS")
        case .proven(.mp4): return .pass(.hlsSegment, "MP4")
        case .begun(.mpegTS), .begun(.mp4), .tooFew:
            return .fail(
                .hlsSegment, .offline, .segmentFailed,
                "the newest segment ends after \(answer.body.count) bytes")
        case .begun, .proven, .other:
            return .fail(
                .hlsSegment, .offline, .segmentFailed, "the newest segment is neither MPEG-TS nor MP4")
        }
    }
}
