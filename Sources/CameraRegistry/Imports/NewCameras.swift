import CameraModel

/// Cameras on their way into the table, several by one statement: a fifth quicker than one by each.
///
/// Rows are held by their address and written by ``settle(_:)`` at the latest, which has to come while the addresses
/// hold. Until then they are not in the table.
final class NewCameras {
    typealias Row = UnsafePointer<CameraRow>

    /// A row that waits, and what stands beside it in the table.
    struct Waiting {
        let row: Row
        let key: CameraTable.Key
        let units: CameraTable.Units
        /// Index of its zone.
        let zone: Int
        let codeHash: UInt64
    }

    private static let together = 16
    private let connection: Connection
    private var columns: [CameraColumn] = []
    private var columnSet = CameraColumnSet()
    private var one: Statement
    private var many: Statement
    private let isThere: Statement
    private var waiting: [Waiting] = []
    /// On a server all new cameras of a batch go together. That none of them is there already was asked before.
    private var copy: CopyRows?
    private var hashes: Set<UInt64> = []

    init(_ connection: Connection) throws(RegistryError) {
        self.connection = connection
        copy = connection.postgres.map { CopyRows($0, "camera", CameraTable.copied([])) }
        one = try Statement(connection, CameraTable.insert([]))
        many = try Statement(connection, CameraTable.insert([]))
        isThere = try Statement(connection, "SELECT 1 FROM camera WHERE id = ?")
        waiting.reserveCapacity(NewCameras.together)
    }

    /// Whether the next one has to wait for ``settle(_:)``: the others fill a statement, or lack columns that it has.
    func mustSettle(before stated: CameraColumnSet) -> Bool {
        if let copy { return copy.isFull }
        return waiting.count == NewCameras.together || !(waiting.isEmpty || columnSet.isSuperset(of: stated))
    }

    /// Whether a record with this code waits, or perhaps: then only settling tells.
    func mayHold(_ code: DeviceCode) -> Bool {
        if waiting.isEmpty { return false }
        let hash = NewCameras.hash(code)
        if copy != nil { return hashes.contains(hash) }
        return waiting.contains { $0.codeHash == hash }
    }

    /// Adds a row to those that wait.
    func add(_ row: Row, _ key: CameraTable.Key, _ units: CameraTable.Units, zone: Int) throws(RegistryError)
    {
        let hash = NewCameras.hash(row.pointee.record.deviceCode)
        try prepare(row.pointee.stated)
        if let copy {
            CameraTable.copy(copy, columns, key, row.record, units)
            hashes.insert(hash)
        } else {
            CameraTable.bind(many, row: waiting.count, columns, key, row.record, units)
        }
        waiting.append(Waiting(row: row, key: key, units: units, zone: zone, codeHash: hash))
    }

    /// Sends what a server was not yet sent.
    func send() throws(RegistryError) { try copy?.send() }

    /// Writes all that wait, and tells of each in turn whether it was: a code that is taken is passed over. Where nobody can look for
    /// them before ``send()``, a server may be sent them with the next ones.
    func settle(
        inTime: Bool = false, _ tell: (Waiting, _ isWritten: Bool) throws(RegistryError) -> Void
    ) throws(RegistryError) {
        guard !waiting.isEmpty else { return }
        if let copy {
            if !inTime || copy.isFull { try copy.send() }
            for new in waiting { try tell(new, true) }
            hashes.removeAll(keepingCapacity: true)
        } else if waiting.count == NewCameras.together {
            let all = try many.runForCount() == waiting.count
            for new in waiting { try tell(new, all ? true : try isWritten(new.key.id)) }
        } else {
            many.reset()
            for new in waiting { try tell(new, try write(new.key, new.row.record, new.units)) }
        }
        waiting.removeAll(keepingCapacity: true)
    }

    /// Writes one record at once; `false` when its code is taken.
    func write(
        _ record: UnsafePointer<CameraRecord>, stated: CameraColumnSet, _ key: CameraTable.Key,
        _ units: CameraTable.Units
    ) throws(RegistryError) -> Bool {
        try prepare(stated)
        return try write(key, record, units)
    }

    private func write(
        _ key: CameraTable.Key, _ record: UnsafePointer<CameraRecord>, _ units: CameraTable.Units
    ) throws(RegistryError) -> Bool {
        CameraTable.bind(one, columns, key, record, units)
        if copy != nil { one.bind(Int32(columns.count) + 5, key.root) }
        return try one.runForCount() == 1
    }

    private func isWritten(_ id: Int64) throws(RegistryError) -> Bool {
        isThere.bind(1, id)
        defer { isThere.reset() }
        return try isThere.step()
    }

    /// Makes the statements write these columns too: a file fills about half of them, and binding nothing costs time, as does sending
    /// it to a server.
    private func prepare(_ stated: CameraColumnSet) throws(RegistryError) {
        guard !columnSet.isSuperset(of: stated) else { return }
        columnSet.formUnion(stated)
        columns = CameraTable.stored.filter { columnSet.contains($0) }
        one = try Statement(
            connection, CameraTable.insert(columns, root: copy != nil), keepsTexts: true)
        many = try Statement(
            connection, CameraTable.insert(columns, rows: NewCameras.together), keepsTexts: true)
        try copy?.send()
        copy = connection.postgres.map { CopyRows($0, "camera", CameraTable.copied(columns)) }
    }

    /// A code's hash; equal codes have equal ones.
    static func hash(_ code: DeviceCode) -> UInt64 {
        var hash = ByteHash()
        hash.add(code.text)
        return hash.value
    }
}

extension UnsafePointer<CameraRow> {
    /// Where the row's record is. A record goes by its address: a copy would count a reference to each of its forty texts.
    var record: UnsafePointer<CameraRecord> {
        // A stored property of a struct has an address whenever the struct has.
        UnsafePointer<CameraRecord>(
            OpaquePointer(UnsafeRawPointer(self) + (MemoryLayout<CameraRow>.offset(of: \.record) ?? 0)))
    }
}
