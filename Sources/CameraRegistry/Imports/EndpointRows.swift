import CameraModel

/// Keeps the endpoint table in step with a record. An endpoint that leaves the record stays, without position,
/// for its history; one that comes back gets its row and history back.
final class EndpointRows {
    private let insert: Statement
    private let retire: Statement
    private let find: Statement
    private let place: Statement

    init(_ connection: OpaquePointer) throws(RegistryError) {
        insert = try Statement(
            connection, "INSERT INTO endpoint (cameraId, position, url) VALUES (?, ?, ?)", keepsTexts: true)
        retire = try Statement(connection, "UPDATE endpoint SET position = NULL WHERE cameraId = ?")
        find = try Statement(connection, "SELECT id FROM endpoint WHERE cameraId = ? AND url = ?")
        place = try Statement(connection, "UPDATE endpoint SET position = ? WHERE id = ?")
    }

    func create(_ endpoints: [StreamEndpoint], camera: Int64) throws(RegistryError) {
        for (position, endpoint) in endpoints.enumerated() {
            insert.bind(1, camera)
            insert.bind(2, position)
            insert.bind(3, endpoint.url)
            try insert.run()
        }
    }

    func replace(_ endpoints: [StreamEndpoint], camera: Int64) throws(RegistryError) {
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
                insert.bind(1, camera)
                insert.bind(2, position)
                insert.bind(3, endpoint.url)
                try insert.run()
            }
        }
    }
}
