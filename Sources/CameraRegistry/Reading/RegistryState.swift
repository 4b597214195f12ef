/// Which registry it is and how far it has come: what a plan was made for.
public struct RegistryState: Hashable, Sendable {
    /// Made at random with the registry, and never changed.
    public var identity: String
    /// The registry's revision.
    public var revision: Int
    /// The last batch, and when it began in milliseconds since 1970; 0 when there is none. Two copies of one registry
    /// that went different ways from the same revision differ here.
    public var lastBatch: Int64
    /// See ``lastBatch``.
    public var lastBatchMilliseconds: Int64

    /// A state that was written down.
    public init(identity: String, revision: Int, lastBatch: Int64, lastBatchMilliseconds: Int64) {
        (self.identity, self.revision) = (identity, revision)
        (self.lastBatch, self.lastBatchMilliseconds) = (lastBatch, lastBatchMilliseconds)
    }
}

extension Registry {
    /// Which registry it is, and its revision.
    public func state() throws -> RegistryState { try read { try Registry.state($0) } }

    static func state(_ connection: Connection) throws(RegistryError) -> RegistryState {
        let select = try Statement(
            connection,
            """
            SELECT (SELECT value FROM identity), coalesce(max(id), 0), coalesce(max(startedAt), 0)
            FROM (SELECT id, startedAt FROM batch ORDER BY id DESC LIMIT 1) AS last
            """)
        _ = try select.step()
        return RegistryState(
            identity: select.text(0) ?? "", revision: try revision(connection), lastBatch: select.int64(1),
            lastBatchMilliseconds: select.int64(2))
    }

    /// What SQLite finds wrong with the file, a sentence each; empty when it is whole.
    public func damages() throws -> [String] { try read { try Registry.damages($0) } }

    static func damages(_ connection: Connection) throws(RegistryError) -> [String] {
        // A server looks after its own pages and references.
        if connection.postgres != nil { return [] }
        var found = try Statement(connection, "PRAGMA integrity_check").allTexts().filter { $0 != "ok" }
        let references = try Statement(connection, "PRAGMA foreign_key_check")
        while try references.step() {
            found.append("row \(references.int64(1)) of \(references.text(0) ?? "") refers to nothing")
        }
        let endpoints = try Statement(
            connection,
            // The earliest version lets no camera go.
            "SELECT count(*) FROM endpoint WHERE cameraId NOT IN (SELECT id FROM camera)"
                + (try hasTable("gone", connection)
                    ? " AND cameraId NOT IN (SELECT subjectId FROM gone WHERE subject = 1)" : "")
        ).number()
        if let endpoints, endpoints > 0 { found.append("\(endpoints) endpoints belong to no camera") }
        if try hasTable("brief", connection),
            let packed = try Statement(connection, PackedFacts.disagreeing).number(), packed > 0
        {
            found.append("\(packed) cameras are not in the table of audits as their columns say")
        }
        return found
    }

    static func hasTable(_ name: String, _ connection: Connection) throws(RegistryError) -> Bool {
        let select = try Statement(
            connection, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?")
        select.bind(1, name)
        return try select.step()
    }
}
