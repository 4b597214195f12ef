import Foundation
import TestSupport
import Testing

/// `probe` over several runs: state, blindness, maintenance, sinks, killed and carried on.
@Suite("Probing from run to run") struct ProbeStateTests {
    let bench: CommandBench
    private static let quick = ["probe", "--timeout", "3", "--retries", "0", "--second-look", "0"]

    init() throws {
        bench = try CommandBench()
        try bench.run("import", "zones", "-", stdin: "zone,name\nlab,Lab\n")
    }

    private func inventory(_ count: Int, port: Int, more: String = "P-1,NVR-1") throws {
        let rows = (1...count).map { "C\($0),http://127.0.0.1:\(port)/\($0),\(more)\n" }.joined()
        try bench.run(
            "import", "cameras", "-", "--zone", "lab", stdin: "deviceCode,endpoints,pole,parent\n\(rows)")
    }

    /// Good cameras for as long as `work` runs.
    private func playing(_ count: Int, port: Int = 0, _ work: (Int) throws -> Void) throws {
        let csv = bench.folder.file("cameras.csv")
        let lab = try BuiltProgram("camera-lab").start([
            "streams", "--count", "\(count)", "--kinds", "jpeg", "--zone", "370502", "--csv", csv,
            "--port", "\(port)",
        ])
        defer { lab.end() }
        let ready = try #require(lab.readLine())
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,L\n")
        if port == 0 { try bench.run("import", "cameras", csv) }
        try work(Int(ready.dropFirst(6)) ?? 0)
    }

    @discardableResult
    private func probe(_ more: String..., environment: [String: String] = [:]) throws -> Ran {
        try bench.run(Self.quick + more, environment: environment)
    }

    @Test func `a run in which everything fell is blind: it ends with 2 and changes no state`() throws {
        try playing(30) { _ in
            let good = try probe("--quiet")
            #expect(good.status == 0)
        }
        for _ in 0..<4 {
            let ran = try probe("--format", "json")
            let run = ran.json["run"] as? [String: Any]
            #expect(ran.status == 2 && run?["blind"] as? Bool == true && ran.errors.contains("network"))
        }
        let nagios = try probe("--nagios")
        #expect(nagios.status == 3 && nagios.output.hasPrefix("PROBE UNKNOWN"))
        let codes = try codes()
        #expect(try bench.run("show", codes[0]).output.contains("online since"))
        for _ in 0..<3 { #expect(try probe("--blind-above", "100").status == 0) }
        #expect(try bench.run("show", codes[0]).output.contains("offline since"))
        let list = try bench.run("report", "worklist", "--format", "csv")
        #expect(list.output.split(separator: "\n").count == 31 && list.output.contains("gateway 127.0.0.1"))
    }

    private func codes() throws -> [String] {
        try bench.run("list", "cameras", "--format", "csv").output.split(separator: "\n").dropFirst().map {
            String($0.prefix { $0 != "," })
        }
    }

    @Test
    func `a silent control target makes a run blind and nothing else is asked, an answering one does not`()
        throws
    {
        let server = try RecordingServer()
        try inventory(3, port: server.port)
        let gone = try SilentListener().port
        let blind = try probe("--control", "http://127.0.0.1:\(gone)/", "--format", "json")
        let summary = blind.json["summary"] as? [String: Int]
        #expect(blind.status == 2 && summary?["probed"] == 0 && server.requests.isEmpty)
        let seeing = try probe("--control", "http://127.0.0.1:\(server.port)/up", "--format", "json")
        #expect(seeing.status == 0 && (seeing.json["summary"] as? [String: Int])?["probed"] == 3)
    }

    @Test
    func `cameras under maintenance are listed, not asked and not counted, until the window is removed`()
        throws
    {
        let server = try RecordingServer()
        try inventory(3, port: server.port)
        let added = try bench.run("maintenance", "add", "--pole", "P-1", "--for", "1h", "--reason", "switch")
        #expect(added.status == 0 && added.output == "1\n")
        let ran = try probe("--format", "json")
        let summary = ran.json["summary"] as? [String: Int]
        #expect(summary?["due"] == 0 && summary?["maintenance"] == 3 && server.requests.isEmpty)
        #expect((ran.json["maintenance"] as? [Any])?.count == 3)
        #expect(try bench.run("maintenance", "list").output.contains("pole P-1"))
        let one = try probe("--camera", "C1")
        #expect(server.requests.count == 1 && one.output.contains("1 of 1"))
        #expect(try bench.run("show", "C1").output.contains("never asked"))
        #expect(try bench.run("maintenance", "remove", "1").status == 0)
        #expect(try bench.run("maintenance", "remove", "1").status == 2)
        #expect(try probe().output.contains("3 of 3"))
        #expect(try bench.run("maintenance", "add", "--zone", "nowhere", "--for", "1h").status == 2)
        #expect(try bench.run("maintenance", "add", "--zone", "lab").status == 64)
    }

    @Test func `quiet says nothing when all is well, and names the cause when it is not`() throws {
        try playing(10) { _ in
            let ran = try probe("--quiet")
            #expect(ran.status == 0 && ran.output.isEmpty && ran.errors.isEmpty)
        }
        let ran = try probe("--quiet", "--blind-above", "100")
        #expect(ran.output.contains("1 cause: gateway 127.0.0.1") && ran.output.contains("10 cameras"))
    }

    @Test func `Nagios gets one line with performance data and 0, 1, 2 or 3`() throws {
        #expect(try probe("--nagios").status == 3, "no endpoint is never OK")
        try playing(10) { _ in
            let ok = try probe("--nagios")
            #expect(
                ok.status == 0 && ok.output.hasPrefix("PROBE OK - 10 of 10 endpoints online | online=10;"))
            #expect(ok.output.split(separator: "\n").count == 1)
        }
        let critical = try probe("--nagios", "--blind-above", "100")
        #expect(critical.status == 2 && critical.output.hasPrefix("PROBE CRITICAL"))
        for wrong in [
            ["probe", "--nagios", "--retries", "99"], ["probe", "--nagios", "--registry", "none"],
        ] {
            let ran = try bench.run(wrong)
            #expect(ran.status == 3 && ran.output.hasPrefix("PROBE UNKNOWN"))
        }
        #expect(try bench.run("probe", "--nagios", "--help").status == 0)
    }

