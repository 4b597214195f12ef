import Foundation
import Glibc

/// The contestants of an audit, their registry, and the table of how they did.
struct AuditContest {
    /// One way to count.
    struct Contestant {
        let name: String
        let arguments: [String]
        /// Standard input.
        var input = "/dev/null"
        /// What it may take at most, as a ratio to the baseline; `nil` for peers.
        var wanted: Double?
    }

    let count: Int
    let zones: Int
    let sites: Int
    let program: String

    /// The baseline first: coverage and connection alone, in one GROUP BY. Left to itself SQLite walks the zones' index and
    /// looks every camera up; told to read the table in order it is much faster, and that is what we are measured by.
    var contestants: [Contestant] {
        let audit = [program, "audit", "--registry", "audit.sqlite", "--output", "/dev/null"]
        return [
            Contestant(
                name: "sqlite3, GROUP BY in the table's order", arguments: ["sqlite3", "audit.sqlite"],
                input: "ordered.sql"),
            Contestant(
                name: "sqlite3, the same as SQLite plans it", arguments: ["sqlite3", "audit.sqlite"],
                input: "planned.sql"),
            Contestant(
                name: "sharpeyes audit, all rates, JSON", arguments: audit + ["--format", "json"], wanted: 1.5
            ),
            Contestant(
                name: "sharpeyes audit, all rates, CSV", arguments: audit + ["--format", "csv"], wanted: 1.5),
        ]
    }

    private static func query(_ source: String) -> String {
        """
        SELECT zoneId, count(*), sum(networkStatus = 'networked'), count(DISTINCT sites)
        FROM \(source) WHERE deviceState IN ('inUse', 'underRepair') GROUP BY zoneId;

        """
    }

    init(count: Int, zones: Int, sites: Int, program: String, folder: String) throws(LabError) {
        (self.count, self.zones, self.sites) = (count, zones, sites)
        self.program = URL(fileURLWithPath: program).path
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw LabError("\(folder): cannot be made: \(error.localizedDescription)")
        }
        // The contestants find their files here.
        guard chdir(folder) == 0 else { throw LabError("\(folder): cannot be entered") }
    }

    /// Makes the registry and the two queries; the inventory is thrown away.
    func prepare() throws(LabError) {
        let maker = InventoryMaker(
            try Recipe.standard(cameras: count, zones: zones, sites: sites, headers: .canonical))
        for ending in ["", "-wal", "-shm"] { unlink("audit.sqlite" + ending) }
        for (table, name) in [(InventoryTable.zones, "zones"), (.sites, "sites"), (.cameras, "cameras")] {
            try maker.write(table, as: .csv, dirt: DirtMix(), to: name + ".csv")
            let status = try ChildRun(
                [program, "import", name, name + ".csv", "--registry", "audit.sqlite", "--quiet"]
            ).status
            // 1: some rows were refused.
            guard status == 0 || status == 1 else {
                throw LabError("import \(name) ended with status \(status)")
            }
            unlink(name + ".csv")
        }
        do {
            try AuditContest.query("camera NOT INDEXED").write(
                toFile: "ordered.sql", atomically: false, encoding: .utf8)
            try AuditContest.query("camera").write(
                toFile: "planned.sql", atomically: false, encoding: .utf8)
        } catch {
            throw LabError("the queries cannot be written: \(error.localizedDescription)")
        }
    }

    /// Every contestant once a round, so that a slow minute of the machine hits all of them.
    func run(rounds: Int) throws(LabError) -> [[ChildRun]] {
        var results = contestants.map { _ in [ChildRun]() }
        for round in 1...max(rounds, 1) {
            for (index, contestant) in contestants.enumerated() {
                let result = try ChildRun(contestant.arguments, input: contestant.input)
                guard result.status == 0 else {
                    throw LabError("\(contestant.name) ended with status \(result.status)")
                }
                results[index].append(result)
                let line = "round \(round): \(contestant.name): \(number(result.wallSeconds)) s\n"
                FileHandle.standardError.write(Data(line.utf8))
            }
        }
        return results
    }

    /// The table for the document: ratios first, for seconds are this machine's.
    func table(_ results: [[ChildRun]]) -> String {
        let base = median(results[0].map(\.wallSeconds))
        let size = (try? FileManager.default.attributesOfItem(atPath: "audit.sqlite")[.size] as? Int) ?? 0
        var text = """
            \(count) cameras, \(zones) zones, \(sites) sites, a registry of \(size / 1_000_000) MB; median of \
            \(results[0].count) rounds.

            | contestant | wall, ratio | wanted | wall s | processor s | peak MiB |
            |---|---|---|---|---|---|

            """
        for (contestant, runs) in zip(contestants, results) {
            let wall = median(runs.map(\.wallSeconds))
            text += "| \(contestant.name) | \(number(wall / base)) | "
            text += contestant.wanted.map { "at most \(number($0))" } ?? ""
            text += " | \(number(wall)) | \(number(median(runs.map(\.processorSeconds)))) | "
            text += "\(Int(median(runs.map { Double($0.peakBytes) })) >> 20) |\n"
        }
        return text
    }

    private func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    private func number(_ value: Double) -> String { String(format: "%.2f", value) }
}
