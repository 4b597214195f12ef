import CameraModel

extension RowContext {
    /// The area of a cell, in WGS-84: GeoJSON coordinates, or the text of a ``Boundary``; `nil` with the finding that says
    /// why there is none.
    mutating func area(_ cell: CellValue) -> Boundary? {
        if cell.bytes.first != UInt8(ascii: "["), let kept = Boundary(text: cell.raw) { return kept }
        guard let parts = parts(cell), let datum = shapeDatum() else { return nil }
        let mender = RingMender(parts)
        for remark in mender.remarks {
            add(remark.rule, cell.header, found: remark.found, facts: remark.facts)
        }
        guard !mender.rings.isEmpty else { return nil }
        let rings = mender.rings.map { $0.compactMap { corner($0, datum) } }
        note(datum)
        return Boundary(rings: rings)
    }

    /// The lines of a cell, in WGS-84; `nil` with a finding when none has two different positions.
    mutating func lines(_ cell: CellValue) -> [[Coordinate]]? {
        guard let parts = parts(cell), let datum = shapeDatum() else { return nil }
        let raw = parts.flatMap { $0 }
        for corner in raw.joined() where !isOnEarth(corner) {
            let isSwapped = PositionText.isChinese(longitude: corner.y, latitude: corner.x)
            add(isSwapped ? .geometrySwapped : .geometryRange, cell.header, found: corner.text)
            return nil
        }
        let lines = raw.map { line in
            line.enumerated().filter { $0.offset == 0 || line[$0.offset - 1] != $0.element }
                .compactMap { corner($0.element, datum) }
        }
        .filter { $0.count >= 2 }
        guard !lines.isEmpty else {
            add(.geometryLine, cell.header)
            return nil
        }
        note(datum)
        return lines
    }

    /// A name for what has none: made of its places, so that the same again has the same name.
    static func code(of lines: [[Coordinate]]) -> String {
        var code: UInt64 = 0xCBF2_9CE4_8422_2325
        for line in lines {
            for place in line {
                for part in [FixedDegrees.of(place.longitude), FixedDegrees.of(place.latitude)] {
                    code = (code ^ UInt64(bitPattern: part)) &* 0x100_0000_01B3
                    code ^= code >> 29
                }
            }
            code = (code ^ 0x3B) &* 0x100_0000_01B3
        }
        let digits = String(code, radix: 16)
        return "g" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The code of a road or building: the cell's, else one made of its places.
    mutating func shapeCode(_ cell: CellValue?, _ lines: [[Coordinate]]) -> String {
        guard let cell else { return Self.code(of: lines) }
        if cell.bytes.count <= 100 { return cell.raw }
        add(.shapeCode, cell.header, found: cell.raw)
        return Self.code(of: lines)
    }

    private mutating func parts(_ cell: CellValue) -> [[[RawCorner]]]? {
        do throws(ShapeFault) { return try ShapeText(cell.bytes).parts } catch {
            guard case .wanted(let wanted) = error else { return nil }
            add(.geometryText, cell.header, facts: [wanted])
            return nil
        }
    }

    private mutating func shapeDatum() -> Datum? {
        let named = datum.map { DatumWord($0.text) } ?? fileDatum.map { .known($0) }
        if case .known(let datum) = named ?? .known(.wgs84) { return datum }
        add(.geometryDatum, datum?.header, found: datum?.text)
        return nil
    }

    private mutating func note(_ datum: Datum) {
        if datum != .wgs84, datum != .cgcs2000 { signs.convertedShape = datum }
    }

    private func isOnEarth(_ corner: RawCorner) -> Bool {
        (-180...180).contains(corner.x) && (-90...90).contains(corner.y)
            && !PositionText.isChinese(longitude: corner.y, latitude: corner.x)
    }

    private func corner(_ raw: RawCorner, _ datum: Datum) -> Coordinate? {
        // Rings that cross 180 degrees were unrolled.
        var x = raw.x
        while x > 180 { x -= 360 }
        while x < -180 { x += 360 }
        return datum.toWGS84(longitude: x, latitude: raw.y)?.roundedForGeometry
    }
}
