/// The types of GeoJSON objects (RFC 7946, section 1.4).
enum GeoJSONType: String, CaseIterable, Sendable {
    case featureCollection = "FeatureCollection"
    case feature = "Feature"
    case point = "Point"
    case multiPoint = "MultiPoint"
    case lineString = "LineString"
    case multiLineString = "MultiLineString"
    case polygon = "Polygon"
    case multiPolygon = "MultiPolygon"
    case geometryCollection = "GeometryCollection"

    private static let bySmallName = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.rawValue.lowercased(), $0) })

    /// The type that a name means, and whether it is spelled as the RFC spells it.
    static func find(_ name: String) -> (type: GeoJSONType, isExact: Bool)? {
        if let type = GeoJSONType(rawValue: name) { return (type, true) }
        return bySmallName[name.lowercased()].map { ($0, false) }
    }

    /// The type that a string, with its quotes, means.
    static func find(quoted bytes: Bytes) -> (type: GeoJSONType, isExact: Bool)? {
        if bytes.elementsEqual("\"Feature\"".utf8) { return (.feature, true) }
        if bytes.elementsEqual("\"Point\"".utf8) { return (.point, true) }
        guard bytes.count > 2, bytes[0] == UInt8(ascii: "\"") else { return nil }
        return find(String(decoding: bytes[1..<(bytes.count - 1)], as: UTF8.self))
    }

    var isGeometry: Bool { self != .feature && self != .featureCollection }

    /// How many arrays lie around a position; `nil` for what has no coordinates.
    var nesting: Int? {
        switch self {
        case .point: 0
        case .multiPoint, .lineString: 1
        case .polygon, .multiLineString: 2
        case .multiPolygon: 3
        case .feature, .featureCollection, .geometryCollection: nil
        }
    }
}
