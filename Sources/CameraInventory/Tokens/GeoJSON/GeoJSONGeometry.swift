import CameraModel

/// Looks at a geometry: the position of a point, and whether anything else is put together as RFC 7946 wants it.
enum GeoJSONGeometry {
    enum Verdict {
        /// Where the two numbers of a point stand, and whether they are strings.
        case point(longitude: Range<Int>, latitude: Range<Int>, isText: Bool)
        /// A polygon or several.
        case area
        /// A line, several points, or a collection.
        case other
        /// Broken; what was wanted.
        case broken(String)
    }

    /// The verdict on a geometry whose parts lie in `bytes`, which are checked JSON; `isExact` tells the spelling.
    static func verdict(
        on parts: GeometryParts, in bytes: Bytes
    ) -> (verdict: Verdict, type: GeoJSONType?, isExact: Bool) {
        guard let range = parts.type else { return (.broken("a member \"type\""), nil, true) }
        guard let (type, isExact) = GeoJSONType.find(quoted: Bytes(rebasing: bytes[range])), type.isGeometry
        else {
            return (.broken("one of the seven types of a geometry"), nil, true)
        }
        if type == .geometryCollection { return (collection(parts.geometries, bytes), type, isExact) }
        guard let place = parts.coordinates else {
            return (.broken("a member \"coordinates\""), type, isExact)
        }
        if type == .point { return (point(place, bytes), type, isExact) }
        var shape = Coordinates(type: type, scanner: JSONScanner(bytes, from: place.lowerBound))
        if let wanted = shape.problem(type.nesting ?? 0) { return (.broken(wanted), type, isExact) }
        return (type == .polygon || type == .multiPolygon ? .area : .other, type, isExact)
    }

    private static func point(_ place: Range<Int>, _ bytes: Bytes) -> Verdict {
        var scanner = JSONScanner(bytes, from: place.lowerBound)
        var parts: [(Range<Int>, isText: Bool)] = []
        do throws(JSONFault) {
            guard scanner.take(UInt8(ascii: "[")) else { return .broken("a list of two numbers") }
            scanner.skipBlanks()
            if scanner.take(UInt8(ascii: "]")) { return .broken("two numbers") }
            repeat {
                let start = scanner.index
                let isText = scanner.current == UInt8(ascii: "\"")
                guard isText || isNumberStart(scanner.current) else { return .broken("numbers only") }
                try scanner.skipValue(depth: 0)
                parts.append((isText ? start + 1..<scanner.index - 1 : start..<scanner.index, isText))
            } while try !scanner.closes(with: UInt8(ascii: "]"))
        } catch { return .broken("numbers only") }
        guard (2...3).contains(parts.count) else { return .broken("two numbers, or three with the height") }
        // The height is not kept, but a word in its place says that the list is not what it seems.
        for (range, isText) in parts where isText {
            let text = String(decoding: withoutBlanks(Bytes(rebasing: bytes[range])), as: UTF8.self)
            if plainDecimal(text) == nil { return .broken("numbers only") }
        }
        return .point(
            longitude: parts[0].0, latitude: parts[1].0, isText: parts.contains { $0.isText })
    }

    private static func collection(_ place: Range<Int>?, _ bytes: Bytes) -> Verdict {
        guard let place else { return .broken("a member \"geometries\"") }
        var scanner = JSONScanner(bytes, from: place.lowerBound)
        do throws(JSONFault) {
            guard scanner.take(UInt8(ascii: "[")) else { return .broken("a list of geometries") }
            scanner.skipBlanks()
            if scanner.take(UInt8(ascii: "]")) { return .other }
            repeat {
                guard scanner.current == UInt8(ascii: "{") else { return .broken("a list of geometries") }
                let parts = try GeometryParts(&scanner)
                if case .broken(let wanted) = verdict(on: parts, in: bytes).verdict { return .broken(wanted) }
            } while try !scanner.closes(with: UInt8(ascii: "]"))
        } catch { return .broken("a list of geometries") }
        return .other
    }

    static func isNumberStart(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return byte == UInt8(ascii: "-") || (byte >= 48 && byte <= 57)
    }
}

/// Walks the coordinates of anything but a point.
private struct Coordinates {
    let type: GeoJSONType
    var scanner: JSONScanner

    private struct Line {
        var count = 0
        var first: [Double] = []
        var last: [Double] = []
    }

    /// What was wanted in an array with `nesting` arrays around each position, or `nil` when it is right.
    mutating func problem(_ nesting: Int) -> String? {
        do throws(JSONFault) { return try walk(nesting) } catch { return "numbers only" }
    }

    private mutating func walk(_ nesting: Int) throws(JSONFault) -> String? {
        guard scanner.take(UInt8(ascii: "[")) else { return "lists nested as a \(type.rawValue) has them" }
        scanner.skipBlanks()
        var line = Line()
        if !scanner.take(UInt8(ascii: "]")) {
            repeat {
                if nesting > 1 {
                    if let wanted = try walk(nesting - 1) { return wanted }
                } else {
                    guard let position = try position() else { return "positions of two or three numbers" }
                    if line.count == 0 { line.first = position }
                    line.last = position
                    line.count += 1
                }
            } while try !scanner.closes(with: UInt8(ascii: "]"))
        }
        return nesting == 1 ? problem(of: line) : nil
    }

    private func problem(of line: Line) -> String? {
        switch type {
        case .polygon, .multiPolygon:
            if line.count < 4 { return "rings of four positions or more" }
            return line.first == line.last ? nil : "rings that end where they begin"
        case .lineString, .multiLineString: return line.count < 2 ? "lines of two positions or more" : nil
        default: return nil
        }
    }

    private mutating func position() throws(JSONFault) -> [Double]? {
        guard scanner.take(UInt8(ascii: "[")) else { return nil }
        scanner.skipBlanks()
        var numbers: [Double] = []
        repeat {
            let start = scanner.index
            guard GeoJSONGeometry.isNumberStart(scanner.current) else { return nil }
            try scanner.number()
            let text = String(decoding: scanner.bytes[start..<scanner.index], as: UTF8.self)
            guard let number = Double(text) else { return nil }
            numbers.append(number)
        } while try !scanner.closes(with: UInt8(ascii: "]"))
        return (2...3).contains(numbers.count) ? numbers : nil
    }
}
