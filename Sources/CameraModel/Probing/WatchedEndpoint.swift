/// An endpoint that is to be asked, with what is known of it and where it hangs.
public struct WatchedEndpoint: Hashable, Sendable {
    /// What is asked.
    public var target: ProbeTarget
    /// The established state; `nil` when it was never asked.
    public var state: HealthState?
    /// Since when; `nil` when it was never asked.
    public var since: Instant?
    /// How the last attempt ended; `nil` when it was never asked.
    public var outcome: ProbeOutcome?
    /// What was to be said beyond that; empty when nothing.
    public var message = ""
    /// Whether its state changes too often to be believed.
    public var isFlapping = false
    /// The camera's name; `nil` when the record has none.
    public var name: String?
    /// Where it stands, in words; `nil` when the record has none.
    public var address: String?
    /// The camera's zone.
    public var zone: ZoneCode?
    /// The recorder or other device that it hangs on (`parent`); `nil` when the record has none.
    public var parent: String?
    /// The pole it hangs on; `nil` when the record has none.
    public var pole: String?
    /// The maintenance window that the camera is in; `nil` when it is in none.
    public var maintenance: Int64?

    /// An endpoint of which nothing is known.
    public init(target: ProbeTarget) { self.target = target }
}
