import CameraModel

/// Makes an inventory from a recipe, row after row; memory does not grow with the rows.
struct InventoryMaker {
    let recipe: Recipe
    private let parents: [RecipeZone?]

    init(_ recipe: Recipe) {
        self.recipe = recipe
        parents = recipe.zones.map { recipe.parent(of: $0) }
    }

    /// Writes one of the three inventories to a file, or to standard output for `-`. Returns the rows written.
    ///
    /// Fails when the file cannot be written, or the recipe's columns cannot carry the dirt.
    @discardableResult
    func write(
        _ table: InventoryTable, as format: InventoryFormat = .csv, dirt: DirtMix = DirtMix(), to path: String
    ) throws(LabError) -> Int {
        switch table {
        case .zones: try writeZones(format, path)
        case .sites: try writeSites(format, path)
        case .cameras: try writeCameras(format, dirt, path)
        }
    }

    private func writeZones(_ format: InventoryFormat, _ path: String) throws(LabError) -> Int {
        // Boundaries come from GeoJSON.
        let columns = ZoneRow.Column.allCases.filter { $0 != .boundary }
        let numbers = columns.map {
            [.plannedCameras, .requiredKeyPublicArea, .requiredKeyIndustry].contains($0)
        }
        var writer = RowWriter(
            format, headers: columns.map(\.rawValue), numbers: numbers, to: try ByteSink(path: path))
        var cells = RowCells()
        for zone in recipe.zones {
            cells.texts = [
                zone.code, zone.name, zone.level?.rawValue ?? "", zone.parent ?? "",
                zone.kind?.rawValue ?? "",
                zone.plannedCameras.map(String.init) ?? "", zone.requiredKeyPublicArea.map(String.init) ?? "",
                zone.requiredKeyIndustry.map(String.init) ?? "",
            ]
            try writer.write(cells)
        }
        try writer.finish()
        return recipe.zones.count
    }

    private func writeSites(_ format: InventoryFormat, _ path: String) throws(LabError) -> Int {
        let columns = SiteRow.Column.allCases
        let numbers = columns.map { [.longitude, .latitude, .requiredCameras].contains($0) }
        var writer = RowWriter(
            format, headers: columns.map(\.rawValue), numbers: numbers, to: try ByteSink(path: path))
        var cells = RowCells()
        var rows = 0
        for (group, sites) in recipe.sites.enumerated() {
            for index in 0..<sites.count {
                let row = site(group, index)
                cells.removeAll()
                write(row, of: sites, into: &cells)
                try writer.write(cells)
                rows += 1
            }
        }
        try writer.finish()
        return rows
    }

    private func write(_ row: RowContext, of sites: RecipeSites, into cells: inout RowCells) {
        for column in SiteRow.Column.allCases {
            switch column {
            case .site: cells.append(row.site)
            case .name: cells.append(row.siteName)
            case .zone: cells.append(row.zone.codeBytes)
            case .category: cells.append(text: sites.category.rawValue)
            case .sector: cells.append(text: sites.sector ?? "")
            case .longitude: cells.append(microDegrees: row.longitude)
            case .latitude: cells.append(microDegrees: row.latitude)
            case .requiredCameras: cells.append(number: UInt64(sites.requiredCameras))
            }
            cells.endCell()
        }
    }

    private func writeCameras(_ format: InventoryFormat, _ dirt: DirtMix, _ path: String) throws(LabError)
        -> Int
    {
        var positions: [Dirt: [Int]] = [:]
        for (kind, _) in dirt.shares {
            guard let found = kind.positions(in: recipe.columns) else {
                throw LabError("dirt \(kind.rawValue) needs a column that the recipe does not have")
            }
            positions[kind] = found
        }
        let headers = recipe.columns.map { InventoryColumns.header($0, recipe.headers) }
        let numbers = recipe.columns.map { InventoryColumns.isNumber($0) }
        var writer = RowWriter(format, headers: headers, numbers: numbers, to: try ByteSink(path: path))
        let codeColumn = recipe.columns.firstIndex(of: CameraColumn.deviceCode.rawValue)
        var previousCode = ""
        var cells = RowCells()
        var sequence = 0
        for (group, cameras) in recipe.cameras.enumerated() {
            for index in 0..<cameras.count {
                sequence += 1
                var row = camera(group, cameras, index, sequence)
                cells.removeAll()
                for template in cameras.cells {
                    template.render(&row, into: &cells)
                    cells.endCell()
                }
                if !dirt.shares.isEmpty {
                    if let kind = dirt.draw(seed: recipe.seed, row: sequence), let at = positions[kind] {
                        kind.spoil(&cells.texts, at: at, previousCode: previousCode)
                    }
                    if let codeColumn { previousCode = cells.texts[codeColumn] }
                }
                try writer.write(cells)
            }
        }
        try writer.finish(broken: dirt.endsInsideQuote)
        return sequence
    }

    /// A site's place and names: the same however often it is asked for.
    private func site(_ group: Int, _ index: Int) -> RowContext {
        let sites = recipe.sites[group]
        let zone = sites.zones[index % sites.zones.count]
        var row = context(
            zone, SplitMix64(seed: recipe.seed, stream: 0x517E + UInt64(group), row: UInt64(index)))
        row.number = index + 1
        row.groupCount = sites.count
        var text = RowCells()
        sites.key.render(&row, into: &text)
        row.site = text.bytes
        text.removeAll()
        sites.siteName.render(&row, into: &text)
        row.siteName = text.bytes
        return row
    }

    private func camera(_ group: Int, _ cameras: RecipeCameras, _ index: Int, _ sequence: Int) -> RowContext {
        let random = SplitMix64(seed: recipe.seed, stream: UInt64(group) + 1, row: UInt64(index))
        var row: RowContext
        if let covers = cameras.covers, covers.first > 0 {
            row = site(covers.sites, index % covers.first)
            row.random = random
            row.longitude += row.random.within(0, 400) - 200
            row.latitude += row.random.within(0, 400) - 200
        } else {
            row = context(cameras.zones[index % cameras.zones.count], random)
        }
        row.number = index + 1
        row.sequence = sequence
        row.groupCount = cameras.count
        return row
    }

    private func context(_ zone: Int, _ random: SplitMix64) -> RowContext {
        var row = RowContext(zone: recipe.zones[zone], parent: parents[zone], random: random)
        let spread = row.zone.spread
        row.longitude = row.zone.longitude + row.random.within(0, 2 * spread) - spread
        row.latitude = row.zone.latitude + row.random.within(0, 2 * spread) - spread
        return row
    }
}
