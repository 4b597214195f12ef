public import CameraModel
import Yams

/// Reads a policy from YAML: every mistake is refused with its line, none is guessed around.
///
/// ```yaml
/// name: county-2026
/// source: County notice 12 of 2026
/// validFrom: 2026-01-01
/// targets:
///   - {category: keyPublicArea, rate: coverage, atLeast: 100}
///   - {category: all, level: town, rate: build, atLeast: 95.5}
/// weights: {coverage: 60, connection: 40}
/// ```
/// A target may also carry `sector`, `zone` and, for highDefinition, `installedSince`. A build target needs no
/// category, as build is reckoned for all records only.
public struct PolicyFile {
    private let file: String

    /// The policy in the text of a file; `file` is what messages call it.
    ///
    /// Throws ``PolicyError`` for text that is not YAML, unknown, missing or repeated keys, values outside their
    /// range, and two targets for the same figures.
    public static func parse(_ yaml: String, file: String) throws(PolicyError) -> Policy {
        let reader = PolicyFile(file: file)
        return try reader.policy(reader.root(yaml))
    }

    /// All versions of a policy: a file may hold several, parted by `---`, each from a day of its own on.
    ///
    /// In the order of their days; at least one. Throws what ``parse(_:file:)`` throws, and for versions of different
    /// names or of one day.
    public static func versions(_ yaml: String, file: String) throws(PolicyError) -> [Policy] {
        let reader = PolicyFile(file: file)
        var versions: [(policy: Policy, root: Node)] = []
        for root in try reader.roots(yaml) {
            let policy = try reader.policy(root)
            if let first = versions.first?.policy.name, first != policy.name {
                throw reader.refuse(root, .otherName(first: first))
            }
            if let twin = versions.first(where: { $0.policy.validFrom == policy.validFrom }) {
                throw reader.refuse(root, .versionTwice(firstLine: twin.root.mark?.line ?? 1))
            }
            versions.append((policy, root))
        }
        return versions.map(\.policy).sorted { $0.validFrom < $1.validFrom }
    }

    private init(file: String) { self.file = file }

    private func refuse(_ node: Node, _ mistake: PolicyError.Mistake) -> PolicyError {
        PolicyError(file: file, line: node.mark?.line ?? 1, mistake: mistake)
    }

    // MARK: Document

    private func root(_ yaml: String) throws(PolicyError) -> Node {
        if hasTooManyAliases(yaml: yaml) {
            throw PolicyError(file: file, line: 1, mistake: .notYAML("more than 20 aliases (*name)"))
        }
        let found: Node?
        do {
            found = try Yams.compose(yaml: yaml)
        } catch let error as YamlError {
            throw syntax(error)
        } catch {
            throw PolicyError(file: file, line: 1, mistake: .notYAML("unreadable"))
        }
        guard let found else { throw PolicyError(file: file, line: 1, mistake: .missingKey("name")) }
        return found
    }

    private func roots(_ yaml: String) throws(PolicyError) -> [Node] {
        if hasTooManyAliases(yaml: yaml) {
            throw PolicyError(file: file, line: 1, mistake: .notYAML("more than 20 aliases (*name)"))
        }
        let found: [Node]
        do {
            let documents = try Yams.compose_all(yaml: yaml)
            found = Array(documents)
            if let error = documents.error { throw error }
        } catch let error as YamlError {
            throw syntax(error)
        } catch {
            throw PolicyError(file: file, line: 1, mistake: .notYAML("unreadable"))
        }
        guard !found.isEmpty else { throw PolicyError(file: file, line: 1, mistake: .missingKey("name")) }
        return found
    }

