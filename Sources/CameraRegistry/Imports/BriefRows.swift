import CameraModel

/// Keeps the table `brief` in step with the cameras: what an audit reads of each, in a tenth of the bytes.
///
/// Every write of a camera goes with one here, in the same transaction.
final class BriefRows {
    private struct Row: WaitingRow {
        let key: CameraTable.Key
        let code: String
        let facts: Int64?
        let place: Int64
        let sites: String?
        var root: Int64? { key.root }

        init(
            _ key: CameraTable.Key, _ record: UnsafePointer<CameraRecord>, _ units: CameraTable.Units
        ) {
            (self.key, code) = (key, record.pointee.deviceCode.text)
            (facts, place) = (PackedFacts(record, units)?.bits, PackedPlace(record).bits)
            sites = CameraTable.joined(record.pointee.sites)
        }

        static let insert =
            "INSERT OR REPLACE INTO brief (id, zoneId, deviceCode, facts, place, sites)"
        static let columns = 6
        static var table: (name: String, columns: [String]) {
            ("brief", ["id", "zoneId", "deviceCode", "facts", "place", "sites"])
        }

        func bind<Taker: ValueTaker & ~Copyable>(_ statement: borrowing Taker, _ first: Int32) {
            statement.bind(first, key.id)
            statement.bind(first + 1, key.zone)
            statement.bind(first + 2, code)
            statement.bind(first + 3, facts)
            statement.bind(first + 4, place)
            statement.bind(first + 5, sites)
        }
    }

    private let rows: WaitingRows<Row>
    private let delete: Statement

    init(_ connection: Connection) throws(RegistryError) {
        rows = try WaitingRows(connection)
        delete = try Statement(connection, "DELETE FROM brief WHERE id = ?")
    }

    /// Adds the row of a camera that was written just now; it may wait for ``settle()``.
    func add(
        _ key: CameraTable.Key, _ record: UnsafePointer<CameraRecord>, _ units: CameraTable.Units
    ) throws(RegistryError) { try rows.add(Row(key, record, units)) }

    /// Writes the rows that wait.
    func settle() throws(RegistryError) { try rows.settle() }

    /// Writes the row of a camera at once, a new one or over the one that is there.
    func write(
        _ key: CameraTable.Key, _ record: UnsafePointer<CameraRecord>, _ units: CameraTable.Units
    ) throws(RegistryError) { try rows.write(Row(key, record, units)) }

    /// Takes the row of a camera away.
    func remove(_ id: Int64) throws(RegistryError) {
        try rows.settle()
        delete.bind(1, id)
        try delete.run()
    }
}
