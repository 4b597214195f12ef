import CameraModel

/// Reads the rows of an inventory of roads.
enum RoadMapper: RowMapper {
    typealias Column = RoadRow.Column
    static let schema: any SectionSchema.Type = ShapeSchema<RoadRow.Column>.self
    static let several: Set<RoadRow.Column> = []
    static let required: [[RoadRow.Column]] = [[.lines]]
    static let wantedShape: WantedShape? = .line

    /// Roads come from maps, not from platforms: every profile says the same of them.
    static func section(_ profile: Profile) -> ProfileSection { own }
    private static let own = ProfileSection(shapeColumns: [
        "code": ["code", "osm_id", "@id", "id", "道路编码", "编码"], "name": ["name", "道路名称", "路名", "名称"],
        "lines": [WantedShape.header],
    ])

    static func map(
        _ cells: [(RoadRow.Column, CellValue)], _ context: inout RowContext, code: inout String?
    ) -> RoadRow? {
        var found: [RoadRow.Column: CellValue] = [:]
        for (column, cell) in cells { found[column] = cell }
        guard let shape = found[.lines] else {
            context.add(.geometryMissing)
            return nil
        }
        guard let lines = context.lines(shape) else { return nil }
        let key = context.shapeCode(found[.code], lines)
        code = key
        let name = found[.name].flatMap { context.text($0, limit: 200, .words) } ?? ""
        return RoadRow(code: key, road: Road(name: name, lines: lines), line: context.line)
    }
}

/// Reads the rows of an inventory of buildings.
enum BuildingMapper: RowMapper {
    typealias Column = BuildingRow.Column
    static let schema: any SectionSchema.Type = ShapeSchema<BuildingRow.Column>.self
    static let several: Set<BuildingRow.Column> = []
    static let required: [[BuildingRow.Column]] = [[.outline]]
    static let wantedShape: WantedShape? = .area

    static func section(_ profile: Profile) -> ProfileSection { own }
    private static let own = ProfileSection(shapeColumns: [
        "code": ["code", "osm_id", "osm_way_id", "@id", "id", "建筑编码", "编码"],
        "height": ["height", "高度", "建筑高度", "render_height"],
        "levels": ["building:levels", "levels", "floors", "层数", "楼层数"], "outline": [WantedShape.header],
    ])

    /// Metres of a storey, where only those are counted.
    static let storey = 3.0

    static func map(
        _ cells: [(BuildingRow.Column, CellValue)], _ context: inout RowContext, code: inout String?
    ) -> BuildingRow? {
        var found: [BuildingRow.Column: CellValue] = [:]
        for (column, cell) in cells { found[column] = cell }
        guard let shape = found[.outline] else {
            context.add(.geometryMissing)
            return nil
        }
        guard let outline = context.area(shape) else { return nil }
        let key = context.shapeCode(found[.code], outline.rings)
        code = key
        let height =
            found[.height].flatMap { metres($0, &context) }
            ?? found[.levels].flatMap { $0.number }.flatMap { (0...300).contains($0) ? $0 * storey : nil }
        return BuildingRow(
            code: key, building: Building(outline: outline, height: height), line: context.line)
    }

    /// `12`, `12.5 m`, `12米`.
    private static func metres(_ cell: CellValue, _ context: inout RowContext) -> Double? {
        var text = cell.folded
        for unit in ["metres", "米", "m"] where text.hasSuffix(unit) {
            text.removeLast(unit.count)
            while text.last == " " { text.removeLast() }
            break
        }
        if let number = cell.kind == .number ? cell.number : plainDecimal(text), (0...1000).contains(number) {
            return number
        }
        context.add(.buildingHeight, cell.header, found: cell.raw)
        return nil
    }
}

extension ProfileSection {
    /// What headers mean, and nothing else.
    fileprivate init(shapeColumns: [String: [String]]) {
        self.init()
        columns = shapeColumns.mapValues { headers in
            var column = ProfileColumn()
            column.headers = headers.map { lookupForm(ofHeader: $0) }
            return column
        }
    }
}

/// Roads and buildings: no closed lists, nothing to map.
enum ShapeSchema<Column: CaseIterable & RawRepresentable<String>>: SectionSchema {
    static var columns: [String] { Column.allCases.map(\.rawValue) }
    static func canonical(_ text: String, of column: String) -> String? { text.isEmpty ? nil : text }
}
