import CameraModel

/// The members of a FeatureCollection beside its features.
struct GeoJSONCollection: Sendable {
    /// The coordinate system that its `crs` names; `nil` when there is none, or when it is WGS-84 or CGCS2000.
    private(set) var datum: String?
    private(set) var type: String?

    /// Takes a member whose whole value is `value`, checked JSON; says what is wrong with it.
    mutating func take(_ name: String, _ value: Bytes) -> [Finding] {
        switch name {
        case "type": return takeType(value)
        case "crs":
            datum = GeoJSONCollection.datum(value)
            return []
        case "bbox":
            return GeoJSONCollection.isBoundingBox(value)
                ? [] : [Finding(.geoMember, facts: ["bbox", "a list of 4 or 6 numbers"])]
        case "coordinates", "geometries", "geometry", "properties":
            return [Finding(.geoForeignMember, facts: [name, "FeatureCollection"])]
        default: return []
        }
    }

    private mutating func takeType(_ value: Bytes) -> [Finding] {
        let written = String(decoding: value.prefix(80), as: UTF8.self)
        type = written
        guard let (found, isExact) = GeoJSONType.find(quoted: value), found == .featureCollection else {
            return [Finding(.geoMember, facts: ["type", "\"FeatureCollection\""])]
        }
        return isExact ? [] : [Finding(.geoTypeCase, facts: [GeoJSONType.featureCollection.rawValue])]
    }

    /// Whether a value is a list of 4 or 6 numbers.
    static func isBoundingBox(_ value: Bytes) -> Bool {
        var scanner = JSONScanner(value)
        guard scanner.take(UInt8(ascii: "[")) else { return false }
        scanner.skipBlanks()
        var count = 0
        do throws(JSONFault) {
            repeat {
                try scanner.number()
                count += 1
            } while try !scanner.closes(with: UInt8(ascii: "]"))
        } catch { return false }
        return count == 4 || count == 6
    }

    /// The name in a `crs` of GeoJSON 2008 (`urn:ogc:def:crs:EPSG::3857`, `EPSG:4326`), without what it means.
    private static func datum(_ value: Bytes) -> String? {
        guard value.first != UInt8(ascii: "n") else { return nil }
        var row = JSONRow()
        var batch = RawBatch()
        guard case .row(_, nil) = row.read(value, from: 0, isWhole: true, &batch),
            row.finish(value, &batch) == nil
        else { return "crs" }
        let cells = batch.cells.filter {
            ["properties.name", "properties.code"].contains(row.headers[Int($0.column)])
        }
        guard let cell = cells.first else { return "crs" }
        let name = String(decoding: batch.text[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
        let code = name.split(separator: ":").last.map(String.init)?.uppercased() ?? ""
        let isWorld = ["CRS84", "CRS84H", "4326", "4979", "4490", "WGS84", "WGS 84"].contains(code)
        return isWorld ? nil : name
    }
}
