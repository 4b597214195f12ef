import Foundation
import TestSupport
import Testing

/// Files that are small to write and large to read: each is refused within bounds of time and memory.
@Suite("Bombs")
struct BombTests {
    let bench: CommandBench

    init() throws {
        bench = try CommandBench()
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,Z\n")
    }

    /// What `generator` writes is piped into the command, which may have a gigabyte of addresses and two minutes; a
    /// sanitizer reserves more than that for itself.
    private func refused(_ generator: String, _ arguments: String) throws -> (
        status: Int32, output: String, errors: String
    ) {
        let (output, errors) = (bench.folder.file("output"), bench.folder.file("errors"))
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/bash")
        shell.arguments = [
            "-c",
            """
            \(Sanitizer.isOn ? "" : "ulimit -v 1048576;") fill() { head -c "$1" /dev/zero | tr '\\0' "$2"; }
            (\(generator)) 2>/dev/null | timeout 120 '\(bench.program.url.path)' \(arguments) >'\(output)' 2>'\(errors)'
            exit ${PIPESTATUS[1]}
            """,
        ]
        shell.environment = [
            "SHARPEYES_REGISTRY": bench.registry, "LANG": "C.UTF-8", "SHARPEYES_CONFIG": "",
            "PATH": "/usr/bin:/bin",
            "SWIFT_BACKTRACE": "enable=no",
        ]
        try shell.run()
        shell.waitUntilExit()
        return (
            shell.terminationStatus, try String(contentsOfFile: output, encoding: .utf8),
            try String(contentsOfFile: errors, encoding: .utf8)
        )
    }

    /// Each generator would write two gigabytes; a reader that stops early never gets them.
    @Test(arguments: [
        ("a line without end", "echo deviceCode,name; fill 2000000000 a", "cameras", "csv", "line ends"),
        ("a header of a million columns", "fill 1000000 ,; echo", "cameras", "csv", "columns"),
        ("brackets in brackets", "fill 2000000000 [", "cameras", "json", "bytes"),
        (
            "a value in a value", "printf '[{\"deviceCode\":\"1\",\"x\":'; fill 2000000000 [", "cameras",
            "json", "bytes"
        ),
        ("a text without end", "printf '[{\"deviceCode\":\"'; fill 2000000000 a", "cameras", "json", "bytes"),
        (
            "an outline without end",
            "printf '{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"zone\":\"1\",\"name\":\"a\"},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[['; yes '[118.123456,37.1],' | head -c 2000000000",
            "zones", "json", "bytes"
        ),
    ])
    func `is refused early and says why`(
        name: String, generator: String, kind: String, format: String, reason: String
    ) throws {
        let ran = try refused(generator, "import \(kind) - --input-format \(format) --zone 370502")
        #expect(ran.status == 2 && ran.errors.contains(reason), "\(name): \(ran.status) \(ran.errors)")
        #expect(ran.errors.contains("nothing of it was kept"))
    }

    #if XLSX
        @Test(arguments: [
            // The rest is looked through for another message, which a debug build does at a megabyte a second.
            ("elements in elements", "echo '<Response>'; yes '<a>' | head -c 4000000", "levels"),
            ("a value without end", "printf '<Response a=\"'; fill 2000000000 a", "bytes"),
            (
                "entities of entities",
                "echo '<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>'; echo '<Response>&c;</Response>'",
                "document type"
            ),
        ])
        func `of XML is refused early and says why`(name: String, generator: String, reason: String) throws {
            let ran = try refused(generator, "import cameras - --zone 370502")
            // Deep nesting costs the item, not the file.
            #expect([1, 2].contains(ran.status), "\(name): \(ran.status) \(ran.errors)")
            #expect((ran.errors + ran.output).contains(reason))
        }
    #endif

    /// Ten lines that stand for ten thousand million values.
    private var aliases: String {
        var lines = ["- &a0 [x, x, x, x, x, x, x, x, x, x]"]
        for level in 1..<10 {
            let all = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            lines.append("- &a\(level) [\(all)]")
        }
        return lines.joined(separator: "\n") + "\n- {? *a9 : 1}\n"
    }

    @Test(arguments: ["audit --config", "audit --policy", "import cameras - --profile"])
    func `YAML whose aliases stand for more than there is memory is refused`(command: String) throws {
        let deep = try bench.folder.write(String(repeating: "[", count: 100_000), to: "deep.yaml")
        for file in [try bench.folder.write(aliases, to: "bomb.yaml"), deep] {
            let ran = try refused("echo deviceCode,name", "\(command) '\(file)'")
            #expect(ran.status == 2 && ran.errors.contains(".yaml"), "\(ran.status) \(ran.errors)")
        }
    }

    @Test func `a few aliases are a person's and are taken`() throws {
        let file = try bench.folder.write(
            "probe: &p {retries: 0}\naudit: {policy: sharp-eyes}\n", to: "c.yaml")
        #expect(try bench.run("audit", "--config", file).status == 0)
    }
}
