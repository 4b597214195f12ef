import Foundation
import TestSupport
import Testing

@Suite("Importing on the command line")
struct ImportTests {
    let bench: CommandBench

    init() throws { bench = try CommandBench() }

    @Test(arguments: ["dongying", "jiaocheng", "tianmu"])
    func `a sample imported twice creates nothing and updates nothing the second time`(sample: String) throws
    {
        let first = try bench.importSample(sample)
        #expect(first.allSatisfy { $0.status == 0 && $0.int("refused") == 0 })
        #expect(first.allSatisfy { $0.int("created") == $0.int("rows") && ($0.int("rows") ?? 0) > 0 })
        let second = try bench.importSample(sample)
        #expect(second.allSatisfy { $0.int("created") == 0 && $0.int("updated") == 0 })
        #expect(second.map { $0.int("unchanged") } == first.map { $0.int("rows") })
    }

    @Test func `a file with twenty kinds of broken rows lets the good rows in`() throws {
        let broken = "\(Samples.root)/Tests/CameraInventoryTests/Broken/twenty-broken-rows.csv"
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,东营区\n")
        let ran = try bench.run("import", "cameras", broken, "--zone", "370502", "--format", "json")
        let findings = ran.json["findings"] as? [[String: Any]] ?? []
        let errors = findings.filter { $0["severity"] as? String == "error" }
        #expect(ran.status == 1)
        #expect(errors.count == 20 && ran.int("refused") == 20)
        #expect(Swift.Set(errors.compactMap { $0["line"] as? Int }).count == 20)
        #expect(errors.allSatisfy { !($0["message"] as? String ?? "").isEmpty })
        let (rows, created, refused) = (
            ran.int("rows") ?? 0, ran.int("created") ?? 0, ran.int("refused") ?? 0
        )
        #expect(created > 0 && rows == created + refused)
        #expect(try bench.run("list", "cameras", "--count").output == "\(created)\n")
    }

    @Test func `a dry run keeps nothing, strict keeps nothing of a bad file`() throws {
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,东营区\n")
        let rows =
            "deviceCode,latitude,longitude\n37050200001320000001,37.4,118.5\n37050200001320000002,97.4,118.5\n"
        for option in ["--dry-run", "--strict"] {
            let ran = try bench.run("import", "cameras", "-", option, "--format", "json", stdin: rows)
            #expect(ran.status == 1 && ran.int("created") == 1 && ran.int("refused") == 1)
            #expect(ran.json["batch"] is NSNull)
        }
        #expect(try bench.run("list", "cameras", "--count").output == "0\n")
    }

    @Test func `quiet says nothing of a file in which all is well, and everything of another`() throws {
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,东营区\n")
        let head = "deviceCode,latitude,longitude\n"
        let good = head + "37050200001320000001,37.4,118.5\n"
        let looked = try bench.run("import", "cameras", "-", "--quiet", "--dry-run", stdin: good)
        #expect(looked.status == 0 && looked.output.contains("1 created"), "\(looked.output)")
        let ran = try bench.run("import", "cameras", "-", "--quiet", stdin: good)
        #expect(ran.status == 0 && (ran.output + ran.errors).isEmpty, "\(ran.output)\(ran.errors)")
        #expect(try bench.run("list", "cameras", "--count").output == "1\n")
        let odd = try bench.run(
            "import", "cameras", "-", "--quiet", stdin: head + "3705020000132,37.4,118.5\n")
        #expect(odd.status == 0 && odd.output.contains("device-code-length"))
        let less = try bench.run("import", "cameras", "-", "--quiet", "--complete", stdin: good)
        #expect(less.status == 0 && less.output.contains("missing-from-file"), "\(less.output)")
        let bad = try bench.run(
            "import", "cameras", "-", "--quiet", stdin: head + "37050200001320000002,97.4,118.5\n")
        #expect(bad.status == 1 && bad.output.contains("1 refused"), "\(bad.output)")
    }

