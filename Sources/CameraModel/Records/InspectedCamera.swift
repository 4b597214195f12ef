/// What an inspection needs of one camera: its whole record, the batch that brought it, and the changes that a
/// regulation asks about.
public struct InspectedCamera: Sendable {
    /// One logged change of the record.
    public struct Change: Hashable, Sendable {
        /// The column that changed.
        public var column: CameraColumn
        /// When its batch began.
        public var at: Instant

        /// A change.
        public init(_ column: CameraColumn, at: Instant) { (self.column, self.at) = (column, at) }
    }

    /// The record.
    public var record: CameraRecord
    /// Index of its zone in the inspection's ``ZoneTree``; -1 when the tree has no such zone.
    public var zone: Int
    /// The batch that made the record; 0 when the log does not say.
    public var batch: Int64 = 0
    /// Updates of position, zone and state, oldest first.
    public var changes: [Change] = []

    /// A camera of which only the record is known.
    public init(_ record: CameraRecord, zone: Int) { (self.record, self.zone) = (record, zone) }
}
