import ArgumentParser
import CameraAudit
import CameraModel
import CameraRegistry
import SharpEyes

/// `sharpeyes findings check`
struct FindingsCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look at every camera and figure; open, reopen and close findings.",
        usage: "sharpeyes findings check [options]",
        discussion: """
            Targets missed, evidence lists, what Decree 799 asks, signs of invented data,
            zones and sites that do not fit together. docs/auditing.md says how.
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: ShowFormat = .text
    @Option(help: ArgumentHelp("A built-in policy or a YAML file.", valueName: "name|file")) var policy =
        "sharp-eyes"
    @Option(help: ArgumentHelp("How long ago a probe may have reached a camera.", valueName: "duration"))
    var window = Seconds(86_400)
    @Flag(help: "Only count; keep nothing.") var dryRun = false
    @Flag(help: "Exit with 1 when something is overdue.") var check = false

    func run() throws {
        let settings = try global.settings()
        do {
            let registry = try settings.open()
            let now = Clock.now()
            var auditSettings = AuditSettings(asOf: Instant(seconds: now.seconds))
            auditSettings.windowSeconds = Int(window.value)
            auditSettings.localTime = settings.localTime
            let result = try registry.review(
                AuditPolicy.load(policy, at: auditSettings.asOf, settings), auditSettings,
                by: dryRun ? nil : settings.actor)
            let sources = Dictionary(
                try registry.batches().map { ($0.id, $0.source) }, uniquingKeysWith: { first, _ in first })
            let text = ReviewText(result: result, sources: sources, settings: settings)
            try Terminal.print(format == .json ? text.json() : text.text(), terminator: "")
            let overdue = try registry.findingCounts(today: settings.day(now)).reduce(0) { $0 + $1.overdue }
            if check, overdue > 0 { throw Failure.found }
        } catch { throw settings.failure(error) }
    }
}

extension Settings {
    /// The local day of a moment.
    func day(_ moment: Instant) -> CalendarDate {
        let local = moment.seconds + Int64(localTime.offset(at: moment))
        return CalendarDate(daysSince1970: Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
    }
}
