import ArgumentParser
import Foundation

/// `camera-lab bench-probe`: asks many loopback endpoints with `sharpeyes` and with its peers, in turns.
struct ProbeBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-probe",
        abstract: "Measure probing beside curl, a libcurl loop and blackbox_exporter.",
        discussion: """
            Starts nginx on loopback, runs every contestant once a round, and writes
            medians and ratios into docs/benchmarks.md; then does the sums of a year.
            """)

    @Option(help: "Number of endpoints.") var count = 20_000
    @Option(help: "Rounds; the median counts.") var rounds = 3
    @Option(help: "The sharpeyes program.") var program: String
    @Option(help: "blackbox_exporter; without it it is left out.") var blackbox: String?
    @Option(help: "Folder for the files.") var folder: String
    @Flag(help: "Only the sums of a year.") var historyOnly = false
    @Option(help: "The document whose table is written anew.") var document: String

    func run() throws {
        let programPath = URL(fileURLWithPath: program).path
        do throws(LabError) {
            let document = URL(fileURLWithPath: document).path
            let contest = try ProbeContest(
                count: count, program: program, blackbox: blackbox, folder: folder)
            if !historyOnly {
                let table = try contest.run(rounds: max(rounds, 1))
                try BenchDocument(path: document, name: "bench-probe").write(table)
            }
            try history(document, program: programPath)
        } catch {
            FileHandle.standardError.write(Data("camera-lab: \(error.description)\n".utf8))
            throw ExitCode(2)
        }
    }

    private func history(_ document: String, program: String) throws(LabError) {
        let table: String
        // The contest has gone into the folder.
        do { table = try HistoryMeasure(program: program, folder: ".").table() } catch {
            throw LabError("history: \(error)")
        }
        try BenchDocument(path: document, name: "bench-history").write(table)
    }
}
