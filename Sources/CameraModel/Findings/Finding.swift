/// How much a finding matters.
public enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Worth knowing; nothing was lost.
    case note
    /// The row was kept, but something in it was not.
    case warning
    /// The row was refused.
    case error

    /// Whether `a` comes before `b`.
    public static func < (a: Severity, b: Severity) -> Bool { a.order < b.order }
    private var order: Int { self == .error ? 2 : self == .warning ? 1 : 0 }
}

/// A rule that data can break: a stable id, how much it matters, and its sentence in two languages.
///
/// The sentence is a template: `{found}` and `{column}` are the finding's own, `{0}`, `{1}` ... its facts.
/// Each room declares its rules as constants beside the check, `extension Rule { static let ... }`.
public struct Rule: Hashable, Sendable {
    /// Stable, in lower case with hyphens: `latitude-range`.
    public let id: String
    /// What the rule's findings weigh.
    public let severity: Severity
    let english: String
    let chinese: String

    /// A rule with its sentences: what was found, what was wanted, what to try.
    public init(_ id: String, _ severity: Severity, en: String, zh: String) {
        (self.id, self.severity, english, chinese) = (id, severity, en, zh)
    }
}

/// A problem in data: which rule, where, and the facts of the case. Never holds a password or a person's name.
public struct Finding: Hashable, Sendable {
    /// The rule that was broken.
    public var rule: Rule
    /// Physical line in the file, from 1, header included (XLSX: the row); `nil` when it is not of one line.
    public var line: Int?
    /// The column's header as the file spells it.
    public var column: String?
    /// The camera, zone or site that the row is about, when known.
    public var deviceCode: String?
    /// What stood there, cut to 80 characters.
    public var found: String?
    /// Further facts of the sentence, `{0}`, `{1}` ...
    public var facts: [String]

    /// A finding.
    public init(
        _ rule: Rule, line: Int? = nil, column: String? = nil, deviceCode: String? = nil,
        found: String? = nil,
        facts: [String] = []
    ) {
        (self.rule, self.line, self.column, self.deviceCode) = (rule, line, column, deviceCode)
        self.found = found.map { $0.count > 80 ? String($0.prefix(79)) + "…" : $0 }
        self.facts = facts
    }

    /// What the finding weighs.
    public var severity: Severity { rule.severity }

    /// The sentence: what was found, what was wanted, what to try. It does not repeat line and column.
    public func message(_ language: Language = .english) -> String {
        let template = language == .chinese ? rule.chinese : rule.english
        var out = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            out += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}") else { break }
            out += value(rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }

    private func value(_ name: Substring) -> String {
        if name == "found" { return found ?? "" }
        if name == "column" { return column ?? "" }
        guard let index = decimalInteger(name), index < facts.count else { return "" }
        return facts[index]
    }
}
