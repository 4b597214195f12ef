import Foundation
import Glibc
import TestSupport
import Testing

/// What hangs together: recorders and their cameras, windows of maintenance, and runs that must end.
@Suite("Recorders, maintenance and ending", .serialized) struct ProbeHangingTests {
    let bench: CommandBench
    private let recorder = "37050200001180000001"
    private static let quick = [
        "probe", "--timeout", "3", "--retries", "0", "--second-look", "0", "--blind-above", "100",
        "--thresholds",
        "1/1",
    ]

    init() throws {
        bench = try CommandBench()
        try bench.run(
            "import", "zones", "-",
            stdin: "zone,name,parent\n3705,City,\n370502,East,3705\n370503,West,3705\n")
    }

    private func cameras(_ rows: [String]) throws -> Ran {
        try bench.run(
            "import", "cameras", "-", "--format", "json",
            stdin: "deviceCode,name,zone,endpoints,parent,pole,deviceState\n" + rows.joined(separator: "\n")
                + "\n")
    }

    /// Cameras of a recorder that are all down, and the recorder itself at a port.
    private func hanging(recorderPort: Int) throws {
        let gone = try SilentListener().port
        let rows = (1...3).map { "C\($0),,370502,http://127.0.\($0).1:\(gone)/,\(recorder),,inUse" }
        let ran = try cameras(
            rows + ["\(recorder),Station NVR,370502,onvif+http://127.0.0.1:\(recorderPort),,,inUse"])
        #expect(ran.int("created") == 4 && ran.int("refused") == 0)
    }