    @Test func `the textfile is there whole, with blackbox's phases, and every family once`() throws {
        let file = bench.folder.file("probe.prom")
        try playing(5) { _ in try probe("--textfile", file) }
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.contains("sharpeyes_probe_endpoints{state=\"online\"} 5\n"))
        #expect(text.contains("phase=\"processing\"} ") && text.contains("phase=\"connect\"} "))
        #expect(text.components(separatedBy: "\nprobe_success{").count == 6)
        let families = text.split(separator: "\n").filter { $0.hasPrefix("# TYPE") }
        #expect(Set(families).count == families.count && text.hasSuffix("\n"))
        let left = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
        #expect(!left.contains { $0.hasSuffix(".part") })
    }

    @Test func `a dead man's switch hears start and status, a webhook what changed, also at the second try`()
        throws
    {
        let (pinged, hooked) = (try RecordingServer(), try RecordingServer(statuses: [500]))
        let sinks = [
            "--ping", "http://127.0.0.1:\(pinged.port)/abc", "--webhook",
            "http://127.0.0.1:\(hooked.port)/hook",
        ]
        try playing(8) { _ in
            try bench.run(Self.quick + sinks)
            #expect(hooked.requests.isEmpty, "the first verdicts are no change")
        }
        let down = ["--blind-above", "100", "--thresholds", "1/1"]
        #expect(try bench.run(Self.quick + sinks + down + ["--check"]).status == 1)
        let asked = pinged.requests.map { $0.components(separatedBy: "\r\n")[0] }
        let wanted = ["start", "0", "start", "1"].map { "GET /abc/\($0) HTTP/1.1" }
        #expect(asked == wanted)
        #expect(hooked.requests.count == 2 && hooked.requests[0] == hooked.requests[1])
        let last = try #require(hooked.requests.last)
        let body = last.components(separatedBy: "\r\n\r\n").last ?? ""
        let json = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
        let changes = json?["changes"] as? [[String: Any]]
        #expect(changes?.count == 8 && changes?.first?["to"] as? String == "offline")
        #expect((json?["causes"] as? [Any])?.count == 1)
    }

    @Test
    func `kill -9 in the middle loses nothing that was kept, and the next run begins with what is left`()
        throws
    {
        try playing(1500) { _ in
            let silent = try SilentListener()
            let rows = (1...3).map { "S\($0),http://127.0.0.1:\(silent.port)/\($0)\n" }.joined()
            try bench.run("import", "cameras", "-", "--zone", "lab", stdin: "deviceCode,endpoints\n\(rows)")
            let first = try bench.program.start(
                ["probe", "--timeout", "60", "--retries", "0", "--per-host", "64"],
                environment: ["SHARPEYES_REGISTRY": bench.registry, "LANG": "C"])
            try silent.waitForConnection()
            let code = try codes()[0]
            var looks = 0
            while try !bench.run("history", code, "--format", "json").output.contains("\"repeated\""),
                looks < 400
            {
                looks += 1
            }
            first.kill()
            let next = try bench.run(
                "probe", "--timeout", "2", "--retries", "0", "--per-host", "64", "--format", "json")
            #expect(next.status == 0)
            let results = next.json["results"] as? [[String: Any]] ?? []
            #expect(results.count == 1503)
            let history = try bench.run("history", "S1", "--format", "json")
            #expect(history.status == 0 && next.errors.isEmpty)
            // The killed run had kept it: its attempt is there, and its verdict was taken in.
            let kept = try bench.run("history", code, "--format", "json").output
            #expect(kept.components(separatedBy: "\"repeated\"").count - 1 == 2, "\(kept)")
            let text = try bench.run("history", code).output
            #expect(text.contains(#/ since .*\n    last: \w\w \w\w\n/#), "\(text)")
        }
    }

    @Test func `a run out of its budget leaves the rest, and the next one begins with it`() throws {
        let silent = try SilentListener()
        try inventory(40, port: silent.port)
        let arguments = ["probe", "--timeout", "1", "--retries", "0", "--per-host", "8", "--format", "json"]
        let first = try bench.run(arguments + ["--budget", "1500ms"])
        let probed = try #require((first.json["summary"] as? [String: Int])?["probed"])
        #expect(first.status == 0 && probed >= 8 && probed < 40)
        func asked(_ ran: Ran) -> Set<String> {
            Set((ran.json["results"] as? [[String: Any]] ?? []).compactMap { $0["deviceCode"] as? String })
        }
        let second = try bench.run(arguments + ["--budget", "1500ms"])
        #expect(asked(first).isDisjoint(with: asked(second)) && !asked(second).isEmpty)
    }

    @Test func `until-ok looks until the camera is established as online`() throws {
        try playing(6) { _ in
            let code = try codes()[0]
            let ran = try bench.run(
                "probe", "--camera", code, "--until-ok", "--retries", "0", "--second-look", "0", "--budget",
                "30")
            #expect(ran.status == 0 && ran.output.contains("1 of 1"))
        }
        let code = try codes()[0]
        let ran = try bench.run(
            "probe", "--camera", code, "--until-ok", "--retries", "0", "--budget", "100ms", "--thresholds",
            "1/1")
        #expect(ran.status == 1)
        #expect(try bench.run("probe", "--until-ok").status == 64)
    }

    @Test func `history draws a strip and says the seconds online and observed`() throws {
        try playing(2) { _ in
            try probe()
            let code = try codes()[0]
            let text = try bench.run("history", code).output
            #expect(text.contains("online since") && text.contains("s observed") && text.contains("|"))
            let ran = try bench.run("history", code, "--format", "json")
            let top = try JSONSerialization.jsonObject(with: Data(ran.output.utf8)) as? [[String: Any]]
            let availability = top?.first?["availability"] as? [String: Any]
            let endpoints = availability?["endpoints"] as? [[String: Any]]
            #expect((endpoints?.first?["attempts"] as? [Any])?.count == 1)
            #expect(availability?["windowSeconds"] as? Int == 7 * 86_400)
        }
    }

    @Test func `planted secrets stand in no output, no file and no database`() throws {
        let (words, server) = (["pLanted-user", "pLanted-pass", "pLanted-token"], try RecordingServer())
        try inventory(5, port: server.port)
        let query = "C9,http://pLanted-user:pLanted-pass@127.0.0.1:\(server.port)/x?token=pLanted-token"
        try bench.run(
            "import", "cameras", "-", "--zone", "lab", stdin: "deviceCode,endpoints\n\(query)\n")
        let secrets = try bench.folder.write("127.0.0.1 pLanted-user pLanted-pass\n", to: "secrets")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secrets)
        let gone = try SilentListener().port
        var told = ""
        for more in [[], ["--format", "json"], ["--nagios"], ["--lang", "zh"]] {
            let ran = try bench.run(
                Self.quick + more + [
                    "--ping", "http://127.0.0.1:\(gone)/pLanted-token",
                    "--webhook", "http://pLanted-user:pLanted-pass@127.0.0.1:\(gone)/pLanted-token",
                    "--control", "http://pLanted-user:pLanted-pass@127.0.0.1:\(server.port)/",
                    "--textfile", bench.folder.file("probe.prom"),
                ],
                environment: [
                    "SHARPEYES_SECRETS": secrets, "SHARPEYES_STREAM_USER": "pLanted-user",
                    "SHARPEYES_STREAM_PASSWORD": "pLanted-pass",
                ])
            told += ran.output + ran.errors
        }
        for command in [["show", "C9"], ["history", "C9"], ["report", "worklist", "--format", "json"]] {
            told += try bench.run(command).output
        }
        var places = [("what was printed", Data(told.utf8))]
        for name in try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
        where name != "secrets" {
            places.append((name, try Data(contentsOf: URL(fileURLWithPath: bench.folder.file(name)))))
        }
        #expect(places.count >= 3 && told.contains("C9"))
        for (place, bytes) in places {
            for word in words { #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) in \(place)") }
        }
    }
}
