import Foundation
import Glibc

/// The contestants of an import, their files, and the table of how they did.
struct ImportContest {
    /// One way to import the inventory.
    struct Contestant {
        let name: String
        let arguments: [String]
        /// Standard input.
        var input = "/dev/null"
        /// What it may take at most, as a ratio to `.import`; `nil` for peers.
        var wanted: Double?
        /// A registry or database that it starts from, by name of the file in the folder; `nil` = none.
        var startsFrom: String?
    }

    let count: Int
    let program: String
    let python: String?
    let folder: String

    private static let table = """
        CREATE TABLE camera(deviceCode TEXT PRIMARY KEY, name, address, zone, longitude, latitude, mountHeight,
          bearing, horizontalFieldAngle, maxViewDistance, cameraType, manufacturer, model, owner, managementUnit,
          maintenanceUnit, pole, ipv4, port, networkStatus, endpoints, deviceState, installTime, retentionDays);
        CREATE INDEX cameraByZone ON camera(zone);
        """

    /// The baseline first.
    var contestants: [Contestant] {
        func ours(_ name: String, _ file: String, _ wanted: Double, from start: String = "zones.sqlite")
            -> Contestant
        {
            Contestant(
                name: name,
                arguments: [program, "import", "cameras", file, "--registry", "run.sqlite", "--quiet"],
                wanted: wanted, startsFrom: start)
        }
        var all = [
            Contestant(
                name: "sqlite3 `.import`", arguments: ["sqlite3", "run.sqlite"], input: file("import.sql")),
            ours("sharpeyes, CSV", "cameras.csv", 1.0),
            ours("sharpeyes, CSV in GB18030", "cameras-gb18030.csv", 1.15),
            ours("sharpeyes, the same again, unchanged", "cameras.csv", 0.5, from: "full.sqlite"),
            ours("sharpeyes, JSON Lines", "cameras.jsonl", 2.0),
        ]
        if let python {
            all.append(Contestant(name: "DuckDB, both indexes", arguments: [python, "duck.py"]))
            all.append(Contestant(name: "polars and sqlite3", arguments: [python, "run-polars.py"]))
        }
        return all
    }

    private func file(_ name: String) -> String { folder + "/" + name }

