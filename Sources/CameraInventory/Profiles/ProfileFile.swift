import CameraModel
import Yams

extension Profile {
    /// The profile in the text of a YAML file; `file` is what messages call it.
    ///
    /// Throws ``ProfileError`` with the line for text that is not YAML, unknown keys and columns, values that a column
    /// cannot hold, units of the wrong kind, headers claimed twice, and headers of people outside `drop`.
    public static func parse(_ yaml: String, file: String) throws(ProfileError) -> Profile {
        try ProfileFile(file: file).profile(yaml)
    }
}

/// Reads a profile: every mistake is refused with its line, none is guessed around.
struct ProfileFile {
    typealias Value = (text: String, node: Node)
    let file: String

    private static let general = [
        "name", "title", "edition", "extends", "automatic", "datum", "zones", "sites",
    ]
    static let section = ["columns", "extras", "drop", "ignore", "constants", "rows"]
    static let cameraSection = section + ["compose", "match", "clear"]

    func profile(_ yaml: String) throws(ProfileError) -> Profile {
        let root = try root(yaml)
        let keys = try keys(of: root, "profile", ProfileFile.general + ProfileFile.cameraSection)
        let base = try base(keys)
        let name = try text(keys, "name", in: root)
        let isName = name.text.utf8.allSatisfy { isDigit($0) || $0 == 0x2D || (0x61...0x7A).contains($0) }
        guard isName, (1...40).contains(name.text.utf8.count) else {
            throw refuse(name.node, .badValue(key: "name", found: name.text, wanted: .name))
        }
        var profile = Profile(
            name: name.text, title: try optional(keys, "title")?.text ?? base?.title ?? "",
            edition: try optional(keys, "edition")?.text ?? base?.edition ?? "",
            datum: try datum(keys) ?? base?.datum, isAutomatic: try truth(keys, "automatic") ?? true,
            cameras: try sectionRules(keys, CameraSchema.self), zones: ProfileSection(),
            sites: ProfileSection())
        if let node = keys["zones"] { profile.zones = try section(node, "zones", ZoneSchema.self) }
        if let node = keys["sites"] { profile.sites = try section(node, "sites", SiteSchema.self) }
        guard let base else { return profile }
        profile.cameras = base.cameras.extended(by: profile.cameras)
        profile.zones = base.zones.extended(by: profile.zones)
        profile.sites = base.sites.extended(by: profile.sites)
        return profile
    }

    private func section(_ node: Node, _ name: String, _ schema: any SectionSchema.Type) throws(ProfileError)
        -> ProfileSection
    {
        try sectionRules(try keys(of: node, name, ProfileFile.section), schema)
    }

    private func base(_ keys: [String: Node]) throws(ProfileError) -> Profile? {
        guard let name = try optional(keys, "extends") else { return nil }
        guard let base = BuiltInProfiles.base(name.text) else {
            let known = BuiltInProfiles.names.joined(separator: ", ")
            throw refuse(name.node, .badValue(key: "extends", found: name.text, wanted: .words(known)))
        }
        return base
    }

    private func datum(_ keys: [String: Node]) throws(ProfileError) -> Datum? {
        guard let found = try optional(keys, "datum") else { return nil }
        if let datum = Datum(rawValue: found.text) { return datum }
        let words = Datum.allCases.map(\.rawValue).joined(separator: ", ")
        throw refuse(found.node, .badValue(key: "datum", found: found.text, wanted: .words(words)))
    }

    private func truth(_ keys: [String: Node], _ key: String) throws(ProfileError) -> Bool? {
        guard let found = try optional(keys, key) else { return nil }
        if found.text == "true" || found.text == "false" { return found.text == "true" }
        throw refuse(found.node, .badValue(key: key, found: found.text, wanted: .words("true, false")))
    }

    // MARK: Document

    func refuse(_ node: Node, _ mistake: ProfileError.Mistake) -> ProfileError {
        ProfileError(file: file, line: node.mark?.line ?? 1, mistake: mistake)
    }

    private func root(_ yaml: String) throws(ProfileError) -> Node {
        if hasTooManyAliases(yaml: yaml) {
            throw ProfileError(file: file, line: 1, mistake: .notYAML("more than 20 aliases (*name)"))
        }
        let found: Node?
        do {
            found = try Yams.compose(yaml: yaml)
        } catch let error as YamlError {
            throw syntax(error)
        } catch {
            throw ProfileError(file: file, line: 1, mistake: .notYAML("unreadable"))
        }
        guard let found else { throw ProfileError(file: file, line: 1, mistake: .missingKey("name")) }
        return found
    }

    private func syntax(_ error: YamlError) -> ProfileError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            ProfileError(file: file, line: mark.line, mistake: .notYAML(problem))
        case .duplicatedKeysInMapping(let keys, let context):
            ProfileError(file: file, line: context.mark.line, mistake: .keyTwice(keys.first ?? ""))
        case .reader(let problem, _, _, _): ProfileError(file: file, line: 1, mistake: .notYAML(problem))
        default: ProfileError(file: file, line: 1, mistake: .notYAML("unreadable"))
        }
    }

    // MARK: Values

    /// The members of a mapping in the file's order.
    func members(of node: Node, _ what: String) throws(ProfileError) -> [(key: Value, value: Node)] {
        guard let mapping = node.mapping else { throw refuse(node, .wrongKind(of: what, wanted: .mapping)) }
        var members: [(key: Value, value: Node)] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                throw refuse(key, .wrongKind(of: what, wanted: .mapping))
            }
            members.append(((name, key), value))
        }
        return members
    }

    func keys(of node: Node, _ what: String, _ known: [String]) throws(ProfileError) -> [String: Node] {
        var keys: [String: Node] = [:]
        for (key, value) in try members(of: node, what) {
            guard known.contains(key.text) else {
                throw refuse(key.node, .unknownKey(key.text, known: known))
            }
            keys[key.text] = value
        }
        return keys
    }

    func scalar(_ node: Node, _ what: String) throws(ProfileError) -> Value {
        guard let scalar = node.scalar else { throw refuse(node, .wrongKind(of: what, wanted: .plainText)) }
        return (scalar.string, node)
    }

    func optional(_ keys: [String: Node], _ key: String) throws(ProfileError) -> Value? {
        guard let node = keys[key] else { return nil }
        return try scalar(node, key)
    }

    private func text(_ keys: [String: Node], _ key: String, in parent: Node) throws(ProfileError) -> Value {
        guard let value = try optional(keys, key) else { throw refuse(parent, .missingKey(key)) }
        return value
    }

    /// One text or a list of them.
    func texts(_ node: Node, _ what: String) throws(ProfileError) -> [Value] {
        if node.scalar != nil { return [try scalar(node, what)] }
        guard let items = node.sequence else { throw refuse(node, .wrongKind(of: what, wanted: .textOrList)) }
        var values: [Value] = []
        for item in items { values.append(try scalar(item, what)) }
        return values
    }
}
