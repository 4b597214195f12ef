import Foundation
import Glibc
import TestSupport
import Testing

/// Logins that a run really uses, and addresses that hold tokens: they must be found nowhere afterwards.
@Suite("Secrets of a probe run", .serialized) struct ProbeSecrecyTests {
    let bench: CommandBench
    private let words = ["pLanted-user", "pLanted-pass", "pLanted-token"]

    init() throws {
        bench = try CommandBench()
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,L\n")
    }

    private func secretsFile() throws -> String {
        let path = try bench.folder.write("127.0.0.1 pLanted-user pLanted-pass\n", to: "secrets")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return path
    }

    @Test func `logins that opened cameras, and tokens of redirects, stand nowhere`() throws {
        let csv = bench.folder.file("cameras.csv")
        let kinds =
            "basic,rtspBasic,rtspDigest,onvifLogin,unauthorized,redirectToLogin,hls,htmlPage,redirectFtp"
        let lab = try BuiltProgram("camera-lab").start([
            "streams", "--count", "36", "--kinds", kinds, "--csv", csv, "--user", words[0], "--password",
            words[1],
        ])
        defer { lab.end() }
        #expect(lab.readLine()?.hasPrefix("ready") == true)
        try bench.run("import", "cameras", csv)
        let place = "pLanted-user:pLanted-pass@127.0.0.1:9/x?token=pLanted-token"
        let (ftp, http) = (
            try RecordingServer(
                statuses: Array(repeating: 302, count: 50), headers: "Location: ftp://\(place)\r\n"),
            try RecordingServer(
                statuses: Array(repeating: 302, count: 50), headers: "Location: http://\(place)\r\n")
        )
        let rows = [ftp, http].map { "R\($0.port),http://127.0.0.1:\($0.port)/a\n" }.joined()
        try bench.run("import", "cameras", "-", "--zone", "370502", stdin: "deviceCode,endpoints\n\(rows)")
        let (hooked, pinged) = (try RecordingServer(), try RecordingServer())
        var told = try runs(hooked, pinged)
        told += try lookedAt()
        // They were really used: only a login opens these.
        #expect(told.contains(#""kind": "rtsp", "state": "online""#))
        #expect(told.contains(#""kind": "onvif", "state": "online""#))
        told += hooked.requests.joined()
        #expect(hooked.requests.isEmpty == false && pinged.requests.count == 12)
        var places = [("what was told", Data(told.utf8))]
        for name in try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
        where name != "secrets" {
            places.append((name, try Data(contentsOf: URL(fileURLWithPath: bench.folder.file(name)))))
        }
        #expect(places.contains { $0.0 == "r.sqlite" } && places.contains { $0.0 == "probe.prom" })
        for (place, bytes) in places {
            for word in words { #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) in \(place)") }
        }
    }

    /// Runs with every sink; what they said.
    private func runs(_ hooked: RecordingServer, _ pinged: RecordingServer) throws -> String {
        let secrets = try secretsFile()
        var told = ""
        for more in [[], ["--format", "json"], ["--nagios"], ["--lang", "zh"], ["--check"], ["--quiet"]] {
            let ran = try bench.run(
                [
                    "probe", "--timeout", "3", "--retries", "1", "--second-look", "0", "--thresholds", "1/1",
                    "--blind-above", "100", "--textfile", bench.folder.file("probe.prom"), "--ping",
                    "http://127.0.0.1:\(pinged.port)/p", "--webhook", "http://127.0.0.1:\(hooked.port)/h",
                ] + more, environment: ["SHARPEYES_SECRETS": secrets])
            told += ran.output + ran.errors
            // The next run finds another world, so that there is something to tell.
            let state = told.count % 2 == 0 ? "underRepair" : "inUse"
            let codes = try codes()
            told += try bench.run("set", codes[0], "deviceState=\(state)", "--reason", "test").errors
            let window = try bench.run("maintenance", "add", "--camera", codes[1], "--for", "1")
            told += window.output + window.errors
        }
        return told + (try changed(hooked))
    }

    /// A recorder that went down between two runs: a change to tell.
    private func changed(_ hooked: RecordingServer) throws -> String {
        var told = ""
        let recorder = "37050200001180000001"
        var server: RecordingServer? = try RecordingServer(statuses: Array(repeating: 401, count: 10))
        try bench.run(
            "import", "cameras", "-", "--zone", "370502",
            stdin: "deviceCode,endpoints\n\(recorder),http://127.0.0.1:\(server?.port ?? 0)/\n")
        for _ in 0..<2 {
            let ran = try bench.run(
                "probe", "--camera", recorder, "--thresholds", "1/1", "--retries", "0", "--webhook",
                "http://127.0.0.1:\(hooked.port)/h")
            told += ran.output + ran.errors
            server = nil
        }
        return told
    }

    private func lookedAt() throws -> String {
        var told = ""
        for format in ["text", "json", "csv"] {
            told += try bench.run("report", "worklist", "--format", format).output
            for code in try codes() { told += try bench.run("history", code, "--format", format).output }
        }
        for code in try codes() { told += try bench.run("show", code).output }
        #expect(told.contains("needsCredentials"))
        return told
    }

    private func codes() throws -> [String] {
        try bench.run("list", "cameras", "--format", "csv").output.split(separator: "\n").dropFirst().map {
            String($0.prefix { $0 != "," })
        }
    }

    /// Whether a program that crashes here leaves a core at all.
    private static func leavesCores() -> Bool {
        guard let folder = try? TemporaryFolder() else { return false }
        return crashed("exec bash -c 'kill -SEGV $$'", folder.path, {}).contains("core dumped")
    }

    /// What a shell says of a program that crashed, cores being allowed as far as may be.
    private static func crashed(_ command: String, _ folder: String, _ meanwhile: () -> Void) -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", "ulimit -c unlimited; (\(command)); true"]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let errors = Pipe()
        (process.standardError, process.standardOutput) = (errors, FileHandle.nullDevice)
        guard (try? process.run()) != nil else { return "" }
        meanwhile()
        let told = (try? errors.fileHandleForReading.readToEnd()).flatMap { $0 } ?? Data()
        process.waitUntilExit()
        return String(decoding: told, as: UTF8.self)
    }

