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
        if let wanted, takeShape(parts, bytes, wanted, &batch) { return }
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
        case .area, .other:
            if let wanted {
                return batch.remark(.geometryNotWanted, facts: [type?.rawValue ?? "", wanted.words])
            }
            batch.remark(.geometryNotPoint, facts: [type?.rawValue ?? ""])
            takePropertyPosition(&batch)
        case .broken(let wanted): batch.remark(.geometryMalformed, facts: [wanted])
        }
    }

    /// Hands on the coordinates of a wanted shape as they are: whoever maps the row looks at them.
    private mutating func takeShape(
        _ parts: GeometryParts, _ bytes: Bytes, _ wanted: WantedShape, _ batch: inout RawBatch
    ) -> Bool {
        guard let written = parts.type, let place = parts.coordinates,
            let (type, isExact) = GeoJSONType.find(quoted: Bytes(rebasing: bytes[written])),
            wanted.accepts(type)
        else { return false }
        if !isExact { remarkSpelling(type, &batch) }
        let column = keys.column(named: WantedShape.header, isShared: true)
        cell(place.lowerBound, place.upperBound, column: column, .text, &batch)
        return true
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
