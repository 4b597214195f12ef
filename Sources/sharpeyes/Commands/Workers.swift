import ArgumentParser
import CameraModel
import CameraRegistry

/// `sharpeyes workers`
struct Workers: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the probers that share the registry's endpoints.",
        usage: "sharpeyes workers [options]",
        discussion: """
            On a PostgreSQL registry several machines probe together, each with
            `sharpeyes probe --worker NAME`. Here is each with what it holds, what it
            judged in the last hour, and what waited on its machine when it was last
            heard of.
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text, csv or json.") var format: ListFormat = .text

    func run() throws {
        let settings = try global.settings()
        do {
            // Before a file would be opened, or missed.
            guard Registry.isOnServer(settings.registryPath) else {
                throw RegistryError.onlyOnServer(path: settings.registryPath)
            }
            let workers = try settings.open().workers()
            let output = try OutputFile(nil)
            switch format {
            case .text:
                try output.write(WorkerText.header(settings.language))
                for worker in workers { try output.write(WorkerText.text(worker, settings)) }
            case .json:
                try output.write("[" + workers.map(WorkerText.json).joined(separator: ",\n ") + "]\n")
            case .csv:
                try output.write(WorkerText.csvHeader)
                for worker in workers { try output.write(WorkerText.csv(worker, settings)) }
            }
            try output.finish()
        } catch { throw settings.failure(error) }
    }
}
