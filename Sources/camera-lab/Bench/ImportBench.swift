import ArgumentParser
import Foundation

/// `camera-lab bench-import`: imports one big inventory with `sharpeyes` and with its peers, in turns.
struct ImportBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-import",
        abstract: "Measure imports beside sqlite3, DuckDB and polars.",
        discussion: """
            Makes the files, runs every contestant once a round, and writes medians and their ratios to
            the `.import` of the sqlite3 shell, which checks nothing, into docs/benchmarks.md.
            """)

    @Option(help: "Number of cameras.") var count = 1_000_000
    @Option(help: "Rounds; the median counts.") var rounds = 3
    @Option(help: "The sharpeyes program.") var program: String
    @Option(help: "A Python that has duckdb and polars; without it they are left out.") var python: String?
    @Option(help: "Folder for the files: some five times the inventory.") var folder: String
    @Option(help: "The document whose table is written anew.") var document: String

    func run() throws {
        do throws(LabError) {
            let document = URL(fileURLWithPath: document).path
            let contest = try ImportContest(
                count: count, program: program, python: python, folder: folder)
            try contest.prepare()
            let results = try contest.run(rounds: rounds)
            try BenchDocument(path: document, name: "bench-import").write(contest.table(results))
        } catch {
            FileHandle.standardError.write(Data("camera-lab: \(error.description)\n".utf8))
            throw ExitCode(2)
        }
    }
}
