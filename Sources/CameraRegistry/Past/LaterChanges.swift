/// What happened to the records of one kind after a revision, folded into what each said at that revision.
///
/// Records come in the order of their ids; only one is in memory at a time.
final class LaterChanges {
    /// One record as far as it differs from today.
    struct Record {
        let id: Int64
        /// Whether it was there at the revision.
        var wasThere = true
        /// Whether ``values`` is all that it said, because it was removed later; else the rest is as it is today.
        var isWhole = false
        /// What it said then, by field; `nil` where it said nothing.
        var values: [String: String?] = [:]
    }

    private let select: Statement
    private var hasRow: Bool
    /// The next record, or `nil` behind the last.
    private(set) var next: Record?

    init(_ connection: Connection, _ subject: ChangeLog.Subject, after revision: Int) throws(RegistryError) {
        // Without the index SQLite would sort the texts of all later changes.
        select = try Statement(
            connection,
            """
            SELECT subjectId, change.id, action, field, before FROM change INDEXED BY changeBySubject
            LEFT JOIN changeField ON changeId = change.id
            WHERE subject = ?1 AND change.id > ?2 ORDER BY subjectId, change.id
            """, isLong: true)
        select.bind(1, subject.rawValue)
        select.bind(2, revision)
        hasRow = try select.step()
        try advance()
    }

    /// Goes on to the next record.
    func advance() throws(RegistryError) {
        guard hasRow else { return next = nil }
        var record = Record(id: select.int64(0))
        record.wasThere = select.int(2) != ChangeLog.Action.created.rawValue
        // The first change that touches a field says what it was before all later ones.
        var removal: Int64?
        while hasRow, select.int64(0) == record.id {
            let change = select.int64(1)
            if record.wasThere, removal ?? change == change {
                if select.int(2) == ChangeLog.Action.removed.rawValue { removal = change }
                if let field = select.text(3), record.values[field] == nil {
                    record.values.updateValue(select.text(4), forKey: field)
                }
            }
            hasRow = try select.step()
        }
        record.isWhole = removal != nil
        next = record
    }
}
