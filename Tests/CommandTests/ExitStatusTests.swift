import TestSupport
import Testing

@Suite("Exit statuses and messages")
struct ExitStatusTests {
    let bench: CommandBench

    init() throws { bench = try CommandBench() }

    private let zones = "zone,name\n370502,东营区\n"

    @Test(arguments: [
        ["nonsense"], ["import", "cameras"], ["audit", "--explain", "luck"], ["probe", "--timeout", "soon"],
        ["set", "X", "name", "--reason", "r"], ["probe", "--retries", "99"],
        ["list", "cameras", "--where", "x=1"],
    ])
    func `wrong usage ends with 64`(arguments: [String]) throws {
        let ran = try bench.run(arguments)
        #expect(ran.status == 64 && ran.output.isEmpty && !ran.errors.isEmpty)
    }

    @Test(arguments: [
        (["imprt", "cameras", "x.csv"], "did you mean: sharpeyes import cameras x.csv"),
        (["import", "camera", "x y.csv"], "did you mean: sharpeyes import cameras 'x y.csv'"),
        (["import", "it's.csv"], "one of zones, sites, cameras, roads or buildings was wanted, not 'it"),
        (["import", "x.csv", "--strict"], "\n  sharpeyes import cameras x.csv --strict\n"),
        (["nonsense"], "sharpeyes --help lists the commands"),
        (["--registry", "x", "list", "zones"], "behind the command: sharpeyes list ... --registry"),
        (["report", "mnoth", "--help"], "USAGE: sharpeyes report"),
        (["list", "cameras", "--wher", "x=1"], "--where"),
    ])
    func `a word that is no command is told with what to try`(arguments: [String], wanted: String) throws {
        let ran = try bench.run(arguments)
        #expect((ran.output + ran.errors).contains(wanted), "\(ran.output)\(ran.errors)")
    }

    @Test func `a file with headers in other words is told how a profile begins`() throws {
        let ran = try bench.run("import", "cameras", "-", stdin: "a,b\n1,2\n")
        #expect(ran.status == 2 && ran.errors.contains("sharpeyes import --suggest-profile"))
    }

    @Test(arguments: [["list", "cameras"], ["probe"], ["audit"], ["export", "cameras"], ["show", "X"]])
    func `without a registry every command but import ends with 2 and says what to do`(arguments: [String])
        throws
    {
        let ran = try bench.run(arguments)
        #expect(ran.status == 2 && ran.errors.contains("sharpeyes import zones"))
    }

    @Test func `a file that is not there, or empty, or not UTF-8 ends with 2`() throws {
        let empty = try bench.folder.write("", to: "empty.csv")
        for file in ["no-such.csv", empty] {
            let ran = try bench.run("import", "zones", file)
            #expect(ran.status == 2 && ran.output.isEmpty && ran.errors.contains(file))
        }
    }

    @Test func `a mistyped file name or a file without our columns leaves no new registry behind`() throws {
        try bench.run("import", "zones", "no-such.csv")
        try bench.run("import", "zones", try bench.folder.write("nothing,useful\n1,2\n", to: "other.csv"))
        #expect(try bench.run("audit").errors.contains("no registry"))
    }

    @Test func `refused rows end with 1 and the good ones are in`() throws {
        let ran = try bench.run("import", "zones", "-", "--format", "json", stdin: zones + ",nameless\n")
        #expect(ran.status == 1)
        #expect(ran.int("rows") == 2 && ran.int("created") == 1 && ran.int("refused") == 1)
    }

    @Test func `check ends with 1 when a target is missed`() throws {
        try bench.run("import", "zones", "-", stdin: zones)
        try bench.run("import", "sites", "-", stdin: "site,zone,category\nS1,370502,keyPublicArea\n")
        #expect(try bench.run("audit").status == 0)
        #expect(try bench.run("audit", "--check").status == 1)
    }

    @Test func `a configuration mistake names file and line`() throws {
        let file = try bench.folder.write("language: en\nregistri: x\n", to: "c.yaml")
        let ran = try bench.run("audit", "--config", file)
        #expect(ran.status == 2 && ran.errors.contains("c.yaml:2") && ran.errors.contains("registri"))
    }

    @Test func `Chinese is spoken on request and by the locale`() throws {
        for (arguments, environment) in [(["--lang", "zh"], [:]), ([], ["LANG": "zh_CN.UTF-8"])] {
            let ran = try bench.run(
                ["import", "zones", "-"] + arguments, stdin: zones, environment: environment)
            #expect(ran.output.contains("行") && ran.output.contains("新建") || ran.output.contains("不变"))
        }
    }
}
