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

    @Test(arguments: [
        (["probe", "--timeout", "soon"], "'--timeout <duration>'\nWanted: a time such as 500ms"),
        (["probe", "--allow-network", "all"], "'--allow-network <network>'\nWanted: a network such as 10."),
        (["probe", "--thresholds", "3"], "Wanted: failures until it is offline"),
        (["probe", "--retries", "few"], "\nWanted: a whole number\nHelp:"),
        (
            ["list", "cameras", "--where", "state=on"],
            "\n        deviceState=inUse. The columns: deviceCode,"
        ),
        (["import", "cameras", "-", "--delimiter", ";;"], "Wanted: one character, or tab"),
        (["coverage", "--level", "good"], "or one of monitor, detect,"),
        (
            ["coverage", "advise", "--zone", "1", "--count", "1", "--cost", "much"],
            "Wanted: a number, such as"
        ),
        (["revert", "last"], "'<batch>'\nWanted: a whole number"),
        (["audit", "--explain", "luck"], "one of the following:\n  - coverage"),
    ])
    func `a value that is not understood is told with what was wanted`(arguments: [String], wanted: String)
        throws
    {
        let ran = try bench.run(arguments)
        #expect(ran.status == 64 && ran.errors.contains(wanted), "\(ran.errors)")
        let lines = ran.errors.split(separator: "\n").drop { !$0.hasPrefix("Wanted:") }.prefix {
            !$0.hasPrefix("Help:")
        }
        #expect(lines.allSatisfy { $0.count <= 80 })
    }

    @Test func `a condition takes a value as an inventory does, and refuses what no camera can have`() throws
    {
        try bench.importSample("dongying")
        func count(_ condition: String) throws -> String {
            try bench.run("list", "cameras", "--count", "--where", condition).output
        }
        #expect(try count("deviceState=在用") == count("deviceState=inUse"))
        #expect(try Int(count("deviceState=inUse").dropLast()) ?? 0 > 1000)
        for command in [["list", "cameras"], ["export", "cameras"]] {
            let ran = try bench.run(command + ["--where", "deviceState=onlne"])
            #expect(ran.status == 64 && ran.output.isEmpty)
            #expect(
                ran.errors.contains(
                    "--where deviceState: \"onlne\" is not a device state: planned (规划), inUse"))
        }
        #expect(try bench.run("list", "cameras", "--where", "longitude=118.5").status == 0)
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

    @Test func `a file of another kind is told which`() throws {
        try bench.importSample("dongying")
        let zones = bench.folder.file("zones-out.csv")
        try bench.run("export", "zones", "--output", zones)
        let ran = try bench.run("import", "cameras", zones)
        #expect(
            ran.status == 2 && ran.errors.contains("of another kind: sharpeyes import zones\n"),
            "\(ran.errors)")
        let cameras = try bench.folder.write("设备编码,设备名称,甲\n1,A,x\n", to: "cameras.csv")
        #expect(
            try bench.run("import", "zones", cameras).errors.contains(
                "of another kind: sharpeyes import cameras"))
        // Somebody's cameras under other words are no zones.
        let foreign = try bench.folder.write("行政区域,名称,设备号\n3705,A,1\n", to: "foreign.csv")
        #expect(try !bench.run("import", "cameras", foreign).errors.contains("another kind"))
    }

    @Test func `what cannot be written or restored is told by the name that was given`() throws {
        try bench.importSample("dongying")
        let nowhere = bench.folder.file("no/audit.json")
        for command in [["audit"], ["report", "monthly", "--month", "2026-01"]] {
            let ran = try bench.run(command + ["--output", nowhere])
            #expect(
                ran.status == 2
                    && ran.errors.hasSuffix("cannot write \(nowhere): No such file or directory\n"))
        }
        let ran = try bench.run("restore", bench.folder.file("none"))
        #expect(ran.status == 2 && ran.errors.contains("none: No such file or directory"))
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
