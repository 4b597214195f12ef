import CameraModel

/// The headers that a file may have, with what its profile says of each.
///
/// At the bottom lie the headers that every file may use: the canonical columns and, from the built-in profiles, the
/// Chinese ones with their codes. What the file's own profile says of a header or of a column's values lies on top.
struct HeaderTable<Column: RawRepresentable<String> & CaseIterable & Hashable & Sendable>: Sendable {
    private struct Entry {
        var meaning: Meaning<Column>
        var extraName: String?
        var rules = ProfileColumn()
        var rank = 0
    }

    private var entries: [String: Entry] = [:]
    private var clear: Set<String> = []

    private let schema: any SectionSchema.Type

    init(_ profile: Profile?, _ schema: any SectionSchema.Type, _ section: (Profile) -> ProfileSection) {
        self.schema = schema
        entries["extras"] = Entry(meaning: .extras)
        for word in ["datum", "坐标系"] { entries[word] = Entry(meaning: .datum) }
        for column in Column.allCases where column.rawValue != "extras" {
            entries[column.rawValue.lowercased()] = Entry(meaning: .column(column), rank: .max)
        }
        for common in BuiltInProfiles.common { add(section(common)) }
        if let profile { refine(section(profile)) }
    }

    private mutating func add(_ section: ProfileSection) {
        for (name, rules) in section.columns {
            guard let column = Column(rawValue: name) else { continue }
            for (rank, header) in rules.headers.enumerated() {
                entries[header] = Entry(meaning: .column(column), rules: rules, rank: rank)
            }
        }
        for (name, rules) in section.extras {
            for header in rules.headers {
                entries[header] = Entry(meaning: .extra, extraName: name, rules: rules)
            }
        }
        for header in section.ignore { entries[header] = Entry(meaning: .ignored) }
        for header in section.drop { entries[header] = Entry(meaning: .personal) }
    }

    private mutating func refine(_ section: ProfileSection) {
        // What the profile says of a column's values holds under the column's common headers too.
        for (header, entry) in entries {
            guard case .column(let column) = entry.meaning, let rules = section.columns[column.rawValue]
            else {
                continue
            }
            entries[header]?.rules = entry.rules.extended(by: rules)
            entries[header]?.rank = entry.rank == .max ? .max : entry.rank + rules.headers.count
        }
        add(section)
        clear = section.clear
    }

    func plan(_ header: String) -> ColumnPlan<Column> {
        let lookup = lookupForm(ofHeader: header)
        let shown = trimmed(header)
        if lookup.isEmpty { return ColumnPlan(header: shown, meaning: .nothing) }
        guard let entry = entries[lookup] else {
            let isPersonal = PersonalHeaders.contains(lookup)
            return ColumnPlan(header: shown, meaning: isPersonal ? .personal : .extra)
        }
        var plan = ColumnPlan(
            header: shown, meaning: entry.meaning, extraName: entry.extraName, rank: entry.rank)
        switch entry.meaning {
        case .column(let column):
            plan.clears = clear.contains(column.rawValue)
            plan.rules = CellRules.make(entry.rules, of: column.rawValue, schema)
        case .extra: plan.rules = CellRules.make(entry.rules, of: nil, schema)
        default: break
        }
        return plan
    }

    private func trimmed(_ header: String) -> String {
        var text = header[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
