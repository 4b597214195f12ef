import CameraAudit
import CameraModel
import Foundation
import Testing

/// The worked examples of docs/formulas.md, read from the document itself.
struct FormulaDocument {
    struct Example: CustomTestStringConvertible {
        var title: String
        var policy = "sharp-eyes"
        /// Tables in order: each a header row and its rows, as cells by header.
        var tables: [(header: [String], rows: [[String: String]])] = []
        var testDescription: String { title }

        func table(startingWith first: String, and second: String? = nil) -> [[String: String]]? {
            tables.first { $0.header.first == first && (second == nil || $0.header.contains(second ?? "")) }?
                .rows
        }
    }

    let examples: [Example]

    init(test: String = #filePath) throws {
        let root = URL(fileURLWithPath: test).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("docs/formulas.md"), encoding: .utf8)
        var examples: [Example] = []
        var current: Example?
        var header: [String]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("#") {
                if let current { examples.append(current) }
                current = line.hasPrefix("### Example: ") ? Example(title: String(line.dropFirst(13))) : nil
                header = nil
            } else if line.hasPrefix("|"), current != nil {
                let cells = line.dropFirst().dropLast().split(
                    separator: "|", omittingEmptySubsequences: false
                )
                .map { $0.trimmingCharacters(in: .whitespaces) }
                guard let known = header else {
                    header = cells
                    current?.tables.append((cells, []))
                    continue
                }
                if cells.allSatisfy({ $0.allSatisfy { $0 == "-" } && !$0.isEmpty }) { continue }
                let row = Dictionary(uniqueKeysWithValues: zip(known, cells))
                if let last = current?.tables.indices.last { current?.tables[last].rows.append(row) }
            } else {
                header = nil
                if line.hasPrefix("Policy `") { current?.policy = String(line.split(separator: "`")[1]) }
            }
        }
        if let current { examples.append(current) }
        self.examples = examples
    }
}

extension World {
    init(_ example: FormulaDocument.Example) throws {
        self.init()
        policy = World.policy(example.policy)
        let plain = [["zone": "C"], ["zone": "T1", "parent": "C"], ["zone": "T2", "parent": "C"]]
        for row in example.table(startingWith: "zone", and: "parent") ?? plain {
            try addZone(row["zone"] ?? "", parent: row["parent"].flatMap { $0.isEmpty ? nil : $0 })
            zones[zones.count - 1].plannedCameras = row["plannedCameras"].flatMap { Int($0) }
            zones[zones.count - 1].requiredKeyPublicArea = row["requiredKeyPublicArea"].flatMap { Int($0) }
        }
        for row in example.table(startingWith: "site") ?? [] {
            let category = try #require(AreaCategory(rawValue: row["category"] ?? ""))
            try addSite(row["site"] ?? "", zone: row["zone"] ?? "", category, name: row["name"])
            sites[sites.count - 1].requiredCameras = try #require(Int(row["required"] ?? ""))
        }
        for row in try #require(example.table(startingWith: "camera")) {
            let facts = try World.facts(row)
            try addCamera(row["camera"] ?? "", zone: row["zone"] ?? "") { camera in
                let (code, zone) = (camera.code, camera.zone)
                camera = facts
                (camera.code, camera.zone) = (code, zone)
            }
        }
    }

    private static func facts(_ row: [String: String]) throws -> CameraFacts {
        var camera = CameraFacts(deviceCode: try #require(DeviceCode("x")), zone: -1)
        func cell(_ name: String, _ fallback: String) -> String {
            row[name].flatMap { $0.isEmpty ? nil : $0 } ?? fallback
        }
        let category: AreaCategory = try #require(AreaCategory(rawValue: cell("category", "keyPublicArea")))
        camera.category = category
        camera.deviceState = try #require(DeviceState(rawValue: cell("state", "inUse")))
        camera.pointClass = try #require(PointClass(rawValue: cell("point", "unknown")))
        camera.networkStatus = try #require(NetworkStatus(rawValue: cell("network", "unknown")))
        camera.health = HealthState(rawValue: cell("health", ""))
        camera.resolution = Resolution(cell("resolution", ""))
        camera.installTime = DateOrTime(cell("installed", ""), localTime: .shanghai)
        camera.reachedAt = DateOrTime(cell("reached", ""), localTime: .shanghai)?.start(.shanghai)
        camera.onlineSeconds = try #require(Int(cell("online", "0")))
        camera.observedSeconds = try #require(Int(cell("observed", "0")))
        camera.filledRequiredFields = try filled(cell("empty", ""))
        camera.sites = cell("sites", "").split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        return camera
    }
}

extension World {
    /// All required fields but those named, separated by `;`.
    private static func filled(_ empty: String) throws -> UInt16 {
        var bits: UInt16 = (1 << UInt16(CameraColumn.requiredForFiling.count)) - 1
        for name in empty.split(separator: ";").map({ $0.trimmingCharacters(in: .whitespaces) }) {
            let column = try #require(CameraColumn(rawValue: name))
            let place = try #require(CameraColumn.requiredForFiling.firstIndex(of: column))
            bits &= ~(1 << UInt16(place))
        }
        return bits
    }
}

@Suite struct FormulaDocumentTests {
    @Test(arguments: try FormulaDocument().examples)
    func `every worked example of docs/formulas.md comes out as printed`(_ example: FormulaDocument.Example)
        throws
    {
        let world = try World(example)
        let report = world.audit(onlineWindow: 2_592_000)
        let byCategory = world.audit(by: .category)
        let expected = try #require(example.table(startingWith: "rate"))
        #expect(!expected.isEmpty)
        for row in expected {
            let rate = try #require(RateName(rawValue: row["rate"] ?? ""))
            let category = AreaCategory(rawValue: row["category"] ?? "")
            let group = byCategory.groups?.first { $0.key == row["group"] }
            let figure =
                row["group"] == nil
                ? try report.figure(rate, row["zone"] ?? "", category)
                : try #require(group?.figure(rate, category))
            let actual = [
                "\(figure.ratio.part)", "\(figure.ratio.whole)", figure.ratio.percent ?? "not computable",
                "\(figure.excluded)", "\(figure.unknown)",
            ]
            let wanted = ["part", "whole", "percent", "excluded", "unknown"].map { row[$0] ?? "" }
            #expect(actual == wanted, "\(row)")
            if let basis = row["basis"] { #expect(figure.basis?.rawValue ?? "" == basis, "\(row)") }
        }
    }

    @Test func `every rate that is reckoned has a worked example`() throws {
        let rates = try FormulaDocument().examples.flatMap { $0.table(startingWith: "rate") ?? [] }.map {
            $0["rate"]
        }
        for rate in RateName.allCases { #expect(rates.contains(rate.rawValue)) }
    }
}
