#if POSTGRES
    import CameraModel
    import CameraRegistry
    import Foundation
    import TestSupport
    import Testing

    /// `sharpeyes copy` and `sharpeyes counties`, as a person runs them.
    @Suite(
        "Moving up to a server",
        .enabled(if: ThrowawayPostgres.isInstalled, Comment(rawValue: ThrowawayPostgres.advice)))
    struct CopyCommandTests {
        private let bench: CommandBench
        private let server: String

        init() throws {
            bench = try CommandBench(onServer: false)
            try bench.importSample("dongying")
            try bench.run("findings", "check")
            server = try ThrowawayPostgres.database()
        }

        private func on(_ place: String, _ arguments: String...) throws -> Ran {
            try bench.run(arguments, environment: ["SHARPEYES_REGISTRY": place])
        }

        @Test func `brings a file to a server and back, and every command says the same of both`() throws {
            let sealed = bench.folder.file("sealed.json")
            #expect(try bench.run("audit", "--save", sealed).status == 0)
            let up = try bench.run("copy", "--from", bench.registry, "--to", server, "--format", "json")
            #expect(up.status == 0 && up.errors.isEmpty, "\(up.errors)")
            #expect(up.int("droppedNULs") == 0 && (up.json["rows"] as? [String: Int])?["camera"] != nil)
            #expect(!up.output.contains("tester"))
            let back = bench.folder.file("back.sqlite")
            let down = try bench.run("copy", "--from", server, "--to", back)
            #expect(down.status == 0 && down.output.contains("cameras"))
            let moment = try #require(try bench.run("audit", "--format", "json").json["asOf"] as? String)
            for command in [
                ["audit", "--as-of", moment, "--format", "json"],
                ["list", "batches", "--format", "csv"],
                ["export", "cameras", "--format", "csv"], ["findings", "list", "--format", "csv"],
                ["list", "zones", "--format", "csv"], ["audit", "--verify", sealed],
            ] {
                let told = try [bench.registry, server, back].map {
                    try bench.run(command, environment: ["SHARPEYES_REGISTRY": $0])
                }
                #expect(told.allSatisfy { $0.status == told[0].status && $0.output == told[0].output })
                #expect(told[0].status < 2 && !told[0].output.isEmpty, "\(command) \(told[0].errors)")
            }
        }

        @Test func `refuses what cannot be done, with status 2, and leaves it as it is`() throws {
            #expect(try bench.run("copy", "--to", server).status == 0)
            let again = try bench.run("copy", "--to", server)
            #expect(again.status == 2 && again.errors.contains("holds a registry already"))
            let missing = try bench.run("copy", "--from", bench.folder.file("none"), "--to", server)
            #expect(missing.status == 2 && missing.errors.contains("no registry at"))
            #expect(try bench.run("copy").status == 64)
            let foreign = bench.folder.file("note.txt")
            try Data("hello".utf8).write(to: URL(fileURLWithPath: foreign))
            #expect(try bench.run("copy", "--from", foreign, "--to", server).status == 2)
        }

        /// The server stops the copy at the cameras, so that it is in the middle for as long as the test wants.
        @Test func `killed in the middle it leaves an empty registry, into which the next copy goes`() throws
        {
            _ = try Registry(path: server, .creating)
            try ThrowawayPostgres.psql(
                server,
                """
                CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(3600); RETURN NULL; END $$;
                CREATE TRIGGER hold BEFORE INSERT ON camera FOR EACH STATEMENT EXECUTE FUNCTION hold()
                """)
            let copying = try bench.program.startFed(
                ["copy", "--from", bench.registry, "--to", server],
                environment: ["LANG": "C.UTF-8", "USER": "tester"])
            let held = "FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
            while try ThrowawayPostgres.psql(server, "SELECT count(*) \(held)") == "0" {}
            #expect(try ThrowawayPostgres.psql(server, "SELECT count(*) FROM zone") == "0")
            copying.kill()
            try ThrowawayPostgres.psql(server, "SELECT pg_terminate_backend(pid) \(held)")
            while try ThrowawayPostgres.psql(server, "SELECT count(*) \(held)") != "0" {}
            #expect(try Registry(path: server, .existing).zoneTree().zones.isEmpty)
            try ThrowawayPostgres.psql(server, "DROP TRIGGER hold ON camera")
            #expect(try bench.run("copy", "--to", server).status == 0)
        }
    }
#endif
