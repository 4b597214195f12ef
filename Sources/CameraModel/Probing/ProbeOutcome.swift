/// How one probe of one endpoint ended. The raw value stands in JSON and in the registry.
public enum ProbeOutcome: String, Sendable, CaseIterable {
    /// The answer starts as a stream of its kind does.
    case streaming
    /// A stream, but its first byte came after the slow threshold.
    case slow
    /// A playlist that does not go on, goes back, or is old.
    case stale
    /// A playlist that says it has ended: a recording, or a stream that stopped.
    case ended
    /// The same picture again and again.
    case frozen
    /// A good playlist whose newest segment is missing, empty or no media.
    case segmentFailed
    /// A device that answers ONVIF with the right time.
    case answering
    /// A device that answers ONVIF with a wrong time.
    case wrongClock
    /// A device that answers ONVIF with a fault, or with another answer than asked for.
    case deviceFault
    /// 200 and a body that is not video of any kind we know.
    case notVideo
    /// A success status and no bytes at all.
    case emptyBody
    /// A status of 400 or above that is not about credentials, or an unexpected one below 200.
    case httpError
    /// 401 or 403: it answers, and needs credentials.
    case needsCredentials
    /// The connection was refused.
    case refused
    /// The host's name does not resolve.
    case unresolved
    /// No way to the host or its network.
    case unreachable
    /// Time ran out before the connection stood.
    case connectTimedOut
    /// Time ran out in the TLS handshake.
    case tlsTimedOut
    /// Time ran out before the first byte of the body.
    case firstByteTimedOut
    /// Time ran out while bytes were coming, too few to judge.
    case transferTimedOut
    /// The TLS handshake failed, or the certificate was not accepted.
    case tlsFailed
    /// The connection broke before there was enough to judge.
    case connectionLost
    /// The answer is not of the protocol that was asked: HTTP, RTSP or ONVIF.
    case protocolError
    /// More redirects than allowed, or one to a scheme that is not.
    case redirectRefused
    /// The scheme is not one that this prober asks.
    case unsupported
    /// This machine ran out of descriptors, ports or memory: says nothing about the camera.
    case localFailure
    /// The run was cancelled before this endpoint was judged.
    case cancelled
}

/// What kind of stream the first bytes show. The raw value stands in JSON.
public enum StreamKind: String, Sendable, CaseIterable {
    /// An HLS playlist.
    case hls
    /// One JPEG picture.
    case jpeg
    /// Multipart JPEG.
    case multipartJPEG = "mjpeg"
    /// FLV over HTTP.
    case flv
    /// An MPEG transport stream.
    case mpegTS = "mpegts"
    /// MP4, fragmented or not.
    case mp4
    /// A session description with pictures in it, over RTSP.
    case rtsp
    /// A device's ONVIF answer.
    case onvif
    /// Something that is none of these.
    case other
    /// Nothing was read.
    case none
}
