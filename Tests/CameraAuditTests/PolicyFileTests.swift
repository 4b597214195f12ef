import CameraAudit
import CameraModel
import Testing

struct BrokenPolicy: CustomTestStringConvertible {
    var testDescription: String
    var yaml: String
    var line: Int
    var message: String

    init(_ name: String, _ yaml: String, line: Int, _ message: String) {
        (testDescription, self.yaml, self.line, self.message) = (name, yaml, line, message)
    }

    static let head = "name: p\nsource: s\nvalidFrom: 2026-01-01\n"
    static let target = "{category: other, rate: connection, atLeast: 80}"

    /// A policy with one target, given as a flow mapping in line 5.
    static func one(_ name: String, _ target: String, _ message: String) -> BrokenPolicy {
        BrokenPolicy(name, head + "targets:\n  - \(target)\n", line: 5, message)
    }

    static let all: [BrokenPolicy] = [
        .init("empty file", "", line: 1, "the key \"name\" is missing"),
        .init("not YAML", "name: [p\nsource: s\n", line: 2, "this is not YAML"),
        .init("a tab as indentation", "name: p\ntargets:\n\t- x\n", line: 3, "this is not YAML"),
        .init("a list instead of keys", "- a\n- b\n", line: 1, "wanted keys with values"),
        .init(
            "unknown key", head + "valid: 3\ntargets:\n  - \(target)\n", line: 4,
            "the key \"valid\" is not known"),
        .init(
            "key twice", head + "name: q\ntargets:\n  - \(target)\n", line: 1, "\"name\" stands here twice"),
        .init(
            "no name", "source: s\nvalidFrom: 2026-01-01\ntargets: []\n", line: 1,
            "the key \"name\" is missing"),
        .init(
            "empty name", "name: ''\nsource: s\nvalidFrom: 2026-01-01\n", line: 1,
            "wanted 1 to 100 characters"),
        .init(
            "name is a list", "name: [p]\nsource: s\nvalidFrom: 2026-01-01\n", line: 1,
            "wanted a single value"),
        .init(
            "empty source", "name: p\nsource: ''\nvalidFrom: 2026-01-01\n", line: 2, "the document that sets"),
        .init(
            "no such day", "name: p\nsource: s\nvalidFrom: 2026-02-30\n", line: 3,
            "\"2026-02-30\" cannot be read"),
        .init(
            "a time for a day", "name: p\nsource: s\nvalidFrom: 2026-02-03T08:00:00Z\n", line: 3,
            "wanted a day"),
        .init("no targets", head, line: 1, "the key \"targets\" is missing"),
        .init("targets empty", head + "targets: []\n", line: 4, "a list with at least one target"),
        .init("targets not a list", head + "targets: 80\n", line: 4, "a list with at least one target"),
        .init("two documents", head + "targets:\n  - \(target)\n---\nname: q\n", line: 6, "this is not YAML"),
        .init(
            "a weight of nothing", head + "targets:\n  - \(target)\nweights: {coverage: 0}\n", line: 6,
            "a whole number from 1 to 1000"),
        .init(
            "a weight of no rate", head + "targets:\n  - \(target)\nweights: {cover: 3}\n", line: 6,
            "the key \"cover\" is not known"),
        .one("target is a word", "coverage", "wanted keys with values"),
        .one(
            "unknown key of a target", "{category: other, rat: connection, atLeast: 80}",
            "the key \"rat\" is not known"),
        .one("no rate", "{category: other, atLeast: 80}", "the key \"rate\" is missing"),
        .one("no category", "{rate: coverage, atLeast: 80}", "the key \"category\" is missing"),
        .one("no percentage", "{category: other, rate: coverage}", "the key \"atLeast\" is missing"),
        .one(
            "unknown rate", "{category: other, rate: 覆盖率, atLeast: 80}",
            "rate \"覆盖率\" cannot be read; wanted one of coverage"),
        .one(
            "unknown category", "{category: key, rate: coverage, atLeast: 80}",
            "wanted one of keyPublicArea, keyIndustry, other, all"),
        .one(
            "unknown level", "{category: all, level: street, rate: coverage, atLeast: 80}", "level \"street\""
        ),
        .one(
            "blank in a zone", "{category: all, zone: 37 05, rate: coverage, atLeast: 80}",
            "the code of a zone"),
        .one(
            "empty sector", "{category: all, sector: '', rate: coverage, atLeast: 80}",
            "the name of an industry"),
        .one("above 100", "{category: all, rate: coverage, atLeast: 101}", "above 0 and up to 100"),
        .one("nought", "{category: all, rate: coverage, atLeast: 0}", "above 0 and up to 100"),
        .one("negative", "{category: all, rate: coverage, atLeast: -80}", "atLeast \"-80\""),
        .one("three decimals", "{category: all, rate: coverage, atLeast: 79.999}", "at most two decimals"),
        .one("a percent sign", "{category: all, rate: coverage, atLeast: 80%}", "atLeast \"80%\""),
        .one("build above 1000", "{rate: build, atLeast: 1001}", "up to 1000"),
        .one(
            "build of a category", "{category: other, rate: build, atLeast: 80}",
            "does not go with the rate build"),
        .one(
            "a day for coverage", "{category: all, rate: coverage, atLeast: 80, installedSince: 2020-01-01}",
            "does not go with the rate coverage"),
        .one(
            "a bad day", "{category: all, rate: highDefinition, atLeast: 80, installedSince: soon}",
            "installedSince \"soon\""),
        .init(
            "target twice",
            head + "targets:\n  - \(target)\n  - {rate: connection, atLeast: 90, category: other}\n",
            line: 6, "the first stands in line 5"),
    ]
}

