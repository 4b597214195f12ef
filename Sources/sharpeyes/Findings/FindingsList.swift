import ArgumentParser
import CameraAudit
import CameraModel
import CameraRegistry

/// `sharpeyes findings list`
struct FindingsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The findings that are to be put right, overdue ones first.",
        usage: "sharpeyes findings list [options]")
    @OptionGroup var global: GlobalOptions
    @Option(help: "text, json or csv.") var format: Audit.AuditFormat = .text
    @Option(help: "open (not closed or accepted), assigned, accepted, closed, reopened or all.")
    var state = StateChoice.open
    @Option(help: ArgumentHelp("Only this zone and its descendants, code or name.", valueName: "zone"))
    var zone: String?
    @Option(help: ArgumentHelp("Only of this rule; may be repeated.", valueName: "rule")) var rule: [String] =
        []
    @Option(help: ArgumentHelp("Only those of this unit.", valueName: "name")) var unit: String?
    @Option(help: ArgumentHelp("Only about this camera, site or zone.", valueName: "code")) var subject:
        String?
    @Flag(help: "Only those whose day is over.") var overdue = false
    @Flag(help: "Only how many there are.") var count = false
    @Option(help: ArgumentHelp("Where to write; - is standard output.", valueName: "file")) var output = "-"

    /// Which states are wanted.
    enum StateChoice: String, ExpressibleByArgument, CaseIterable {
        case open, assigned, accepted, closed, reopened, all
        var states: [FindingState] {
            switch self {
            case .open: [.open, .assigned, .reopened]
            case .all: []
            default: FindingState(rawValue: rawValue).map { [$0] } ?? []
            }
        }
    }

    func run() throws {
        let settings = try global.settings()
        do {
            let registry = try settings.open()
            var filter = FindingFilter()
            (filter.states, filter.zone, filter.rules) = (state.states, zone, rule)
            (filter.unit, filter.subject, filter.isOverdue) = (unit, subject, overdue)
            let today = settings.day(Clock.now())
            let file = try OutputFile(output)
            var lines = FindingLines(settings: settings, today: today, format: format)
            var number = 0
            if !count { try file.write(lines.head()) }
            try registry.findings(filter, today: today) { entry in
                number += 1
                if !count { try file.write(lines.line(entry)) }
            }
            try file.write(count ? "\(number)\n" : lines.end(number))
            try file.finish()
        } catch { throw settings.failure(error) }
    }
}

/// Findings line by line, in the format that was asked for.
struct FindingLines {
    let settings: Settings
    let today: CalendarDate
    let format: Audit.AuditFormat
    private var isFirst = true

    init(settings: Settings, today: CalendarDate, format: Audit.AuditFormat) {
        (self.settings, self.today, self.format) = (settings, today, format)
    }

    static let columns = [
        "id", "state", "overdue", "rule", "article", "kind", "subject", "zone", "unit", "due", "reason",
        "openedAt",
        "seenAt", "message",
    ]

    func head() -> String {
        switch format {
        case .text: ""
        case .json: "["
        case .csv: CSVText.line(FindingLines.columns)
        }
    }

    mutating func line(_ entry: FindingEntry) -> String {
        defer { isFirst = false }
        switch format {
        case .text: return text(entry)
        case .csv: return CSVText.line(cells(entry))
        case .json: return (isFirst ? "\n " : ",\n ") + FindingLines.json(cells(entry))
        }
    }

    func end(_ count: Int) -> String {
        switch format {
        case .text: settings.language.pick(en: "\(count) findings\n", zh: "共 \(count) 项\n")
        case .json: "]\n"
        case .csv: ""
        }
    }

    private func text(_ entry: FindingEntry) -> String {
        let language = settings.language
        var head = "\(entry.id)  \(entry.kind.label(language)) \(entry.subject)"
        if let zone = entry.zone, zone.text != entry.subject { head += " (\(zone))" }
        head += "  [\(entry.state.label(language))"
        if let unit = entry.unit { head += language.pick(en: " to \(unit)", zh: "：\(unit)") }
        if let due = entry.due { head += language.pick(en: " by \(due)", zh: "，限 \(due)") }
        if entry.isOverdue(on: today) { head += language.pick(en: ", OVERDUE", zh: "，已逾期") }
        head += "]"
        var out = Terminal.wrap(hanging: head, indent: 4) + "\n"
        out += Terminal.wrap("\(entry.rule): \(entry.message(language))", indent: 4) + "\n"
        if let reason = entry.reason {
            out += Terminal.wrap(language.pick(en: "reason: \(reason)", zh: "说明：\(reason)"), indent: 4) + "\n"
        }
        return out
    }

    private func cells(_ entry: FindingEntry) -> [String] {
        [
            "\(entry.id)", entry.state.rawValue, "\(entry.isOverdue(on: today))", entry.rule,
            ReviewRules.article(entry.rule) ?? "", entry.kind.rawValue, entry.subject, entry.zone?.text ?? "",
            entry.unit?.name ?? "", entry.due?.description ?? "", entry.reason ?? "", entry.openedAt.rfc3339,
            entry.seenAt.rfc3339, entry.message(settings.language),
        ]
    }

    static func json(_ cells: [String]) -> String {
        let pairs = zip(columns, cells).map { name, cell in
            let isPlain = name == "id" || name == "overdue"
            return "\"\(name)\": " + (cell.isEmpty ? "null" : isPlain ? cell : JSONText.string(cell))
        }
        return "{" + pairs.joined(separator: ", ") + "}"
    }
}

extension FindingEntry {
    /// The rule's sentence; of a rule that this version does not know its id and facts.
    func message(_ language: Language) -> String {
        guard let rule = ReviewRules.rule(self.rule) else {
            return ([self.rule] + facts).joined(separator: " ")
        }
        return Finding(rule, deviceCode: subject, facts: facts).message(language)
    }
}
