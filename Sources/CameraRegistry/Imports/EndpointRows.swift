import CameraModel

/// Keeps the endpoint table in step with a record. An endpoint that leaves the record stays, without position,
/// for its history; one that comes back gets its row and history back.
final class EndpointRows {
    private struct Row: WaitingRow {
        let camera: Int64
        let position: Int
        let url: String
        let root: Int64?

        static let insert = "INSERT INTO endpoint (cameraId, position, url)"
        static let columns = 3
        static var table: (name: String, columns: [String]) { ("endpoint", ["cameraId", "position", "url"]) }

        func bind<Taker: ValueTaker & ~Copyable>(_ statement: borrowing Taker, _ first: Int32) {
            statement.bind(first, camera)
            statement.bind(first + 1, position)
            statement.bind(first + 2, url)
        }
    }

    private let rows: WaitingRows<Row>
    private let retire: Statement
    private let find: Statement
    private let place: Statement

    init(_ connection: Connection) throws(RegistryError) {
        rows = try WaitingRows(connection)
        retire = try Statement(connection, "UPDATE endpoint SET position = NULL WHERE cameraId = ?")
        find = try Statement(connection, "SELECT id FROM endpoint WHERE cameraId = ? AND url = ?")
        place = try Statement(connection, "UPDATE endpoint SET position = ? WHERE id = ?")
    }

    /// Adds the endpoints of a new camera; they may wait for ``settle()``.
    func create(_ endpoints: [StreamEndpoint], _ key: CameraTable.Key) throws(RegistryError) {
        for (position, endpoint) in endpoints.enumerated() {
            try rows.add(Row(camera: key.id, position: position, url: endpoint.url, root: key.root))
        }
    }

    /// Writes those that wait.
    func settle() throws(RegistryError) { try rows.settle() }

    func replace(_ endpoints: [StreamEndpoint], _ key: CameraTable.Key) throws(RegistryError) {
        try settle()
        let camera = key.id
        retire.bind(1, camera)
        try retire.run()
        for (position, endpoint) in endpoints.enumerated() {
            find.bind(1, camera)
            find.bind(2, endpoint.url)
            let known = try find.step() ? find.int64(0) : nil
            find.reset()
            if let known {
                place.bind(1, position)
                place.bind(2, known)
                try place.run()
            } else {
                try rows.write(Row(camera: camera, position: position, url: endpoint.url, root: key.root))
            }
        }
    }
}
