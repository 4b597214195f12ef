public import CameraModel

/// One batch: an import, an edit by hand, or the taking back of another batch.
public struct BatchEntry: Hashable, Sendable {
    /// What a batch was.
    public enum Kind: String, Sendable {
        /// An import of zones.
        case zones
        /// An import of sites.
        case sites
        /// An import of cameras.
        case cameras
        /// An import of roads.
        case roads
        /// An import of buildings.
        case buildings
        /// One record changed by hand.
        case edit
        /// Another batch taken back.
        case revert
    }
    /// Its number.
    public let id: Int64
    /// What it was.
    public let kind: Kind
    /// The file, or who did it.
    public let source: String
    /// Who ran the program, when that was known.
    public let actor: String?
    /// Why, when somebody said so.
    public let reason: String?
    /// When it began.
    public let at: Instant
    /// Records made (of a revert: that came back), changed, and taken away.
    public let created, updated, removed: Int
    /// Rows that changed nothing, and rows that were refused.
    public let unchanged, refused: Int
    /// The batch that this one took back.
    public let reverts: Int64?
    /// The batch that took this one back and still stands.
    public let revertedBy: Int64?
}

extension Registry {
    /// An account of a county is told what each batch did in its county, and neither of rows that changed nothing nor of those
    /// that were refused: they could be another's.
    private static func batchQuery(_ connection: Connection) -> String {
        guard connection.isLimited else {
            return """
                SELECT id, kind, source, actor, reason, startedAt, created, updated, removed, unchanged, refused, reverts
                FROM batch ORDER BY id
                """
        }
        return """
            SELECT id, kind, source, actor, reason, startedAt, coalesce(own.created, 0), coalesce(own.updated, 0),
                coalesce(own.removed, 0), 0, 0, reverts
            FROM batch LEFT JOIN (SELECT batchId, count(*) FILTER (WHERE action = 1) AS created,
                count(*) FILTER (WHERE action = 2) AS updated, count(*) FILTER (WHERE action = 3) AS removed
                FROM change GROUP BY batchId) AS own ON own.batchId = batch.id ORDER BY id
            """
    }

    /// All batches, oldest first. Of an account of a county: those that changed something in it.
    public func batches() throws -> [BatchEntry] {
        try read { connection in
            let pairs = try BatchSpan.reverts(connection)
            let revertedBy = Dictionary(
                pairs.map { ($0.reverted, $0.by) }, uniquingKeysWith: { first, _ in first })
            let select = try Statement(connection, Registry.batchQuery(connection))
            var batches: [BatchEntry] = []
            while try select.step() {
                let reverts = select.optionalInt64(11)
                guard let kind = BatchEntry.Kind(rawValue: reverts == nil ? select.text(1) ?? "" : "revert")
                else { throw RegistryError.damaged(table: "batch", column: "kind", id: select.int64(0)) }
                batches.append(
                    BatchEntry(
                        id: select.int64(0), kind: kind, source: select.text(2) ?? "", actor: select.text(3),
                        reason: select.text(4), at: Instant(milliseconds: select.int64(5)),
                        created: select.int(6), updated: select.int(7), removed: select.int(8),
                        unchanged: select.int(9), refused: select.int(10), reverts: reverts,
                        revertedBy: revertedBy[select.int64(0)]))
            }
            return batches
        }
    }
}
