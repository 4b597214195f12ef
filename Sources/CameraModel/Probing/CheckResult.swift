/// One thing that a probe looks at. The raw value stands in JSON and never changes its meaning.
public enum CheckName: String, Sendable, CaseIterable {
    /// Name, connection and answer: whether anybody answers at all.
    case connection
    /// The certificate: trusted, in time, and not about to expire.
    case tlsCertificate = "tls-certificate"
    /// The status of the answer, HTTP or RTSP.
    case httpStatus = "http-status"
    /// Whether the declared type fits what came.
    case contentType = "content-type"
    /// How long the first byte took.
    case firstByte = "first-byte"
    /// Whether the bytes are a stream of a kind we know.
    case body
    /// The playlist itself: what it names, its target duration.
    case hlsPlaylist = "hls-playlist"
    /// The best variant of a multivariant playlist.
    case hlsVariant = "hls-variant"
    /// Whether the playlist says that it ended.
    case hlsLive = "hls-live"
    /// The newest segment: there, and media.
    case hlsSegment = "hls-segment"
    /// Whether the playlist goes on.
    case hlsAdvance = "hls-advance"
    /// FLV tags: pictures among them.
    case flvTags = "flv-tags"
    /// Transport packets: in step all along.
    case tsSync = "ts-sync"
    /// Transport tables: programs, and pictures in them.
    case tsTables = "ts-tables"
    /// MP4: fragments, not one finished file.
    case mp4Fragments = "mp4-fragments"
    /// A whole picture.
    case jpegPicture = "jpeg-picture"
    /// Whether pictures change.
    case pictureChange = "picture-change"
    /// Whether an RTSP server answers.
    case rtspOptions = "rtsp-options"
    /// Whether an RTSP stream has pictures.
    case rtspDescribe = "rtsp-describe"
    /// The device's clock.
    case onvifClock = "onvif-clock"
}

/// What a check says.
public enum CheckVerdict: String, Sendable, CaseIterable {
    /// As it should be.
    case pass
    /// Worth a look; by itself it takes no camera offline.
    case warn
    /// Not as it should be.
    case fail
    /// Not looked at, and the reason says why: no time, no means, not asked for.
    case skip
}

/// What one check of one probe said.
public struct CheckResult: Hashable, Sendable {
    /// What was looked at.
    public var check: CheckName
    /// What it says.
    public var verdict: CheckVerdict
    /// Why, in English, without addresses and credentials; may be empty for a pass.
    public var reason: String

    /// A check's result.
    public init(_ check: CheckName, _ verdict: CheckVerdict, _ reason: String = "") {
        (self.check, self.verdict, self.reason) = (check, verdict, reason)
    }
}
