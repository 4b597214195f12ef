import CameraModel

/// What one kept row adds to what is told of the file as a whole.
struct RowSigns: Sendable {
    /// The datum that the row's position was converted from.
    var converted: Datum?
    /// The datum that the row's geometry was converted from.
    var convertedShape: Datum?
    /// The position, when both its numbers have fewer than four decimals.
    var coarse: Coordinate?
    /// The header of the position's first column.
    var header: String?
}

/// Signs that only many rows together give; told once, at the end of the file.
struct FileSigns: Sendable {
    private(set) var converted = 0
    private var datums: Set<Datum> = []
    private var convertedShapes = 0
    private var shapeDatums: Set<Datum> = []
    private var coarse = 0
    private var firstCoarse: (line: Int, header: String?)?
    /// Coarse positions by how often they stand; only so many are followed, and a placeholder comes early.
    private var places: [Coordinate: (count: Int, line: Int)] = [:]
    private static let placeLimit = 10_000
    /// So many rows on one coarse point are no accident of rounding.
    private static let repeated = 20
    /// A few coarse positions are not worth a line of the report.
    private static let coarseEnough = 10

    mutating func add(_ row: RowSigns, line: Int) {
        if let datum = row.converted {
            converted += 1
            datums.insert(datum)
        }
        if let datum = row.convertedShape {
            convertedShapes += 1
            shapeDatums.insert(datum)
        }
        guard let point = row.coarse else { return }
        coarse += 1
        if firstCoarse == nil { firstCoarse = (line, row.header) }
        if let known = places[point] {
            places[point] = (known.count + 1, known.line)
        } else if places.count < FileSigns.placeLimit {
            places[point] = (1, line)
        }
    }

    /// Notes on the file: nothing was lost or moved by them.
    var findings: [Finding] {
        var result: [Finding] = []
        if converted > 0 {
            let names = Datum.allCases.filter(datums.contains).map(\.rawValue).joined(separator: ", ")
            result.append(Finding(.datumConverted, facts: ["\(converted)", names]))
        }
        if convertedShapes > 0 {
            let names = Datum.allCases.filter(shapeDatums.contains).map(\.rawValue).joined(separator: ", ")
            result.append(Finding(.geometryConverted, facts: ["\(convertedShapes)", names]))
        }
        let often = places.filter { $0.value.count >= FileSigns.repeated }
            .sorted { ($1.value.count, $0.value.line) < ($0.value.count, $1.value.line) }
        for (point, place) in often.prefix(5) {
            result.append(
                Finding(
                    .coordinateRepeated, line: place.line, column: firstCoarse?.header,
                    found: point.description,
                    facts: ["\(place.count)"]))
        }
        if coarse >= FileSigns.coarseEnough {
            result.append(
                Finding(
                    .coordinateCoarse, line: firstCoarse?.line, column: firstCoarse?.header,
                    facts: ["\(coarse)"]))
        }
        return result
    }
}
