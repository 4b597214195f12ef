import CameraModel

/// A moment that an audit speaks of, as the registry remembers it.
///
/// Moments are compared by the second, because that is what a report prints: what was recorded within the second belongs
/// to it. A batch is known from its end; of several, those up to the last that had ended, whatever their clocks said.
struct PastMoment {
    /// The last revision known then.
    let revision: Int
    /// The last millisecond of the second.
    let lastMillisecond: Int64
    /// Whether a camera, zone or site changed afterwards.
    let recordsChanged: Bool
    /// Whether an endpoint was probed afterwards.
    let wasProbedLater: Bool

    /// Throws ``RegistryError/unknownRevision(_:)`` for a wanted `revision` that the registry has not reached.
    init(_ connection: Connection, at instant: Instant, revision wanted: Int?) throws(RegistryError) {
        lastMillisecond = instant.seconds * 1000 + 999
        let current = try Registry.revision(connection)
        if let wanted, wanted > current || wanted < 0 { throw .unknownRevision(wanted) }
        if let wanted {
            revision = wanted
        } else {
            revision = try PastMoment.revision(connection, lastMillisecond)
        }
        recordsChanged = revision < current
        // Health tells the last time of each endpoint; the history need not be searched.
        let later = try Statement(connection, "SELECT EXISTS (SELECT 1 FROM health WHERE checkedAt > ?)")
        later.bind(1, lastMillisecond)
        wasProbedLater = try later.step() && later.int(0) != 0
    }

    private static func revision(_ connection: Connection, _ last: Int64) throws(RegistryError) -> Int {
        let batch = try Statement(connection, "SELECT max(id) FROM batch WHERE finishedAt <= ?")
        batch.bind(1, last)
        guard try batch.step(), !batch.isNull(0) else { return 0 }
        // Changes are numbered batch by batch: from the end back, only those after the moment are passed.
        let change = try Statement(
            connection, "SELECT id FROM change WHERE batchId <= ? ORDER BY id DESC LIMIT 1")
        change.bind(1, batch.int64(0))
        return try change.step() ? change.int(0) : 0
    }
}
