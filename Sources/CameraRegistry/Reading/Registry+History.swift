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
    /// Who ran the program, when that was known.
    public let actor: String?
    /// The batch that this one took back; `nil` when it was no revert.
    public let reverts: Int64?
    /// Physical line in the file, when there was one.
    public let line: Int?
    /// What happened.
    public let action: Action
    /// The changed fields; empty for a creation, everything that the record said for a removal.
    public let fields: [Field]
}

/// What the change log knows of one record.
public struct RecordHistory: Hashable, Sendable {
    /// Camera, zone or site.
    public let kind: RecordKind
    /// Its code, the last it had.
    public let code: String
    /// Whether it was removed.
    public let isGone: Bool
    /// Its changes, oldest first.
    public let changes: [RecordChange]
}

extension Registry {
    /// The changes of one camera, oldest first; empty when there never was such a camera.
    public func changes(of code: DeviceCode) throws -> [RecordChange] {
        try history(of: code.text).first { $0.kind == .camera }?.changes ?? []
    }

    /// What the log knows of the camera, the zone and the site with this code, also of removed ones; empty when there
    /// never was any.
    public func history(of code: String) throws -> [RecordHistory] {
        try read { connection in
            var found: [RecordHistory] = []
            for subject in [ChangeLog.Subject.camera, .zone, .site] {
                guard let record = try Registry.record(connection, subject, code) else { continue }
                found.append(
                    RecordHistory(
                        kind: subject.kind, code: code, isGone: record.isGone,
                        changes: try Registry.changes(connection, subject, record.id)))
            }
            return found
        }
    }

    private static func record(
        _ connection: Connection, _ subject: ChangeLog.Subject, _ code: String
    ) throws -> (id: Int64, isGone: Bool)? {
        let here = try Statement(connection, subject.selectID)
        here.bind(1, code)
        if try here.step() { return (here.int64(0), false) }
        return try GoneRecords(connection, subject).id(of: code).map { ($0, true) }
    }

    private static func changes(
        _ connection: Connection, _ subject: ChangeLog.Subject, _ id: Int64
    ) throws -> [RecordChange] {
        let select = try Statement(
            connection,
            """
            SELECT change.id, batchId, startedAt, source, reason, line, action, field, before, after, actor, reverts
            FROM change JOIN batch ON batch.id = batchId
            LEFT JOIN changeField ON changeId = change.id
            WHERE subject = ? AND subjectId = ? ORDER BY change.id, field
            """)
        select.bind(1, subject.rawValue)
        select.bind(2, id)
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

    private static func change(_ row: borrowing Statement, _ fields: [RecordChange.Field]) -> RecordChange {
        RecordChange(
            revision: row.int(0), batch: row.int64(1), at: Instant(milliseconds: row.int64(2)),
            source: row.text(3) ?? "", reason: row.text(4), actor: row.text(10),
            reverts: row.optionalInt64(11), line: row.optionalInt(5),
            action: row.int(6) == 1 ? .created : row.int(6) == 2 ? .updated : .removed, fields: fields)
    }
}

extension ChangeLog.Subject {
    /// The id of a record that is there, by its code.
    var selectID: String {
        switch self {
        case .camera: "SELECT id FROM camera WHERE deviceCode = ?"
        case .zone: "SELECT id FROM zone WHERE code = ?"
        case .site: "SELECT id FROM site WHERE key = ?"
        }
    }
}
