import CameraAudit
import CameraModel
import CameraRegistry

/// The registry as it was at one moment, in the form that pages are made of. Never changed once it is made.
struct Snapshot: Sendable {
    /// Counts up with each snapshot of a server: what keeps pages apart.
    var serial = 0
    /// When its reading began.
    var at: Instant
    /// How long it took, in seconds.
    var seconds = 0.0
    var revision = 0
    var tree = ZoneTree([])
    var report: AuditReport
    /// Positions in the report's zones by code.
    var places: [String: Int] = [:]
    var roster = Roster()
    var points = PointTable()
    /// By zone with its descendants: cameras in use by health, in the order of ``CameraFlags/healths``.
    var health: [HealthCounts] = []
    /// By zone with its descendants: cameras in use that came into their state in the last 24 hours.
    var lately: [HealthCounts] = []
    /// Devices on which several offline cameras hang, the most first.
    var causes: [Cause] = []
    /// Findings by zone (empty for none), rule and state.
    var findings: [FindingTally] = []
    /// Zones right below each zone, by code; tops stand at the end.
    var children: [[Int]] = []

    func rates(_ zone: Int) -> ZoneRates? {
        guard zone >= 0, zone < tree.count else { return nil }
        return places[tree.zones[zone].code.text].map { report.zones[$0] }
    }
}

/// Cameras in use by health.
struct HealthCounts: Hashable, Sendable {
    var counts: [Int] = [0, 0, 0, 0]
    var total: Int { counts.reduce(0, +) }
    subscript(_ health: HealthState) -> Int { counts[CameraFlags.index(health)] }

    static func += (a: inout HealthCounts, b: HealthCounts) {
        for index in 0..<4 { a.counts[index] += b.counts[index] }
    }
}

/// One device that explains why cameras are offline.
struct Cause: Hashable, Sendable {
    var parent: String
    /// The zones of the cameras behind it.
    var zones: [Int]
    /// Positions in the roster of the offline cameras behind it, in their order.
    var positions: [UInt32]
    var cameras: Int { positions.count }
}

/// How many findings of a rule there are in a zone.
struct FindingTally: Hashable, Sendable {
    var zone: String
    var rule: String
    var state: FindingState
    var count: Int
}
