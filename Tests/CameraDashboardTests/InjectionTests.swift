import CameraModel
import CameraRegistry
import Foundation
import Testing

@testable import CameraDashboard

@Suite struct InjectionTests {
    static let attacks = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' OR '1'='1",
        "'; DROP TABLE camera; --",
        "\u{0}", "../../etc/passwd", "=HYPERLINK(1)", "\r\nSet-Cookie: a=b", "{\"$ne\":1}",
        String(repeating: "x", count: 5000),
    ]

    /// Every GET route with an attack in each of its variables and parameters.
    private func targets(_ attack: String) -> [String] {
        let coded = Query.encode(attack)
        return Routes.all.filter { $0.method == "GET" }.flatMap { route -> [String] in
            let plain = route.variableNames.reduce(route.path) { path, name in
                path.replacingOccurrences(
                    of: "{\(name)}", with: name == "zone" ? "A" : name == "code" ? "A-000" : "1")
            }
            let variables = route.variableNames.map { name in
                route.path.replacingOccurrences(of: "{\(name)}", with: coded).replacing(
                    /\{[a-z]+\}/, with: "1")
            }
            let names = route.parameters.map(\.name) + ["lang", "next", "nothing"]
            return variables + names.map { "\(plain)?\($0)=\(coded)" }
        }
    }

    @Test("An attack in any variable or value of any route does nothing", arguments: attacks)
    func everywhere(_ attack: String) throws {
        let house = try TestHouse.shared()
        let count = try house.registry.batches().count
        for target in targets(attack) {
            let reply = try house.ask(target)
            let shown = target.prefix(120)
            #expect(reply.status != 500, "\(shown)")
            #expect(!reply.headers.contains { $0.0 == "Set-Cookie" && $0.1.hasPrefix("a=b") }, "\(shown)")
            #expect(reply.headers.allSatisfy { !$0.1.contains("\n") && !$0.1.contains("\r") }, "\(shown)")
            let text = reply.text
            guard reply["Content-Type"]?.hasPrefix("text/html") == true else {
                if reply["Content-Type"]?.contains("json") == true {
                    #expect(!text.contains("<"), "\(shown)")
                    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(reply.bytes)) }
                }
                continue
            }
            #expect(!text.contains("<script>") && !text.contains("<img"), "\(shown)")
        }
        #expect(try house.registry.batches().count == count)
    }

    @Test(
        "No cell of any download begins like a formula, whatever the records say",
        arguments: ["/api/v1/cameras.csv", "/api/v1/findings.csv?state=all", "/api/v1/audit.csv"])
    func formulas(_ path: String) throws {
        let house = try TestHouse.shared()
        var cells: [String] = []
        CSVCells.read(try house.ask(path).bytes) {
            cells += $0
            return true
        }
        #expect(cells.count > 20)
        for cell in cells where Double(cell) == nil {
            #expect(!["=", "+", "-", "@", "\t", "\r", "\n"].contains { cell.hasPrefix($0) }, "\(cell)")
        }
        #expect(path != "/api/v1/cameras.csv" || cells.contains { $0.hasPrefix("'=cmd|") })
    }

    @Test("A name that is markup is text in GeoJSON, in every tile that has it")
    func tiles() throws {
        let house = try TestHouse.shared()
        for zoom in [12, 14, 16] {
            let side = Double(1 << zoom)
            let (x, y) = (
                Int((118.2 + 180) / 360 * side), Int((0.5 - asinh(tan(37.2 * .pi / 180)) / (2 * .pi)) * side)
            )
            let reply = try house.ask("/api/v1/map/tiles/\(zoom)/\(x)/\(y)?views=true")
            #expect(!reply.text.contains("<"))
            let data = try #require(
                try JSONSerialization.jsonObject(with: Data(reply.bytes)) as? [String: Any])
            let names = try #require(data["features"] as? [[String: Any]]).compactMap {
                ($0["properties"] as? [String: Any])?["name"] as? String
            }
            #expect(names.contains(TestHouse.nasty + "Alpha"))
        }
    }
}
