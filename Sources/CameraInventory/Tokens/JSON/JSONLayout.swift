import CameraModel

/// Where the rows of a JSON file stand and what they look like, told from its first MiB.
struct JSONLayout: Sendable {
    var format = InventoryFormat.json
    var shape = JSONShape.plain
    /// Whether the rows stand one a line.
    var isLines = false
    /// The names that lead to the rows; empty when the document itself is the row or the list of them.
    var path: [String] = []
    /// Whether the path was asked for.
    var isWanted = false
    /// Other lists of objects, by their paths.
    var others: [[String]] = []

    /// What is worth telling before the first row.
    var findings: [Finding] {
        if path.isEmpty { return [] }
        let place = path.joined(separator: ".")
        var found =
            isWanted || path == ["features"] || path == ["elements"]
            ? [] : [Finding(.jsonEnvelope, line: 1, facts: [place])]
        if !others.isEmpty, !isWanted {
            let names = others.prefix(5).map { $0.joined(separator: ".") }.joined(separator: ", ")
            found.append(Finding(.jsonOtherLists, line: 1, facts: [names]))
        }
        return found
    }

    private static let headBytes = 1 << 20
    static let recordSeparator: UInt8 = 0x1E

    /// Looks at the head of a file. `isKey` tells headers that name a row: a list that has one is the one meant.
    static func find(
        _ window: inout ByteWindow, _ name: String, _ options: ReadOptions, isKey: (String) -> Bool
    ) throws(InventoryError) -> JSONLayout {
        while window.count < headBytes, !window.isAtEnd { try window.fill() }
        return window.bytes.withUnsafeBufferPointer { bytes in
            let head = bytes[window.start...].drop { isJSONBlank($0) || $0 == recordSeparator }
            return JSONLayout(Bytes(rebasing: head), name.lowercased(), options, isKey)
        }
    }

    private init(_ head: Bytes, _ name: String, _ options: ReadOptions, _ isKey: (String) -> Bool) {
        let survey = JSONSurvey(head)
        let lines = JSONLayout.lines(head)
        let isNamedLines = name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") || options.format == .jsonl
        let isLineFile = lines.isWhole || (isNamedLines && head.first == UInt8(ascii: "{"))
        if let wanted = options.path {
            path = wanted.split(separator: ".").map(String.init)
            isWanted = true
        } else {
            findPath(survey, isLineFile && (lines.hasMore || isNamedLines), name, options, isKey)
        }
        isLines = path.isEmpty && (isLineFile || options.format == .jsonl)
        others = survey.places.filter { $0.isList && !$0.names.isEmpty && $0.path != path && !path.isEmpty }
            .map(\.path)
        findShape(survey, name, options)
        format =
            switch shape {
            case .feature: .geojson
            case .element: .osm
            case .captureDevice: .gat1400
            case .plain: isLines || (isLineFile && (lines.hasMore || isNamedLines)) ? .jsonl : .json
            }
    }

    /// Whether the first line is a JSON object by itself, and whether more stands behind it.
    private static func lines(_ head: Bytes) -> (isWhole: Bool, hasMore: Bool) {
        guard head.first == UInt8(ascii: "{") else { return (false, false) }
        let end = head.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? head.endIndex
        let hasMore = head[end...].contains { !isJSONBlank($0) }
        // A line that is longer than the head is taken for a whole one.
        if end == head.count, head.count >= headBytes { return (true, true) }
        do throws(JSONFault) {
            try JSONScanner.validate(Bytes(rebasing: head[..<end]))
            return (true, hasMore)
        } catch { return (false, false) }
    }

    private mutating func findPath(
        _ survey: JSONSurvey, _ isManyLines: Bool, _ name: String, _ options: ReadOptions,
        _ isKey: (String) -> Bool
    ) {
        guard let root = survey.places.first, !root.isList else { return }
        func hasKey(_ place: JSONSurvey.Place) -> Bool {
            place.names.contains { isKey($0) || $0.lowercased() == "apeid" }
        }
        if let type = root.type.flatMap({ GeoJSONType.find($0)?.type }) {
            if type == .featureCollection { path = ["features"] }
            if type == .featureCollection || JSONLayout.isGeoJSON(root) { return }
        }
        if options.format == .geojson || name.hasSuffix(".geojson") {
            if root.has("features") { path = ["features"] }
            return
        }
        if hasKey(root) { return }
        let lists = survey.places.filter { $0.isList && !$0.names.isEmpty }
        let known = lists.first { hasKey($0) || JSONLayout.isGeoJSON($0) || JSONLayout.isElement($0) }
        // A row of JSON Lines may hold lists of its own: there only one that shows what it is counts.
        if let found = known ?? (isManyLines ? nil : lists.first) {
            path = found.path
        } else if let found = survey.places.first(where: { !$0.isList && hasKey($0) }) {
            path = found.path
        } else if !isManyLines, let empty = survey.places.first(where: { $0.isList }) {
            path = empty.path
        }
    }

    private mutating func findShape(_ survey: JSONSurvey, _ name: String, _ options: ReadOptions) {
        switch options.format {
        case .geojson: shape = .feature
        case .osm: shape = .element
        case .gat1400: shape = .captureDevice
        case nil:
            let places = survey.places.filter { $0.path == path }
            let isCapture = { (name: String) in
                ["apelistobject", "apeobject", "apelist"].contains(name.lowercased())
            }
            if name.hasSuffix(".geojson") || places.contains(where: JSONLayout.isGeoJSON)
                || (path == ["features"] && survey.places.first?.type.flatMap { GeoJSONType.find($0) } != nil)
            {
                shape = .feature
            } else if places.contains(where: JSONLayout.isElement)
                || (path == ["elements"] && survey.places.first?.has("osm3s") == true)
            {
                shape = .element
            } else if path.contains(where: isCapture)
                || places.contains(where: { $0.names.contains { $0.lowercased() == "apeid" } })
            {
                shape = .captureDevice
            }
        default: break
        }
    }

    /// Whether an object, or the first of a list, is a GeoJSON feature or geometry.
    private static func isGeoJSON(_ place: JSONSurvey.Place) -> Bool {
        guard let type = place.type.flatMap({ GeoJSONType.find($0)?.type }) else {
            return place.isList && place.has("geometry") && place.has("properties")
        }
        switch type {
        case .featureCollection: return false
        case .feature: return place.has("geometry") || place.has("properties")
        default: return place.has("coordinates") || place.has("geometries")
        }
    }

    /// Whether an object, or the first of a list, is an OpenStreetMap element.
    private static func isElement(_ place: JSONSurvey.Place) -> Bool {
        guard let type = place.type, ["node", "way", "relation"].contains(type), place.has("id") else {
            return false
        }
        // A flat row may have the same names, but its tags stand beside them.
        return place.has("tags") || place.has("center")
    }
}
