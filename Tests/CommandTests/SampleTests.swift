import Foundation
import TestSupport
import Testing

/// The figures that the samples are known for come out of the program.
@Suite("Sample inventories")
struct SampleTests {
    let bench: CommandBench

    init() throws { bench = try CommandBench() }

    private func count(_ conditions: String...) throws -> Int? {
        let ran = try bench.run(["list", "cameras", "--count"] + conditions.flatMap { ["--where", $0] })
        return Int(ran.output.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    @Test func `jiaocheng has 1 939 channels in eight phases for 66 785 500 yuan`() throws {
        try bench.importSample("jiaocheng")
        #expect(try count() == 1939)
        #expect(try count("functionTypes=3") == 100)
        #expect(try count("functionTypes=1") == 46)
        #expect(try count("functionTypes=6") == 33)
        let export = try bench.run("export", "cameras", "--format", "json").output
        let cameras = try #require(
            try JSONSerialization.jsonObject(with: Data(export.utf8)) as? [[String: Any]])
        #expect(cameras.compactMap { $0["investment"] as? Double }.reduce(0, +) == 66_785_500)
        #expect(Swift.Set(cameras.compactMap { $0["phase"] as? String }).count == 8)
        let zones = try bench.run("export", "zones").output.split(separator: "\n")
        #expect(zones.filter { $0.contains(",town,") }.count == 16)
    }

    @Test func `the audit lists what jiaocheng complains of: built and unused, owned by nobody`() throws {
        try bench.importSample("jiaocheng")
        let unused = try #require(try count("endpoints=", "deviceState=inUse"))
        let nobodys = try #require(try count("owner=", "managementUnit="))
        #expect(unused > 0 && nobodys > 0)
        let audit = try bench.run("audit", "--format", "json")
        let lists = audit.json["lists"] as? [String: [String: Any]] ?? [:]
        #expect((lists["builtUnused"]?["count"] as? Int ?? 0) >= unused)
        #expect(lists["nobodys"]?["count"] as? Int == nobodys)
        let codes = try #require(lists["nobodys"]?["deviceCodes"] as? [String])
        #expect(!codes.isEmpty)
    }

    @Test func `tianmu has 359 cameras of a first phase in use and a second phase planned`() throws {
        try bench.importSample("tianmu")
        #expect(try count("phase=一期", "deviceState=inUse") == 359)
        let planned = try #require(try count("phase=二期", "deviceState=planned"))
        #expect(planned > 0)
        let build = try #require(
            Figure(
                try bench.run("audit", "--format", "json"), zone: "330112100", category: "all", rate: "build")
        )
        #expect((build.part, build.whole) == (359, 359 + planned))
    }

