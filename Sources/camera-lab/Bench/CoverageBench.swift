import ArgumentParser
import Foundation

/// `camera-lab bench-coverage`: measures covered areas of made cities, beside shapely on the same cities.
struct CoverageBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-coverage",
        abstract: "Measure covered areas beside shapely.",
        discussion: """
            Makes cities of cameras, measures the covered area of their zones with Sharp
            Eyes and with shapely's fastest way, in turns, and writes medians, ratios and
            the largest difference of a zone's share into docs/benchmarks.md.
            """)

    @Option(help: "Rounds; the median counts.") var rounds = 3
    @Option(help: "A Python that has shapely 2.1 and pyproj; without it we are measured alone.")
    var python: String?
    @Option(help: "Folder for the files.") var folder: String
    @Option(help: "The document whose table is written anew.") var document: String

    func run() throws {
        do throws(LabError) {
            let contest = try CoverageContest(folder: folder, python: python)
            var table = CoverageContest.head(rounds: rounds)
            for city in BenchCity.all { table += try contest.row(city, rounds: max(rounds, 1)) }
            try BenchDocument(path: document, name: "bench-coverage").write(table)
        } catch {
            FileHandle.standardError.write(Data("camera-lab: \(error.description)\n".utf8))
            throw ExitCode(2)
        }
    }
}
