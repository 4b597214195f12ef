import CameraModel

/// Finds the cameras of the registry by their codes.
///
/// An inventory that comes again has its rows mostly in the order of the registry. So beside the look through the index
/// a cursor walks along, and the next camera is tried first: a fifth of the cost.
final class KnownCameras {
    /// What is known of a camera without reading its record.
    struct Known {
        let id: Int64
        /// Index of its zone.
        let zone: Int
        let fingerprint: UInt64
    }

    private static let columns = "SELECT id, zoneId, fingerprint, deviceCode FROM camera"
    private static let patience = 16
    private let places: Places
    private let find: Statement
    private let walk: Statement
    /// A server has no cursor that costs less to set than a look costs. It is asked for a batch's cameras together.
    private let mayWalk: Bool
    private let findAll: PostgresStatement?
    private var expected: [ExactText: Known?] = [:]
    /// In a first import to a server: the codes that the file named before, by their hashes, so that the server is asked for those
    /// alone that it may have.
    private var named: Set<UInt64>?
    private var isWalking = false
    /// How often in a row the cursor was set in vain; then it is set ever more seldom.
    private var misses = 0

    init(_ connection: Connection, _ places: Places, isFirst: Bool = false) throws(RegistryError) {
        (self.places, mayWalk) = (places, connection.postgres == nil)
        findAll = connection.postgres.map {
            let all = KnownCameras.columns + " WHERE deviceCode = ANY (string_to_array(?, ' '))"
            return PostgresStatement($0, all, isLong: false)
        }
        named = isFirst && connection.postgres != nil ? [] : nil
        find = try Statement(connection, KnownCameras.columns + " WHERE deviceCode = ?")
        walk = try Statement(connection, KnownCameras.columns + " WHERE id > ? ORDER BY id")
    }

    subscript(code: DeviceCode) -> Known? {
        get throws(RegistryError) {
            if !mayWalk, let answer = expected[ExactText(text: code.text)] { return answer }
            if isWalking, let next = try next(code) { return next }
            find.bind(1, code.text)
            defer { find.reset() }
            guard try find.step() else { return nil }
            let known = known(find)
            set(behind: known.id)
            return known
        }
    }

    /// Asks a server for all of a batch.
    func expect(_ rows: UnsafeBufferPointer<CameraRow>) throws(RegistryError) {
        if named != nil { return }
        expected.removeAll(keepingCapacity: true)
        var codes = ""
        for index in rows.indices where rows[index].matchKeys.isEmpty {
            let code = rows[index].record.deviceCode.text
            // No code holds a blank.
            codes += codes.isEmpty ? code : " " + code
            expected[ExactText(text: code)] = .some(nil)
        }
        guard let findAll, !codes.isEmpty else { return }
        findAll.bind(1, codes)
        while try findAll.step() {
            expected[ExactText(text: findAll.text(3) ?? "")] = Known(
                id: findAll.int64(0), zone: places.index(id: findAll.int64(1)),
                fingerprint: UInt64(bitPattern: findAll.int64(2)))
        }
    }

    /// A camera with this code is about to be made: who asks again has to look.
    func forget(_ code: DeviceCode) {
        if named != nil {
            named?.insert(NewCameras.hash(code))
        } else if !mayWalk {
            expected[ExactText(text: code.text)] = nil
        }
    }

    /// Whether a registry that was empty cannot have a camera with this code yet.
    func isSurelyNew(_ code: DeviceCode) -> Bool {
        named.map { !$0.contains(NewCameras.hash(code)) } ?? false
    }

    /// Lets go of the table. To be called when the import has seen all rows.
    func close() {
        if isWalking { walk.reset() }
        isWalking = false
    }

    private func next(_ code: DeviceCode) throws(RegistryError) -> Known? {
        if try walk.step(), walk.isText(3, code.text) {
            misses = 0
            return known(walk)
        }
        misses += 1
        close()
        return nil
    }

    private func set(behind id: Int64) {
        guard mayWalk else { return }
        if misses > KnownCameras.patience {
            misses += 1
            guard misses % 256 == 0 else { return }
        }
        walk.bind(1, id)
        isWalking = true
    }

    private func known(_ row: borrowing Statement) -> Known {
        Known(
            id: row.int64(0), zone: places.index(id: row.int64(1)),
            fingerprint: UInt64(bitPattern: row.int64(2)))
    }
}
