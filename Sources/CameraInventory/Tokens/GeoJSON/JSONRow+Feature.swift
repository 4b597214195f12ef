import CameraModel

/// The members of a GeoJSON row that are not plain columns.
extension JSONRow {
    mutating func featureMember(
        _ scanner: inout JSONScanner, _ role: JSONRole, _ node: Int, _ batch: inout RawBatch
    ) throws(JSONFault) {
        let start = scanner.index
        switch role {
        case .featureID: return try identity(&scanner, node, &batch)
        case .geometry:
            feature.met.append("geometry")
            if scanner.current == UInt8(ascii: "{") {
                feature.geometry = try GeometryParts(&scanner)
                return
            }
            feature.hasOddGeometry = scanner.current != UInt8(ascii: "n")
            return try scanner.skipValue(depth: 1)
        default: try scanner.skipValue(depth: 1)
        }
        let range = start..<scanner.index
        switch role {
        case .featureType:
            feature.type = range
            feature.own.type = range
        case .coordinates:
            feature.own.coordinates = range
            feature.met.append("coordinates")
        case .geometries:
            feature.own.geometries = range
            feature.met.append("geometries")
        case .features: feature.met.append("features")
        case .boundingBox:
            if !GeoJSONCollection.isBoundingBox(Bytes(rebasing: scanner.bytes[range])) {
                batch.remark(.geoMember, facts: ["bbox", "a list of 4 or 6 numbers"])
            }
        default: break
        }
    }

    private mutating func identity(
        _ scanner: inout JSONScanner, _ node: Int, _ batch: inout RawBatch
    ) throws(JSONFault) {
        if scanner.current == UInt8(ascii: "\"") || GeoJSONGeometry.isNumberStart(scanner.current) {
            return try value(&scanner, node, depth: 1, isOpen: false, &batch)
        }
        if scanner.current != UInt8(ascii: "n") {
            batch.remark(.geoMember, facts: ["id", "a string or a number"])
        }
        try scanner.skipValue(depth: 1)
    }

    /// Makes the position of the row's geometry, and says what is wrong with the whole.
    mutating func finishFeature(_ bytes: Bytes, _ batch: inout RawBatch) {
        let written = feature.type.map { Bytes(rebasing: bytes[$0]) }
        guard let (type, isExact) = written.flatMap({ GeoJSONType.find(quoted: $0) }),
            type != .featureCollection
        else {
            let found = written.map { String(decoding: $0.prefix(80), as: UTF8.self) } ?? "missing"
            return refuse(.geoType, [found])
        }
        if !isExact { remarkSpelling(type, &batch) }
        let allowed =
            type == .feature ? ["geometry"] : [type == .geometryCollection ? "geometries" : "coordinates"]
        for name in feature.met where !allowed.contains(name) {
            batch.remark(.geoForeignMember, facts: [name, type.rawValue])
        }
        if type.isGeometry {
            judge(feature.own, bytes, &batch, tellsSpelling: false)
        } else if let geometry = feature.geometry {
            judge(geometry, bytes, &batch, tellsSpelling: true)
        } else {
            if feature.hasOddGeometry { batch.remark(.geometryMalformed, facts: ["an object or null"]) }
            takePropertyPosition(&batch)
        }
    }

    private func remarkSpelling(_ type: GeoJSONType, _ batch: inout RawBatch) {
        batch.remark(.geoTypeCase, facts: [type.rawValue])
    }

    private mutating func judge(
        _ parts: GeometryParts, _ bytes: Bytes, _ batch: inout RawBatch, tellsSpelling: Bool
    ) {
        let (verdict, type, isExact) = GeoJSONGeometry.verdict(on: parts, in: bytes)
        if tellsSpelling, !isExact, let type { remarkSpelling(type, &batch) }
        switch verdict {
        case .point(let longitude, let latitude, let isText):
            if isText, !feature.toldText {
                feature.toldText = true
                batch.remark(.coordinatesAsText)
            }
            let place = keys.placeColumns()
            let kind = isText ? CellKind.text : .number
            cell(longitude.lowerBound, longitude.upperBound, column: place.longitude, kind, &batch)
            cell(latitude.lowerBound, latitude.upperBound, column: place.latitude, kind, &batch)
        case .area where takesAreas: batch.remark(.boundaryNotKept, facts: [type?.rawValue ?? ""])
        case .area, .other:
            batch.remark(.geometryNotPoint, facts: [type?.rawValue ?? ""])
            takePropertyPosition(&batch)
        case .broken(let wanted): batch.remark(.geometryMalformed, facts: [wanted])
        }
    }

    /// Without a point, properties called longitude and latitude are the position.
    private mutating func takePropertyPosition(_ batch: inout RawBatch) {
        for index in batch.cells.indices.reversed() {
            guard Int(batch.cells[index].start) >= batch.text.count else { return }
            switch headers[Int(batch.cells[index].column)].lowercased() {
            case "properties.longitude": batch.cells[index].column = Int32(keys.placeColumns().longitude)
            case "properties.latitude": batch.cells[index].column = Int32(keys.placeColumns().latitude)
            default: break
            }
        }
    }
}
