import CameraModel

/// Keeps the table `brief` in step with the cameras: what an audit reads of each, in a tenth of the bytes.
///
/// Every write of a camera goes with one here, in the same transaction. New cameras' rows wait for one another and are written
/// together, by ``settle()`` at the latest.
final class BriefRows {
    private struct New {
        let key: CameraTable.Key
        let code: String
        let facts: Int64?
        let place: Int64
        let sites: String?
    }

    private static let together = 32
    private let one: Statement
    private let many: Statement
    private let delete: Statement
    private var waiting: [New] = []

    init(_ connection: OpaquePointer) throws(RegistryError) {
        one = try Statement(connection, BriefRows.insert(rows: 1), keepsTexts: true)
        many = try Statement(connection, BriefRows.insert(rows: BriefRows.together), keepsTexts: true)
        delete = try Statement(connection, "DELETE FROM brief WHERE id = ?")
        waiting.reserveCapacity(BriefRows.together)
    }

    private static func insert(rows: Int) -> String {
        "INSERT OR REPLACE INTO brief (id, zoneId, deviceCode, facts, place, sites) VALUES "
            + Array(repeating: "(?, ?, ?, ?, ?, ?)", count: rows).joined(separator: ", ")
    }

    /// Adds the row of a camera that was written just now.
    func add(
        _ key: CameraTable.Key, _ record: UnsafePointer<CameraRecord>, _ units: CameraTable.Units
    ) throws(RegistryError) {
        let new = BriefRows.row(key, record, units)
        bind(new, many, row: waiting.count)
        waiting.append(new)
        if waiting.count == BriefRows.together {
            try many.run()
            waiting.removeAll(keepingCapacity: true)
        }
    }

    /// Writes those that wait.
    func settle() throws(RegistryError) {
        if waiting.isEmpty { return }
        many.reset()
        for new in waiting {
            bind(new, one)
            try one.run()
        }
        waiting.removeAll(keepingCapacity: true)
    }

    /// Writes the row of a camera at once, a new one or over the one that is there.
    func write(
        _ key: CameraTable.Key, _ record: UnsafePointer<CameraRecord>, _ units: CameraTable.Units
    ) throws(RegistryError) {
        // What waits may be the same camera, and older.
        try settle()
        bind(BriefRows.row(key, record, units), one)
        try one.run()
    }

    /// Takes the row of a camera away.
    func remove(_ id: Int64) throws(RegistryError) {
        try settle()
        delete.bind(1, id)
        try delete.run()
    }

    private static func row(
        _ key: CameraTable.Key, _ record: UnsafePointer<CameraRecord>, _ units: CameraTable.Units
    ) -> New {
        New(
            key: key, code: record.pointee.deviceCode.text, facts: PackedFacts(record, units)?.bits,
            place: PackedPlace(record).bits, sites: CameraTable.joined(record.pointee.sites))
    }

    private func bind(_ new: New, _ statement: borrowing Statement, row: Int = 0) {
        let first = Int32(row * 6)
        statement.bind(first + 1, new.key.id)
        statement.bind(first + 2, new.key.zone)
        statement.bind(first + 3, new.code)
        statement.bind(first + 4, new.facts)
        statement.bind(first + 5, new.place)
        statement.bind(first + 6, new.sites)
    }
}
