import Yams

/// A key of the configuration file with its value, and where it stands.
struct ConfigValue {
    let path: String
    let name: String
    let node: Node
    private let line: Int

    init(path: String, key: Node, node: Node) throws {
        (self.path, self.node) = (path, node)
        line = key.mark?.line ?? 1
        guard let name = key.string else { throw Failure.cannot("\(path):\(line): `key: value` was wanted") }
        self.name = name
    }

    /// What is wrong here, with file and line.
    func refused(_ reason: String) -> Failure { .cannot("\(path):\(line): \(reason)") }

    /// The key is none of those that there are.
    func unknown(_ there: [String], in section: String? = nil) -> Failure {
        refused(
            "no option \"\(name)\"\(section.map { " in \($0)" } ?? ""); there are \(there.joined(separator: ", "))"
        )
    }

    func text() throws -> String {
        guard let text = node.string, node.null == nil || text == "\"\"" else {
            throw refused("\(name): a text was wanted, like `\(name): value`")
        }
        return text
    }

    func number(_ range: ClosedRange<Int>) throws -> Int {
        guard let text = node.string, let number = Int(text), range.contains(number) else {
            throw refused("\(name): a number of \(range.lowerBound) to \(range.upperBound) was wanted")
        }
        return number
    }

    func flag() throws -> Bool {
        switch node.string {
        case "true": return true
        case "false": return false
        default: throw refused("\(name): true or false was wanted")
        }
    }

    /// One text or a list of them.
    func list() throws -> [String] {
        if let text = node.string { return node.null == nil ? [text] : [] }
        guard let texts = node.sequence?.map(\.string), texts.allSatisfy({ $0 != nil }) else {
            throw refused("\(name): a list of texts was wanted, like `\(name): [a, b]`")
        }
        return texts.compactMap(\.self)
    }

    /// The keys of a section; none when it is empty.
    func inner() throws -> [ConfigValue] {
        if node.null != nil { return [] }
        guard let mapping = node.mapping else {
            throw refused("\(name): a section with keys of its own was wanted")
        }
        return try mapping.map { try ConfigValue(path: path, key: $0.key, node: $0.value) }
    }
}