    private func syntax(_ error: YamlError) -> PolicyError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            PolicyError(file: file, line: mark.line, mistake: .notYAML(problem))
        case .duplicatedKeysInMapping(let keys, let context):
            PolicyError(file: file, line: context.mark.line, mistake: .keyTwice(keys.first ?? ""))
        case .reader(let problem, _, _, _): PolicyError(file: file, line: 1, mistake: .notYAML(problem))
        default: PolicyError(file: file, line: 1, mistake: .notYAML("unreadable"))
        }
    }

    private func policy(_ root: Node) throws(PolicyError) -> Policy {
        let keys = try keys(of: root, "policy", ["name", "source", "validFrom", "targets", "weights"])
        let name = try text(keys, "name", in: root)
        guard !name.text.isEmpty, name.text.count <= 100, !name.text.contains(where: \.isNewline) else {
            throw refuse(name.node, .badValue(key: "name", found: name.text, wanted: .name))
        }
        let source = try text(keys, "source", in: root)
        guard !source.text.isEmpty else {
            throw refuse(source.node, .badValue(key: "source", found: "", wanted: .source))
        }
        let validFrom = try day(try text(keys, "validFrom", in: root), "validFrom")
        var policy = Policy(
            name: name.text, source: source.text, validFrom: validFrom, targets: try targets(keys, in: root))
        if let weights = keys["weights"] { policy.weights = try self.weights(weights) }
        return policy
    }

    private func weights(_ node: Node) throws(PolicyError) -> [RateName: Int] {
        let keys = try keys(of: node, "weights", RateName.allCases.map(\.rawValue))
        var weights: [RateName: Int] = [:]
        for rate in RateName.allCases {
            guard let found = try optional(keys, rate.rawValue) else { continue }
            guard let weight = decimalInteger(found.text), (1...1000).contains(weight) else {
                throw refuse(found.node, .badValue(key: rate.rawValue, found: found.text, wanted: .weight))
            }
            weights[rate] = weight
        }
        return weights
    }

    private func targets(_ keys: [String: Node], in root: Node) throws(PolicyError) -> [Target] {
        guard let list = keys["targets"] else { throw refuse(root, .missingKey("targets")) }
        guard let items = list.sequence, !items.isEmpty else {
            throw refuse(list, .wrongKind(of: "targets", wanted: .list))
        }
        var lines: [Target: Int] = [:]
        var targets: [Target] = []
        for item in items {
            let target = try self.target(item)
            var figures = target
            // Two targets for the same figures contradict each other, whatever they want.
            (figures.atLeast, figures.installedSince) = (Percent(whole: 0), nil)
            if let first = lines[figures] { throw refuse(item, .targetTwice(firstLine: first)) }
            lines[figures] = item.mark?.line ?? 1
            targets.append(target)
        }
        return targets
    }

    // MARK: One target

    private func target(_ item: Node) throws(PolicyError) -> Target {
        let keys = try keys(
            of: item, "targets", ["category", "sector", "level", "zone", "rate", "atLeast", "installedSince"])
        let rate: RateName = try word(try text(keys, "rate", in: item), "rate")
        var target = Target(category: nil, rate: rate, atLeast: try percent(keys, rate, in: item))
        target.category = try category(keys, rate, in: item)
        if let level = try optional(keys, "level") { target.level = try word(level, "level") }
        if let zone = try optional(keys, "zone") {
            guard let code = ZoneCode(zone.text) else {
                throw refuse(zone.node, .badValue(key: "zone", found: zone.text, wanted: .zoneCode))
            }
            target.zone = code
        }
        if let sector = try optional(keys, "sector") {
            guard !sector.text.isEmpty else {
                throw refuse(sector.node, .badValue(key: "sector", found: "", wanted: .sector))
            }
            target.sector = sector.text
        }
        if let since = try optional(keys, "installedSince") {
            guard rate == .highDefinition else {
                throw refuse(since.node, .keyOfOtherRate(key: "installedSince", rate: rate))
            }
            target.installedSince = try day(since, "installedSince")
        }
        return target
    }

    private func category(_ keys: [String: Node], _ rate: RateName, in item: Node) throws(PolicyError)
        -> AreaCategory?
    {
        guard let found = try optional(keys, "category") else {
            if rate == .build { return nil }
            throw refuse(item, .missingKey("category"))
        }
        if found.text == "all" { return nil }
        guard rate != .build else {
            throw refuse(found.node, .keyOfOtherRate(key: "category: \(found.text)", rate: rate))
        }
        guard let category = AreaCategory(rawValue: found.text) else {
            let words = AreaCategory.words + ", all"
            throw refuse(found.node, .badValue(key: "category", found: found.text, wanted: .words(words)))
        }
        return category
    }

    private func percent(_ keys: [String: Node], _ rate: RateName, in item: Node) throws(PolicyError)
        -> Percent
    {
        let found = try text(keys, "atLeast", in: item)
        let most = rate == .build ? 1000 : 100
        guard let percent = Percent(found.text), percent.hundredths > 0, percent.hundredths <= most * 100
        else {
            throw refuse(
                found.node, .badValue(key: "atLeast", found: found.text, wanted: .percent(most: most)))
        }
        return percent
    }

    // MARK: Values

    private typealias Value = (text: String, node: Node)

    private func keys(of node: Node, _ what: String, _ known: [String]) throws(PolicyError) -> [String: Node]
    {
        guard let mapping = node.mapping else { throw refuse(node, .wrongKind(of: what, wanted: .mapping)) }
        var keys: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                throw refuse(key, .wrongKind(of: what, wanted: .mapping))
            }
            guard known.contains(name) else { throw refuse(key, .unknownKey(name, known: known)) }
            keys[name] = value
        }
        return keys
    }

    private func optional(_ keys: [String: Node], _ key: String) throws(PolicyError) -> Value? {
        guard let node = keys[key] else { return nil }
        guard let scalar = node.scalar else { throw refuse(node, .wrongKind(of: key, wanted: .plainText)) }
        return (scalar.string, node)
    }

    private func text(_ keys: [String: Node], _ key: String, in parent: Node) throws(PolicyError) -> Value {
        guard let value = try optional(keys, key) else { throw refuse(parent, .missingKey(key)) }
        return value
    }

    private func day(_ value: Value, _ key: String) throws(PolicyError) -> CalendarDate {
        guard case .date(let date)? = DateOrTime(value.text, localTime: .utc) else {
            throw refuse(value.node, .badValue(key: key, found: value.text, wanted: .date))
        }
        return date
    }

    private func word<Word: Vocabulary>(_ value: Value, _ key: String) throws(PolicyError) -> Word {
        guard let word = Word(rawValue: value.text) else {
            throw refuse(value.node, .badValue(key: key, found: value.text, wanted: .words(Word.words)))
        }
        return word
    }
}
