public import CameraModel

/// A prober that shares a registry's endpoints with others, on whatever machine.
public struct ProbeWorker: Hashable, Sendable {
    /// What it is called; one process at a time has a name.
    public var name: String
    /// The machine it runs on.
    public var host: String
    /// Its process.
    public var process: Int32
    /// The zones it can reach, by code or name, with all below them; empty for all.
    public var zones: [String]
    /// For how long its leases are its own when nothing is heard of it, in milliseconds.
    public var leaseMilliseconds: Int64
    /// Each endpoint is asked once in each period of so many milliseconds; periods begin at whole multiples since 1970.
    public var everyMilliseconds: Int64

    /// A worker.
    public init(
        name: String, host: String, process: Int32, zones: [String] = [], leaseMilliseconds: Int64 = 120_000,
        everyMilliseconds: Int64 = 300_000
    ) {
        precondition(leaseMilliseconds > 0 && everyMilliseconds > 0, "a duration is more than nothing")
        (self.name, self.host, self.process, self.zones) = (name, host, process, zones)
        (self.leaseMilliseconds, self.everyMilliseconds) = (leaseMilliseconds, everyMilliseconds)
    }

    /// Whether a text can be a name: 1 to 64 letters, digits or `._-`, for it stands in the name of a file.
    public static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && !text.hasPrefix(".")
            && text.utf8.allSatisfy {
                ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
                    || [0x2D, 0x2E, 0x5F].contains($0)
            }
    }

    /// When the period that `moment` lies in began.
    public func periodStart(_ moment: Instant) -> Instant {
        Instant(milliseconds: moment.milliseconds - moment.milliseconds % everyMilliseconds)
    }
}

/// A worker as the registry knows it.
public struct EnlistedWorker: Hashable, Sendable {
    /// Its number.
    public var id: Int64
    /// What it says of itself.
    public var worker: ProbeWorker
    /// The registry's identity.
    public var registry: String
    /// What the server's clock said when it was enlisted.
    public var serverTime: Instant
}

/// An endpoint that was given to a worker.
public struct LeasedEndpoint: Hashable, Sendable {
    /// What is asked, and what is known of it.
    public var watched: WatchedEndpoint
    /// How often it has been given to somebody: results count only while this is the last time.
    public var token: Int64

    /// An endpoint that was given for the `token`th time.
    public init(watched: WatchedEndpoint, token: Int64) { (self.watched, self.token) = (watched, token) }
}

/// What a worker was given at once.
public struct Lease: Hashable, Sendable {
    /// When, by the server's clock.
    public var at: Instant
    /// What it may ask.
    public var endpoints: [LeasedEndpoint]
    /// What was due and is not asked because it is under maintenance.
    public var maintained: [WatchedEndpoint]
    /// Whether nothing was due.
    public var isEmpty: Bool { endpoints.isEmpty && maintained.isEmpty }
}
