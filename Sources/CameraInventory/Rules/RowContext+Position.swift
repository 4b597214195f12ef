import CameraModel

extension RowContext {
    /// The position of a row after all checks, in WGS-84; `nil` when there is none to keep.
    mutating func position(_ cells: PositionCells) -> Coordinate? {
        guard let first = cells.longitude ?? cells.latitude else { return combinedPosition() }
        guard let degrees = cells.plain ?? reformed(cells) else { return nil }
        if degrees.longitude == 0, degrees.latitude == 0 {
            add(.coordinateZero, first.header, found: "0")
            return nil
        }
        guard isOnEarth(degrees, cells) else { return nil }
        if let east = cells.longitude, let north = cells.latitude, isCoarse(east), isCoarse(north) {
            signs.coarse = Coordinate(longitude: degrees.longitude, latitude: degrees.latitude)
            signs.header = first.header
        }
        return inWGS84(degrees, cells)
    }

    private mutating func isOnEarth(_ degrees: (longitude: Double, latitude: Double), _ cells: PositionCells)
        -> Bool
    {
        let (longitude, latitude) = degrees
        if (-180...180).contains(longitude), (-90...90).contains(latitude),
            !PositionText.isChinese(longitude: latitude, latitude: longitude)
        {
            return true
        }
        let (east, north) = (cells.longitude ?? cells.latitude, cells.latitude ?? cells.longitude)
        let facts = [east, north].map { RowContext.safeToShow($0?.raw ?? "") }
        if PositionText.isChinese(longitude: latitude, latitude: longitude) {
            add(.coordinatesSwapped, north?.header, found: north?.raw, facts: facts)
            return false
        }
        if let exponent = PositionText.scale(longitude: longitude, latitude: latitude) {
            add(.coordinateScaled, east?.header, found: east?.raw, facts: facts + ["\(exponent)"])
            return false
        }
        if !(-180...180).contains(longitude) { add(.longitudeRange, east?.header, found: east?.raw) }
        if !(-90...90).contains(latitude) { add(.latitudeRange, north?.header, found: north?.raw) }
        return false
    }

    /// Degrees out of cells that are no plain numbers, with a note; else the finding that says what they are.
    private mutating func reformed(_ cells: PositionCells) -> (longitude: Double, latitude: Double)? {
        if let pair = pairInOneCell(cells) { return pair }
        let east = cells.longitude.flatMap { degrees($0, .longitude) }
        let north = cells.latitude.flatMap { degrees($0, .latitude) }
        if cells.longitude == nil || cells.latitude == nil {
            let there = cells.longitude ?? cells.latitude
            if east ?? north != nil { add(.coordinateIncomplete, there?.header, found: there?.raw) }
            return nil
        }
        guard let east, let north else { return nil }
        return (east, north)
    }

    /// One cell with both numbers, the other empty or the same.
    private mutating func pairInOneCell(_ cells: PositionCells) -> (longitude: Double, latitude: Double)? {
        for (cell, other) in [(cells.longitude, cells.latitude), (cells.latitude, cells.longitude)] {
            guard let cell, cell.number == nil, let pair = PositionText.pair(cell.raw) else { continue }
            let agrees = other.map { other in
                other.raw == cell.raw || other.number == pair.longitude || other.number == pair.latitude
            }
            guard agrees ?? true else { continue }
            noteReformed(cell, "\(plainDecimalText(pair.longitude)), \(plainDecimalText(pair.latitude))")
            return pair
        }
        return nil
    }

    private mutating func degrees(_ cell: CellValue, _ axis: PositionText.Axis) -> Double? {
        if let number = cell.number { return number }
        let text = cell.folded
        if PositionText.isGrouped(text), PositionText.sexagesimal(text, axis) == nil {
            add(.coordinateExcelDamage, cell.header, found: cell.raw)
            return nil
        }
        guard let value = PositionText.sexagesimal(cell.raw, axis) ?? PositionText.commaDecimal(text) else {
            add(.coordinateMalformed, cell.header, found: cell.raw)
            return nil
        }
        noteReformed(cell, plainDecimalText((value * 1e7).rounded() / 1e7))
        return value
    }

    private mutating func noteReformed(_ cell: CellValue, _ read: String) {
        add(.coordinateReformed, cell.header, found: cell.raw, facts: [read])
    }

    /// A column of its own for both numbers; it stays an extra as well.
    private mutating func combinedPosition() -> Coordinate? {
        guard !extras.isEmpty else { return nil }
        for (header, text) in extras where PositionText.combinedHeaders.contains(lookupForm(ofHeader: header))
        {
            guard let pair = PositionText.pair(text) else { continue }
            add(
                .coordinateReformed, header, found: text,
                facts: ["\(plainDecimalText(pair.longitude)), \(plainDecimalText(pair.latitude))"])
            return inWGS84(pair, PositionCells())
        }
        return nil
    }

    /// The point in WGS-84, from the datum that the row, else the file names.
    private mutating func inWGS84(
        _ degrees: (longitude: Double, latitude: Double), _ cells: PositionCells
    ) -> Coordinate? {
        let named = datum.map { DatumWord($0.text) } ?? fileDatum.map { .known($0) }
        guard case .known(let datum) = named ?? .known(.wgs84) else {
            add(.datumOther, self.datum?.header, found: self.datum?.text)
            extras["longitude"] = cells.longitude?.raw
            extras["latitude"] = cells.latitude?.raw
            extras["datum"] = self.datum?.text
            return nil
        }
        let point = datum.toWGS84(longitude: degrees.longitude, latitude: degrees.latitude)
        guard datum != .wgs84, datum != .cgcs2000, let point else { return point }
        extras["originalLongitude"] = plainDecimalText(degrees.longitude)
        extras["originalLatitude"] = plainDecimalText(degrees.latitude)
        extras["originalDatum"] = datum.rawValue
        signs.converted = datum
        return point
    }

    /// Fewer than four decimals, 10 metres each.
    private func isCoarse(_ cell: CellValue) -> Bool {
        guard let point = cell.bytes.lastIndex(of: UInt8(ascii: ".")) else { return true }
        return cell.bytes.count - point - 1 < 4 && cell.bytes.allSatisfy { $0 < 0x80 }
    }
}

extension PositionText {
    /// Headers of columns that hold both numbers.
    static let combinedHeaders: Set<String> = [
        "经纬度", "坐标", "经纬度坐标", "位置坐标", "地理坐标", "gps", "gps坐标", "location", "coordinates", "coordinate",
        "lnglat",
        "lonlat", "latlng", "latlon", "position", "point", "wkt", "geom", "geometry", "the_geom",
    ]
}
