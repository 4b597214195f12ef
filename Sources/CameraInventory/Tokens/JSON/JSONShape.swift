/// What a JSON row looks like, which decides how its members become columns.
enum JSONShape: Sendable {
    /// Members are columns; members of objects inside are columns with a dotted name.
    case plain
    /// A GeoJSON feature or geometry.
    case feature
    /// An OpenStreetMap element, as Overpass writes it.
    case element
    /// A GA/T 1400 capture device: plain, and a comma too many is mended.
    case captureDevice

    /// Nested members become columns down to this level; what lies deeper stays one value.
    static let levels = 4

    /// What the member `name` of an object of the given role means; the row itself is an object of role `.row`.
    func role(of name: some Collection<UInt8>, in parent: JSONRole) -> JSONRole {
        switch (self, parent) {
        case (_, .properties), (_, .object): .object
        case (.feature, .row): featureRole(String(decoding: name, as: UTF8.self))
        case (.element, .row): elementRole(String(decoding: name, as: UTF8.self))
        case (.element, .centre):
            name.elementsEqual("lat".utf8) || name.elementsEqual("lon".utf8) ? .alias : .skipped
        case (_, .row): name.elementsEqual("extras".utf8) ? .raw : .object
        default: .skipped
        }
    }

    private func featureRole(_ name: String) -> JSONRole {
        switch name {
        case "type": .featureType
        case "geometry": .geometry
        case "coordinates": .coordinates
        case "geometries": .geometries
        case "properties": .properties
        case "id": .featureID
        case "bbox": .boundingBox
        case "features": .features
        default: .foreign
        }
    }

    private func elementRole(_ name: String) -> JSONRole {
        switch name {
        case "tags": .properties
        case "center": .centre
        case "id", "type", "lat", "lon": .raw
        default: .skipped
        }
    }
}

/// What a member means in its row.
enum JSONRole: UInt8, Sendable {
    /// The row itself.
    case row
    /// A column, or an object whose members are columns.
    case object
    /// A column, also when it is an object.
    case raw
    /// An object whose members are columns by their bare names.
    case properties
    /// An OpenStreetMap way's or relation's middle.
    case centre
    /// A member of a middle: the column of the row's own member of that name.
    case alias
    /// Parts of a GeoJSON feature or geometry.
    case featureType, featureID, geometry, coordinates, geometries, boundingBox, features
    /// A member that a GeoJSON feature does not define: a column called `feature.NAME`.
    case foreign
    /// Not read.
    case skipped
}