    init(count: Int, program: String, python: String?, folder: String) throws(LabError) {
        self.count = count
        (self.program, self.python) = (ImportContest.absolute(program), python.map(ImportContest.absolute))
        self.folder = ImportContest.absolute(folder)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw LabError("\(folder): cannot be made: \(error.localizedDescription)")
        }
        // The contestants find their files here.
        guard chdir(self.folder) == 0 else { throw LabError("\(folder): cannot be entered") }
    }

    private static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).path }

    /// Makes the inventories, the scripts, and the registries that runs start from.
    func prepare() throws(LabError) {
        let recipe = try Recipe.standard(cameras: count, zones: 60, sites: 0, headers: .canonical)
        let maker = InventoryMaker(recipe)
        try maker.write(.zones, as: .csv, dirt: DirtMix(), to: file("zones.csv"))
        try maker.write(.cameras, as: .csv, dirt: DirtMix(), to: file("cameras.csv"))
        try maker.write(.cameras, as: .jsonl, dirt: DirtMix(), to: file("cameras.jsonl"))
        try must(["iconv", "-f", "UTF-8", "-t", "GB18030", "-o", "cameras-gb18030.csv", "cameras.csv"])
        try write("import.sql", ImportContest.table + "\n.mode csv\n.import --skip 1 cameras.csv camera\n")
        try write("duck.py", duck)
        try write("run-polars.py", polars)
        try remove("zones.sqlite")
        try must([program, "import", "zones", "zones.csv", "--registry", "zones.sqlite"])
        try copy("zones.sqlite", "full.sqlite")
        _ = try ChildRun(
            [program, "import", "cameras", "cameras.csv", "--registry", "full.sqlite", "--quiet"])
    }

    private var duck: String {
        """
        duckdb = __import__("duckdb")
        d = duckdb.connect("run.sqlite")
        d.execute("SET threads = 2")
        d.execute("CREATE TABLE camera AS SELECT * FROM read_csv('cameras.csv', all_varchar = true)")
        d.execute("CREATE UNIQUE INDEX cameraByCode ON camera(deviceCode)")
        d.execute("CREATE INDEX cameraByZone ON camera(zone)")
        d.execute("CHECKPOINT")
        """
    }

    private var polars: String {
        """
        polars, sqlite3 = __import__("polars"), __import__("sqlite3")
        frame = polars.read_csv("cameras.csv", infer_schema=False)
        d = sqlite3.connect("run.sqlite")
        d.executescript('''\(ImportContest.table)''')
        d.executemany("INSERT INTO camera VALUES (" + ",".join("?" * 24) + ")", frame.iter_rows())
        d.commit()
        """
    }

    /// Every contestant once a round, so that a slow minute of the machine hits all of them.
    func run(rounds: Int) throws(LabError) -> [[ChildRun]] {
        var results = contestants.map { _ in [ChildRun]() }
        for round in 1...max(rounds, 1) {
            for (index, contestant) in contestants.enumerated() {
                try remove("run.sqlite")
                if let start = contestant.startsFrom { try copy(start, "run.sqlite") }
                sync()
                let result = try ChildRun(contestant.arguments, input: contestant.input)
                // 1: some rows were refused, as they should be.
                guard result.status == 0 || contestant.wanted != nil && result.status == 1 else {
                    throw LabError("\(contestant.name) ended with status \(result.status)")
                }
                results[index].append(result)
                let line = "round \(round): \(contestant.name): \(number(result.wallSeconds, 2)) s\n"
                FileHandle.standardError.write(Data(line.utf8))
            }
        }
        try remove("run.sqlite")
        return results
    }

    /// The table for the document: ratios first, for seconds are this machine's.
    func table(_ results: [[ChildRun]]) -> String {
        let base = median(results[0].map(\.wallSeconds))
        let bytes =
            (try? FileManager.default.attributesOfItem(atPath: file("cameras.csv"))[.size] as? Int) ?? 0
        var text = """
            \(count) cameras, 24 columns, \(bytes / 1_000_000) MB of CSV; median of \(results[0].count) rounds.

            | contestant | wall, ratio | wanted | wall s | processor s | peak MiB |
            |---|---|---|---|---|---|

            """
        for (contestant, runs) in zip(contestants, results) {
            let wall = median(runs.map(\.wallSeconds))
            text += "| \(contestant.name) | \(number(wall / base, 2)) | "
            text += contestant.wanted.map { "at most \(number($0, 2))" } ?? ""
            text += " | \(number(wall, 2)) | \(number(median(runs.map(\.processorSeconds)), 2)) | "
            text += "\(Int(median(runs.map { Double($0.peakBytes) })) >> 20) |\n"
        }
        return text
    }

    private func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    private func number(_ value: Double, _ decimals: Int) -> String {
        String(format: "%.\(decimals)f", value)
    }

    private func must(_ arguments: [String]) throws(LabError) {
        let status = try ChildRun(arguments).status
        guard status == 0 else {
            throw LabError("\(arguments.joined(separator: " ")) ended with status \(status)")
        }
    }

    private func write(_ name: String, _ text: String) throws(LabError) {
        do { try text.write(toFile: file(name), atomically: false, encoding: .utf8) } catch {
            throw LabError("\(file(name)): cannot be written: \(error.localizedDescription)")
        }
    }

    private func copy(_ from: String, _ to: String) throws(LabError) {
        try remove(to)
        do { try FileManager.default.copyItem(atPath: file(from), toPath: file(to)) } catch {
            throw LabError("\(file(to)): cannot be written: \(error.localizedDescription)")
        }
    }

    /// Removes a database and what stands beside it.
    private func remove(_ name: String) throws(LabError) {
        for ending in ["", "-wal", "-shm", "-journal", ".wal"] { unlink(file(name) + ending) }
    }
}