    private func silentCamera() throws -> SilentListener {
        let silent = try SilentListener()
        try bench.run(
            "import", "cameras", "-", "--zone", "370502",
            stdin: "deviceCode,endpoints\nC1,http://127.0.0.1:\(silent.port)/\n")
        return silent
    }

    /// The run that holds the lock, by what it wrote into it.
    private func runningProbe() throws -> pid_t {
        let text = try String(contentsOfFile: bench.registry + ".probe-lock", encoding: .utf8)
        return try #require(text.split { !$0.isNumber }.first.flatMap { pid_t($0) })
    }

    @Test(
        "A run that crashes leaves no core", .enabled(if: leavesCores(), "no program leaves a core here"),
        .enabled(if: !Sanitizer.isOn, "a sanitizer catches SIGSEGV"))
    func cores() throws {
        let silent = try silentCamera()
        let secrets = try secretsFile()
        let command =
            "SHARPEYES_REGISTRY=\(bench.registry) SHARPEYES_SECRETS=\(secrets) exec \(bench.program.url.path) "
            + "probe --timeout 30 --retries 0"
        let told = Self.crashed(command, bench.folder.path) {
            guard (try? silent.waitForConnection()) != nil, let run = try? runningProbe() else { return }
            kill(run, SIGSEGV)
        }
        #expect(told.contains("egmentation fault") && !told.contains("core dumped"), "\(told)")
        let left = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
        #expect(!left.contains { $0.hasPrefix("core") }, "\(left)")
    }

    @Test func `a run allows no core, whatever it was started with`() throws {
        let silent = try silentCamera()
        let run = try bench.program.start(
            ["probe", "--timeout", "30", "--retries", "0"],
            environment: ["SHARPEYES_REGISTRY": bench.registry, "LANG": "C"])
        defer { run.kill() }
        try silent.waitForConnection()
        let limits = try String(contentsOfFile: "/proc/\(run.pid)/limits", encoding: .utf8)
        let line = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
        #expect(line.split(separator: " ").filter { $0 == "0" }.count == 2, "\(line)")
    }
}
