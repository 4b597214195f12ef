public import CameraModel

/// Asks many endpoints at once from the calling thread, which it blocks until all are judged.
///
/// Each target gets exactly one result. Nothing of a run outlives it: libcurl's handles are made and freed in the
/// call, and no connection is kept. Use one prober per thread; runs of the same prober come one after the other.
public final class Prober {
    /// The settings, every value inside its range.
    public let settings: ProbeSettings
    /// How many endpoints are asked at once: the setting, or less where descriptors are short.
    public let concurrency: Int
    /// The fewest that the last run asked at once, because this machine or its uplink showed strain; ``concurrency`` when
    /// it showed none.
    public private(set) var fewestAtOnce: Int
    /// How many gateways the last run asked less than it might, because they did not keep up.
    public private(set) var slowedGateways = 0
    private let secrets: Secrets

    /// A prober.
    ///
    /// Raises the process's soft limit of descriptors to the hard one. Throws when libcurl cannot be used.
    public init(settings: ProbeSettings, secrets: Secrets) throws(ProbeError) {
        if let trouble = CurlLibrary.trouble { throw trouble }
        DescriptorLimit.raise()
        self.settings = settings.inRange
        self.secrets = secrets
        concurrency = min(self.settings.concurrency, DescriptorLimit.transfers)
        fewestAtOnce = concurrency
    }

    /// Asks every target, and hands over each result as soon as it stands, in no particular order.
    ///
    /// Parameters:
    /// - targets: what to ask; RTSP over TLS (`rtsps`) ends as unsupported, unasked.
    /// - now: the present moment, asked when an attempt begins.
    /// - isCancelled: asked at least five times a second, from this thread; once true, everything not yet
    ///   judged ends as cancelled and the call returns.
    /// - onResult: called from this thread.
    ///
    /// Throws only for failures of our own that leave targets unasked; results handed over before stand.
    public func probe(
        _ targets: [ProbeTarget], now: @escaping () -> Instant, isCancelled: @escaping () -> Bool,
        onResult: (ProbeResult) -> Void
    ) throws(ProbeError) {
        let quiet = QuietPipe()
        let loop = try ProbeLoop(
            targets: targets, settings: settings, concurrency: concurrency, secrets: secrets, now: now,
            isCancelled: isCancelled)
        defer { (fewestAtOnce, slowedGateways) = (loop.pace.lowest, loop.slowedGateways) }
        try loop.run(onResult)
        _ = consume quiet
    }
}
