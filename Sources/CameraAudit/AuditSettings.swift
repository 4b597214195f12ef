public import CameraModel

/// What an audit is asked: the moment it speaks of, the window of verification, and what to explain.
public struct AuditSettings: Sendable {
    /// The moment that the figures speak of; the audit asks no clock.
    public var asOf: Instant
    /// Whether ``asOf`` is a past moment, of which the figures are wanted as the registry knew it then; else they are of
    /// what it knows now.
    public var isPast = false
    /// With ``isPast``: the revision known then, where it was written down; `nil` leaves it to the change log.
    public var revision: Int?
    /// How long before ``asOf``, in seconds, a probe may have reached a camera to verify its connection; 0 or more.
    public var windowSeconds: Int = 86_400
    /// How long before ``asOf``, in seconds, the online rate looks back; 0 does not reckon it.
    public var onlineWindowSeconds: Int = 0
    /// Whether the verified connection and the online rate are also given without what is excused: a parent that is offline,
    /// maintenance. Of a past moment nobody knows it.
    public var excuses = false
    /// Local time, for dates without an offset and for the text report.
    public var localTime: LocalTime = .shanghai
    /// The rate whose cameras and sites are listed in ``AuditReport/evidence``; `nil` collects none.
    ///
    /// Evidence grows with the records; all else of an audit grows with zones and sites only.
    public var explain: RateName?
    /// The list that is wanted in full, in ``AuditReport/listed``; like evidence it grows with the records.
    public var list: EvidenceList?
    /// How many device codes each list of a zone names at most, 0 or more; the counts are always complete.
    public var listLimit: Int = 20
    /// What the report groups records by.
    public var grouping: Grouping = .zone
    /// With a ``grouping`` other than by zone: the zone that the groups are of, with its descendants; `nil` is all.
    public var scope: ZoneCode?
    /// How many groups a report may have, 1 or more; with more of them it has none, and says so.
    public var groupLimit: Int = 10_000
    /// Which cameras see which sites, from geometry; empty until there is any.
    public var viewPairs: [ViewPair] = []

    /// The rates that are reckoned, in the order of a report.
    public var rates: [RateName] { RateName.reckoned + (onlineWindowSeconds > 0 ? [.online] : []) }

    /// Settings for a moment, with a window of 24 hours and Asia/Shanghai as local time.
    public init(asOf: Instant) { self.asOf = asOf }
}

/// A positioned site that lies in the declared range of a camera: what geometry hands to the audit.
public struct ViewPair: Hashable, Sendable {
    /// The site's key.
    public var siteKey: String
    /// The camera that sees it.
    public var deviceCode: DeviceCode

    /// A site and a camera that sees it.
    public init(siteKey: String, deviceCode: DeviceCode) {
        (self.siteKey, self.deviceCode) = (siteKey, deviceCode)
    }
}
