import ArgumentParser
import CameraModel
import Foundation

/// `camera-lab inventory`: makes an inventory of cameras, zones or sites.
struct InventoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inventory",
        abstract: "Make an inventory of any size from a seed or a recipe.",
        discussion: """
            The same seed gives the same bytes. Without a recipe the place is an invented city; with one, the \
            recipe says how many rows there are. A row gets one kind of dirt at most:

            \(Dirt.allCases.map { "  \($0.rawValue): \($0.consequence)" }.joined(separator: "\n"))
            """)

    @Argument(help: "What to make: cameras, zones or sites.")
    var table: InventoryTable

    @Option(help: "Number of cameras, 0 to 10000000.")
    var count = 1000

    @Option(help: "Number of zones, 3 to 50000: a city, its counties, their towns.")
    var zones = 60

    @Option(help: "Number of required sites; with sites, cameras get a column that names them.")
    var sites = 0

    @Option(help: "The seed; a recipe brings its own. (default: 1)")
    var seed: UInt64?

    @Option(help: "csv, json or jsonl.")
    var format = InventoryFormat.csv

    @Option(
        help: "Headers and words of cameras: canonical or zh; a recipe brings its own. (default: canonical)")
    var headers: HeaderLanguage?

    @Option(help: ArgumentHelp("Mistakes and their shares of the cameras.", valueName: "kind:share,..."))
    var dirt = DirtMix()

    @Option(help: "A file that describes the inventory: see sample-inventories/README.md.")
    var recipe: String?

    @Option(help: "Where to write; - is standard output.")
    var output = "-"

    func validate() throws {
        guard (0...10_000_000).contains(count) else {
            throw ValidationError("--count: 0 to 10000000 is wanted")
        }
        guard (3...50_000).contains(zones) else { throw ValidationError("--zones: 3 to 50000 is wanted") }
        guard (0...1_000_000).contains(sites) else {
            throw ValidationError("--sites: 0 to 1000000 is wanted")
        }
        if format != .csv, let kind = dirt.shares.first(where: { $0.dirt.needsCSV })?.dirt {
            throw ValidationError("--dirt \(kind.rawValue) can only be written with --format csv")
        }
        guard dirt.shares.isEmpty || table == .cameras else { throw ValidationError("--dirt is for cameras") }
    }

    func run() throws {
        do throws(LabError) {
            try InventoryMaker(try readRecipe()).write(table, as: format, dirt: dirt, to: output)
        } catch {
            FileHandle.standardError.write(Data("camera-lab: \(error.description)\n".utf8))
            throw ExitCode(2)
        }
    }

    private func readRecipe() throws(LabError) -> Recipe {
        var made: Recipe
        if let recipe {
            guard let text = try? String(contentsOfFile: recipe, encoding: .utf8) else {
                throw LabError("\(recipe): cannot be read as UTF-8 text; --recipe wants a recipe file")
            }
            made = try Recipe(text: text, headers: headers)
        } else {
            made = try Recipe.standard(
                cameras: count, zones: zones, sites: sites, headers: headers ?? .canonical)
        }
        if let seed { made.seed = seed }
        return made
    }
}
