import CameraModel

/// Writes a skeleton of a profile for an unknown file, for a technician to finish.
///
/// It names every header with the best guess of its column and what the values look like; it repeats no value but
/// codes of up to three digits and words of the closed lists, so that nobody's name gets into it.
public struct ProfileSuggestion {
    /// What the file is an inventory of.
    public enum Kind: String, CaseIterable, Sendable {
        case cameras, zones, sites

        /// The kinds that a table may be of, by its headers: cameras where one names the device code, the others where they know
        /// every header.
        public static func fitting(_ headers: [String]) -> [Kind] {
            allCases.filter { kind in
                switch kind {
                case .cameras: BatchMapper<CameraMapper>(profile: nil).rank(ofHeaders: headers) >= 1000
                case .zones:
                    BatchMapper<ZoneMapper>(profile: nil).rank(ofHeaders: headers) == 1000 + headers.count
                case .sites:
                    BatchMapper<SiteMapper>(profile: nil).rank(ofHeaders: headers) == 1000 + headers.count
                }
            }
        }
    }

    /// The YAML text of the skeleton, from the file's headers and first rows; it can be parsed as it is.
    ///
    /// Throws ``InventoryError`` for a file that cannot be read.
    public static func text(
        _ source: InventorySource, kind: Kind = .cameras, options: ReadOptions = ReadOptions()
    ) throws(InventoryError) -> String {
        switch kind {
        case .cameras: try ProfileSuggestion(CameraMapper.self, source, kind, options).text()
        case .zones: try ProfileSuggestion(ZoneMapper.self, source, kind, options).text()
        case .sites: try ProfileSuggestion(SiteMapper.self, source, kind, options).text()
        }
    }

    private struct Found {
        var header: String
        var shape = ColumnShape()
        var column: String?
        var isGuess = false
        var isPersonal = false
    }

    private let kind: Kind
    private let source: String
    private let base: Profile?
    private let required: [[String]]
    private let columns: [String]
    private var found: [Found] = []
    /// What the base profile knows of values, by column.
    private var baseColumns: [String: ProfileColumn] = [:]

    private init<Mapper: RowMapper>(
        _: Mapper.Type, _ source: InventorySource, _ kind: Kind, _ options: ReadOptions
    ) throws(InventoryError) {
        let sample = try InventoryEngine<Mapper>.sample(source, options)
        self.kind = kind
        self.source = source.name.split(separator: "/").last.map(String.init) ?? source.name
        columns = Mapper.schema.columns
        required = Mapper.required.map { $0.map(\.rawValue) }
        let profile = Profile.builtIn(named: sample.summary.profile)
        base = profile?.name == BuiltInProfiles.canonicalName ? nil : profile
        if let base { baseColumns = Mapper.section(base).columns }
        found = sample.headers.map { Found(header: $0) }
        measure(sample.rows, options.localTime)
        assign(HeaderTable<Mapper.Column>(profile, Mapper.schema, Mapper.section), Mapper.section)
    }

    private mutating func measure(_ rows: RawBatch, _ localTime: LocalTime) {
        rows.text.withUnsafeBufferPointer { text in
            for row in rows.rows where row.fault == nil {
                for cell in rows.cells[row.firstCell..<(row.firstCell + row.cellCount)]
                where Int(cell.column) < found.count && cell.kind != .nested {
                    let bytes = withoutBlanks(Bytes(rebasing: text[Int(cell.start)..<Int(cell.end)]))
                    guard !bytes.isEmpty, bytes.count <= 1000 else { continue }
                    let value = CellValue(bytes, cell.kind, .none)
                    found[Int(cell.column)].shape.take(value, localTime: localTime)
                }
            }
        }
    }

    /// Known headers first, then guesses among the columns that are left.
    private mutating func assign<Column>(_ table: HeaderTable<Column>, _ section: (Profile) -> ProfileSection)
    {
        var free = Set(columns)
        for index in found.indices {
            switch table.plan(found[index].header).meaning {
            case .column(let column) where free.contains(column.rawValue) || column.rawValue == "endpoints":
                found[index].column = column.rawValue
                free.remove(column.rawValue)
            case .personal: found[index].isPersonal = true
            default: found[index].isPersonal = found[index].shape.form == .phone
            }
        }
        var aliases: [String: String] = [:]
        for profile in BuiltInProfiles.common {
            for (name, column) in section(profile).columns {
                for header in column.headers { aliases[header] = name }
            }
        }
        // What the base profile keeps as an extra or leaves out is no riddle.
        let settled = base.map { section($0).headers } ?? []
        for index in found.indices where found[index].column == nil && !found[index].isPersonal {
            if settled.contains(lookupForm(ofHeader: found[index].header)) { continue }
            let (header, shape) = (found[index].header, found[index].shape)
            guard !header.isEmpty,
                let column = HeaderGuess.column(header, shape, free: free, aliases: aliases)
            else { continue }
            (found[index].column, found[index].isGuess) = (column, true)
            if column != "endpoints" { free.remove(column) }
        }
    }

