public import CameraModel

/// One change of a record, as the change log has it.
public struct RecordChange: Hashable, Sendable {
    /// What happened to the record.
    public enum Action: String, Sendable {
        /// It was made.
        case created
        /// Some of its fields were changed.
        case updated
        /// It was taken out.
        case removed
    }
    /// One field, before and after, in canonical text; `nil` when not known.
    public struct Field: Hashable, Sendable {
        /// The canonical column.
        public let name: String
        /// What it said before.
        public let before: String?
        /// What it says after.
        public let after: String?
    }
    /// The registry's revision after the change.
    public let revision: Int
    /// The batch it belongs to.
    public let batch: Int64
    /// When the batch began.
    public let at: Instant
    /// The file, or who changed it.
    public let source: String
    /// Why, when somebody said so.
    public let reason: String?
    /// Physical line in the file, when there was one.
    public let line: Int?
    /// What happened.
    public let action: Action
    /// The changed fields; empty for a creation.
    public let fields: [Field]
}

extension Registry {
    /// The changes of one camera, oldest first; empty when there is no such camera.
    public func changes(of code: DeviceCode) throws -> [RecordChange] {
        try read { connection in
            let select = try Statement(
                connection,
                """
                SELECT change.id, batchId, startedAt, source, reason, line, action, field, before, after
                FROM change JOIN batch ON batch.id = batchId
                LEFT JOIN changeField ON changeId = change.id
                WHERE subject = 1 AND subjectId = (SELECT id FROM camera WHERE deviceCode = ?)
                ORDER BY change.id, field
                """)
            select.bind(1, code.text)
            var changes: [RecordChange] = []
            while try select.step() {
                let field = select.text(7).map {
                    RecordChange.Field(name: $0, before: select.text(8), after: select.text(9))
                }
                let last = changes.last?.revision == select.int(0) ? changes.removeLast() : nil
                changes.append(Registry.change(select, (last?.fields ?? []) + (field.map { [$0] } ?? [])))
            }
            return changes
        }
    }

    private static func change(_ row: borrowing Statement, _ fields: [RecordChange.Field]) -> RecordChange {
        RecordChange(
            revision: row.int(0), batch: row.int64(1), at: Instant(milliseconds: row.int64(2)),
            source: row.text(3) ?? "", reason: row.text(4), line: row.optionalInt(5),
            action: row.int(6) == 1 ? .created : row.int(6) == 2 ? .updated : .removed, fields: fields)
    }
}