    @Test func `yancheng covers 1 261 school gates and built 120.90 % of its plan`() throws {
        let folder = bench.folder
        let lab = BuiltProgram("camera-lab")
        let cameras = folder.file("cameras.csv")
        let made = try lab.run([
            "inventory", "cameras", "--recipe", Samples.file("yancheng", "recipe.txt"), "--output", cameras,
        ])
        #expect(made.status == 0)
        for kind in ["zones", "sites"] {
            try bench.run("import", kind, Samples.file("yancheng", "\(kind).csv"))
        }
        #expect(try bench.run("import", "cameras", cameras, "--format", "json").int("created") == 29_984)
        let audit = try bench.run("audit", "--format", "json")
        let build = try #require(Figure(audit, zone: "320900", category: "all", rate: "build"))
        #expect((build.part, build.whole, build.percent) == (29_984, 24_800, "120.90"))
        let gates = try #require(Figure(audit, zone: "320900", category: "keyIndustry", rate: "coverage"))
        #expect((gates.part, gates.whole, gates.percent, gates.met) == (1261, 1261, "100.00", true))
        let connected = try #require(
            Figure(audit, zone: "320900", category: "keyIndustry", rate: "connection"))
        #expect((connected.part, connected.whole) == (1261, 1261))
        let first = try #require(try count("pointClass=first"))
        let networked = try count("pointClass=first", "networkStatus=networked")
        #expect(first > 0 && first == networked)
    }

    @Test func `dongying has zones that meet, zones that miss, 79.99 % and one without sites`() throws {
        try bench.importSample("dongying")
        let audit = try bench.run("audit", "--format", "json")
        for (rate, category) in [
            ("coverage", "keyPublicArea"), ("connection", "keyPublicArea"), ("coverage", "keyIndustry"),
        ] {
            let met = try #require(Figure(audit, zone: "370502", category: category, rate: rate))
            #expect(met.met == true, "\(rate) \(category)")
        }
        let near = try #require(Figure(audit, zone: "370523", category: "keyIndustry", rate: "connection"))
        #expect(
            (near.part, near.whole, near.percent, near.target, near.met) == (1603, 2004, "79.99", "80", false)
        )
        let exact = try #require(Figure(audit, zone: "370503", category: "keyIndustry", rate: "coverage"))
        #expect(exact.percent == "80.00" && exact.met == true)
        let empty = try #require(Figure(audit, zone: "370522", category: "keyPublicArea", rate: "coverage"))
        #expect(empty.whole == 0 && empty.percent == nil && empty.met == nil)
        #expect(audit.json["met"] as? Bool == false)
    }

    @Test func `one planned camera does not spoil 100 %, and internal points leave the key areas`() throws {
        try bench.importSample("dongying")
        let audit = try bench.run("audit", "--format", "json")
        let whole = try #require(Figure(audit, zone: "370502", category: "keyPublicArea", rate: "connection"))
        #expect(whole.percent == "100.00" && whole.excluded == 1 && whole.part == whole.whole)
        let internalPoint = try #require(
            Figure(audit, zone: "370505", category: "keyPublicArea", rate: "connection"))
        #expect((internalPoint.part, internalPoint.whole, internalPoint.excluded) == (98, 100, 1))
        let unknown = try #require(
            Figure(audit, zone: "370503", category: "keyPublicArea", rate: "connection"))
        #expect(unknown.unknown == 3)
    }

    @Test(arguments: ["connection", "verifiedConnection", "serviceability", "highDefinition"])
    func `whole, excluded and unknown add up to the records of every zone, and children to their parent`(
        rate: String
    ) throws {
        try bench.importSample("dongying")
        let audit = try bench.run("audit", "--format", "json")
        let zones = audit.json["zones"] as? [[String: Any]] ?? []
        #expect(zones.count > 40)
        for zone in zones where zone["level"] as? String != "town" {
            let code = try #require(zone["zone"] as? String)
            let figure = try #require(Figure(audit, zone: code, category: "all", rate: rate))
            let records = try bench.run("list", "cameras", "--zone", code, "--count").output
            #expect("\(figure.whole + figure.excluded + figure.unknown)\n" == records, "\(code)")
            let children = zones.filter { $0["parent"] as? String == code }.compactMap {
                $0["zone"] as? String
            }
            let figures = children.compactMap { Figure(audit, zone: $0, category: "all", rate: rate) }
            let own = try bench.run("list", "cameras", "--where", "zone=\(code)", "--count").output
            if own == "0\n" {
                #expect(figures.map(\.part).reduce(0, +) == figure.part)
                #expect(figures.map(\.whole).reduce(0, +) == figure.whole)
            }
        }
    }

    @Test func `explain lists the cameras behind a number`() throws {
        try bench.importSample("dongying")
        let ran = try bench.run("audit", "--zone", "370505", "--explain", "connection")
        #expect(ran.status == 0)
        let missing = try bench.run(
            "list", "cameras", "--zone", "370505", "--where", "networkStatus=notNetworked", "--format", "csv")
        for row in missing.output.split(separator: "\n").dropFirst() {
            #expect(ran.output.contains(row.prefix { $0 != "," }))
        }
    }

    @Test(arguments: ["en", "zh"])
    func `the text report fits 80 columns`(language: String) throws {
        try bench.importSample("dongying")
        let ran = try bench.run("audit", "--lang", language)
        #expect(ran.output.split(separator: "\n").count > 40)
        for line in ran.output.split(separator: "\n") {
            let width = line.unicodeScalars.reduce(0) {
                $0 + ($1.value >= 0x1100 && $1.value != 0x2026 ? 2 : 1)
            }
            #expect(width <= 80, "\(line)")
        }
    }

    @Test func `a policy file sets other targets, and its mistakes are named`() throws {
        try bench.importSample("tianmu")
        let good = try bench.folder.write(
            """
            name: county-2026
            source: county plan 2026, section 3
            validFrom: 2026-01-01
            targets:
              - {category: keyPublicArea, rate: connection, atLeast: 99.5}

            """, to: "policy.yaml")
        let ran = try bench.run("audit", "--policy", good, "--format", "json")
        let figure = try #require(
            Figure(ran, zone: "330112100", category: "keyPublicArea", rate: "connection"))
        #expect(figure.target == "99.5")
        let bad = try bench.folder.write(
            "name: x\nsource: y\nvalidFrom: 2026-13-01\ntargets: []\n", to: "bad.yaml")
        let refused = try bench.run("audit", "--policy", bad)
        #expect(refused.status == 2 && refused.errors.contains("bad.yaml:3"))
    }
}
