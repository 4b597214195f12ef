public import CameraModel

/// Where a record stands in a rate.
public enum Standing: String, Sendable, CaseIterable {
    /// Counted in the part (and the whole).
    case part
    /// Counted in the whole, not in the part.
    case missing
    /// Known not to belong to the whole.
    case excluded
    /// Nobody knows whether it belongs to the whole.
    case unknown
}

/// A camera or site behind a figure, with the reason for where it stands.
///
/// Each record is listed once, under its own zone; a parent's figure is the sum over its descendants.
public struct Evidence: Hashable, Sendable {
    /// The record's own zone; `nil` when the registry has no such zone.
    public var zone: ZoneCode?
    /// The record's category.
    public var category: AreaCategory
    /// Device code of a camera, key of a site.
    public var code: String
    /// The name that people use.
    public var name: String?
    /// Whether it is a site; else a camera.
    public var isSite: Bool
    /// Where it stands in the figure of its category, and why.
    public var standing: Standing
    /// Why it stands there.
    public var reason: EvidenceReason
    /// Where it stands in the figure of all records: an internal point leaves a key category, but not all.
    public var standingInAll: Standing
    /// Why it stands there.
    public var reasonInAll: EvidenceReason
    /// For a site the cameras in use that name or see it, in ascending order; empty for a camera.
    public var cameras: [DeviceCode] = []
    /// Where the record comes from; filled in by who can read the registry.
    public var origin: RecordOrigin?
}

/// Why a record stands where it stands in a rate.
public enum EvidenceReason: Hashable, Sendable {
    /// It counts.
    case counts
    /// The state of the camera is not known.
    case stateUnknown
    /// Planned, not built.
    case planned
    /// Removed.
    case removed
    /// An internal point leaves the key categories.
    case internalPoint
    /// Declared as not networked.
    case notNetworked
    /// Nobody declared whether it is networked.
    case networkUnknown
    /// No probe ever reached it.
    case neverReached
    /// Last reached before the window, or after the moment of the audit.
    case reachedOutsideWindow(Instant)
    /// Under repair.
    case underRepair
    /// A probe found it offline.
    case offline
    /// A probe found it frozen or otherwise degraded.
    case degraded
    /// The resolution is not known.
    case resolutionUnknown
    /// Less than 1080p.
    case lowResolution(Resolution)
    /// Installed before the day from which the target counts.
    case installedBefore(CalendarDate)
    /// The target counts from a day on, and nobody knows when this camera was installed.
    case installTimeUnknown
    /// Required fields that the record does not fill, in their order.
    case fieldsMissing([CameraColumn])
    /// How many of the seconds that somebody looked it was online.
    case onlineShare(Int, of: Int)
    /// Build is reckoned for all records only.
    case buildOnlyForAll
    /// Named by enough cameras in use: how many, and how many are required.
    case covered(by: Int, required: Int)
    /// Named by too few cameras in use: how many, and how many are required.
    case uncovered(by: Int, required: Int)
    /// Named by no camera, seen by enough: how many, and how many are required.
    case seen(by: Int, required: Int)
}
