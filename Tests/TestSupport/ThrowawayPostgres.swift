public import Foundation

/// A PostgreSQL server of the tests' own: made in a temporary folder, reached by a socket in it and by nothing else, gone with the
/// test process however that ends.
public final class ThrowawayPostgres: Sendable {
    /// Why there is none, when there is none.
    public struct NotThere: Error, CustomStringConvertible {
        /// The reason, for the test's report.
        public let description: String
    }

    /// Whether PostgreSQL's server is installed here.
    public static var isInstalled: Bool { binaries != nil }
    /// Whether tests that can run on either store are to run on a server.
    public static let isAsked = ProcessInfo.processInfo.environment["SHARPEYES_TEST_STORE"] == "postgres"
    /// What a test says that is passed over.
    public static let advice = "no PostgreSQL server here: apt-get install postgresql-15"

    private static let shared = Result { try ThrowawayPostgres() }

    private let folder: String
    /// The server goes when this is closed.
    private let leash: FileHandle
    private let answers: FileHandle
    private let lock = NSLock()

    /// A server that a test may stop and start; what it has confirmed, it still knows then.
    public static func own() throws -> ThrowawayPostgres { try ThrowawayPostgres(keepsWhatItConfirms: true) }

    /// The address of a new, empty database on this server.
    public func database() throws -> String { try newDatabase(like: nil, then: "SELECT 1") }

    /// Ends the server without a word to anybody, as a crash does.
    public func stop() throws { try tell("stop", "stopped") }

    /// Starts it again; it recovers first.
    public func start() throws { try tell("start", "ready") }

    private func tell(_ word: String, _ answer: String) throws {
        try leash.write(contentsOf: Data("\(word)\n".utf8))
        let told = String(decoding: answers.availableData, as: UTF8.self)
        guard told.hasPrefix(answer) else {
            throw NotThere(description: "the PostgreSQL server did not \(word): \(told)")
        }
    }

    /// The address of a new database: an empty one, or a copy of another that nobody uses, on which `sql` is run.
    public static func database(like template: String? = nil, then sql: String = "SELECT 1") throws -> String
    {
        try shared.get().newDatabase(like: template, then: sql)
    }

    private func newDatabase(like template: String?, then sql: String) throws -> String {
        let name = "t" + UUID().uuidString.replacingOccurrences(of: "-", with: "").lowercased()
        let from = template.map { $0.dropFirst("postgres:///".count).prefix { $0 != "?" } } ?? "template0"
        try command("CREATE DATABASE \(name) TEMPLATE \(from)", "\\connect \(name)", sql)
        return "postgres:///\(name)?host=\(folder)&user=tester"
    }

    /// Runs SQL with psql on a database of ``database()``, and gives what it prints, columns with `|` between them.
    @discardableResult
    public static func psql(_ address: String, _ sql: String) throws -> String {
        try run("psql", [address, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql])
    }

    /// Runs SQL in a transaction that another session holds open until the process is ended; returns when it has run.
    public static func hold(_ address: String, _ sql: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: (binaries ?? "/usr/bin") + "/psql")
        process.arguments = [address, "-X", "-q", "-A", "-t"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        // Idle, the server notices when the other end is gone.
        try input.fileHandleForWriting.write(contentsOf: Data("BEGIN; \(sql);\n".utf8))
        _ = output.fileHandleForReading.availableData
        return process
    }

    /// Runs SQL with psql and gives all that it says, the server's refusals and remarks too; statements are not repeated in them.
    public static func told(_ address: String, _ sql: String) throws -> String {
        let ran = try start("psql", [address, "-X", "-q", "-A", "-t", "-v", "VERBOSITY=terse", "-c", sql])
        return (ran.output + ran.words).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func command(_ commands: String...) throws {
        // Two at once would both want the template.
        lock.lock()
        defer { lock.unlock() }
        let address = "postgres:///postgres?host=\(folder)&user=tester"
        _ = try ThrowawayPostgres.run(
            "psql", [address, "-X", "-q", "-v", "ON_ERROR_STOP=1"] + commands.flatMap { ["-c", $0] })
    }

    deinit { try? leash.close() }

    private init(keepsWhatItConfirms: Bool = false) throws {
        guard let binaries = ThrowawayPostgres.binaries else {
            throw NotThere(description: ThrowawayPostgres.advice)
        }
        folder = FileManager.default.temporaryDirectory.path + "/pg-\(UUID().uuidString.prefix(8))"
        let script = """
            umask 077
            mkdir \(folder) && cd \(folder) || exit 1
            begin() {
                "\(binaries)/pg_ctl" -D data -l log -w start -o "-k \(folder) -c listen_addresses='' \
            -c fsync=off -c synchronous_commit=\(keepsWhatItConfirms ? "on" : "off") -c full_page_writes=off \
            -c max_connections=200 -c shared_buffers=64MB" && chmod 777 .s.PGSQL.5432
            }
            {
                "\(binaries)/initdb" -D data -U tester --auth=trust --no-sync -E UTF8 --locale=C && begin &&
                chmod 711 .
            } >words 2>&1 || { tail -n 3 words; exit 1; }
            echo ready
            while read -r line; do
                case $line in
                stop) "\(binaries)/pg_ctl" -D data -m immediate stop >words 2>&1 && echo stopped ;;
                start) begin >words 2>&1 && echo ready ;;
                esac || tail -n 3 words
            done
            "\(binaries)/pg_ctl" -D data -m immediate stop >words
            rm -rf \(folder)
            """
        let process = Process()
        let isRoot = getuid() == 0
        process.executableURL = URL(fileURLWithPath: isRoot ? "/usr/sbin/runuser" : "/bin/sh")
        process.arguments = (isRoot ? ["-u", "postgres", "--", "/bin/sh"] : []) + ["-c", script]
        process.currentDirectoryURL = URL(fileURLWithPath: "/")
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        (leash, answers) = (input.fileHandleForWriting, output.fileHandleForReading)
        guard String(decoding: answers.availableData, as: UTF8.self).hasPrefix("ready")
        else {
            throw NotThere(description: "the PostgreSQL server did not start")
        }
    }

    private static let binaries: String? = {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let places =
            versions.sorted { $0.compare($1, options: .numeric) == .orderedDescending }
            .map { "/usr/lib/postgresql/\($0)/bin" } + ["/usr/local/bin", "/usr/bin"]
        return places.first { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") }
    }()

    private static func run(_ program: String, _ arguments: [String]) throws -> String {
        let ran = try start(program, arguments)
        guard ran.status == 0 else { throw NotThere(description: ran.words) }
        return ran.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func start(_ program: String, _ arguments: [String]) throws
        -> (status: Int32, output: String, words: String)
    {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: (binaries ?? "/usr/bin") + "/" + program)
        process.arguments = arguments
        let (output, trouble) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = trouble
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let words = trouble.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: data, as: UTF8.self),
            String(decoding: words, as: UTF8.self)
        )
    }
}
