public import CameraModel

extension Registry {
    /// Where the records with these codes come from, by code; what is not there has no entry.
    ///
    /// Nothing after `revision`, and no probe begun after the second of `moment`, is told.
    public func origins(of codes: [String], _ kind: RecordKind, revision: Int, moment: Instant) throws
        -> [String: RecordOrigin]
    {
        try read { connection in
            let reader = try OriginReader(connection, kind, revision: revision, moment: moment)
            var found: [String: RecordOrigin] = [:]
            for code in codes { found[code] = try reader.origin(of: code) }
            return found
        }
    }
}

/// Looks records up one by one: each look is a handful of index searches.
private final class OriginReader {
    private let subject: ChangeLog.Subject
    private let gone: GoneRecords
    private let record, first, last, units, probe: Statement
    private let revision: Int

    init(_ connection: Connection, _ kind: RecordKind, revision: Int, moment: Instant)
        throws(RegistryError)
    {
        subject = kind == .camera ? .camera : kind == .zone ? .zone : .site
        self.revision = revision
        gone = try GoneRecords(connection, subject)
        record = try Statement(connection, subject.selectID)
        first = try Statement(connection, OriginReader.entry + "ASC LIMIT 1")
        last = try Statement(connection, OriginReader.entry + "DESC LIMIT 1")
        units = try Statement(
            connection,
            """
            SELECT owner.name, manager.name FROM camera LEFT JOIN organisation AS owner ON owner.id = ownerId
            LEFT JOIN organisation AS manager ON manager.id = managementUnitId WHERE camera.id = ?
            """)
        probe = try Statement(
            connection,
            """
            SELECT runId, checkedAt, state, outcome FROM health JOIN endpoint ON endpoint.id = endpointId
            WHERE cameraId = ?1 AND checkedAt <= ?2 AND runId IS NOT NULL ORDER BY checkedAt DESC LIMIT 1
            """)
        probe.bind(2, moment.seconds * 1000 + 999)
    }

    private static let entry = """
        SELECT batchId, source, line, startedAt, action FROM change INDEXED BY changeBySubject
        JOIN batch ON batch.id = batchId
        WHERE subject = ?1 AND subjectId = ?2 AND change.id <= ?3 ORDER BY change.id
        """ + " "

    func origin(of code: String) throws(RegistryError) -> RecordOrigin? {
        record.bind(1, code)
        let here = try record.step() ? record.int64(0) : nil
        record.reset()
        // What was removed since had its origin all the same.
        var found = here
        if found == nil { found = try gone.id(of: code) }
        guard let id = found else { return nil }
        var origin = RecordOrigin()
        origin.created = try entry(first, id)
        let latest = try entry(last, id)
        if latest != origin.created { origin.changed = latest }
        guard subject == .camera else { return origin }
        units.bind(1, id)
        if try units.step() { (origin.owner, origin.managementUnit) = (units.text(0), units.text(1)) }
        units.reset()
        probe.bind(1, id)
        if try probe.step() {
            origin.probed = RecordOrigin.Probe(
                run: probe.int64(0), at: Instant(milliseconds: probe.int64(1)),
                state: probe.text(2).flatMap(HealthState.init(rawValue:)) ?? .unknown,
                outcome: probe.text(3) ?? "")
        }
        probe.reset()
        return origin
    }

    private func entry(_ statement: borrowing Statement, _ id: Int64) throws(RegistryError)
        -> RecordOrigin.Entry?
    {
        statement.bind(1, subject.rawValue)
        statement.bind(2, id)
        statement.bind(3, revision)
        defer { statement.reset() }
        guard try statement.step() else { return nil }
        return RecordOrigin.Entry(
            batch: statement.int64(0), source: statement.text(1) ?? "", line: statement.optionalInt(2),
            at: Instant(milliseconds: statement.int64(3)))
    }
}