    // MARK: Text

    private func text() -> String {
        var lines = [
            "# Suggested for \(JSONText.string(source)) by: sharpeyes import --suggest-profile",
            "# Read every line, correct what is marked with ?, then try:",
            "#   sharpeyes import \(kind.rawValue) --dry-run --profile THIS-FILE.yaml FILE",
            "name: \(name)", "title: \(JSONText.string("guessed from " + source))",
        ]
        if let base { lines.append("extends: \(base.name)   # knows some of these headers: \(base.title)") }
        let body = section()
        if kind == .cameras { return (lines + body).joined(separator: "\n") + "\n" }
        return (lines + ["\(kind.rawValue):"] + body.map { "  " + $0 }).joined(separator: "\n") + "\n"
    }

    private var name: String {
        var name = ""
        for byte in source.lowercased().utf8.prefix(40) {
            let isPlain = isDigit(byte) || (0x61...0x7A).contains(byte)
            if isPlain || name.last.map({ $0 != "-" }) == true {
                name.unicodeScalars.append(isPlain ? Unicode.Scalar(byte) : "-")
            }
        }
        while name.last == "-" { name.removeLast() }
        return name.isEmpty || BuiltInProfiles.names.contains(name) ? "my-profile" : name
    }

    private func section() -> [String] {
        var lines: [String] = []
        let known = columns.filter { column in found.contains { $0.column == column } }
        if !known.isEmpty { lines.append("columns:") }
        for column in known { lines += rules(column, found.filter { $0.column == column }) }
        for missing in required where !missing.contains(where: { known.contains($0) }) {
            lines += absent(missing)
        }
        let personal = found.filter(\.isPersonal).map { JSONText.string($0.header) }
        if !personal.isEmpty {
            lines.append("# People and secrets: never kept.")
            lines.append("drop: [\(personal.joined(separator: ", "))]")
        }
        let rest = found.filter { $0.column == nil && !$0.isPersonal && !$0.header.isEmpty }
        if !rest.isEmpty {
            lines.append("# Kept as extras. Move up to a column; or to drop (people) or ignore (not wanted):")
            for one in rest {
                lines.append("#   \(JSONText.string(one.header))   # \(one.shape.words(known: [:]))")
            }
        }
        return lines
    }

    private static let keys: Set<String> = [
        "id", "key", "uuid", "objectid", "fid", "cctvid", "ref", "no", "序号",
    ]

    /// What to do about a required column that no header looks like.
    private func absent(_ columns: [String]) -> [String] {
        let note = "# ? No header looks like \(columns.joined(separator: " or ")), which every row needs."
        guard kind == .cameras else { return [note] }
        let advice = note + "\n# Name it above, or make it of others, or say what tells the camera."
        let key = found.first { one in
            let plain = lookupForm(ofHeader: one.header).filter { !"_-".contains($0) }
            return ProfileSuggestion.keys.contains(plain) && !one.header.contains("{")
        }
        let match = "# match: [ipv4, port]"
        guard let key else { return [advice, "# compose: {deviceCode: \"our-{HEADER}\"}", match] }
        return [advice, "compose: {deviceCode: \(JSONText.string("\(name)-{\(key.header)}"))}   # ?", match]
    }

    private func rules(_ column: String, _ found: [Found]) -> [String] {
        let headers = found.map { JSONText.string($0.header) }.joined(separator: ", ")
        var known = Words.closedLists[column]?.canonical ?? [:]
        for (code, _) in baseColumns[column]?.values ?? [:] { known[code] = code }
        let mark = found.contains(where: \.isGuess) ? "? " : ""
        let shapes = found.map { $0.shape.words(known: known) }.joined(separator: "; ")
        guard let list = Words.closedLists[column], let codes = found.first?.shape.codes(known: known),
            codes.contains(where: { known[$0] == nil })
        else { return ["  \(column): [\(headers)]   # \(mark)\(shapes)"] }
        let pairs = codes.filter { known[$0] == nil }.map { "\(JSONText.string($0)): ?" }.joined(
            separator: ", ")
        return [
            "  \(column):   # \(mark)\(shapes)", "    headers: [\(headers)]",
            "    # values: {\(pairs)}   # each one of \(list.words)",
        ]
    }
}
