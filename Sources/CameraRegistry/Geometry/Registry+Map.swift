public import CameraModel

/// Roads and buildings: the map beneath the records. They are of no zone, do not count in the revision, and are known
/// only as they are today; their batches are in the list of batches and can be reverted.
extension Registry {
    /// Imports roads in one transaction. A code that stands twice in the file is refused the second time.
    @discardableResult
    public func importRoads(
        _ request: ImportRequest, refused: ((Finding) -> Void)? = nil,
        next: () throws -> ImportRows<RoadRow>?
    ) throws -> ImportOutcome {
        try importMap(request, "roads", .road, refused, next) { (MapShape($0), $0.line) }
    }

    /// Imports buildings in one transaction. A code that stands twice in the file is refused the second time.
    @discardableResult
    public func importBuildings(
        _ request: ImportRequest, refused: ((Finding) -> Void)? = nil,
        next: () throws -> ImportRows<BuildingRow>?
    ) throws -> ImportOutcome {
        try importMap(request, "buildings", .building, refused, next) { (MapShape($0), $0.line) }
    }

    private func importMap<Row>(
        _ request: ImportRequest, _ kind: String, _ layer: MapLayer, _ refused: ((Finding) -> Void)?,
        _ next: () throws -> ImportRows<Row>?, _ shape: (Row) -> (MapShape, Int)
    ) throws -> ImportOutcome {
        try write { connection in
            let state = try Registry.begin(connection, request)
            let log = try Registry.open(connection, kind, request)
            let run = try MapImport(connection, layer, batch: log.batch, onRefusal: refused)
            while let rows = try next() {
                run.outcome.refused += rows.refused
                log.readerFindings.add(rows.findings)
                for row in rows.rows {
                    let (shape, line) = shape(row)
                    try run.add(shape, line: line)
                }
            }
            run.outcome.state = state
            return try Registry.close(log, run.outcome, request)
        }
    }

    /// The roads that touch a part of the map, ordered by code; all of them for `nil`.
    public func roads(in box: MapBox? = nil) throws -> [Road] {
        try shapes(.road, in: box) { select, lines in Road(name: select.text(0) ?? "", lines: lines) }
    }

    /// The buildings that touch a part of the map, in the order of their import; all of them for `nil`.
    public func buildings(in box: MapBox? = nil) throws -> [Building] {
        try shapes(.building, in: box) { select, rings in
            Building(outline: Boundary(rings: rings), height: select.optionalDouble(1))
        }
    }

    /// How many roads and buildings there are.
    public func mapCounts() throws -> (roads: Int, buildings: Int) {
        try read { connection in
            let select = try Statement(
                connection,
                "SELECT count(*) FILTER (WHERE layer = 1), count(*) FILTER (WHERE layer = 2) FROM mapShape")
            return try select.step() ? (select.int(0), select.int(1)) : (0, 0)
        }
    }

    private func shapes<Value>(
        _ layer: MapLayer, in box: MapBox?, _ make: (borrowing Statement, [[Coordinate]]) -> Value
    ) throws -> [Value] {
        try read { connection in
            let select = try Statement(
                connection,
                """
                SELECT name, height, shape, id FROM mapShape WHERE layer = ?1
                    AND east >= ?2 AND west <= ?3 AND north >= ?4 AND south <= ?5 ORDER BY id
                """)
            select.bind(1, layer.rawValue)
            select.bind(2, box?.west ?? -180)
            select.bind(3, box?.east ?? 180)
            select.bind(4, box?.south ?? -90)
            select.bind(5, box?.north ?? 90)
            var values: [Value] = []
            while try select.step() {
                guard let lines = select.withBlob(2, ShapeBlob.decode) else {
                    throw RegistryError.damaged(table: "mapShape", column: "shape", id: select.int64(3))
                }
                values.append(make(select, lines))
            }
            return values
        }
    }
}
