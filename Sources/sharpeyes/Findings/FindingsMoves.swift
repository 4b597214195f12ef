import ArgumentParser
import CameraAudit
import CameraModel
import CameraRegistry

/// Which findings a command moves: by number, or all that are open of a rule and zone.
struct FindingChoice: ParsableArguments {
    @Argument(help: ArgumentHelp("Numbers of findings.", valueName: "id")) var ids: [Int64] = []
    @Option(help: ArgumentHelp("All open ones of this rule.", valueName: "rule")) var rule: [String] = []
    @Option(help: ArgumentHelp("All open ones of this zone and its descendants.", valueName: "zone"))
    var zone: String?

    func validate() throws {
        if ids.isEmpty == (rule.isEmpty && zone == nil) {
            throw ValidationError("name findings by number, or choose them with --rule and --zone")
        }
    }

    /// The numbers that are meant.
    func numbers(_ registry: Registry, today: CalendarDate) throws -> [Int64] {
        if !ids.isEmpty { return ids }
        var filter = FindingFilter()
        (filter.states, filter.rules, filter.zone) = ([.open, .assigned, .reopened], rule, zone)
        var found: [Int64] = []
        try registry.findings(filter, today: today) { found.append($0.id) }
        return found
    }

    /// Moves them on, and says how many they were.
    func move(_ global: GlobalOptions, _ step: (Settings, Instant) throws -> FindingStep) throws {
        let settings = try global.settings()
        do {
            let registry = try settings.open()
            let now = Clock.now()
            let numbers = try numbers(registry, today: settings.day(now))
            let to = try step(settings, now)
            try registry.moveFindings(numbers, to: to)
            guard !settings.quiet else { return }
            let count = numbers.count
            try Terminal.print(
                settings.language.pick(
                    en: "\(to.state.label(.english)): \(count)", zh: "\(to.state.label(.chinese))：\(count) 项")
            )
        } catch { throw settings.failure(error) }
    }
}

/// `sharpeyes findings assign`
struct FindingsAssign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Give findings to a unit, with a day.",
        usage: "sharpeyes findings assign [options] --unit <name> --due <day> [<id> ...]")
    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("The unit that is to put it right; never a person.", valueName: "name"))
    var unit: String
    @Option(help: ArgumentHelp("The last day for it, such as 2026-12-01.", valueName: "day")) var due: String
    @OptionGroup var choice: FindingChoice

    func run() throws {
        try choice.move(global) { settings, now in
            guard let organisation = Organisation(unit) else {
                throw Failure.cannot("--unit \"\(unit)\": a name of 1 to 200 bytes was wanted")
            }
            guard case .date(let day)? = DateOrTime(due, localTime: settings.localTime) else {
                throw Failure.cannot(
                    settings.language.pick(
                        en: "--due \"\(due)\" is no day; wanted one such as 2026-12-01",
                        zh: "--due “\(due)”不是有效日期；应如 2026-12-01"))
            }
            guard day >= settings.day(now) else {
                throw Failure.cannot(
                    settings.language.pick(en: "--due \(day) is over already", zh: "--due \(day) 已过"))
            }
            return FindingStep(
                at: now, state: .assigned, actor: settings.actor, unit: organisation, due: day, reason: nil)
        }
    }
}

/// `sharpeyes findings accept`
struct FindingsAccept: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Answer findings with a reason: they stay as they are.",
        usage: "sharpeyes findings accept [options] --reason <text> [<id> ...]")
    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("Why it stays; kept with the finding.", valueName: "text")) var reason: String
    @OptionGroup var choice: FindingChoice

    func validate() throws {
        if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason must say something") }
    }

    func run() throws {
        try choice.move(global) { settings, now in
            FindingStep(at: now, state: .accepted, actor: settings.actor, unit: nil, due: nil, reason: reason)
        }
    }
}

/// `sharpeyes findings close`
struct FindingsClose: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Close findings by hand; the next check reopens what it still finds.",
        usage: "sharpeyes findings close [options] --reason <text> [<id> ...]")
    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("What was done; kept with the finding.", valueName: "text")) var reason: String
    @OptionGroup var choice: FindingChoice

    func validate() throws {
        if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason must say something") }
    }

    func run() throws {
        try choice.move(global) { settings, now in
            FindingStep(at: now, state: .closed, actor: settings.actor, unit: nil, due: nil, reason: reason)
        }
    }
}

/// `sharpeyes findings show`
struct FindingsShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One finding, every step of its life, and where its record comes from.",
        usage: "sharpeyes findings show [options] <id>")
    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The finding's number.", valueName: "id")) var id: Int64

    func run() throws {
        let settings = try global.settings()
        do {
            let registry = try settings.open()
            guard let (entry, steps) = try registry.finding(id) else {
                throw RegistryError.unknownFinding(id)
            }
            let now = Clock.now()
            var lines = FindingLines(settings: settings, today: settings.day(now), format: .text)
            var out = lines.line(entry)
            let kind: RecordKind? = entry.kind == .camera ? .camera : entry.kind == .site ? .site : nil
            if let kind,
                let origin = try registry.origins(of: [entry.subject], kind, revision: Int.max, moment: now)[
                    entry.subject]
            {
                let words = origin.words(settings.language, settings.localTime.offset(at: now))
                out += Terminal.wrap(words, indent: 4) + "\n"
            }
            for step in steps { out += Terminal.wrap(hanging: words(step, settings), indent: 4) + "\n" }
            try Terminal.print(out, terminator: "")
        } catch { throw settings.failure(error) }
    }

    private func words(_ step: FindingStep, _ settings: Settings) -> String {
        let language = settings.language
        var out = "  \(settings.local(step.at)) \(step.state.label(language))"
        out +=
            step.actor.map { language.pick(en: " by \($0)", zh: "（\($0)）") }
            ?? language.pick(en: " by a check", zh: "（核查）")
        if let unit = step.unit { out += language.pick(en: ", to \(unit)", zh: "，\(unit)") }
        if let due = step.due { out += language.pick(en: ", due \(due)", zh: "，限 \(due)") }
        if let reason = step.reason { out += language.pick(en: ": \(reason)", zh: "：\(reason)") }
        return out
    }
}
