import ArgumentParser
import Foundation

/// `camera-lab bench-audit`: audits one big registry, and lets the sqlite3 shell group the same cameras, in turns.
struct AuditBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-audit",
        abstract: "Measure audits beside a GROUP BY of the sqlite3 shell.",
        discussion: """
            Makes a registry, runs every contestant once a round, and writes medians and
            their ratios into docs/benchmarks.md.
            """)

    @Option(help: "Number of cameras.") var count = 1_000_000
    @Option(help: "Number of zones.") var zones = 3000
    @Option(help: "Number of sites that must be covered.") var sites = 20_000
    @Option(help: "Rounds; the median counts.") var rounds = 3
    @Option(help: "The sharpeyes program.") var program: String
    @Option(help: "Folder for the registry: some three times the inventory.") var folder: String
    @Option(help: "The document whose table is written anew.") var document: String

    func run() throws {
        do throws(LabError) {
            let document = URL(fileURLWithPath: document).path
            let contest = try AuditContest(
                count: count, zones: zones, sites: sites, program: program, folder: folder)
            try contest.prepare()
            let results = try contest.run(rounds: rounds)
            try BenchDocument(path: document, name: "bench-audit").write(contest.table(results))
        } catch {
            FileHandle.standardError.write(Data("camera-lab: \(error.description)\n".utf8))
            throw ExitCode(2)
        }
    }
}
