import Foundation
import Glibc
import TestSupport
import Testing

/// A full run with logins planted everywhere that logins may come from; afterwards they are nowhere but there.
@Suite("Secrets after a full run", .serialized)
struct SecretsEverywhereTests {
    let bench: CommandBench
    private let secrets = [
        "Pl4nted-In-File", "Pl4nted-In-Env", "Pl4nted-In-Url", "Pl4nted-Token", "pl4nted-user",
    ]

    init() throws { bench = try CommandBench() }

    private var environment: [String: String] {
        get throws {
            let file = try bench.folder.write("127.0.0.1 pl4nted-user Pl4nted-In-File\n", to: "logins")
            chmod(file, 0o600)
            return [
                "SHARPEYES_SECRETS": file, "SHARPEYES_STREAM_USER": "pl4nted-user",
                "SHARPEYES_STREAM_PASSWORD": "Pl4nted-In-Env",
            ]
        }
    }

    private func found(in text: some StringProtocol) -> [String] { secrets.filter { text.contains($0) } }

    /// Imports two cameras whose addresses carry logins; `port` answers the first.
    private func world(_ port: Int) throws -> String {
        let rows = """
            deviceCode,endpoints
            37050200001320000017,http://pl4nted-user:Pl4nted-In-Url@127.0.0.1:\(port)/a?token=Pl4nted-Token
            37050200001320000018,rtsp://127.0.0.1:9/b?password=Pl4nted-Token

            """
        var told = try bench.run("import", "zones", "-", stdin: "zone,name\n370502,Z\n").output
        let ran = try bench.run(
            "import", "cameras", "-", "--format", "json", "--log-level", "debug", stdin: rows)
        told += ran.output + ran.errors
        return told
    }

    @Test func `they stand in no file, output, log, report or error`() throws {
        let server = try RecordingServer(statuses: [401, 401, 401, 200])
        var told = try world(server.port)
        let copy = bench.folder.file("copy.sqlite")
        for arguments in [
            ["probe", "--format", "json", "--retries", "0", "--log-level", "debug"],
            ["probe", "--textfile", bench.folder.file("m.prom")],
            ["audit", "--save", bench.folder.file("a.audit"), "--log-level", "debug"], ["findings", "check"],
            ["report", "worklist"], ["export", "cameras"], ["history", "37050200001320000017"],
            ["show", "37050200001320000017"], ["doctor"], ["backup", copy], ["prune"],
            [
                "probe", "--webhook", "http://pl4nted-user:Pl4nted-In-Url@127.0.0.1:9/Pl4nted-Token",
                "--retries", "0",
            ],
        ] {
            let ran = try bench.run(arguments, environment: try environment)
            told += ran.output + ran.errors
        }
        #expect(server.requests.count >= 2, "the login was asked for")
        #expect(found(in: told).isEmpty)
        var read = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
        where name != "logins" {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: bench.folder.file(name)))
            #expect(found(in: String(decoding: bytes, as: UTF8.self)).isEmpty, "\(name)")
            read += 1
        }
        #expect(read >= 4)
    }

    /// What a shell says of a process that died by a signal: "core dumped" when the kernel wrote its image. It dies after
    /// `isReady` has returned.
    private func dies(_ command: String, _ variables: [String: String], isReady: () throws -> Void) throws
        -> String
    {
        let (errors, sign) = (bench.folder.file("shell"), bench.folder.file("sign"))
        try? FileManager.default.removeItem(atPath: sign)
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/bash")
        shell.arguments = [
            "-c",
            """
            exec 2>'\(errors)'; cd '\(bench.folder.path)'; ulimit -c unlimited
            \(command) >/dev/null & pid=$!
            until [[ -e '\(sign)' ]]; do :; done
            tr '\\0' ' ' </proc/$pid/cmdline >'\(bench.folder.file("cmdline"))'
            grep 'Max core' /proc/$pid/limits >'\(bench.folder.file("limits"))'
            kill -SEGV $pid; wait $pid
            """,
        ]
        shell.environment = variables.merging(["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]) {
            $1
        }
        try shell.run()
        try isReady()
        try Data().write(to: URL(fileURLWithPath: sign))
        shell.waitUntilExit()
        return try String(contentsOfFile: errors, encoding: .utf8)
    }

    @Test(.enabled(if: !Sanitizer.isOn, "a sanitizer catches SIGSEGV"))
    func `a probe that dies leaves no image of its memory, and its command line shows none`() throws {
        let listener = try SilentListener()
        _ = try world(listener.port)
        guard try dies("sleep 60", [:], isReady: {}).contains("core dumped") else {
            // This machine writes images for nobody: there is nothing to hold the program against.
            return
        }
        let variables = try environment.merging([
            "SHARPEYES_REGISTRY": bench.registry, "LANG": "C.UTF-8", "SHARPEYES_CONFIG": "",
        ]) { $1 }
        let said = try dies(
            "'\(bench.program.url.path)' probe --timeout 30 --retries 0", variables,
            isReady: listener.waitForConnection)
        #expect(said.contains("Segmentation fault") && !said.contains("core dumped"), "\(said)")
        let line = try String(contentsOfFile: bench.folder.file("cmdline"), encoding: .utf8)
        #expect(line.contains("probe") && found(in: line).isEmpty)
        let limits = try String(contentsOfFile: bench.folder.file("limits"), encoding: .utf8)
        #expect(limits.split(separator: " ").filter { $0 == "0" }.count >= 2)
    }
}
