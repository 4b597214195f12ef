import CameraModel

/// Keeps the endpoint table in step with a record. An endpoint that leaves the record stays, without position,
/// for its history; one that comes back gets its row and history back.
///
/// New cameras' endpoints wait for one another and are written together, by ``settle()`` at the latest.
final class EndpointRows {
    private struct New {
        let camera: Int64
        let position: Int
        let url: String
    }

    private static let together = 32
    private let one: Statement
    private let many: Statement
    private let retire: Statement
    private let find: Statement
    private let place: Statement
    private var waiting: [New] = []

    init(_ connection: OpaquePointer) throws(RegistryError) {
        one = try Statement(connection, EndpointRows.insert(rows: 1), keepsTexts: true)
        many = try Statement(connection, EndpointRows.insert(rows: EndpointRows.together), keepsTexts: true)
        retire = try Statement(connection, "UPDATE endpoint SET position = NULL WHERE cameraId = ?")
        find = try Statement(connection, "SELECT id FROM endpoint WHERE cameraId = ? AND url = ?")
        place = try Statement(connection, "UPDATE endpoint SET position = ? WHERE id = ?")
        waiting.reserveCapacity(EndpointRows.together)
    }

    private static func insert(rows: Int) -> String {
        "INSERT INTO endpoint (cameraId, position, url) VALUES "
            + Array(repeating: "(?, ?, ?)", count: rows).joined(separator: ", ")
    }

    func create(_ endpoints: [StreamEndpoint], camera: Int64) throws(RegistryError) {
        for (position, endpoint) in endpoints.enumerated() {
            let new = New(camera: camera, position: position, url: endpoint.url)
            bind(new, many, row: waiting.count)
            waiting.append(new)
            if waiting.count == EndpointRows.together {
                try many.run()
                waiting.removeAll(keepingCapacity: true)
            }
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

    func replace(_ endpoints: [StreamEndpoint], camera: Int64) throws(RegistryError) {
        try settle()
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
                bind(New(camera: camera, position: position, url: endpoint.url), one)
                try one.run()
            }
        }
    }

    private func bind(_ new: New, _ statement: borrowing Statement, row: Int = 0) {
        statement.bind(Int32(row * 3) + 1, new.camera)
        statement.bind(Int32(row * 3) + 2, new.position)
        statement.bind(Int32(row * 3) + 3, new.url)
    }
}
