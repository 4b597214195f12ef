import ArgumentParser
import CameraProbe

/// Who is told of a run, beside the terminal.
struct ProbeSinks: ParsableArguments {
    @Flag(help: "One line with performance data; exit 0, 1, 2 or 3.") var nagios = false
    @Option(help: ArgumentHelp("WARNING from this share of 100 not well; 0: any.", valueName: "n"))
    var warning = 0
    @Option(help: ArgumentHelp("CRITICAL from this share of 100 offline; 0: any.", valueName: "n"))
    var critical = 0
    @Option(
        help: ArgumentHelp("Metrics for node_exporter, there whole or not at all.", valueName: "file.prom"))
    var textfile: String?
    @Option(help: ArgumentHelp("A dead man's switch: /start, then /STATUS.", valueName: "url"))
    var ping: String?
    @Option(help: ArgumentHelp("Is sent what changed, as JSON.", valueName: "url")) var webhook: String?

    func validate() throws {
        for share in [warning, critical] where !(0...100).contains(share) {
            throw ValidationError("--warning and --critical are 0...100")
        }
        for url in [ping, webhook].compactMap({ $0 }) where NoticeCall.place(url) == nil {
            throw ValidationError("--ping and --webhook are http or https addresses")
        }
    }
}
