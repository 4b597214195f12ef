/// The geometry that rows of an inventory have beside or instead of a point.
enum WantedShape: Sendable {
    case area, line

    /// The header under which a feature's geometry is handed on.
    static let header = "geometry"

    func accepts(_ type: GeoJSONType) -> Bool {
        switch self {
        case .area: type == .polygon || type == .multiPolygon
        case .line: type == .lineString || type == .multiLineString
        }
    }

    /// What a message calls it.
    var words: String {
        switch self {
        case .area: "a Polygon or MultiPolygon"
        case .line: "a LineString or MultiLineString"
        }
    }
}
