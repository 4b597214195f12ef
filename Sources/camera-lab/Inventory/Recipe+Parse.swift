import CameraModel

extension Recipe {
    /// Reads the text of a recipe; `headers` overrules what the recipe says.
    ///
    /// Fails with the line and what was wanted there.
    init(text: String, headers: HeaderLanguage? = nil) throws(LabError) {
        var reader = RecipeReader()
        reader.fixedHeaders = headers
        if let headers { reader.recipe.headers = headers }
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            do throws(LabError) {
                try reader.read(line)
            } catch {
                throw LabError("recipe line \(index + 1): \(error.description)")
            }
        }
        self = reader.recipe
    }
}

/// Reads a recipe line by line: a word that says what it is, then values and `key=value` pairs.
private struct RecipeReader {
    var recipe = Recipe()
    var fixedHeaders: HeaderLanguage?
    private var defaults: [String: String] = [:]

    mutating func read(_ line: Substring) throws(LabError) {
        let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }
        guard let directive = words.first, directive.first != "#" else { return }
        var values: [String] = []
        var pairs: [String: String] = [:]
        for word in words.dropFirst() {
            guard let equals = word.firstIndex(of: "=") else {
                values.append(String(word))
                continue
            }
            pairs[String(word[..<equals])] = String(word[word.index(after: equals)...])
        }
        switch directive {
        case "seed": recipe.seed = try number(values.first, "seed")
        case "headers":
            let own: HeaderLanguage = try word(values.first, "headers")
            recipe.headers = fixedHeaders ?? own
        case "columns": recipe.columns = try values.map { name throws(LabError) in try column(name) }
        case "zone": try addZone(values, &pairs)
        case "sites": try addSites(values, &pairs)
        case "default": for (name, text) in pairs { defaults[try column(name)] = text }
        case "cameras": try addCameras(&pairs)
        default:
            throw LabError(
                "\"\(directive)\" is none of seed, headers, columns, zone, sites, default, cameras")
        }
    }

    private mutating func addZone(_ values: [String], _ pairs: inout [String: String]) throws(LabError) {
        guard values.count == 2 else { throw LabError("a zone needs a code and a name") }
        let parent = pairs.removeValue(forKey: "parent")
        let siblings = recipe.zones.count { $0.parent == parent }
        let zone = RecipeZone(code: values[0], name: values[1], ordinal: siblings)
        zone.parent = parent
        zone.level = try pairs.removeValue(forKey: "level").map { text throws(LabError) in
            try word(text, "level")
        }
        zone.kind = try pairs.removeValue(forKey: "kind").map { text throws(LabError) in
            try word(text, "kind")
        }
        zone.plannedCameras = try optional(pairs.removeValue(forKey: "planned"), "planned")
        zone.requiredKeyPublicArea = try optional(
            pairs.removeValue(forKey: "requiredKeyPublicArea"), "required")
        zone.requiredKeyIndustry = try optional(pairs.removeValue(forKey: "requiredKeyIndustry"), "required")
        if let at = pairs.removeValue(forKey: "at") {
            let parts = at.split(separator: ",").compactMap { plainDecimal($0) }
            guard parts.count == 3 else {
                throw LabError("at=\(at): LONGITUDE,LATITUDE,SPREAD in degrees are wanted")
            }
            (zone.longitude, zone.latitude) = (Int(parts[0] * 1e6), Int(parts[1] * 1e6))
            zone.spread = Int(parts[2] * 1e6)
        }
        try nothingLeft(pairs)
        recipe.zones.append(zone)
    }

    private mutating func addSites(_ values: [String], _ pairs: inout [String: String]) throws(LabError) {
        guard let name = values.first else {
            throw LabError("sites need a name that cameras can say they cover")
        }
        let sites = RecipeSites(
            name: name,
            count: try number(pairs.removeValue(forKey: "count"), "count"),
            zones: try zones(pairs.removeValue(forKey: "zones")),
            category: try word(pairs.removeValue(forKey: "category"), "category"),
            sector: pairs.removeValue(forKey: "sector"),
            key: try CellTemplate(pairs.removeValue(forKey: "key") ?? "\(name)-{n}"),
            siteName: try CellTemplate(pairs.removeValue(forKey: "name") ?? "{zoneName}{n}"),
            requiredCameras: try optional(pairs.removeValue(forKey: "required"), "required") ?? 1)
        try nothingLeft(pairs)
        recipe.sites.append(sites)
    }

    private mutating func addCameras(_ pairs: inout [String: String]) throws(LabError) {
        let count: Int = try number(pairs.removeValue(forKey: "count"), "count")
        var covers: (sites: Int, first: Int)?
        if let name = pairs.removeValue(forKey: "covers") {
            guard let sites = recipe.sites.firstIndex(where: { $0.name == name }) else {
                throw LabError("covers=\(name): no sites of that name stand above")
            }
            let all = recipe.sites[sites].count
            let first = try optional(pairs.removeValue(forKey: "first"), "first")
            covers = (sites, min(all, first ?? all))
        }
        let zones = covers == nil ? try zones(pairs.removeValue(forKey: "zones")) : []
        var cells: [CellTemplate] = []
        for column in recipe.columns {
            let text = pairs.removeValue(forKey: column) ?? defaults[column] ?? ""
            let headers = recipe.headers
            cells.append(try CellTemplate(text) { InventoryColumns.word($0, in: column, headers) })
        }
        try nothingLeft(pairs)
        recipe.cameras.append(RecipeCameras(count: count, zones: zones, covers: covers, cells: cells))
    }

    /// `*` is every zone that has no zones below it, `370502*` those of them whose code starts so, else a list.
    private func zones(_ text: String?) throws(LabError) -> [Int] {
        guard let text else { throw LabError("zones=... is missing") }
        if text.hasSuffix("*") {
            let found = recipe.leaves.filter { recipe.zones[$0].code.hasPrefix(text.dropLast()) }
            guard !found.isEmpty else { throw LabError("zones=\(text): no zone above has such a code") }
            return found
        }
        var found: [Int] = []
        for code in text.split(separator: ",") {
            guard let index = recipe.zones.firstIndex(where: { $0.code == code }) else {
                throw LabError("zones=\(text): there is no zone \(code) above")
            }
            found.append(index)
        }
        guard !found.isEmpty else { throw LabError("zones= names no zone") }
        return found
    }

    /// A column of the contract by its canonical name; a header that is not ASCII stands for itself.
    private func column(_ name: String) throws(LabError) -> String {
        guard name.utf8.allSatisfy({ $0 < 128 }) else { return name }
        let known: CameraColumn = try word(name, "column")
        return known.rawValue
    }

    private func number<Number: FixedWidthInteger>(_ text: String?, _ name: String) throws(LabError) -> Number
    {
        guard let number = text.flatMap({ decimalInteger($0) }).flatMap({ Number(exactly: $0) }) else {
            throw LabError("\(name): \"\(text ?? "")\" is not a whole number")
        }
        return number
    }

    private func optional(_ text: String?, _ name: String) throws(LabError) -> Int? {
        text == nil ? nil : try number(text, name)
    }

    private func word<Word: RawRepresentable & CaseIterable>(
        _ text: String?, _ name: String
    ) throws(LabError) -> Word where Word.RawValue == String {
        guard let word = text.flatMap({ Word(rawValue: $0) }) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw LabError("\(name): \"\(text ?? "")\" is none of \(words)")
        }
        return word
    }

    private func nothingLeft(_ pairs: [String: String]) throws(LabError) {
        guard let unknown = pairs.keys.sorted().first else { return }
        throw LabError("\"\(unknown)=\" is not known here, or not one of the recipe's columns")
    }
}
