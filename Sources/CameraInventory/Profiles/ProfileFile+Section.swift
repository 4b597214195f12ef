import CameraModel
import Yams

/// What a section of a profile says, checked against the columns of its kind of inventory.
extension ProfileFile {
    func sectionRules(_ keys: [String: Node], _ schema: any SectionSchema.Type) throws(ProfileError)
        -> ProfileSection
    {
        var section = ProfileSection()
        var owners: [String: String] = [:]
        if let node = keys["columns"] { section.columns = try columns(node, schema, &owners) }
        if let node = keys["extras"] { section.extras = try extras(node, &owners) }
        if let node = keys["drop"] { section.drop = try headers(node, "drop", &owners) }
        if let node = keys["ignore"] { section.ignore = try headers(node, "ignore", &owners) }
        if let node = keys["constants"] {
            for (key, value) in try members(of: node, "constants") {
                let column = try column(key, schema)
                let text = try canonical(try scalar(value, column), column, schema)
                section.constants.append((column, text))
            }
        }
        if let node = keys["compose"] { section.compose = try compose(node, schema) }
        if let node = keys["rows"] { section.conditions = try conditions(node) }
        if let node = keys["match"] { section.match = try match(node) }
        if let node = keys["clear"] { section.clear = try clear(node, section, schema) }
        return section
    }

    // MARK: Columns

    private func columns(_ node: Node, _ schema: any SectionSchema.Type, _ owners: inout [String: String])
        throws(ProfileError) -> [String: ProfileColumn]
    {
        var columns: [String: ProfileColumn] = [:]
        for (key, value) in try members(of: node, "columns") {
            let name = try column(key, schema)
            let rules = try columnRules(value, name, schema, &owners)
            for (text, header) in try headerNodes(value, name) where isPersonal(text, under: name) {
                throw refuse(header, .personalHeader(text))
            }
            columns[name] = rules
        }
        return columns
    }

    /// Addresses of streams lose their credentials anyway, and OpenStreetMap keeps them under `contact:webcam`.
    private func isPersonal(_ header: String, under column: String) -> Bool {
        column != "endpoints" && PersonalHeaders.contains(lookupForm(ofHeader: header))
    }

    private func extras(_ node: Node, _ owners: inout [String: String]) throws(ProfileError)
        -> [String: ProfileColumn]
    {
        var extras: [String: ProfileColumn] = [:]
        for (key, value) in try members(of: node, "extras") {
            guard !key.text.isEmpty, !PersonalHeaders.contains(lookupForm(ofHeader: key.text)) else {
                throw refuse(key.node, .personalHeader(key.text))
            }
            let rules = try columnRules(value, key.text, nil, &owners)
            for (text, header) in try headerNodes(value, key.text) where isPersonal(text, under: "") {
                throw refuse(header, .personalHeader(text))
            }
            extras[key.text] = rules
        }
        return extras
    }

    private func headerNodes(_ node: Node, _ what: String) throws(ProfileError) -> [Value] {
        guard let mapping = node.mapping else { return try texts(node, what) }
        return try mapping["headers"].map { node throws(ProfileError) in try texts(node, "headers") } ?? []
    }

    private func columnRules(
        _ node: Node, _ name: String, _ schema: (any SectionSchema.Type)?, _ owners: inout [String: String]
    ) throws(ProfileError) -> ProfileColumn {
        var column = ProfileColumn()
        guard node.mapping != nil else {
            guard node.scalar != nil || node.sequence != nil else {
                throw refuse(node, .wrongKind(of: name, wanted: .columnRules))
            }
            column.headers = try headers(node, name, &owners)
            return column
        }
        let keys = try keys(of: node, name, ["headers", "values", "otherwise", "unit", "separator"])
        if let node = keys["headers"] { column.headers = try headers(node, name, &owners) }
        if let node = keys["values"] { column.values = try values(node, name, schema) }
        if let node = keys["otherwise"] { column.otherwise = try meaning(node, name, schema) }
        if let node = keys["unit"] { column.unit = try unit(node, name, schema) }
        if let separator = try optional(keys, "separator") {
            guard schema?.joined.contains(name) == true else {
                throw refuse(separator.node, .notForColumn(key: "separator", column: name))
            }
            guard separator.text == "/" else {
                throw refuse(
                    separator.node, .badValue(key: "separator", found: separator.text, wanted: .separator))
            }
            column.splitsAtSlash = true
        }
        return column
    }

    private func headers(_ node: Node, _ owner: String, _ owners: inout [String: String]) throws(ProfileError)
        -> [String]
    {
        var headers: [String] = []
        for (text, node) in try texts(node, owner) {
            let form = lookupForm(ofHeader: text)
            guard !form.isEmpty else {
                throw refuse(node, .badValue(key: owner, found: text, wanted: .header))
            }
            if let first = owners[form] {
                throw refuse(node, .headerTwice(text, first: first, second: owner))
            }
            owners[form] = owner
            headers.append(form)
        }
        return headers
    }

    // MARK: Values

