#if POSTGRES
    import Foundation
    import TestSupport
    import Testing

    /// The commands on a file and on a server, side by side: what they print is the same but for moments and names of registries.
    @Suite(
        "Commands on a server",
        .enabled(if: ThrowawayPostgres.isInstalled, Comment(rawValue: ThrowawayPostgres.advice)))
    struct ServerCommandTests {
        private static let camera = "37050200001310000001"

        /// What a county does in a year.
        private static func steps(_ code: String) -> [[String]] {
            func file(_ name: String) -> String { Samples.file("dongying", name) }
            return [
                ["import", "zones", file("zones.csv"), "--format", "json"],
                ["import", "sites", file("sites.csv"), "--format", "json"],
                ["import", "cameras", file("cameras.csv"), "--format", "json"],
                ["import", "cameras", file("cameras.csv"), "--format", "json"],
                ["import", "roads", file("roads.geojson"), "--format", "json"],
                ["import", "buildings", file("buildings.geojson"), "--format", "json"],
                ["list", "zones", "--format", "csv"], ["list", "sites", "--format", "csv"],
                ["list", "cameras", "--format", "csv"], ["show", code, "--format", "json"],
                ["set", code, "name=北门", "--reason", "test"], ["history", code, "--format", "json"],
                ["list", "batches"], ["audit", "--format", "json"], ["audit", "--format", "csv"],
                ["coverage", "--format", "json"], ["findings", "check"],
                ["findings", "list", "--format", "csv"], ["revert", "6", "--reason", "test"],
                ["history", code, "--format", "json"], ["export", "cameras", "--format", "csv"],
                ["sample", "--count", "5", "--seed", "1", "--format", "csv"], ["audit", "--format", "json"],
            ]
        }

        /// Moments, and what tells one registry from another.
        private static func masked(_ text: String, _ bench: CommandBench) -> String {
            var text = text.replacingOccurrences(of: bench.registry, with: "REGISTRY")
            for pattern in [
                "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)", "[0-9a-f]{32}", "[0-9.]+ (s|ms)\\b",
            ] {
                text = text.replacingOccurrences(of: pattern, with: "…", options: .regularExpression)
            }
            return text
        }

        @Test func `say what they say on a file`() throws {
            let benches = [try CommandBench(onServer: false), try CommandBench(onServer: true)]
            let rows = try String(contentsOfFile: Samples.file("dongying", "cameras.csv"), encoding: .utf8)
            let line = try #require(rows.split(whereSeparator: \.isNewline).dropFirst().first)
            let code = try #require(line.split(separator: ",").first { $0.count == 20 }.map(String.init))
            for step in ServerCommandTests.steps(code) {
                let ran = try benches.map { bench in
                    let ran = try bench.run(step)
                    return "\(ran.status)\n" + ServerCommandTests.masked(ran.output + ran.errors, bench)
                }
                #expect(ran[0] == ran[1], "\(step.joined(separator: " "))")
            }
        }

        @Test func `refer to the server for what is the server's, and never repeat a password`() throws {
            let bench = try CommandBench(onServer: true)
            try bench.run("import", "zones", "-", stdin: "zone,name\n370502,东营区\n")
            let backup = try bench.run("backup", bench.folder.file("copy.sqlite"))
            #expect(backup.status == 2 && backup.errors.contains("pg_dump"))
            let missing = try bench.run("list", "zones", "--registry", "postgres://u:secret@127.0.0.1:1/d")
            #expect(missing.status == 2 && missing.errors.contains("pgpass"))
            #expect(!(missing.output + missing.errors).contains("secret"))
            let away = try bench.run("list", "zones", "--registry", "postgres://127.0.0.1:1/d")
            #expect(away.status == 2 && away.errors.contains("is the server up"), "\(away.errors)")
            #expect(!away.errors.contains("directory"))
            let odd = try bench.run("list", "zones", "--registry", "postgres://[secret/d")
            #expect(odd.status == 2 && odd.errors.contains("USER@HOST/DATABASE"), "\(odd.errors)")
            #expect(!(odd.errors.contains("secret") || odd.errors.contains("directory")))
        }

        @Test func `doctor finds a good registry well, and what another hand broke`() throws {
            let bench = try CommandBench(onServer: true)
            #expect(try bench.run("doctor").status == 2)
            try bench.importSample("dongying")
            let well = try bench.run("doctor")
            #expect(well.status == 0 && well.output.contains("integrity: ok - whole; "), "\(well.output)")
            #expect(well.output.contains("server: ok - PostgreSQL"))
            let camera = "(SELECT min(id) FROM camera)"
            for (harm, told) in [
                ("UPDATE camera SET zoneId = 999 WHERE id = \(camera)", "cameras lie in a zone"),
                ("UPDATE camera SET ownerId = 999 WHERE id = \(camera)", "cameras name an organisation"),
                (
                    "UPDATE brief SET deviceCode = 'x' WHERE id = \(camera)",
                    "table of audits as their columns"
                ),
                ("UPDATE endpoint SET root = 999", "endpoints lie in another county"),
                ("DELETE FROM brief WHERE id = \(camera)", "table of audits as their columns"),
                ("DELETE FROM camera WHERE id = \(camera)", "change of a camera that never was"),
                ("UPDATE batch SET created = created + 1 WHERE id = 1", "not kept as a whole: 1"),
                ("INSERT INTO schemaStep VALUES (99, '99 tomorrow')", "newer program"),
            ] {
                let broken = try ThrowawayPostgres.database(
                    like: bench.registry, then: "SET session_replication_role = replica; \(harm)")
                let ran = try bench.run("doctor", environment: ["SHARPEYES_REGISTRY": broken])
                #expect(ran.status == (told == "newer program" ? 2 : 1), "\(harm): \(ran.output)")
                #expect(
                    ran.output.replacingOccurrences(of: "\n    ", with: " ").contains(told),
                    "\(harm): \(ran.output)")
            }
        }
    }
#endif
