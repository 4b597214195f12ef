import Foundation
import TestSupport
import Testing

@Suite("Rejects, encodings and the evidence line on the command line")
struct RejectsTests {
    let bench: CommandBench

    init() throws {
        bench = try CommandBench()
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,东营区\n")
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: bench.folder.file(name))), as: UTF8.self)
    }

    /// A code of the zone 370502.
    private func code(_ number: Int) -> String {
        "37050200001320" + String(String(1_000_000 + number).dropFirst())
    }

    @Test func `mended rejects import the rest, and all rows add up`() throws {
        var rows = "设备编码,设备名称,纬度,经度,所属区域,设备口令\n"
        for number in 1...20 { rows += "\(code(number)),第\(number)号,37.4,118.5,,pw\(number)x\n" }
        rows += "\(code(21)),太北,97.4,118.5,,S3cret\n\(code(22)),=无区,37.4,118.5,不知何处,S3cret\n"
        rows += "\(code(1)),重复,37.4,118.5,,S3cret\n\(code(23)),\"引号,37.4,118.5,,S3cret\n"
        let file = try bench.folder.write(rows, to: "c.csv")
        let rejects = bench.folder.file("r.csv")
        let ran = try bench.run("import", "cameras", file, "--rejects", rejects, "--format", "json")
        #expect(ran.status == 1 && ran.int("rows") == 24)
        #expect(ran.int("created") == 20 && ran.int("refused") == 4)
        var refused = try text("r.csv")
        #expect(
            !refused.contains("S3cret") && refused.hasPrefix("\u{FEFF}设备编码,设备名称,纬度,经度,所属区域,设备口令,rejectedLine")
        )
        #expect(refused.split(separator: "\n").count == 5 && refused.contains(",'=无区,"))
        for rule in ["latitude-range", "zone-unknown", "device-code-duplicate", "unclosed-quote"] {
            #expect(refused.contains(",\(rule),"))
        }
        for (wrong, right) in [
            ("97.4", "37.4"), ("不知何处", "370502"), ("\(code(1)),重复", "\(code(24)),重复"), ("\"\"\"引号", "引号"),
            ("引号\"", "引号"),
        ] {
            refused = refused.replacingOccurrences(of: wrong, with: right)
        }
        let mended = try bench.folder.write(refused, to: "m.csv")
        let again = try bench.run("import", "cameras", mended, "--rejects", rejects, "--format", "json")
        #expect(again.status == 0 && again.int("created") == 4 && again.int("rows") == 4)
        #expect(try bench.run("list", "cameras", "--count").output == "24\n")
        #expect(try bench.run("show", code(22)).output.contains("=无区"))
        #expect(try !bench.run("export", "cameras").output.contains("rejected"))
        #expect(try text("r.csv").split(separator: "\n").count == 1)
        let left = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
        #expect(!left.contains { $0.contains(".part") || $0.contains(".rows") })
    }

    @Test
    func `in a folder the rejects are named for their batch, and nothing stays when nothing was refused`()
        throws
    {
        let folder = bench.folder.file("rejects")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        func names() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        }
        let good = try bench.folder.write("设备编码,纬度,经度,所属区域\n\(code(1)),37.4,118.5,370502\n", to: "g.csv")
        #expect(try bench.run("import", "cameras", good, "--rejects", folder).status == 0)
        #expect(try names() == [])
        let bad = try bench.folder.write("设备编码,纬度,经度,所属区域\n\(code(2)),97.4,118.5,370502\n", to: "b.csv")
        let ran = try bench.run("import", "cameras", bad, "--rejects", folder, "--format", "json")
        #expect(ran.status == 1 && ran.output.contains("batch-3.csv"))
        #expect(try names() == ["batch-3.csv"])
        #expect(try bench.run("import", "cameras", bad, "--rejects", folder, "--dry-run").status == 1)
        #expect(try names() == ["batch-3.csv", "trial.csv"])
    }

    @Test func `zones and sites that the registry refuses are among the rejects too`() throws {
        let rejects = bench.folder.file("r.csv")
        let zones = "zone,name,parent\n1,a,2\n2,b,1\n3,c,9\n4,d,\n4,e,\n5,,\n"
        let ran = try bench.run(
            "import", "zones", "-", "--rejects", rejects, "--format", "json", stdin: zones)
        #expect(ran.int("refused") == 5 && ran.int("created") == 1)
        let lines = try text("r.csv").split(separator: "\n").dropFirst()
        #expect(
            Swift.Set(
                lines.map {
                    $0.split(separator: ",", omittingEmptySubsequences: false).prefix(3).joined(
                        separator: ",")
                })
                == ["1,a,2", "2,b,1", "3,c,9", "4,e,", "5,,"])
        let sites = "site,zone,category\ns1,370502,other\ns1,370502,other\ns2,nowhere,other\n"
        try bench.run("import", "sites", "-", "--rejects", rejects, stdin: sites)
        #expect(
            try text("r.csv").split(separator: "\n").dropFirst().map { $0.prefix(6) } == ["s1,370", "s2,now"])
    }

    @Test func `rejects go to a file of their own, or nothing begins`() throws {
        let file = try bench.folder.write("deviceCode\n\(code(1))\n", to: "c.csv")
        #expect(try bench.run("import", "cameras", file, "--rejects", file).status == 64)
        #expect(try bench.run("import", "cameras", file, "--rejects", "-").status == 64)
        #expect(try bench.run("import", "cameras", file, file, "--rejects", "x.csv").status == 64)
        let nowhere = bench.folder.file("no/such/folder.csv")
        #expect(try bench.run("import", "cameras", file, "--rejects", nowhere).status == 2)
        #expect(try bench.run("list", "cameras", "--count").output == "0\n")
        #expect(try text("c.csv") == "deviceCode\n\(code(1))\n")
        // A file that cannot be read leaves no rejects and no half of them.
        let broken = try bench.folder.write("name\nx\n", to: "b.csv")
        #expect(
            try bench.run("import", "cameras", broken, "--rejects", bench.folder.file("r.csv")).status == 2)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: bench.folder.path).allSatisfy {
                !$0.hasPrefix("r.csv")
            })
    }

    @Test func `a county's file as Excel saves it in China is read, and the first line says how`() throws {
        for kind in ["zones", "cameras"] {
            let ran = try bench.run("import", kind, Samples.file("lankao", kind + ".csv"))
            #expect(ran.status == 0)
            #expect(ran.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
            if kind == "cameras" {
                #expect(
                    ran.output.hasPrefix(
                        "cameras.csv: csv, GB18030 (not UTF-8 at byte 0), delimiter ',', profile zh-27;"))
                #expect(ran.output.contains("12 rows: 12 created"))
            }
        }
        #expect(try bench.run("show", "41022500001320000002").output.contains("兰考火车站广场, 路北侧 15 米"))
    }

    @Test func `an encoding can be named, and a name without a table is wrong usage`() throws {
        let file = bench.folder.file("k.csv")
        // "강남" in CP949.
        let bytes = Data("deviceCode;name\n\(code(1));".utf8) + Data([0xB0, 0xAD, 0xB3, 0xB2, 0x0A])
        try bytes.write(to: URL(fileURLWithPath: file))
        let ran = try bench.run(
            "import", "cameras", file, "--encoding", "CP949", "--delimiter", ";", "--format", "json")
        #expect(
            ran.json["encoding"] as? String == "CP949"
                && ran.json["encodingReason"] as? String == "--encoding")
        #expect(ran.json["delimiter"] as? String == ";" && ran.int("created") == 1)
        #expect(try bench.run("show", code(1)).output.contains("강남"))
        let wrong = try bench.run("import", "cameras", file, "--encoding", "NOPE")
        #expect(wrong.status == 64 && wrong.errors.contains("iconv -l"))
        #expect(try bench.run("import", "cameras", file, "--delimiter", "ab").status == 64)
    }

    @Test func `findings are grouped by rule, errors first, with their first lines`() throws {
        var rows = "deviceCode,latitude,longitude,sites,tilt\n"
        for number in 1...12 { rows += "\(code(number)),37.4,118.5,nowhere,\n" }
        rows += "\(code(13)),97.4,118.5,,\n\(code(14)),37.4,118.5,,99\n"
        let ran = try bench.run("import", "cameras", "-", stdin: rows)
        let lines = ran.output.split(separator: "\n").map(String.init)
        let heads = lines.filter { $0.hasPrefix("  error") || $0.hasPrefix("  warning") }
        #expect(
            heads == [
                "  error   latitude-range: 1 row, line 14",
                "  warning site-unknown: 12 rows, first at line 2 (then 3, 4, 5, 6, 7, ...)",
                "  warning tilt-range: 1 row, line 15",
            ])
    }
}
