import CameraModel

/// One batch being taken back, within one transaction.
///
/// Zones come back first and go last, because cameras and sites lie in them. What stands in the way is collected;
/// the caller rolls everything back when there is any.
final class BatchRevert {
    var outcome: RevertOutcome
    let connection: Connection
    let span: BatchSpan
    let log: ChangeLog
    let conflicts: RevertConflicts

    init(_ connection: Connection, _ span: BatchSpan, log: ChangeLog) {
        (self.connection, self.span, self.log) = (connection, span, log)
        outcome = RevertOutcome(reverted: span.batch)
        conflicts = RevertConflicts(connection, span)
    }

    func run() throws(RegistryError) {
        try conflicts.find(&outcome)
        if outcome.conflictCount > 0 { return }
        let zones = try ZoneRestore(self)
        try zones.putBack()
        if outcome.conflictCount > 0 { return }
        let places = try Places(connection)
        try CameraRestore(self, places).run()
        try SiteRestore(self, places).run()
        try zones.remove(places)
        try MapUndo.run(self)
    }

    /// One change of the batch and its fields.
    struct Change {
        let id: Int64
        let fields: [ChangeLog.Field]

        func before(_ field: String) -> String? { fields.first { $0.name == field }?.before }
    }

    /// Hands over the batch's changes of one kind; the log may grow meanwhile.
    func each(
        _ subject: ChangeLog.Subject, _ action: ChangeLog.Action,
        _ work: (Change) throws(RegistryError) -> Void
    ) throws(RegistryError) {
        guard let changes = span.changes else { return }
        let select = try Statement(
            connection,
            "SELECT id, subjectId FROM change WHERE id BETWEEN ? AND ? AND subject = ? AND action = ? ORDER BY id"
        )
        let fields = try Statement(
            connection, "SELECT field, before, after FROM changeField WHERE changeId = ?")
        select.bind(1, changes.lowerBound)
        select.bind(2, changes.upperBound)
        select.bind(3, subject.rawValue)
        select.bind(4, action.rawValue)
        while try select.step() {
            var list: [ChangeLog.Field] = []
            fields.bind(1, select.int64(0))
            while try fields.step() { list.append((fields.text(0) ?? "", fields.text(1), fields.text(2))) }
            fields.reset()
            try work(Change(id: select.int64(1), fields: list))
        }
    }

    func hold(
        _ subject: ChangeLog.Subject, _ code: String, _ field: String?, _ hold: RevertConflict.Hold,
        by batch: Int64?
    ) {
        outcome.add(
            RevertConflict(kind: subject.kind, code: code, field: field, batch: batch, hold: hold))
    }
}
