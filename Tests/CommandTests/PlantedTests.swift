import Foundation
import Glibc
import TestSupport
import Testing

/// People's data and secrets, a hundred of each kind, planted in every form of file: none may be kept or shown.
///
/// A form is a name and a function from planted values to files, so that a new format is one more entry.
@Suite("Planted people and secrets") struct PlantedTests {
    static let forms = PlantedForm.all

    @Test("None of them stands in the registry, on stdout, on stderr or in a report", arguments: forms)
    func planted(_ form: PlantedForm) throws {
        let bench = try CommandBench()
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,东营区\n")
        let plants = Plant.all
        let file = bench.folder.file("cameras.\(form.ending)")
        try Data(form.bytes(plants)).write(to: URL(fileURLWithPath: file))
        var told = ""
        let plan = ["--plan", bench.folder.file("p.json")]
        let rejects = ["--rejects", bench.folder.file("r.csv")]
        for arguments in [["--dry-run"], plan, ["--format", "json"] + rejects, ["--lang", "zh"]] {
            let ran = try bench.run(["import", "cameras", file, "--zone", "370502"] + arguments)
            #expect(ran.status <= 1)
            told += ran.output + ran.errors
        }
        #expect(Int(try bench.run("list", "cameras", "--count").output.dropLast()) ?? 0 >= plants.count / 2)
        let kept = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
            .filter { !$0.hasPrefix("cameras.") }
        #expect(kept.contains("r.sqlite") && kept.contains("p.json") && kept.contains("r.csv"))
        var places = [("what was printed", Data(told.utf8))]
        for name in kept {
            places.append((name, try Data(contentsOf: URL(fileURLWithPath: bench.folder.file(name)))))
        }
        for (place, raw) in places {
            var bytes = raw
            bytes.append(0)
            let count = raw.count
            bytes.withUnsafeMutableBytes { all in
                for index in 0..<count where all[index] == 0 { all[index] = 1 }
            }
            let found = plants.filter { holds(bytes, $0.value) }
            let shown = found.prefix(5).map { "\($0.kind) \($0.value)" }
            #expect(found.isEmpty, "\(found.count) in \(place): \(shown)")
        }
    }

    /// `bytes` hold no zero but the last.
    private func holds(_ bytes: Data, _ text: String) -> Bool {
        bytes.withUnsafeBytes { all in
            all.bindMemory(to: CChar.self).baseAddress.map { strstr($0, text) != nil } ?? false
        }
    }

    @Test func `There are a hundred of each kind and ten forms`() {
        #expect(Self.forms.count >= 10)
        for kind in Plant.Kind.allCases {
            let values = Plant.all.filter { $0.kind == kind }.map(\.value)
            #expect(values.count == 100 && Set(values).count == 100, "\(kind)")
        }
    }
}

/// One planted value.
struct Plant: Sendable {
    enum Kind: CaseIterable {
        case name, mobile, landline, identity, email, user, password, urlCredential, token
    }
    let kind: Kind
    let value: String
    /// The value as a technician writes it into a free text.
    let phrase: String

    static let all: [Plant] = Kind.allCases.flatMap { kind in (0..<100).map { make(kind, $0) } }

    private static let surnames = "王李张刘陈杨赵周吴徐孙朱胡郭何罗梁宋郑谢".map(String.init)
    private static let given = "建国志强秀英桂芳晓明海涛雪梅永福俊杰丽娟文博".map(String.init)

    private static func make(_ kind: Kind, _ number: Int) -> Plant {
        switch kind {
        case .name:
            let name = surnames[number % 20] + given[number / 5] + given[(number + 7) % 20]
            return Plant(
                kind: kind, value: name,
                phrase: ["联系人：\(name)", "业主\(name)", "\(name) 经理", "\(name)"][number % 4])
        case .mobile:
            let (head, middle, tail) = (130 + number % 70, 4000 + number * 37, 1000 + number * 71)
            let value = [
                "\(head)\(middle)\(tail)", "\(head)-\(middle)-\(tail)", "\(head) \(middle) \(tail)",
            ][number % 3]
            return Plant(
                kind: kind, value: value,
                phrase: ["\(value)", "电话：\(value)", "+86 \(value)", "岗亭\(value)"][number % 4])
        case .landline:
            let value = number % 2 == 0 ? "0546-8\(331_000 + number)" : "8\(441_000 + number)"
            return Plant(kind: kind, value: value, phrase: number % 2 == 0 ? value : "值班电话：\(value)")
        case .identity:
            let value = identity(number)
            return Plant(kind: kind, value: value, phrase: number % 2 == 0 ? value : "身份证\(value)")
        case .email:
            let value = "planted.\(number)@mail\(number).example.com"
            return Plant(kind: kind, value: value, phrase: number % 2 == 0 ? value : "邮箱：\(value)")
        case .user:
            let value = "plantedUser\(number)x"
            return Plant(
                kind: kind, value: value, phrase: ["账号\(value)", "用户名：\(value)", "user=\(value)"][number % 3])
        case .password:
            let value = "Pl@nted,\(number);pw"
            return Plant(
                kind: kind, value: value,
                phrase: ["密码：\(value)", "password \(value)", "口令=\(value)", "admin/\(value)"][number % 4])
        case .urlCredential:
            let value = "op\(number):s3cret\(number)z"
            return Plant(kind: kind, value: value, phrase: "rtsp://\(value)@192.0.2.7/\(number)")
        case .token:
            let value = "9f86d081884c7d659a2feaa0c55ad\(1000 + number)"
            return Plant(
                kind: kind, value: value,
                phrase: ["token=\(value)", "密钥：\(value)", "http://192.0.2.7/a?token=\(value)"][number % 3])
        }
    }

