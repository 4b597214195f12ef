import CameraModel

/// The changes of one batch: a run of consecutive numbers, because a batch is written in one transaction.
struct BatchSpan {
    let batch: Int64
    let kind: String
    /// The first and last change; `nil` when the batch changed nothing.
    let changes: ClosedRange<Int64>?
    /// Later batches that took one another back: together they changed nothing.
    let neutral: Set<Int64>

    /// Throws ``RegistryError/unknownBatch(_:)`` and ``RegistryError/alreadyReverted(_:by:)``.
    init(_ connection: Connection, _ batch: Int64) throws(RegistryError) {
        self.batch = batch
        let select = try Statement(connection, "SELECT kind FROM batch WHERE id = ?")
        select.bind(1, batch)
        guard try select.step() else { throw .unknownBatch(batch) }
        kind = select.text(0) ?? ""
        let pairs = try BatchSpan.reverts(connection)
        if let pair = pairs.first(where: { $0.reverted == batch }) {
            throw .alreadyReverted(batch, by: pair.by)
        }
        neutral = Set(pairs.filter { $0.reverted > batch }.flatMap { [$0.reverted, $0.by] })
        let span = try Statement(connection, "SELECT min(id), max(id) FROM change WHERE batchId = ?")
        span.bind(1, batch)
        changes = try span.step() && !span.isNull(0) ? span.int64(0)...span.int64(1) : nil
    }

    /// Which batch is taken back by which, as it stands now: a revert that was itself reverted does not count.
    static func reverts(
        _ connection: Connection
    ) throws(RegistryError) -> [(reverted: Int64, by: Int64)] {
        let select = try Statement(
            connection, "SELECT id, reverts FROM batch WHERE reverts IS NOT NULL ORDER BY id DESC")
        var undone: Set<Int64> = []
        var pairs: [(reverted: Int64, by: Int64)] = []
        while try select.step() {
            let (by, reverted) = (select.int64(0), select.int64(1))
            if undone.contains(by) { continue }
            undone.insert(reverted)
            pairs.append((reverted, by))
        }
        return pairs
    }

    /// A condition on a change `later`: it comes after the batch and still has an effect.
    var isLater: String {
        "later.id > \(changes?.upperBound ?? 0) AND later.batchId NOT IN (\(neutralList))"
    }

    /// The batches of ``neutral``, for SQL. An empty list is none to PostgreSQL; no batch has the number 0.
    var neutralList: String { ([0] + neutral.sorted()).map(String.init).joined(separator: ", ") }
}
