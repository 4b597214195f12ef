import ArgumentParser
import CameraModel
import CameraRegistry

/// `sharpeyes maintenance add|list|remove`
struct Maintenance: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Times in which cameras are worked on: not asked, not counted, listed.",
        usage: "sharpeyes maintenance <subcommand>",
        subcommands: [MaintenanceAdd.self, MaintenanceList.self, MaintenanceRemove.self])
}

/// `sharpeyes maintenance add`
struct MaintenanceAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Enter a maintenance window of a camera, zone, pole or recorder.",
        usage: "sharpeyes maintenance add --camera|--zone|--pole|--parent <code> ...",
        discussion: """
              sharpeyes maintenance add --pole P-17 --for 4h --reason "new switch"
              sharpeyes maintenance add --zone 370502 --from 2026-12-01T22:00 \\
                --to 2026-12-02T06:00 --reason "network moved"
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("One camera.", valueName: "code")) var camera: String?
    @Option(help: ArgumentHelp("A zone and those below it.", valueName: "code")) var zone: String?
    @Option(help: ArgumentHelp("Every camera of a pole.", valueName: "number")) var pole: String?
    @Option(help: ArgumentHelp("A recorder or switch, and every camera behind it.", valueName: "code"))
    var parent: String?
    @Option(help: ArgumentHelp("When it begins; else now.", valueName: "time")) var from: String?
    @Option(help: ArgumentHelp("When it ends.", valueName: "time")) var to: String?
    @Option(name: .customLong("for"), help: ArgumentHelp("How long it lasts.", valueName: "duration"))
    var length: Seconds?
    @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason = ""

    func validate() throws {
        if [camera, zone, pole, parent].count(where: { $0 != nil }) != 1 {
            throw ValidationError("one of --camera, --zone, --pole and --parent is wanted")
        }
        if (to == nil) == (length == nil) { throw ValidationError("one of --to and --for is wanted") }
    }

    func run() throws {
        let settings = try global.settings()
        let now = Clock.now()
        let begin = try from.map { try time($0, "--from", settings) } ?? now
        let end =
            try to.map { try time($0, "--to", settings) }
            ?? begin.adding(seconds: Int64(length?.value ?? 0))
        guard let window = TimeWindow(from: begin, to: end) else {
            throw Failure.cannot(
                settings.language.pick(en: "the window ends before it begins", zh: "维护窗口的结束早于开始"))
        }
        let (scope, code) = scope
        do {
            let id = try settings.open().addMaintenance(
                MaintenanceWindow(
                    scope: scope, code: code, window: window, reason: reason, actor: settings.actor),
                now: now)
            try Terminal.print("\(id)")
        } catch { throw settings.failure(error) }
    }

    private var scope: (MaintenanceWindow.Scope, String) {
        if let camera { return (.camera, camera) }
        if let pole { return (.pole, pole) }
        if let parent { return (.parent, parent) }
        return (.zone, zone ?? "")
    }

    private func time(_ text: String, _ option: String, _ settings: Settings) throws -> Instant {
        guard let time = DateOrTime(text, localTime: settings.localTime) else {
            throw Failure.cannot("\(option) \"\(text)\" is no time; wanted one such as 2026-12-01T22:00")
        }
        return time.start(settings.localTime)
    }
}

/// `sharpeyes maintenance list`
struct MaintenanceList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List windows that last or are to come.",
        usage: "sharpeyes maintenance list [options]")
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: ShowFormat = .text

    func run() throws {
        let settings = try global.settings()
        do {
            let now = Clock.now()
            let windows = try settings.open().maintenance(endingAfter: now)
            if format == .json {
                return try Terminal.print("[" + windows.map(json).joined(separator: ",\n ") + "]")
            }
            for window in windows {
                var line = "\(window.id)  \(window.scope.rawValue) \(window.code)  "
                line += settings.local(window.window.from) + " - " + settings.local(window.window.to)
                if window.window.from <= now { line += settings.language.pick(en: "  now", zh: "  进行中") }
                try Terminal.print(line + (window.reason.isEmpty ? "" : "  \(window.reason)"))
            }
        } catch { throw settings.failure(error) }
    }

    private func json(_ window: MaintenanceWindow) -> String {
        "{\"id\": \"\(window.id)\", \"scope\": \"\(window.scope.rawValue)\", "
            + "\"code\": \(JSONText.string(window.code)), \"from\": \"\(window.window.from.rfc3339)\", "
            + "\"to\": \"\(window.window.to.rfc3339)\", \"reason\": \(JSONText.string(window.reason)), "
            + "\"actor\": \(JSONText.string(window.actor))}"
    }
}

/// `sharpeyes maintenance remove ID`
struct MaintenanceRemove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "End a window now, or take it back before it begins.",
        usage: "sharpeyes maintenance remove <number>")
    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The window's number.", valueName: "number")) var id: Int64

    func run() throws {
        let settings = try global.settings()
        do {
            guard try settings.open().removeMaintenance(id, now: Clock.now()) else {
                throw Failure.cannot(
                    settings.language.pick(en: "no window \(id) stands", zh: "没有生效的维护窗口 \(id)"))
            }
        } catch { throw settings.failure(error) }
    }
}