    @Test func `a recorder with an address is asked, explains its cameras, and counts in no rate`() throws {
        let gone = try SilentListener().port
        try hanging(recorderPort: gone)
        let ran = try bench.run(Self.quick + ["--format", "json"])
        let causes = ran.json["causes"] as? [[String: Any]] ?? []
        #expect(causes.count == 1 && causes[0]["name"] as? String == recorder)
        #expect(causes[0]["title"] as? String == "Station NVR" && causes[0]["isDown"] as? Bool == true)
        #expect(causes[0]["cameras"] as? [String] == ["C1", "C2", "C3"])
        let text = try bench.run(Self.quick)
        #expect(text.output.contains("1 cause: recorder \(recorder) (Station NVR) -> 3 cameras"))
        #expect(!text.output.contains("\(recorder) offline"), "it is told once: \(text.output)")
        let list = try bench.run("report", "worklist", "--format", "csv").output
        #expect(
            list.split(separator: "\n").filter { $0.contains("parent \(recorder)") }.count == 4, "\(list)")
        let audit = try bench.run("audit", "--format", "json")
        let verified = try #require(
            Figure(audit, zone: "370502", category: "all", rate: "verifiedConnection"))
        #expect(verified.whole == 3 && verified.part == 0)
        #expect(audit.output.contains("\"excused\": 3"), "its outage excuses all three")
    }

    @Test func `one camera of a recorder that is down itself is explained, too`() throws {
        let gone = try SilentListener().port
        _ = try cameras([
            "C1,,370502,http://127.0.1.1:\(gone)/,\(recorder),,inUse",
            "\(recorder),NVR,370502,onvif+http://127.0.0.1:\(gone),,,inUse",
        ])
        #expect(try bench.run(Self.quick).output.contains("-> 1 camera;"))
    }

    @Test func `a recorder that answers is up, and its cameras are still one cause`() throws {
        let server = try RecordingServer(statuses: Array(repeating: 401, count: 9))
        try hanging(recorderPort: server.port)
        let ran = try bench.run(Self.quick + ["--format", "json"])
        let causes = ran.json["causes"] as? [[String: Any]] ?? []
        #expect(causes.count == 1 && causes[0]["isDown"] as? Bool == false)
        #expect((ran.json["summary"] as? [String: Int])?["online"] == 1)
    }

    @Test func `windows of a recorder, a zone above and a pole keep their cameras from being asked`() throws {
        let server = try RecordingServer()
        _ = try cameras([
            "C1,,370502,http://127.0.0.1:\(server.port)/1,NVR-1,P-1,inUse",
            "C2,,370502,http://127.0.0.1:\(server.port)/2,NVR-1,P-2,inUse",
            "C3,,370503,http://127.0.0.1:\(server.port)/3,,P-1,inUse",
        ])
        for (scope, wanted) in [
            (["--parent", "NVR-1"], 1), (["--pole", "P-1"], 1), (["--zone", "3705"], 0),
            (["--zone", "West"], 0),
            (["--zone", "370503"], 2), (["--camera", "C2"], 2),
        ] {
            let added = try bench.run(["maintenance", "add", "--for", "1h", "--reason", "test"] + scope)
            let isKnown = scope != ["--zone", "West"]
            #expect((added.status == 0) == isKnown, "\(scope)")
            guard isKnown else { continue }
            let before = server.requests.count
            let ran = try bench.run(Self.quick + ["--format", "json"])
            #expect(server.requests.count - before == wanted, "\(scope)")
            #expect((ran.json["summary"] as? [String: Int])?["maintenance"] == 3 - wanted)
            let number = added.output.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(
                try bench.run("maintenance", "list").output.contains("\(scope[0].dropFirst(2)) \(scope[1])"))
            #expect(try bench.run("maintenance", "remove", number).status == 0)
        }
        #expect(try bench.run("maintenance", "add", "--parent", "NVR-9", "--for", "1h").status == 2)
        #expect(
            try bench.run("maintenance", "add", "--parent", "NVR-1", "--pole", "P-1", "--for", "1h").status
                == 64)
    }

    @Test
    func `a run ends within a second or so of SIGTERM, also while it tells a webhook that does not answer`()
        throws
    {
        let silent = try SilentListener()
        var up: RecordingServer? = try RecordingServer()
        _ = try cameras(["\(recorder),NVR,370502,http://127.0.0.1:\(up?.port ?? 0)/,,,inUse"])
        #expect(try bench.run(Self.quick).output.contains("1 online"))
        // It goes down: a change, whose telling hangs.
        up = nil
        let run = try bench.program.start(
            Self.quick + ["--webhook", "http://127.0.0.1:\(silent.port)/"],
            environment: ["SHARPEYES_REGISTRY": bench.registry, "LANG": "C"])
        try silent.waitForConnection()
        let begin = ContinuousClock.now
        #expect(run.end() != 0)
        #expect(ContinuousClock.now - begin < .seconds(2))
    }

    @Test func `with few descriptors fewer are asked at once, and all are judged`() throws {
        let server = try RecordingServer(statuses: Array(repeating: 404, count: 300))
        let rows = (1...120).map { "C\($0),,370502,http://127.0.0.1:\(server.port)/\($0),,,inUse" }
        _ = try cameras(rows)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c",
            "ulimit -n 64; exec \(bench.program.url.path) probe --retries 0 --concurrency 256 --per-host 256 --format json",
        ]
        process.environment = ["SHARPEYES_REGISTRY": bench.registry, "LANG": "C"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let told = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let json = try JSONSerialization.jsonObject(with: told) as? [String: Any]
        let pace = (json?["run"] as? [String: Any])?["pace"] as? [String: Int]
        #expect(pace.map { ($0["concurrency"] ?? 0) <= 12 } == true, "\(String(describing: pace))")
        #expect((json?["summary"] as? [String: Int])?["offline"] == 120)
        #expect(process.terminationStatus == 0)
    }

    @Test func `history shows hours of local time under a ruler, and the address that answered`() throws {
        let server = try RecordingServer(statuses: [401])
        _ = try cameras(["\(recorder),NVR,370502,http://127.0.0.1:\(server.port)/,,,inUse"])
        try bench.run(Self.quick)
        let text = try bench.run("history", recorder).output
        #expect(text.contains("hours of Asia/Shanghai") && text.contains("|0     6     12    18    |"))
        #expect(text.contains("answered from 127.0.0.1"))
        let local = Date().addingTimeInterval(8 * 3600).ISO8601Format().prefix(10)
        #expect(text.contains("    \(local) |"), "\(text)")
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text)")
    }
}
