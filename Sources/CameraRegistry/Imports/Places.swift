import CameraModel

/// The registry's zones as an import needs them: the tree, and the ids that the tables use.
struct Places {
    let tree: ZoneTree
    /// Row ids by index in the tree.
    let ids: [Int64]
    private let indexByID: [Int64: Int]

    /// Reads the zones; an import of cameras has no use for their outlines, which are long.
    init(_ connection: Connection, withBoundaries: Bool = true) throws(RegistryError) {
        let select = try Statement(
            connection,
            """
            SELECT zone.id, zone.code, zone.name, zone.level, parent.code, zone.kind, zone.plannedCameras,
                zone.requiredKeyPublicArea, zone.requiredKeyIndustry,
                \(withBoundaries ? "zone.boundary" : "NULL")
            FROM zone LEFT JOIN zone AS parent ON parent.id = zone.parentId ORDER BY zone.code
            """)
        var zones: [Zone] = []
        var ids: [Int64] = []
        while try select.step() {
            guard let code = select.text(1).flatMap({ ZoneCode($0) }) else {
                throw .damaged(table: "zone", column: "code", id: select.int64(0))
            }
            var zone = Zone(code: code, name: select.text(2) ?? code.text)
            zone.level = select.text(3).flatMap(ZoneLevel.init(rawValue:))
            zone.parent = select.text(4).flatMap { ZoneCode($0) }
            zone.kind = select.text(5).flatMap(AreaCategory.init(rawValue:))
            zone.plannedCameras = select.optionalInt(6)
            zone.requiredKeyPublicArea = select.optionalInt(7)
            zone.requiredKeyIndustry = select.optionalInt(8)
            zone.boundary = select.text(9).flatMap { Boundary(text: $0) }
            zones.append(zone)
            ids.append(select.int64(0))
        }
        self.init(zones: zones, ids: ids)
    }

    /// Zones with their row ids.
    init(zones: [Zone], ids: [Int64]) {
        tree = ZoneTree(zones)
        self.ids = ids
        indexByID = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    }

    func index(id: Int64) -> Int { indexByID[id] ?? -1 }
    func code(id: Int64) -> ZoneCode? { indexByID[id].map { tree.zones[$0].code } }

    /// The zone that a text names, by code or by a name that only one zone has.
    func find(_ text: String) -> Result<Int, PlaceTrouble> {
        if let index = tree.index(code: text) { return .success(index) }
        let named = tree.indices(name: text)
        if named.count == 1 { return .success(named[0]) }
        return .failure(
            named.isEmpty ? .unknown(text) : .ambiguous(text, named.map { tree.zones[$0].code.text }))
    }
}

/// Why a text does not name a zone.
enum PlaceTrouble: Error {
    case unknown(String)
    case ambiguous(String, [String])
    case missing

    func finding(line: Int, deviceCode: String?) -> Finding {
        switch self {
        case .unknown(let text):
            Finding(.zoneUnknown, line: line, column: "zone", deviceCode: deviceCode, found: text)
        case .ambiguous(let text, let codes):
            Finding(
                .zoneAmbiguous, line: line, column: "zone", deviceCode: deviceCode, found: text,
                facts: [
                    String(codes.count),
                    codes.prefix(3).joined(separator: ", ") + (codes.count > 3 ? ", …" : ""),
                ])
        case .missing: Finding(.zoneMissing, line: line, column: "zone", deviceCode: deviceCode)
        }
    }
}
