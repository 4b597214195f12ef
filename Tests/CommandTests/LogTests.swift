import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Logs")
struct LogTests {
    let bench: CommandBench

    init() throws {
        bench = try CommandBench()
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,Z\n")
        try bench.run(
            "import", "cameras", "-",
            stdin: "deviceCode,endpoints\n37050200001320000017,http://127.0.0.1:9/x\n")
    }

    @Test func `a run is quiet by default and says one line for each event when asked`() throws {
        let quiet = try bench.run("probe", "--retries", "0")
        #expect(quiet.errors.isEmpty)
        let told = try bench.run("probe", "--retries", "0", "--log-level", "info")
        let lines = told.errors.split(separator: "\n")
        #expect(lines.count == 2 && lines[0].contains(" info probe run begins"))
        #expect(lines[1].contains("offline=1") && lines[1].contains("due=1"))
        #expect(lines[1].hasPrefix("20") && !lines[1].contains("<6>"))
    }

    @Test func `the configuration sets the level, and an unknown one is wrong usage`() throws {
        let file = try bench.folder.write("log: info\n", to: "c.yaml")
        #expect(try bench.run("probe", "--retries", "0", "--config", file).errors.contains("run ended"))
        #expect(try bench.run("probe", "--log-level", "loud").status == 64)
    }

    /// A shell finds the file's numbers as systemd does, and hands them to the program.
    private func intoJournal(_ arguments: String, _ stream: String? = nil) throws -> String {
        let log = bench.folder.file("journal")
        let script = """
            exec 2>'\(log)'; export JOURNAL_STREAM=\(stream ?? "$(stat -L -c %d:%i /proc/self/fd/2)")
            '\(bench.program.url.path)' \(arguments)
            """
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/bash")
        shell.arguments = ["-c", script]
        shell.environment = [
            "SHARPEYES_REGISTRY": bench.registry, "LANG": "C.UTF-8", "SHARPEYES_CONFIG": "",
            "PATH": "/usr/bin:/bin",
        ]
        shell.standardOutput = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        return try String(contentsOfFile: log, encoding: .utf8)
    }

    @Test func `in the journal each line begins with its level and has no time of its own`() throws {
        let run = try intoJournal("probe --retries 0 --log-level info")
        #expect(run.split(separator: "\n").allSatisfy { $0.hasPrefix("<6>probe run") })
        #expect(try intoJournal("show X").hasPrefix("<3>"))
        // Standard error of somebody else who happens to have the variable.
        #expect(try intoJournal("show X", "1:2").hasPrefix("sharpeyes: "))
    }
}
