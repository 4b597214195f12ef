import Foundation
import TestSupport
import Testing

@Suite("Probing on the command line", .serialized)
struct ProbeTests {
    let bench: CommandBench
    private let lab: BuiltProgram

    init() throws {
        bench = try CommandBench()
        lab = BuiltProgram("camera-lab")
    }

    /// Plays cameras on loopback while `work` runs, with an inventory of them imported.
    private func playing(_ count: Int, _ work: ([[String: Any]]) throws -> Void) throws {
        let (csv, manifest) = (bench.folder.file("lab.csv"), bench.folder.file("lab.json"))
        let player = try lab.start([
            "streams", "--count", "\(count)", "--seed", "7", "--port", "0", "--bind", "127.0.0.1",
            "--manifest", manifest,
            "--csv", csv, "--duration", "120", "--delay", "1.5",
        ])
        defer { player.end() }
        #expect(player.readLine()?.hasPrefix("ready") == true)
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,Lab\n")
        let imported = try bench.run("import", "cameras", csv, "--format", "json")
        #expect(imported.int("created") == count && imported.int("refused") == 0)
        let data = try Data(contentsOf: URL(fileURLWithPath: manifest))
        let top = try JSONSerialization.jsonObject(with: data)
        try work((top as? [String: Any])?["cameras"] as? [[String: Any]] ?? top as? [[String: Any]] ?? [])
    }

    @Test func `two thousand endpoints of every kind end as they were played`() throws {
        try playing(2000) { played in
            let ran = try bench.run(
                "probe", "--timeout", "4", "--slow", "1", "--second-look", "3", "--concurrency", "500",
                "--per-host", "500",
                "--retries", "0",
                "--format", "json")
            #expect(ran.status == 0)
            let results = ran.json["results"] as? [[String: Any]] ?? []
            let byCode = Dictionary(
                uniqueKeysWithValues: results.compactMap { result in
                    (result["deviceCode"] as? String).map { ($0, result) }
                })
            #expect(played.count == 2000 && results.count == 2000)
            var wrong: [String] = []
            for camera in played {
                guard let code = camera["deviceCode"] as? String, let result = byCode[code] else { continue }
                let (got, wanted) = (result["outcome"] as? String, camera["outcome"] as? String)
                if got != wanted || result["state"] as? String != camera["state"] as? String {
                    wrong.append("\(camera["kind"] ?? "?"): \(got ?? "?") for \(wanted ?? "?")")
                }
            }
            #expect(wrong.isEmpty, "\(wrong.prefix(10))")
            let summary = ran.json["summary"] as? [String: Int] ?? [:]
            #expect(summary["due"] == 2000 && summary["probed"] == 2000)
            let states = ["online", "degraded", "offline", "unknown"].compactMap { summary[$0] }
            #expect(states.reduce(0, +) == 2000)
            let shown = try bench.run("show", played[0]["deviceCode"] as? String ?? "")
            #expect(shown.output.contains("since"))
        }
    }

    @Test func `check ends with 1 when something is down, and an empty scope is said so`() throws {
        try playing(60) { _ in
            let checked = try bench.run("probe", "--timeout", "1", "--retries", "0", "--check")
            #expect(checked.status == 1)
        }
        let empty = try CommandBench()
        try empty.run("import", "zones", "-", stdin: "zone,name\nlab,Lab\n")
        let ran = try empty.run("probe")
        #expect(ran.status == 0 && ran.output.contains("0 of 0"))
    }

    @Test func `a second run ends with 75 and says who is on, and SIGINT keeps what was finished`() throws {
        try bench.run("import", "zones", "-", stdin: "zone,name\nlab,Lab\n")
        let silent = try SilentListener()
        let rows = (1...40).map { "C\($0),http://127.0.0.1:\(silent.port)/\($0)" }.joined(separator: "\n")
        try bench.run("import", "cameras", "-", "--zone", "lab", stdin: "deviceCode,endpoints\n\(rows)\n")
        let first = try bench.program.start(
            ["probe", "--timeout", "20", "--retries", "0"],
            environment: ["SHARPEYES_REGISTRY": bench.registry, "LANG": "C"])
        defer { first.end() }
        try silent.waitForConnection()
        let second = try bench.run("probe")
        #expect(second.status == 75 && second.errors.contains("process \(first.pid)"))
        let (status, errors) = first.interrupt()
        #expect(status == 2 && errors.contains("interrupted"))
    }

    @Test func `a secrets file that others can read is refused`() throws {
        try bench.run("import", "zones", "-", stdin: "zone,name\nlab,Lab\n")
        let file = try bench.folder.write("127.0.0.1 viewer S3cret!pw\n", to: "secrets")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        let ran = try bench.run(["probe"], environment: ["SHARPEYES_SECRETS": file])
        #expect(ran.status == 2 && ran.errors.contains("600") && !ran.errors.contains("S3cret!pw"))
    }
}
