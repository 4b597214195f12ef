public import CameraModel

/// What a dashboard keeps in memory of one camera, handed over in batches.
public struct SweptCamera: Sendable {
    /// The row's number in the registry, by which its texts are fetched.
    public var id: Int64
    /// The device code.
    public var code: String
    /// Its zone as an index in the sweep's tree; -1 for none.
    public var zone: Int
    /// Texts that people search for.
    public var name, address: String?
    /// Where it stands.
    public var position: Coordinate?
    /// Its state in its life.
    public var deviceState: DeviceState
    /// Whether it is declared connected.
    public var networkStatus: NetworkStatus
    /// The record's own category.
    public var category: AreaCategory?
    /// The health of its best endpoint; `nil` when it was never asked.
    public var health: HealthState?
    /// Since when it is in that health.
    public var since: Instant?
    /// The recorder or switch it hangs on.
    public var parent: String?
}

/// Texts of one camera, for a line in a list.
public struct CameraLine: Hashable, Sendable {
    /// The row's number.
    public var id: Int64
    /// The device code.
    public var code: String
    /// Texts of the record, where it says them.
    public var name, address, resolution, managementUnit, installTime: String?
}

/// Marks by which a dashboard knows that something was written: equal marks, nothing new.
public struct ChangeMark: Hashable, Sendable {
    var numbers: [Int64]
}