    @Test func `people and passwords are dropped at the door and counted`() throws {
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,东营区\n")
        let rows = """
            设备编码,设备名称,管理员姓名,管理单位联系方式,设备口令,取流地址
            37050200001320000001,北门,王小明,13812345678,S3cret!pw,http://admin:S3cret!pw@127.0.0.1:1/a?token=T0ken

            """
        let ran = try bench.run("import", "cameras", "-", "--format", "json", stdin: rows)
        #expect(ran.int("created") == 1)
        let columns = ran.json["columns"] as? [String: Any] ?? [:]
        #expect(columns["dropped"] as? [String] == ["管理员姓名", "管理单位联系方式", "设备口令"])
        #expect(columns["droppedCells"] as? Int == 3)
        for secret in ["王小明", "13812345678", "S3cret!pw", "T0ken"] {
            #expect(!ran.output.contains(secret) && !ran.errors.contains(secret))
            for file in try FileManager.default.contentsOfDirectory(atPath: bench.folder.path) {
                let bytes = try Data(contentsOf: URL(fileURLWithPath: bench.folder.file(file)))
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(file)")
            }
        }
        #expect(try bench.run("show", "37050200001320000001").output.contains("http://127.0.0.1:1/a"))
    }

    @Test func `logins of kept rows go to the secrets file only when asked for, and nowhere else`() throws {
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,东营区\n")
        let rows = """
            deviceCode,zone,endpoints
            37050200001320000001,370502,rtsp://op:K3pt@127.0.0.1:1/a
            37050200001320000002,999999,rtsp://op:R3fused@127.0.0.1:1/a
            37050200001320000003,370502,http://127.0.0.1:1/a

            """
        let secrets = ["SHARPEYES_SECRETS": bench.folder.file("secrets")]
        try bench.run("import", "cameras", "-", stdin: rows, environment: secrets)
        #expect(!FileManager.default.fileExists(atPath: bench.folder.file("secrets")))
        #expect(try bench.run("import", "cameras", "-", "--keep-credentials", stdin: rows).status == 2)
        let ran = try bench.run(
            "import", "cameras", "-", "--keep-credentials", stdin: rows, environment: secrets)
        #expect(ran.status == 1 && !ran.output.contains("K3pt") && !ran.errors.contains("K3pt"))
        let kept = try String(contentsOfFile: bench.folder.file("secrets"), encoding: .utf8)
        #expect(kept == "37050200001320000001 op K3pt\n")
        let mode = try FileManager.default.attributesOfItem(atPath: bench.folder.file("secrets"))[
            .posixPermissions]
        #expect(mode as? Int == 0o600)
        let registry = try Data(contentsOf: URL(fileURLWithPath: bench.registry))
        #expect(registry.range(of: Data("K3pt".utf8)) == nil)
    }

    @Test func `JSON and JSON Lines say the same as CSV`() throws {
        try bench.importSample("dongying")
        let csv = try bench.run("export", "cameras").output
        for format in ["json", "jsonl"] {
            let other = try CommandBench()
            for kind in ["zones", "sites"] {
                try other.run("import", kind, Samples.file("dongying", "\(kind).csv"))
            }
            var json = try bench.run("export", "cameras", "--format", "json").output
            if format == "jsonl" {
                let objects =
                    try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]] ?? []
                json = try objects.map {
                    String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self)
                }.joined(separator: "\n")
            }
            let file = try other.folder.write(json, to: "cameras.\(format)")
            #expect(try other.run("import", "cameras", file).status == 0)
            #expect(try other.run("export", "cameras").output == csv)
        }
    }
}

extension ImportTests {
    @Test func `rows inside a document are found, or where --path says`() throws {
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,东营区\n")
        let sample = "\(Samples.root)/sample-inventories/formats/envelope.json"
        let found = try bench.run("import", "cameras", sample, "--format", "json")
        #expect(found.status == 0 && found.int("created") == 5)
        let asked = try bench.run("import", "cameras", sample, "--path", "data.list", "--format", "json")
        #expect(asked.status == 0 && asked.int("unchanged") == 5)
        #expect(try bench.run("import", "cameras", sample, "--path", "data.rows").status == 2)
    }
}