    /// An identity number with a right check digit, by ISO 7064 MOD 11-2.
    private static func identity(_ number: Int) -> String {
        let body = "370502" + "19\(60 + number % 40)0\(1 + number % 9)1\(number % 9)" + "\(100 + number)"
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, body.utf8).reduce(0) { $0 + $1.0 * (Int($1.1) - 48) }
        return body + Array("10X98765432").map(String.init)[sum % 11]
    }
}

/// A way of putting planted phrases into a file.
struct PlantedForm: Sendable, CustomStringConvertible {
    let description: String
    let ending: String
    let bytes: @Sendable ([Plant]) -> [UInt8]

    init(description: String, ending: String, text: @escaping @Sendable ([Plant]) -> String) {
        self.init(description: description, ending: ending, bytes: { Array(text($0).utf8) })
    }

    init(description: String, ending: String, bytes: @escaping @Sendable ([Plant]) -> [UInt8]) {
        (self.description, self.ending, self.bytes) = (description, ending, bytes)
    }

    static let all =
        [
            csv("canonical CSV, names and addresses", "deviceCode,name,address", quoted: true) {
                [$0, "北门 " + $0]
            },
            csv("CSV with Chinese headers", "设备编码,设备名称,安装地址,点位俗称", quoted: true) { ["点位 " + $0, $0, $0] },
            PlantedForm(description: "TSV", ending: "tsv") { plants in
                rows(plants, "deviceCode\taddress\tremark") { $0 + "\t" + $1 + "\t" + $1 }
            },
            csv("CSV, owners and units", "deviceCode,owner,managementUnit,maintenanceUnit", quoted: true) {
                [$0, $0, $0]
            },
            csv("headers unknown to us", "deviceCode,bz,xm,misc", quoted: true) {
                [$0, "北门，" + $0, $0 + " 备查"]
            },
            csv("cells of several lines", "deviceCode,address,说明", quoted: true) {
                ["北门\n" + $0 + "\n东侧", "一\r\n" + $0]
            },
            csv("the extras column", "deviceCode,extras", quoted: true) { phrase in
                ["{\"note\": \(json(phrase)), \"联系人\": \(json(phrase))}"]
            },
            csv(
                "columns of words, numbers and codes",
                "deviceCode,sector,pole,bearing,deviceState,parent,sites",
                quoted: true
            ) {
                ["教育 " + $0, "P " + $0, $0, $0, $0, $0]
            },
            PlantedForm(description: "JSON array", ending: "json") { plants in
                "[" + plants.enumerated().map { object($0, $1.phrase) }.joined(separator: ",\n") + "]"
            },
            PlantedForm(description: "JSON Lines", ending: "jsonl") { plants in
                plants.enumerated().map { object($0, $1.phrase) }.joined(separator: "\n")
            },
            PlantedForm(description: "JSON with nested members", ending: "json") { plants in
                "["
                    + plants.enumerated().map { index, plant in
                        "{\"deviceCode\": \"\(code(index))\", \"info\": {\"remark\": \(json(plant.phrase)), "
                            + "\"deep\": {\"contact\": \(json(plant.value))}}, \"list\": [\(json(plant.phrase)), \"x\"]}"
                    }.joined(separator: ",\n") + "]"
            },
            csv("headers of people and secrets", "deviceCode,姓名,联系电话,password,user,email", quoted: true) {
                [$0, $0, $0, $0, $0]
            },
            csv("stream addresses", "deviceCode,endpoints,备用地址", quoted: true) { [$0, $0 + " " + $0] },
            csv("refused rows", "deviceCode,latitude,longitude,address", quoted: true) { [$0, "118.5", $0] },
            csv("rows with too many cells", "deviceCode,address", quoted: true) { [$0, $0, $0] },
            PlantedForm(description: "GeoJSON", ending: "geojson") { plants in
                let features = plants.enumerated().map { index, plant in
                    "{\"type\": \"Feature\", \"id\": \(json(plant.phrase)), \"geometry\": {\"type\": \"Point\", "
                        + "\"coordinates\": [118.5, 37.4]}, \"properties\": \(object(index, plant.phrase))}"
                }
                return "{\"type\": \"FeatureCollection\", \"features\": [" + features.joined(separator: ",\n")
                    + "]}"
            },
            PlantedForm(description: "Overpass JSON", ending: "json") { plants in
                let nodes = plants.enumerated().map { index, plant in
                    "{\"type\": \"node\", \"id\": \(index + 1), \"lat\": 37.4, \"lon\": 118.5, \"tags\": "
                        + "{\"man_made\": \"surveillance\", \"name\": \(json(plant.phrase)), \"operator\": "
                        + "\(json(plant.phrase)), \"note\": \(json(plant.phrase)), \"contact:phone\": \(json(plant.value))}}"
                }
                return "{\"version\": 0.6, \"elements\": [" + nodes.joined(separator: ",\n") + "]}"
            },
            PlantedForm(description: "GA/T 1400 view library", ending: "json") { plants in
                let objects = plants.enumerated().map { index, plant in
                    "{\"ApeID\": \"\(code(index))\", \"Name\": \(json(plant.phrase)), \"Place\": \(json(plant.phrase)), "
                        + "\"UserId\": \(json(plant.value)), \"Password\": \(json(plant.value)), "
                        + "\"MonitorAreaDesc\": \(json(plant.phrase))}"
                }
                return "{\"APEListObject\": {\"APEObject\": [" + objects.joined(separator: ",\n") + "]}}"
            },
        ] + withLibraries

