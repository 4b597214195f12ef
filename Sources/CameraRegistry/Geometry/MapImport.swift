import CameraModel

/// One import of roads or buildings: row by row, so that memory stays flat.
final class MapImport {
    var outcome = ImportOutcome()
    private let layer: MapLayer
    private let batch: Int64
    private let find: Statement
    private let insert: Statement
    private let update: Statement
    private let undoMade: Statement
    private let undoChanged: Statement
    private let onRefusal: ((Finding) -> Void)?

    init(
        _ connection: Connection, _ layer: MapLayer, batch: Int64, onRefusal: ((Finding) -> Void)?
    ) throws(RegistryError) {
        (self.layer, self.batch, self.onRefusal) = (layer, batch, onRefusal)
        find = try Statement(
            connection, "SELECT id, batchId, name, height, shape FROM mapShape WHERE layer = ? AND code = ?")
        insert = try Statement(
            connection,
            """
            INSERT INTO mapShape (layer, code, batchId, name, height, west, south, east, north, shape)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
            """)
        update = try Statement(
            connection,
            """
            UPDATE mapShape SET batchId = ?, name = ?, height = ?, west = ?, south = ?, east = ?, north = ?, shape = ?
            WHERE id = ?
            """)
        undoMade = try Statement(
            connection, "INSERT INTO mapUndo (batchId, shapeId, layer, code) VALUES (?, ?, ?, ?)")
        undoChanged = try Statement(connection, MapUndo.keep)
    }

    func add(_ shape: MapShape, line: Int) throws(RegistryError) {
        find.bind(1, layer.rawValue)
        find.bind(2, shape.code)
        guard try find.step() else {
            find.reset()
            return try make(shape)
        }
        let (id, known) = (find.int64(0), find.int64(1))
        let isSame =
            find.text(2) == shape.name && find.optionalDouble(3) == shape.height
            && find.withBlob(4) { $0.elementsEqual(shape.blob) }
        find.reset()
        if known == batch {
            let finding = Finding(
                .shapeDuplicate, line: line, column: "code", deviceCode: shape.code, found: shape.code)
            outcome.refused += 1
            outcome.findings.add(finding)
            onRefusal?(finding)
        } else if isSame {
            outcome.unchanged += 1
        } else {
            try change(id, shape)
        }
    }

    private func make(_ shape: MapShape) throws(RegistryError) {
        insert.bind(1, layer.rawValue)
        insert.bind(2, shape.code)
        insert.bind(3, batch)
        bind(insert, 4, shape)
        _ = try insert.step()
        let id = insert.int64(0)
        insert.reset()
        undoMade.bind(1, batch)
        undoMade.bind(2, id)
        undoMade.bind(3, layer.rawValue)
        undoMade.bind(4, shape.code)
        try undoMade.run()
        outcome.created += 1
    }

    private func change(_ id: Int64, _ shape: MapShape) throws(RegistryError) {
        undoChanged.bind(1, batch)
        undoChanged.bind(2, id)
        try undoChanged.run()
        update.bind(1, batch)
        bind(update, 2, shape)
        update.bind(9, id)
        try update.run()
        outcome.updated += 1
    }

    private func bind(_ statement: borrowing Statement, _ from: Int32, _ shape: MapShape) {
        statement.bind(from, shape.name)
        statement.bind(from + 1, shape.height)
        statement.bind(from + 2, shape.box.0)
        statement.bind(from + 3, shape.box.1)
        statement.bind(from + 4, shape.box.2)
        statement.bind(from + 5, shape.box.3)
        statement.bind(from + 6, shape.blob)
    }
}
