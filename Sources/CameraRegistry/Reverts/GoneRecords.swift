import CameraModel

/// Records of one kind that were removed: their ids and codes, for the day they come back.
///
/// A code that comes back gets the row id that it had, and with it its history. Where nothing was ever removed,
/// which is nearly everywhere, nothing is looked up.
final class GoneRecords {
    /// The highest id that a removed record had; 0 when there is none. New ids start above it.
    let highestID: Int64
    private let subject: ChangeLog.Subject
    private let find: Statement
    private let insert: Statement
    private let delete: Statement
    private var isEmpty: Bool

    init(_ connection: Connection, _ subject: ChangeLog.Subject) throws(RegistryError) {
        self.subject = subject
        let highest = try Statement(
            connection, "SELECT coalesce(max(subjectId), 0) FROM gone WHERE subject = ?")
        highest.bind(1, subject.rawValue)
        highestID = try highest.step() ? highest.int64(0) : 0
        isEmpty = highestID == 0
        find = try Statement(
            connection,
            "SELECT subjectId FROM gone WHERE subject = ? AND code = ? ORDER BY changeId DESC LIMIT 1")
        insert = try Statement(
            connection, "INSERT INTO gone (subject, subjectId, code, changeId) VALUES (?, ?, ?, ?)")
        delete = try Statement(connection, "DELETE FROM gone WHERE subject = ? AND subjectId = ?")
    }

    /// The id that a removed record with this code had; of several the last removed one's.
    func id(of code: String) throws(RegistryError) -> Int64? {
        if isEmpty { return nil }
        find.bind(1, subject.rawValue)
        find.bind(2, code)
        defer { find.reset() }
        return try find.step() ? find.int64(0) : nil
    }

    /// Notes that a record is gone since `change`.
    func add(_ id: Int64, code: String, change: Int64) throws(RegistryError) {
        insert.bind(1, subject.rawValue)
        insert.bind(2, id)
        insert.bind(3, code)
        insert.bind(4, change)
        try insert.run()
        isEmpty = false
    }

    /// Notes that a record is back.
    func forget(_ id: Int64) throws(RegistryError) {
        delete.bind(1, subject.rawValue)
        delete.bind(2, id)
        try delete.run()
    }
}