@Suite struct PolicyFileTests {
    @Test(arguments: BrokenPolicy.all)
    func `a mistake in a policy file is refused with its line`(_ broken: BrokenPolicy) throws {
        let error = #expect(throws: PolicyError.self) { try PolicyFile.parse(broken.yaml, file: "p.yaml") }
        let refused = try #require(error)
        let message = refused.message()
        #expect(message.hasPrefix("p.yaml:\(broken.line): "), "\(message)")
        #expect(message.contains(broken.message), "\(message)")
        #expect(refused.message(.chinese) != message)
    }

    @Test func `a policy file gives its targets, codes and days as written`() throws {
        let policy = try PolicyFile.parse(
            """
            # a county's own
            name: county-2026
            source: "notice: 12"
            validFrom: 2026/01/31
            targets:
              - category: keyPublicArea
                zone: 0370502
                level: town
                sector: education
                rate: coverage
                atLeast: 99.5
              - {rate: build, atLeast: 120.90}
              - {category: all, rate: highDefinition, atLeast: 100, installedSince: 2020-05-01}
            """, file: "p.yaml")
        #expect(policy.name == "county-2026" && policy.source == "notice: 12")
        #expect(policy.validFrom == CalendarDate(year: 2026, month: 1, day: 31))
        #expect(policy.targets.count == 3)
        let first = try #require(policy.targets.first)
        #expect(first.zone?.text == "0370502" && first.level == .town && first.sector == "education")
        #expect(
            first.category == .keyPublicArea && first.rate == .coverage && first.atLeast == Percent("99.5"))
        #expect(policy.targets[1].category == nil && policy.targets[1].atLeast == Percent("120.9"))
        #expect(policy.targets[2].installedSince == CalendarDate(year: 2020, month: 5, day: 1))
    }

    @Test func `a built-in policy is found by name once it holds`() throws {
        let before = try #require(CalendarDate(year: 2015, month: 5, day: 5))
        let after = try #require(CalendarDate(year: 2026, month: 1, day: 1))
        #expect(Policies.named("ndrc-996-2015", at: before) == nil)
        #expect(Policies.named("ndrc-996-2015", at: after)?.targets.count == 7)
        #expect(Policies.named("sharp-eyes", at: after)?.targets.count == 4)
        #expect(Policies.named("dull-eyes", at: after) == nil)
        #expect(Policies.builtIn.first?.name == "sharp-eyes")
    }

    @Test func `a file may hold versions from different days, and the latest valid one is picked`() throws {
        func version(_ day: String, _ percent: Int, name: String = "p") -> String {
            "name: \(name)\nsource: s\nvalidFrom: \(day)\ntargets:\n"
                + "  - {category: other, rate: coverage, atLeast: \(percent)}\nweights: {coverage: 60, connection: 40}\n"
        }
        let yaml = version("2026-01-01", 90) + "---\n" + version("2024-01-01", 80)
        let versions = try PolicyFile.versions(yaml, file: "p.yaml")
        #expect(versions.map(\.validFrom.description) == ["2024-01-01", "2026-01-01"])
        #expect(versions[0].weights == [.coverage: 60, .connection: 40])
        let days = ["2023-12-31", "2024-01-01", "2025-12-31", "2026-01-01"]
        let picked = days.map { day -> String? in
            guard case .date(let date)? = DateOrTime(day, localTime: .utc) else { return "?" }
            return Policies.valid(versions, at: date)?.targets.first?.atLeast.description
        }
        #expect(picked == [nil, "80", "80", "90"])
        for (second, message) in [
            (
                version("2026-01-01", 80),
                "p.yaml:8: a second version from the same day; the first stands in line 1"
            ),
            (version("2027-01-01", 80, name: "q"), "p.yaml:8: the versions of a file are of one policy"),
            ("name: p\n", "p.yaml:8: the key \"source\" is missing"),
        ] {
            let error = #expect(throws: PolicyError.self) {
                try PolicyFile.versions(version("2026-01-01", 90) + "---\n" + second, file: "p.yaml")
            }
            #expect(error?.message().hasPrefix(message) == true, "\(error?.message() ?? "")")
        }
    }

    @Test(arguments: Policies.builtIn)
    func `a policy written as text reads back the same`(_ policy: Policy) throws {
        var policy = policy
        policy.weights = [.filing: 7, .coverage: 1000]
        var target = Target(category: nil, rate: .build, atLeast: Percent(whole: 120))
        (target.sector, target.level, target.zone) = ("a: \"b\" #c", .town, ZoneCode("370502"))
        policy.targets.append(target)
        let text = PolicyText.render(policy)
        #expect(try PolicyFile.parse(text, file: "p") == policy, "\(text)")
    }

    @Test func `of several targets the most specific one holds`() throws {
        var world = World()
        try world.addZone("C", level: .county)
        try world.addZone("T1", parent: "C", level: .town)
        try world.addZone("T2", parent: "C", level: .town)
        try world.addZone("V", parent: "T2")
        world.policy = try PolicyFile.parse(
            """
            name: p
            source: s
            validFrom: 2026-01-01
            targets:
              - {category: other, rate: connection, atLeast: 50}
              - {category: other, zone: T2, rate: connection, atLeast: 70}
              - {category: other, level: town, rate: connection, atLeast: 60}
              - {category: other, sector: education, rate: connection, atLeast: 99}
              - {category: all, rate: online, atLeast: 99}
              - {category: all, zone: T9, rate: connection, atLeast: 99}
            """, file: "p.yaml")
        let report = world.audit()
        for (zone, wanted) in [("C", 50), ("T1", 60), ("T2", 70), ("V", 50)] {
            #expect(try report.figure(.connection, zone, .other).target == Percent(whole: wanted))
            #expect(try report.figure(.connection, zone, nil).target == nil)
        }
        #expect(
            report.findings.map(\.rule.id) == [
                "target-of-sector", "target-not-reckoned", "target-of-unknown-zone",
            ])
    }
}
