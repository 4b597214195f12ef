/// How a run asks: times, limits and manners. The defaults suit a county's cameras behind gateways.
public struct ProbeSettings: Hashable, Sendable {
    /// The most that one attempt may take, redirects and further questions included, pauses before a second
    /// look not, in seconds; above 0.
    public var timeoutSeconds = 10.0
    /// The most that resolving, connecting and the TLS handshake may take together, in seconds; above 0.
    public var connectTimeoutSeconds = 5.0
    /// A first byte of the body later than this, in seconds from the request, makes a stream slow.
    public var slowSeconds = 5.0
    /// How long a media server may hold a request while it pulls a stream, in seconds.
    ///
    /// A silence shorter than this is unknown, a longer one is offline; it only matters when
    /// ``timeoutSeconds`` is longer. Source: gateways in the field wait for up to 15 s.
    public var gatewayHoldSeconds = 15.0
    /// The most endpoints asked at once; 1 or more. Lowered to what the descriptors of the process allow.
    public var concurrency = 256
    /// The most endpoints of one host asked at once; 1 or more. Each probe can make a gateway pull a stream.
    public var perHost = 8
    /// The most endpoints of one gateway (host and port) asked at once; 1...``perHost``.
    ///
    /// A gateway that does not keep up is asked less: see ``Prober/slowedGateways``.
    public var perGateway = Int.max
    /// Further attempts after one whose outcome may change; 0 or more.
    public var retries = 1
    /// Pause before a further attempt, in seconds; 0 or more.
    public var retryPauseSeconds = 0.5
    /// The longest pause before a playlist is looked at again, in seconds; 0: never.
    ///
    /// A playlist may rest for one and a half target durations. No place at work is held meanwhile.
    public var secondLookSeconds = 12.0
    /// Pictures of one multipart stream that stay the same for so long are frozen, in seconds; 0: not looked at.
    ///
    /// At most half of ``timeoutSeconds``.
    public var stillSeconds = 3.0
    /// A device's clock may be so far from ours, in seconds; 0 or more.
    public var clockToleranceSeconds = 10.0
    /// A certificate that ends within so many days is remarked on.
    public var certificateDays = 14
    /// The most bytes of a body that are read, 1 024 or more; playlists and pictures have bounds of their own.
    public var maxBytes = 65_536
    /// The most bytes of a playlist that are read, 1 024 or more.
    public var maxPlaylistBytes = 262_144
    /// The most bytes of pictures that are read, 1 024 or more; they are hashed as they come, and not kept.
    public var maxPictureBytes = 2_097_152
    /// The most redirects followed in one attempt; 0 or more.
    public var maxRedirects = 3
    /// Whether a certificate that this machine does not trust is reported (as degraded) or let pass.
    public var verifyCertificates = true
    /// A file of certificates in PEM form that are trusted instead of this machine's; `nil`: this machine's.
    public var certificateFile: String?
    /// Which addresses are connected to at all.
    public var reach = Reach()
    /// The name under which we ask.
    public var userAgent = "SharpEyes/0.1"

    /// The defaults.
    public init() {}

    /// The settings with every value inside its range.
    var inRange: ProbeSettings {
        var settings = self
        settings.timeoutSeconds = min(max(timeoutSeconds, 0.001), 86_400)
        settings.connectTimeoutSeconds = min(max(connectTimeoutSeconds, 0.001), settings.timeoutSeconds)
        settings.concurrency = min(max(concurrency, 1), 65_536)
        settings.perHost = max(perHost, 1)
        settings.perGateway = min(max(perGateway, 1), settings.perHost)
        settings.retries = max(retries, 0)
        settings.retryPauseSeconds = max(retryPauseSeconds, 0)
        settings.maxBytes = min(max(maxBytes, 1024), 16_777_216)
        settings.maxPlaylistBytes = min(max(maxPlaylistBytes, 1024), 16_777_216)
        settings.maxPictureBytes = min(max(maxPictureBytes, 1024), 1 << 30)
        settings.secondLookSeconds = min(max(secondLookSeconds, 0), 3600)
        // An attempt must not be over before it can tell.
        settings.stillSeconds = min(max(stillSeconds, 0), settings.timeoutSeconds / 2)
        settings.clockToleranceSeconds = max(clockToleranceSeconds, 0)
        settings.maxRedirects = max(maxRedirects, 0)
        return settings
    }
}
