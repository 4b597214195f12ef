import ArgumentParser
import CameraModel
import CameraRegistry

/// `sharpeyes history CODE`
struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show every change of a record: who, when, from which line.",
        usage: "sharpeyes history [options] <code>",
        discussion: """
            The code is a camera's, a zone's or a site's, also of one that was removed.
            Each change names its batch, see `sharpeyes list batches`.
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text, csv or json.") var format: ListFormat = .text
    @Argument(help: ArgumentHelp("A device code, zone code or site key.", valueName: "code")) var code: String

    func run() throws {
        let settings = try global.settings()
        do {
            let records = try settings.open().history(of: code)
            if records.isEmpty { throw RegistryError.unknownCode(code) }
            let text = HistoryText(settings: settings)
            let output = try OutputFile(nil)
            switch format {
            case .text: for record in records { try output.write(text.text(record)) }
            case .json:
                try output.write("[" + records.map(text.json).joined(separator: ",\n ") + "]\n")
            case .csv:
                try output.write(HistoryText.csvHeader)
                for record in records { try output.write(text.csv(record)) }
            }
            try output.finish()
        } catch { throw settings.failure(error) }
    }
}
