import CameraModel

/// The cameras whose record was made or changed within ``CameraFacts/staleDays`` before a moment: one bit each.
///
/// While the registry is younger than that, every record was, and nothing is read.
struct LatelyChanged {
    private let ids: IDSet?

    init(_ connection: Connection, at moment: Instant, revision: Int) throws(RegistryError) {
        // Of batches whose clocks went back, those after the revision have no say.
        let batch = try Statement(
            connection,
            """
            SELECT max(id) FROM batch WHERE finishedAt <= ?1
                AND id <= (SELECT batchId FROM change WHERE id <= ?2 ORDER BY id DESC LIMIT 1)
            """)
        batch.bind(1, moment.adding(seconds: -86_400 * Int64(CameraFacts.staleDays)).milliseconds)
        batch.bind(2, revision)
        guard try batch.step(), let last = batch.optionalInt64(0) else {
            ids = nil
            return
        }
        let changes = try Statement(
            connection,
            """
            SELECT subjectId FROM change WHERE subject = 1 AND id <= ?2 AND id > coalesce(
                (SELECT id FROM change WHERE batchId <= ?1 ORDER BY id DESC LIMIT 1), 0)
            """, isLong: true)
        changes.bind(1, last)
        changes.bind(2, revision)
        var ids = IDSet()
        while try changes.step() { ids.insert(changes.int64(0)) }
        self.ids = ids
    }

    func contains(_ id: Int64) -> Bool { ids?.contains(id) ?? true }
}
