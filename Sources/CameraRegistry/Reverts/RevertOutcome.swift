/// The kinds of record that the change log knows.
public enum RecordKind: String, Sendable, CaseIterable {
    /// A camera, by its device code.
    case camera
    /// A zone, by its code.
    case zone
    /// A required site, by its key.
    case site
    /// A road of the map, by its code.
    case road
    /// A building of the map, by its code.
    case building
}

/// What stands in the way of taking a batch back.
public struct RevertConflict: Hashable, Sendable {
    /// Why a record cannot be put back as it was.
    public enum Hold: String, Sendable {
        /// A later batch changed the same field, or the record that the batch had made or removed.
        case changed
        /// A record that stays lies in a zone that would go.
        case lies
        /// The zone that the record would go back to is gone.
        case zoneGone
        /// The zone would come to lie in itself.
        case circle
        /// Another record has the code by now.
        case codeTaken
    }
    /// What kind of record.
    public let kind: RecordKind
    /// Its code.
    public let code: String
    /// The canonical column; `nil` when it is the record as a whole.
    public let field: String?
    /// The later batch that holds on to it; `nil` when none can be named.
    public let batch: Int64?
    /// In which way.
    public let hold: Hold
}

/// What taking a batch back did, or why it did nothing.
public struct RevertOutcome: Sendable {
    /// The batch that was to be taken back.
    public let reverted: Int64
    /// The new batch that did so; `nil` for a dry run, with conflicts, and when there was nothing to do.
    public internal(set) var batch: Int64?
    /// Records that the batch had removed and that are back.
    public internal(set) var returned = 0
    /// Records that got fields back.
    public internal(set) var updated = 0
    /// Records that the batch had made and that are gone.
    public internal(set) var removed = 0
    /// The first conflicts, at most ``shown``; with any, nothing was changed.
    public internal(set) var conflicts: [RevertConflict] = []
    /// How many conflicts there are.
    public internal(set) var conflictCount = 0

    /// How many conflicts are named.
    public static let shown = 100

    /// Nothing done yet.
    init(reverted: Int64) { self.reverted = reverted }

    mutating func add(_ conflict: RevertConflict) {
        conflictCount += 1
        if conflicts.count < RevertOutcome.shown { conflicts.append(conflict) }
    }
}