    private func values(_ node: Node, _ column: String, _ schema: (any SectionSchema.Type)?)
        throws(ProfileError) -> [String: ValueMeaning]
    {
        if let schema, schema.unmapped.contains(column) {
            throw refuse(node, .notForColumn(key: "values", column: column))
        }
        var values: [String: ValueMeaning] = [:]
        for (key, value) in try members(of: node, "values") {
            let form = lookupForm(ofHeader: key.text)
            guard !form.isEmpty else {
                throw refuse(key.node, .badValue(key: "values", found: key.text, wanted: .header))
            }
            guard values[form] == nil else { throw refuse(key.node, .valueTwice(key.text)) }
            values[form] = try meaning(value, column, schema)
        }
        return values
    }

    /// A canonical value; an empty text states nothing, `~` keeps the file's text as an extra.
    private func meaning(_ node: Node, _ column: String, _ schema: (any SectionSchema.Type)?)
        throws(ProfileError) -> ValueMeaning
    {
        if let schema, schema.unmapped.contains(column) {
            throw refuse(node, .notForColumn(key: "otherwise", column: column))
        }
        let found = try scalar(node, column)
        if node.scalar?.style == .plain, ["~", "null", ""].contains(found.text) { return .extra }
        if found.text.isEmpty { return .nothing }
        guard let schema else { return .text(found.text) }
        return .text(try canonical(found, column, schema))
    }

    private func canonical(_ value: Value, _ column: String, _ schema: any SectionSchema.Type)
        throws(ProfileError) -> String
    {
        if let text = schema.canonical(value.text, of: column) { return text }
        let wanted: ProfileError.Wanted =
            schema.words(of: column).map { .words($0) } ?? .value(ofColumn: column)
        throw refuse(value.node, .badValue(key: column, found: value.text, wanted: wanted))
    }

    private func unit(_ node: Node, _ column: String, _ schema: (any SectionSchema.Type)?)
        throws(ProfileError) -> ValueUnit
    {
        let found = try scalar(node, "unit")
        guard let isMoney = schema?.measured[column] else {
            throw refuse(node, .notForColumn(key: "unit", column: column))
        }
        if let unit = ValueUnit(rawValue: found.text), unit.isMoney == isMoney { return unit }
        let words = ValueUnit.allCases.filter { $0.isMoney == isMoney }.map(\.rawValue).joined(
            separator: ", ")
        throw refuse(node, .badValue(key: "unit", found: found.text, wanted: .words(words)))
    }

    // MARK: Rows

    func column(_ key: Value, _ schema: any SectionSchema.Type) throws(ProfileError) -> String {
        guard schema.columns.contains(key.text) else {
            throw refuse(key.node, .unknownColumn(key.text, known: schema.columns))
        }
        return key.text
    }

    private func compose(_ node: Node, _ schema: any SectionSchema.Type) throws(ProfileError)
        -> [(column: String, template: ComposeTemplate)]
    {
        var result: [(column: String, template: ComposeTemplate)] = []
        for (key, value) in try members(of: node, "compose") {
            let column = try column(key, schema)
            let found = try scalar(value, column)
            guard let template = ComposeTemplate(found.text) else {
                throw refuse(value, .badValue(key: column, found: found.text, wanted: .template))
            }
            if let personal = template.headers.first(where: { PersonalHeaders.contains($0) }) {
                throw refuse(value, .personalHeader(personal))
            }
            result.append((column, template))
        }
        return result
    }

    private func conditions(_ node: Node) throws(ProfileError) -> [ProfileCondition] {
        let keys = try keys(of: node, "rows", ["where"])
        guard let node = keys["where"] else { throw refuse(node, .missingKey("where")) }
        var conditions: [ProfileCondition] = []
        for (key, value) in try members(of: node, "where") {
            let form = lookupForm(ofHeader: key.text)
            guard !form.isEmpty else {
                throw refuse(key.node, .badValue(key: "where", found: key.text, wanted: .header))
            }
            conditions.append(
                ProfileCondition(header: form, accepted: try texts(value, key.text).map(\.text)))
        }
        return conditions
    }

    private func match(_ node: Node) throws(ProfileError) -> [CameraColumn] {
        var columns: [CameraColumn] = []
        for value in try texts(node, "match") {
            let name = try column(value, CameraSchema.self)
            guard let column = CameraColumn(rawValue: name), column != .deviceCode, column != .extras else {
                throw refuse(value.node, .notForColumn(key: "match", column: name))
            }
            columns.append(column)
        }
        return columns
    }

    private func clear(_ node: Node, _ section: ProfileSection, _ schema: any SectionSchema.Type)
        throws(ProfileError) -> Set<String>
    {
        var columns: Set<String> = []
        for value in try texts(node, "clear") {
            let name = try column(value, schema)
            guard name != "deviceCode", name != "extras" else {
                throw refuse(value.node, .notForColumn(key: "clear", column: name))
            }
            let filled =
                section.constants.contains { $0.column == name }
                ? "constants" : section.compose.contains { $0.column == name } ? "compose" : nil
            if let filled {
                throw refuse(value.node, .contradiction(column: name, first: filled, second: "clear"))
            }
            columns.insert(name)
        }
        return columns
    }
}
