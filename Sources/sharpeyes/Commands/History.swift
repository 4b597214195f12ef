import ArgumentParser
import CameraModel
import CameraRegistry

/// `sharpeyes history CODE`
struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show every change of a record, and a camera's availability.",
        usage: "sharpeyes history [options] <code>",
        discussion: """
            The code is a camera's, a zone's or a site's, also of one that was removed.
            Each change names its batch, see `sharpeyes list batches`. Of a camera that was
            probed a strip of its hours follows: --days 30, or --from and --to.
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text, csv or json.") var format: ListFormat = .text
    @Option(help: ArgumentHelp("Days of the strip.", valueName: "n")) var days = 7
    @Option(help: ArgumentHelp("The strip begins here.", valueName: "time")) var from: String?
    @Option(help: ArgumentHelp("The strip ends here; else now.", valueName: "time")) var to: String?
    @Argument(help: ArgumentHelp("A device code, zone code or site key.", valueName: "code")) var code: String

    func validate() throws {
        if !(1...400).contains(days) { throw ValidationError("--days is 1...400") }
    }

    func run() throws {
        let settings = try global.settings()
        do {
            let registry = try settings.open()
            let records = try registry.history(of: code)
            if records.isEmpty { throw RegistryError.unknownCode(code) }
            let text = HistoryText(settings: settings)
            let output = try OutputFile(nil)
            switch format {
            case .text:
                for record in records { try output.write(text.text(record)) }
                if let strip = try strip(registry, settings) { try output.write(strip.text) }
            case .json:
                let strip = try strip(registry, settings)
                let objects = records.map { text.json($0, strip: $0.kind == .camera ? strip : nil) }
                try output.write("[" + objects.joined(separator: ",\n ") + "]\n")
            case .csv:
                try output.write(HistoryText.csvHeader)
                for record in records { try output.write(text.csv(record)) }
            }
            try output.finish()
        } catch { throw settings.failure(error) }
    }

    /// The strip of a camera that was probed; `nil` for anything else.
    private func strip(_ registry: Registry, _ settings: Settings) throws -> AvailabilityStrip? {
        guard let camera = DeviceCode(code) else { return nil }
        // Up to the end of the second that is running.
        let now = Clock.now().adding(seconds: 1)
        let end = try to.map { try moment($0, settings) } ?? now
        let start = try from.map { try moment($0, settings) } ?? end.adding(seconds: -Int64(days) * 86_400)
        guard let window = TimeWindow(from: start, to: min(end, now)) else {
            throw Failure.cannot(
                settings.language.pick(
                    en: "--from does not come before --to and now", zh: "--from 须早于 --to 和现在"))
        }
        let histories = try registry.endpointHistories(of: camera, over: window)
        guard histories.contains(where: { $0.watch != nil }) else { return nil }
        return AvailabilityStrip(settings: settings, window: window, histories: histories)
    }

    private func moment(_ text: String, _ settings: Settings) throws -> Instant {
        guard let time = DateOrTime(text, localTime: settings.localTime) else {
            throw Failure.cannot("\"\(text)\" is no time; wanted one such as 2026-11-01T08:00")
        }
        return time.start(settings.localTime)
    }
}
