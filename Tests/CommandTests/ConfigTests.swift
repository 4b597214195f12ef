import Foundation
import TestSupport
import Testing

@Suite("The configuration file")
struct ConfigTests {
    let bench: CommandBench

    init() throws { bench = try CommandBench() }

    private func refusal(_ text: String, _ command: String...) throws -> String {
        let file = try bench.folder.write(text, to: "c.yaml")
        let ran = try bench.run((command.isEmpty ? ["audit"] : command) + ["--config", file])
        #expect(ran.status == 2, "\(text): \(ran.errors)")
        return ran.errors
    }

    @Test(arguments: [
        ("regstry: x", "c.yaml:1", "regstry"), ("language: en\nprobe:\n  perhost: 3", "c.yaml:3", "perHost"),
        ("probe:\n  timeout: soon", "c.yaml:2", "duration"), ("language: fr", "c.yaml:1", "en or zh"),
        ("timeZone: Asia/Nowhere", "c.yaml:1", "Asia/Shanghai"), ("probe: [1]", "c.yaml:1", "section"),
        ("probe:\n  perHost: 0", "c.yaml:2", "1 to 20000"), ("log: loud", "c.yaml:1", "warning"),
        ("probe:\n  thresholds: {default: 3/2, ftp: 1/1}", "c.yaml:2", "rtsp"),
        ("probe:\n  allowNetwork: 10.0.0.0/99", "c.yaml:2", "network"),
        ("retention:\n  days: 0", "c.yaml:2", "1 to 36500"), ("retention:\n  years: 2", "c.yaml:2", "days"),
        ("probe:\n  check: perhaps", "c.yaml:2", "true or false"), ("- a\n- b", "c.yaml", "mapping"),
        ("serve:\n  port: 70000", "c.yaml:2", "0 to 65535"), ("a: b: c", "c.yaml", "not YAML"),
        ("registry: a\nregistry: b", "c.yaml", "registry"),
    ])
    func `a mistake is refused with file, line and reason`(text: String, place: String, reason: String) throws
    {
        let errors = try refusal(text)
        #expect(errors.contains(place) && errors.contains(reason), "\(errors)")
    }

    @Test func `a section of a command does not disturb other commands, but a mistake in it is told`() throws
    {
        try bench.importSample("dongying")
        let file = try bench.folder.write("probe: {retries: 0}\naudit:\n", to: "c.yaml")
        #expect(try bench.run("audit", "--config", file).status == 0)
    }

    @Test func `options of a command come from its section, and the command line goes before`() throws {
        try bench.importSample("dongying")
        let file = try bench.folder.write("audit: {policy: ndrc-996-2015}\n", to: "c.yaml")
        func policy(_ arguments: String...) throws -> String? {
            let ran = try bench.run(["audit", "--format", "json"] + arguments)
            return (ran.json["policy"] as? [String: Any])?["name"] as? String
        }
        #expect(try policy() == "sharp-eyes")
        #expect(try policy("--config", file) == "ndrc-996-2015")
        #expect(try policy("--config=" + file, "--policy", "sharp-eyes") == "sharp-eyes")
    }

    @Test func `the user's file is found, an empty variable means none, one that is named must be there`()
        throws
    {
        let home = bench.folder.file("home/.config/sharpeyes")
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        try "regstry: x\n".write(toFile: home + "/config.yaml", atomically: true, encoding: .utf8)
        var variables = ["HOME": bench.folder.file("home"), "LANG": "C.UTF-8"]
        func errors() throws -> String {
            try bench.program.run(["list", "zones"], environment: variables).stderr
        }
        #expect(try errors().contains("config.yaml:1"))
        variables["SHARPEYES_CONFIG"] = ""
        #expect(try errors().contains("no registry"))
        variables["SHARPEYES_CONFIG"] = bench.folder.file("none.yaml")
        #expect(try errors().contains("none.yaml"))
    }

    @Test func `the documented file says what holds without it, and names every key`() throws {
        let text = try String(contentsOfFile: Samples.root + "/docs/deploy/config.yaml", encoding: .utf8)
        let registry = "registry: \(bench.registry)\n"
        let used = text.replacing("registry: /var/lib/sharpeyes/registry.sqlite\n", with: registry)
        #expect(used != text)
        let file = try bench.folder.write(used, to: "c.yaml")
        try bench.importSample("dongying")
        let plain = try bench.run("audit", "--format", "csv")
        #expect(try bench.run("audit", "--format", "csv", "--config", file).output == plain.output)
        // With the lines that stand in # as well, every option of these commands is there.
        let all = text.replacing("\n#", with: "\n").replacing("\n  #thresholds", with: "\n  # thresholds")
            .replacing(#/\n  #([a-z])/#, with: { "\n  \($0.1)" })
        for command in ["probe", "audit", "serve"] {
            let help = try bench.run(command, "--help").output
            let options = help.split(separator: "\n").compactMap { line in
                line.firstMatch(of: #/^  --([a-z-]+)/#).map { String($0.1) }
            }
            let here = ["registry", "lang", "config", "quiet", "log-level", "format", "help", "version"]
            let once = [
                "zone", "camera", "until-ok", "nagios", "as-of", "explain", "list", "save", "verify",
                "compare",
                "output", "by",
                // Who a prober is, its machine says where it starts it.
                "worker", "spool", "loop",
            ]
            for option in options where !here.contains(option) && !once.contains(option) {
                let key = option.split(separator: "-").enumerated().map {
                    $0.offset == 0 ? String($0.element) : $0.element.capitalized
                }.joined()
                if command == "audit", key == "check" { continue }
                #expect(all.contains("\n  \(key):"), "\(command) --\(option)")
            }
        }
    }

    @Test func `every key of the documented file is taken`() throws {
        let text = try String(contentsOfFile: Samples.root + "/docs/deploy/config.yaml", encoding: .utf8)
        let all = text.replacing("  #thresholds: {default: 3/2, rtsp: 5/3}\n", with: "")
            .replacing(#/\n(  )?#([a-zA-Z]+):/#, with: { "\n\($0.1 ?? "")\($0.2):" })
            .replacing("registry: /var/lib/sharpeyes/registry.sqlite", with: "registry: \(bench.registry)")
            .replacing("secrets: /etc/sharpeyes/secrets", with: "secrets: \(bench.folder.file("none"))")
        #expect(all != text && !all.contains("\n  #control"))
        let file = try bench.folder.write(all, to: "c.yaml")
        let ran = try bench.run("probe", "--config", file)
        // Everything is read; then the registry that is not there ends it.
        #expect(
            ran.status == 2 && ran.errors.contains(bench.registry) || ran.errors.contains("登记库"),
            "\(ran.errors)")
    }
}
