import ArgumentParser
import CameraAudit
import CameraInventory
import CameraModel
import CameraRegistry

/// `sharpeyes show CODE`
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show all that is known of one camera: record, health, changes.",
        usage: "sharpeyes show [options] <code>")
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: ShowFormat = .text
    @Argument(help: ArgumentHelp("The camera's device code.", valueName: "code")) var code: String

    func run() throws {
        let settings = try global.settings()
        do {
            let registry = try settings.open()
            guard let deviceCode = DeviceCode(code), let camera = try registry.camera(deviceCode) else {
                throw RegistryError.unknownCode(code)
            }
            if format == .json {
                var writer = InventoryWriter(.cameras, format: .jsonl)
                try Terminal.print(
                    writer.header() + writer.append([camera]) + writer.footer(), terminator: "")
                return
            }
            let text = ShowText(settings: settings)
            try Terminal.print(text.record(camera))
            try Terminal.print(text.health(try registry.health(of: deviceCode)))
            try Terminal.print(text.changes(try registry.changes(of: deviceCode)), terminator: "")
        } catch { throw settings.failure(error) }
    }
}

/// The output formats of `show`.
enum ShowFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// The words of `show`.
struct ShowText {
    let settings: Settings

    func record(_ camera: CameraRecord) -> String {
        var out = ""
        for column in CameraColumn.allCases {
            guard let value = camera.text(of: column) else { continue }
            out += DisplayWidth.pad(column.rawValue, 22) + value + "\n"
        }
        return out
    }

    func health(_ endpoints: [(endpoint: StreamEndpoint, health: Health?)]) -> String {
        let language = settings.language
        var out = language.pick(en: "Endpoints", zh: "取流地址") + "\n"
        if endpoints.isEmpty { out += "  " + language.pick(en: "none", zh: "无") + "\n" }
        for (endpoint, health) in endpoints {
            out += "  \(endpoint)\n    "
            if let health {
                out += health.state.label(language) + language.pick(en: " since ", zh: "，自 ")
                out += settings.local(health.since) + language.pick(en: ", asked ", zh: "，最近探测 ")
                out += settings.local(health.checkedAt)
            } else {
                out += language.pick(en: "never asked", zh: "从未探测")
            }
            out += "\n"
        }
        return out
    }

    func changes(_ changes: [RecordChange]) -> String {
        let language = settings.language
        var out = language.pick(en: "Changes", zh: "变更") + "\n"
        for change in changes {
            out +=
                "  \(settings.local(change.at)) \(change.action.rawValue), batch \(change.batch), \(change.source)"
            out += (change.line.map { ":\($0)" } ?? "") + (change.reason.map { " (\($0))" } ?? "") + "\n"
            for field in change.fields {
                out += "    \(field.name): \(field.before ?? "-") -> \(field.after ?? "-")\n"
            }
        }
        return out
    }
}
