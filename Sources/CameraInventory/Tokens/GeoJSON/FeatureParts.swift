/// The members of a GeoJSON feature or geometry that are understood only when the row is read to its end.
struct FeatureParts: Sendable {
    /// The row's `type`, as written.
    var type: Range<Int>?
    var geometry: GeometryParts?
    /// Whether `geometry` is something else than an object or null.
    var hasOddGeometry = false
    /// Parts of the row itself, when it is a bare geometry.
    var own = GeometryParts()
    /// Members with a meaning of their own in GeoJSON.
    var met: [String] = []
    /// Whether it was told that coordinates are text; once a file is enough.
    var toldText = false

    /// Begins a new row.
    mutating func begin() {
        (type, geometry, hasOddGeometry) = (nil, nil, false)
        own = GeometryParts()
        if !met.isEmpty { met.removeAll() }
    }
}

/// Where the parts of a geometry stand, as written.
struct GeometryParts: Sendable {
    var type: Range<Int>?
    var coordinates: Range<Int>?
    var geometries: Range<Int>?

    init() {}

    /// Reads the object at the scanner.
    init(_ scanner: inout JSONScanner) throws(JSONFault) {
        scanner.index += 1
        scanner.skipBlanks()
        if scanner.take(UInt8(ascii: "}")) { return }
        while true {
            let nameStart = scanner.index
            _ = try scanner.string()
            let name = Bytes(rebasing: scanner.bytes[nameStart..<scanner.index])
            try scanner.colon()
            let start = scanner.index
            try scanner.skipValue(depth: 2)
            if name.elementsEqual("\"type\"".utf8) {
                type = start..<scanner.index
            } else if name.elementsEqual("\"coordinates\"".utf8) {
                coordinates = start..<scanner.index
            } else if name.elementsEqual("\"geometries\"".utf8) {
                geometries = start..<scanner.index
            }
            if try scanner.closes(with: UInt8(ascii: "}")) { return }
        }
    }
}
