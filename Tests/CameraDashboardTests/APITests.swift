import CameraModel
import CameraRegistry
import Foundation
import Testing

@testable import CameraDashboard

@Suite struct APITests {
    private func object(_ reply: TestHouse.Reply) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(reply.bytes)) as? [String: Any])
    }

    @Test("The document describes every route of the API, and every route it describes answers as it says")
    func document() throws {
        let house = try TestHouse.shared()
        let document = try object(house.ask("/api/v1/openapi.json"))
        #expect(document["openapi"] as? String == "3.1.0")
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        let served = Routes.all.filter {
            $0.path.hasPrefix("/api/") || $0.path == "/metrics" || $0.path == "/healthz"
        }
        #expect(Swift.Set(paths.keys) == Swift.Set(served.map(\.path)))
        let values = ["zone": "A", "code": "A-000", "id": "1", "z": "0", "x": "0", "y": "0"]
        for (path, operations) in paths {
            let get = try #require(operations["get"] as? [String: Any])
            let responses = try #require(get["responses"] as? [String: [String: Any]])
            let content = try #require(responses["200"]?["content"] as? [String: Any])
            var target = path
            for parameter in try #require(get["parameters"] as? [[String: Any]])
            where parameter["in"] as? String == "path" {
                let name = try #require(parameter["name"] as? String)
                target = target.replacingOccurrences(of: "{\(name)}", with: try #require(values[name]))
            }
            let reply = try house.ask(target)
            #expect(reply.status == 200, "\(target)")
            let type = reply["Content-Type"]?.split(separator: ";").first.map(String.init)
            #expect(content.keys.contains(type ?? ""), "\(target)")
            if let type, type == "application/json" || type == "application/geo+json" {
                let schema = try #require((content[type] as? [String: Any])?["schema"] as? [String: Any])
                #expect(SchemaCheck.trouble(try object(reply), schema) == nil, "\(target)")
            }
            if type != "text/csv" { #expect(!reply.text.contains("<script"), "\(target)") }
        }
    }

    @Test(
        "Walking the pages gives every camera once",
        arguments: ["", "&sort=health", "&state=inUse", "&zone=A&network=networked&sort=health"])
    func paging(_ filter: String) throws {
        let house = try TestHouse.shared()
        var codes: [String] = []
        var after: String?
        var total: Int?
        repeat {
            let page = try object(
                house.ask(
                    "/api/v1/cameras?limit=7" + filter + (after.map { "&after=" + Query.encode($0) } ?? "")))
            total = page["total"] as? Int
            codes += try #require(page["cameras"] as? [[String: Any]]).compactMap {
                $0["deviceCode"] as? String
            }
            after = page["next"] as? String
        } while after != nil
        #expect(codes.count == total && Swift.Set(codes).count == codes.count && !codes.isEmpty)
        #expect(filter.contains("sort") || codes == codes.sorted())
    }

    @Test(
        "A search finds parts of codes, names and addresses, whatever the capitals",
        arguments: [
            ("A-00", 10), ("bravoSECRET road 1", 11), ("摄像机 3", 22), ("nothing such", 0), ("a-039", 1),
        ])
    func search(_ text: String, _ count: Int) throws {
        let page = try object(TestHouse.shared().ask("/api/v1/cameras?limit=500&q=" + Query.encode(text)))
        #expect(try #require(page["cameras"] as? [[String: Any]]).count == count)
    }

    @Test("The tiles of a zoom hold every camera with a place once", arguments: [0, 3, 9, 11])
    func tiles(_ zoom: Int) throws {
        let house = try TestHouse(cameras: 300)
        var found = 0
        let side = 1 << zoom
        let (west, east) = (Int((118.0 + 180) / 360 * Double(side)), Int((120.0 + 180) / 360 * Double(side)))
        let (north, south) = (Int(0.382 * Double(side)), Int(0.392 * Double(side)) + 1)
        for x in west...min(east, side - 1) {
            for y in max(0, north)...min(south, side - 1) {
                let data = try object(house.ask("/api/v1/map/tiles/\(zoom)/\(x)/\(y)"))
                for feature in try #require(data["features"] as? [[String: Any]]) {
                    let facts = try #require(feature["properties"] as? [String: Any])
                    found += facts["count"] as? Int ?? 1
                }
            }
        }
        #expect(found == 400)
    }

    @Test(
        "A formula in a cell of a download is defused, and a number is not",
        arguments: [
            ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("-2+3", "'-2+3"), ("@x", "'@x"), ("\tx", "'\tx"),
            ("-12.5", "-12.5"),
            ("+86", "+86"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
            ("=a,\"b", "\"'=a,\"\"b\""),
        ])
    func formulas(_ text: String, _ cell: String) { #expect(CSVLine.cell(text) == cell) }

    @Test("The download has every camera that fits, and is in the access log")
    func download() throws {
        let house = try TestHouse(cameras: 700)
        let text = try house.ask("/api/v1/cameras.csv?zone=A").text
        #expect(text.split(separator: "\r\n").count == 701)
        #expect(text.contains("'=cmd|"))
        #expect(try house.registry.accessLog().first?.action == "download cameras")
    }

    @Test("Metrics are lines of Prometheus, each with a number")
    func metrics() throws {
        let lines = try TestHouse.shared().ask("/metrics").text.split(separator: "\n")
        #expect(lines.contains("sharpeyes_cameras{zone=\"A\",name=\"Alpha county\",state=\"online\"} 0"))
        for line in lines where !line.hasPrefix("#") {
            #expect(line.wholeMatch(of: /[a-z_]+(\{.*\})? (-?[0-9.]+|NaN)/) != nil, "\(line)")
        }
        #expect(lines.contains("sharpeyes_probe_last_run_duration_seconds 3"))
    }

    @Test(
        "What is asked wrongly is refused with a sentence",
        arguments: [
            ("/api/v1/cameras?limit=0", 400), ("/api/v1/cameras?limit=x", 400),
            ("/api/v1/cameras?health=green", 400),
            ("/api/v1/cameras?zone=nowhere", 404), ("/api/v1/map/tiles/99/0/0", 404),
            ("/api/v1/map/tiles/1/2/0", 404),
            ("/api/v1/findings/x", 404), ("/api/v1/nothing", 404),
        ])
    func wrong(_ target: String, _ status: Int) throws {
        let reply = try TestHouse.shared().ask(target)
        #expect(reply.status == status)
        #expect(reply["Content-Type"] == "application/problem+json")
        #expect(try object(reply)["status"] as? Int == status)
    }

    @Test("The outline of a zone is a ring to the left, closed, with its rate beside it")
    func outlines() throws {
        let data = try object(TestHouse.shared().ask("/api/v1/map/zones?rate=connection"))
        let features = try #require(data["features"] as? [[String: Any]])
        #expect(features.count == 2)
        let facts = try #require(features[0]["properties"] as? [String: Any])
        #expect(
            facts["part"] as? Int == 16 && facts["whole"] as? Int == 32
                && facts["percent"] as? String == "50.00")
        let rings = try #require(
            (features[0]["geometry"] as? [String: Any])?["coordinates"] as? [[[[Double]]]])
        #expect(rings[0][0].first == rings[0][0].last && rings[0][0].count == 5)
    }

    @Test("A likely cause is one line, and leads to the cameras behind it")
    func causes() throws {
        let house = try TestHouse(isProbed: true)
        let text = try house.ask("/").text
        #expect(text.components(separatedBy: "/cameras?behind=").count == 3)
        let page = try object(house.ask("/api/v1/cameras?behind=Alpha-switch&limit=2"))
        let after = try #require(page["next"] as? String)
        #expect(page["total"] as? Int == 5)
        let rest = try object(house.ask("/api/v1/cameras?behind=Alpha-switch&after=\(Query.encode(after))"))
        let codes = try [page, rest].flatMap {
            try #require($0["cameras"] as? [[String: Any]]).compactMap { $0["deviceCode"] as? String }
        }
        #expect(codes == ["A-000", "A-007", "A-021", "A-028", "A-035"])
        #expect(try object(house.ask("/api/v1/cameras?behind=none"))["total"] as? Int == 0)
    }

    @Test(
        "Blind spots of a zone are polygons within it, with the nearest camera; who sees one zone surveys no other"
    )
    func blindSpots() throws {
        let house = try TestHouse(accounts: true)
        let reply = try house.ask("/api/v1/map/blind-spots/A", token: "viewerA")
        let data = try object(reply)
        #expect((data["cameras"] as? Int ?? 0) > 10)
        let features = try #require(data["features"] as? [[String: Any]])
        let facts = try #require(features.first?["properties"] as? [String: Any])
        #expect((facts["areaSquareMetres"] as? Int ?? 0) > 1_000_000)
        #expect((facts["nearestCamera"] as? String)?.hasPrefix("A-") == true)
        let rings = try #require((features[0]["geometry"] as? [String: Any])?["coordinates"] as? [[[Double]]])
        #expect(rings.allSatisfy { $0.first == $0.last && $0.count >= 4 })
        #expect(try house.ask("/api/v1/map/blind-spots/B", token: "viewerA").status == 404)
        #expect(try object(house.ask("/api/v1/map/blind-spots/TOP", token: "viewer"))["cameras"] is NSNull)
    }
}