    private static var withLibraries: [PlantedForm] {
        var forms: [PlantedForm] = []
        #if XML
            forms.append(
                PlantedForm(description: "GB/T 28181 catalogue", ending: "xml") { plants in
                    let items = plants.enumerated().map { index, plant in
                        "<Item><DeviceID>\(code(index))</DeviceID><Name>\(xml(plant.phrase))</Name>"
                            + "<Owner>\(xml(plant.phrase))</Owner><Address>\(xml(plant.phrase))</Address>"
                            + "<Password>\(xml(plant.value))</Password><ContactInfo>\(xml(plant.value))</ContactInfo>"
                            + "<Info><Remark>\(xml(plant.phrase))</Remark></Info></Item>"
                    }
                    return
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><CmdType>Catalog</CmdType><SN>1</SN>"
                        + "<DeviceID>37050200002000000001</DeviceID><SumNum>\(items.count)</SumNum>"
                        + "<DeviceList Num=\"\(items.count)\">" + items.joined(separator: "\n")
                        + "</DeviceList></Response>"
                })
        #endif
        #if XLSX
            forms.append(
                PlantedForm(
                    description: "workbook", ending: "xlsx",
                    bytes: { plants in
                        var made = MadeWorkbook()
                        let header = ["设备编码", "设备名称", "安装地址", "管理单位", "备注", "设备口令"]
                        let rows = plants.enumerated().map { index, plant in
                            [
                                code(index), plant.phrase, "北门 " + plant.phrase, plant.phrase, plant.phrase,
                                plant.value,
                            ]
                        }
                        made.sheets = [(name: "点位", rows: ([header] + rows).map(sheetRow).joined())]
                        return made.bytes()
                    }))
        #endif
        return forms
    }

    private static func sheetRow(_ cells: [String]) -> String {
        "<row>" + cells.map { "<c t=\"inlineStr\"><is><t>\(xml($0))</t></is></c>" }.joined() + "</row>"
    }

    private static func xml(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
    }

    private static func csv(
        _ name: String, _ header: String, quoted: Bool, _ cells: @escaping @Sendable (String) -> [String]
    ) -> PlantedForm {
        PlantedForm(description: name, ending: "csv") { plants in
            // Every second row is harmless, so that the file is never without kept rows.
            let columns = header.split(separator: ",").count - 1
            let harmless = (0..<plants.count).map {
                code(100_000 + $0) + String(repeating: ",", count: columns)
            }
            return rows(plants, header) { code, phrase in
                ([code] + cells(phrase).map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" })
                    .joined(separator: ",")
            } + harmless.joined(separator: "\n") + "\n"
        }
    }

    private static func rows(_ plants: [Plant], _ header: String, _ row: (String, String) -> String) -> String
    {
        header + "\n" + plants.enumerated().map { row(code($0), $1.phrase) }.joined(separator: "\n") + "\n"
    }

    private static func code(_ index: Int) -> String {
        "37050200001320" + String(repeating: "0", count: 6 - "\(index + 1)".count) + "\(index + 1)"
    }

    private static func object(_ index: Int, _ phrase: String) -> String {
        "{\"deviceCode\": \"\(code(index))\", \"address\": \(json(phrase)), \"memo\": \(json("北门 " + phrase)), "
            + "\"owner\": \(json(phrase)), \"sites\": [\(json(phrase)), \"东门\"]}"
    }

    private static func json(_ text: String) -> String {
        "\"" + text.replacingOccurrences(of: "\"", with: "\\\"") + "\""
    }
}
