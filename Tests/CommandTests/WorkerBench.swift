#if POSTGRES
    import Foundation
    import TestSupport

    /// A registry on a server, cameras that a test plays, and workers that ask them.
    final class WorkerBench {
        let folder: TemporaryFolder
        let program = BuiltProgram("sharpeyes")
        let registry: String
        let cameras: Int

        init(cameras: Int, port: Int, on server: ThrowawayPostgres? = nil) throws {
            folder = try TemporaryFolder()
            self.cameras = cameras
            registry = try server?.database() ?? ThrowawayPostgres.database()
            try run(["import", "zones", "-"], stdin: "zone,name\n370502,L\n")
            let rows = (1...cameras).map { "C\($0),http://127.0.0.1:\(port)/\($0)\n" }.joined()
            try run(
                ["import", "cameras", "-", "--zone", "370502", "--quiet"],
                stdin: "deviceCode,endpoints\n\(rows)")
        }

        private var environment: [String: String] {
            [
                "SHARPEYES_REGISTRY": registry, "LANG": "C.UTF-8", "USER": "tester", "SHARPEYES_CONFIG": "",
                "STATE_DIRECTORY": folder.path, "PATH": "/usr/bin:/bin",
            ]
        }

        @discardableResult
        func run(_ arguments: [String], stdin: String = "") throws -> Ran {
            let ended = try program.run(arguments, stdin: stdin, environment: environment)
            return Ran(status: ended.status, output: ended.stdout, errors: ended.stderr)
        }

        private func arguments(_ name: String, _ more: [String]) -> [String] {
            ["probe", "--worker", name, "--retries", "0", "--second-look", "0"] + more
        }

        @discardableResult
        func work(_ name: String, _ more: String...) throws -> Ran { try run(arguments(name, more)) }

        func start(_ name: String, _ more: String...) throws -> RunningProgram {
            try program.start(arguments(name, more), environment: environment)
        }

        /// As ``work(_:_:)``, with files of at most half a kibibyte: what a full disk is to a small spool.
        func workWithoutRoom(_ name: String) throws -> Ran {
            let shell = BuiltProgram(at: URL(fileURLWithPath: "/bin/sh"))
            let words = ([program.url.path] + arguments(name, [])).map { "'\($0)'" }.joined(separator: " ")
            let ended = try shell.run(
                ["-c", "trap '' XFSZ; ulimit -f 1; exec \(words)"], environment: environment)
            return Ran(status: ended.status, output: ended.stdout, errors: ended.stderr)
        }

        /// Where a worker's results wait.
        func spool(_ name: String) -> String { folder.file("sharpeyes-\(name).spool") }

        func sql(_ text: String) throws -> String { try ThrowawayPostgres.psql(registry, text) }
        func number(_ text: String) throws -> Int { Int(try sql(text)) ?? -1 }

        /// Attempts that are kept, and how many differ in endpoint or moment: equal when none is doubled.
        func attempts() throws -> (all: Int, different: Int) {
            func byte(_ place: Int) -> String { "get_byte(records, n * 22 + \(place))" }
            let found = try sql(
                """
                SELECT count(*) || ' ' || count(DISTINCT (substring(records FROM n * 22 + 1 FOR 4),
                    startedAt + \(byte(4)) + \(byte(5)) * 256 + \(byte(6)) * 65536))
                FROM attemptChunk, generate_series(0, length(records) / 22 - 1) AS n
                """
            ).split(separator: " ").compactMap { Int($0) }
            return (found.first ?? -1, found.last ?? -2)
        }

        /// Waits for something that a running worker brings about.
        func wait(for running: RunningProgram, until condition: () throws -> Bool) throws {
            struct Ended: Error {}
            while try !condition() {
                guard running.isRunning else { throw Ended() }
                sched_yield()
            }
        }
    }
#endif
