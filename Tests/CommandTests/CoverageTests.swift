import CameraModel
import Foundation
import FoundationXML
import TestSupport
import Testing

/// `coverage`, `coverage advise` and what they need, from files to reports.
@Suite("Coverage command") struct CoverageTests {
    /// The square of 0.01 degrees at 118, 37: its area on the ellipsoid, from the closed form of a box between parallels.
    private static let zones = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"zone":"3705","name":"city"},"geometry":null},
        {"type":"Feature","properties":{"zone":"370502","name":"county","parent":"3705"},"geometry":
        {"type":"Polygon","coordinates":[[[118,37],[118.01,37],[118.01,37.01],[118,37.01],[118,37]]]}}]}
        """
    private static let cameras = """
        deviceCode,name,zone,longitude,latitude,cameraType,bearing,horizontalFieldAngle,maxViewDistance,deviceState,sites
        37050200001320000001,a,370502,118.005,37.005,fixedBullet,90,90,100,inUse,
        37050200001320000002,b,370502,118.002,37.002,dome,,,50,inUse,
        37050200001320000003,c,370502,,,fixedBullet,,,,inUse,
        37050200001320000004,d,370502,118.008,37.008,fixedBullet,,60,40,inUse,
        37050200001320000005,e,370502,118.003,37.008,dome,,,80,removed,
        37050200001320000006,f,370502,118.003,37.008,dome,,,80,planned,
        """
    private static let roads = """
        {"type":"Feature","id":"r1","properties":{"name":"东二路"},"geometry":{"type":"LineString","coordinates":[[118,37.005],[118.01,37.005]]}}
        """

    private func bench() throws -> CommandBench {
        let bench = try CommandBench()
        for (kind, text, name) in [
            ("zones", Self.zones, "z.geojson"), ("cameras", Self.cameras, "c.csv"),
            ("roads", Self.roads, "r.geojson"),
        ] {
            let ran = try bench.run("import", kind, bench.write(text, name))
            #expect(ran.status == 0, "\(ran.output)")
        }
        return bench
    }

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `areas, roads and counts are those of closed forms, and a zone without boundary has none`()
        throws
    {
        let bench = try bench()
        let ran = try bench.run("coverage", "--format", "json")
        #expect(ran.status == 0 && ran.errors == "")
        let report = try json(ran.output)
        #expect(report["level"] as? String == "range" && report["pixelsPerMetre"] is NSNull)
        let zones = try #require(report["zones"] as? [[String: Any]])
        #expect(zones.map { $0["zone"] as? String } == ["3705", "370502"])
        #expect(zones[0]["share"] is NSNull && zones[0]["areaSquareMetres"] as? Double == 0)
        #expect(zones[0]["cameras"] as? Int == 4 && zones[0]["camerasWithoutView"] as? Int == 1)
        let county = zones[1]
        let covered = try #require(county["coveredSquareMetres"] as? Double)
        let error = try #require(county["errorSquareMetres"] as? Double)
        // A quarter disc of 100 m, a disc of 50, and a sixth of a disc of 40 spread evenly.
        let exact = Double.pi * (100 * 100 / 4 + 50 * 50 + 40 * 40 / 6)
        #expect(abs(covered - exact) <= error && error < 0.0005 * 1e6)
        let roads = try #require(county["roads"] as? [String: Double])
        #expect(abs((roads["coveredMetres"] ?? 0) - 100) < 0.01)
        #expect(abs((roads["lengthMetres"] ?? 0) - 889.9) < 0.5)
        #expect((report["assumptions"] as? [String: Int])?["bearing"] == 1)
        #expect((report["withoutView"] as? [String: Int])?["noPosition"] == 1)
    }

    @Test func `a building hides what lies behind it, and a density asks for pixels`() throws {
        let bench = try bench()
        let before = try json(bench.run("coverage", "--format", "json").output)
        let wall = """
            {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[118.0055,37.004],[118.0056,37.004],
            [118.0056,37.006],[118.0055,37.006],[118.0055,37.004]]]}}
            """.replacing("\n", with: "")
        #expect(try bench.run("import", "buildings", bench.write(wall, "b.geojson")).status == 0)
        let after = try json(bench.run("coverage", "--format", "json").output)
        func covered(_ report: [String: Any]) -> Double {
            ((report["zones"] as? [[String: Any]])?[1]["coveredSquareMetres"] as? Double) ?? -1
        }
        // Behind a wall 44.5 m away that is wider than the view: a triangle of that height is left of the quarter disc.
        let hidden = Double.pi * 2500 - 44.5 * 44.5
        #expect(abs(covered(before) - covered(after) - hidden) < 20)
        #expect(after["buildings"] as? Int == 1)
        let dense = try json(bench.run("coverage", "--level", "62.5", "--format", "json").output)
        #expect(dense["pixelsPerMetre"] as? Double == 62.5 && covered(dense) < covered(after))
        #expect(
            try bench.run("coverage", "--level", "observe", "--format", "json").output.contains(
                "\"pixelsPerMetre\": 62.5"))
        #expect(try bench.run("coverage", "--level", "sharp").status == 64)
    }

    @Test func `blind spots and map are written, and the two add up to the zone`() throws {
        let bench = try bench()
        let (gaps, map) = (bench.file("gaps.geojson"), bench.file("map.svg"))
        let ran = try bench.run(
            "coverage", "--blind-spots", gaps, "--map", map, "--smallest", "0", "--format", "json")
        #expect(ran.status == 0)
        let spots = try json(String(contentsOfFile: gaps, encoding: .utf8))
        let features = try #require(spots["features"] as? [[String: Any]])
        let area = features.reduce(0.0) {
            $0 + ((($1["properties"] as? [String: Any])?["areaSquareMetres"] as? Double) ?? 0)
        }
        let county = try #require((try json(ran.output)["zones"] as? [[String: Any]])?[1])
        let (whole, seen) = (county["areaSquareMetres"] as? Double, county["coveredSquareMetres"] as? Double)
        #expect(abs(area + (seen ?? 0) - (whole ?? 0)) < 0.001 * (whole ?? 0))
        let drawing = try String(contentsOfFile: map, encoding: .utf8)
        for group in [
            "zones", "blind-spots", "seen", "roads", "views", "views-assumed", "cameras", "scale", "legend",
        ] {
            #expect(drawing.contains("id=\"\(group)\""), "\(group)")
        }
        // One view is known in full, two rest on assumptions.
        #expect(drawing.components(separatedBy: "<circle").count - 1 == 3 + 1)
        let parsed = XMLParser(data: Data(drawing.utf8))
        #expect(parsed.parse())
    }

    @Test func `text is in both languages and 80 columns, and without boundary there is an answer`() throws {
        let bench = try bench()
        for language in ["en", "zh"] {
            let ran = try bench.run("coverage", "--lang", language)
            #expect(ran.output.contains(language == "en" ? "Covered area" : "可见面积"))
            #expect(ran.output.contains("county"))
        }
        let none = try bench.run("coverage", "--zone", "nowhere")
        #expect(none.status == 2)
        let empty = try CommandBench()
        _ = try empty.run("import", "zones", empty.write("zone,name\n3705,city\n", "z.csv"))
        let ran = try empty.run("coverage")
        #expect(ran.status == 2 && ran.errors.contains("boundary"))
    }

    @Test func `advice imports as planned cameras, and they are then taken as built`() throws {
        let bench = try bench()
        let plan = bench.file("plan.csv")
        let ran = try bench.run(
            "coverage", "advise", "--zone", "370502", "--count", "3", "--output", plan, "--format", "json",
            "--camera-type", "dome")
        #expect(ran.status == 0, "\(ran.errors)")
        let advice = try json(ran.output)
        let steps = try #require(advice["steps"] as? [[String: Any]])
        let (before, after) = (advice["shareBefore"] as? Double ?? 1, advice["shareAfter"] as? Double ?? 0)
        #expect(steps.count == 3 && before < after && after <= advice["shareBound"] as? Double ?? 0)
        let imported = try bench.run("import", "cameras", plan, "--format", "json")
        #expect(imported.status == 0)
        #expect(try json(imported.output)["created"] as? Int == 3)
        #expect(try bench.run("show", "PLAN-370502-0001").output.contains("planned"))
        let again = try json(
            bench.run(
                "coverage", "advise", "--zone", "county", "--count", "1", "--format", "json", "--camera-type",
                "dome"
            ).output)
        #expect(abs((again["shareBefore"] as? Double ?? 0) - after) < 0.0005)
        #expect((again["steps"] as? [[String: Any]])?.first?["deviceCode"] as? String == "PLAN-370502-0004")
    }

    @Test
    func `advice takes candidates with costs from a CSV, keeps to a budget, and says what is out of reach`()
        throws
    {
        let bench = try bench()
        let list = try bench.write(
            """
            deviceCode,longitude,latitude,cameraType,maxViewDistance,investment
            near,118.004,37.004,dome,100,5000
            far,118.007,37.003,dome,200,30000
            """, "list.csv")
        let cheap = try json(
            bench.run(
                "coverage", "advise", "--zone", "370502", "--budget", "29999", "--candidates", list,
                "--format", "json"
            ).output)
        let steps = try #require(cheap["steps"] as? [[String: Any]])
        #expect(steps.map { $0["cost"] as? Double } == [5000])
        let ran = try bench.run(
            "coverage", "advise", "--zone", "370502", "--target", "95", "--candidates", list)
        #expect(ran.status == 1 && ran.output.contains("out of reach"))
        #expect(try bench.run("coverage", "advise", "--zone", "370502").status == 64)
    }

    @Test func `the Dongying sample has the figures that its page tells`() throws {
        let bench = try CommandBench()
        try bench.importSample("dongying")
        for kind in ["zones", "roads", "buildings"] {
            let ran = try bench.run(
                "import", kind, Samples.file("dongying", "\(kind).geojson"), "--format", "json")
            #expect(ran.status == 0 && ran.int("refused") == 0)
            #expect(ran.json["findingCounts"] as? [String: Int] == [:])
        }
        let report = try json(bench.run("coverage", "--format", "json").output)
        let zones = try #require(report["zones"] as? [[String: Any]])
        #expect(zones.count == 46 && report["buildings"] as? Int == 1010 && report["views"] as? Int == 2735)
        func area(_ code: String) -> Double {
            zones.first { $0["zone"] as? String == code }?["areaSquareMetres"] as? Double ?? 0
        }
        // A county is its towns together, the city its counties.
        for (outer, length) in [("370502", 9), ("370523", 9), ("370500", 6)] {
            let inner = zones.compactMap { $0["zone"] as? String }.filter {
                $0.count == length && (outer == "370500" || $0.hasPrefix(outer)) && $0 != outer
            }
            let sum = inner.map(area).reduce(0, +)
            #expect(abs(sum - area(outer)) < 1e-6 * sum, "\(outer)")
        }
        let town = try #require(zones.first { $0["zone"] as? String == "370502001" })
        #expect(abs((town["share"] as? Double ?? 0) - 0.01252) < 0.0001)
        let roads = try #require(town["roads"] as? [String: Double])
        #expect(abs((roads["lengthMetres"] ?? 0) - 74_426) < 1)
        #expect(abs((roads["coveredMetres"] ?? 0) - 1713.5) < 1)
    }

    @Test func `a site that no camera names is matched by the declared view, now and in the past`() throws {
        let bench = try bench()
        let sites = """
            site,name,zone,category,longitude,latitude
            S1,in the fixed view,370502,keyPublicArea,118.0055,37.005
            S2,behind it,370502,keyPublicArea,118.0045,37.005
            S3,in the dome's reach,370502,keyPublicArea,118.0023,37.002
            S4,named,370502,keyPublicArea,118.0023,37.0021
            S5,near one without bearing,370502,keyPublicArea,118.008,37.008
            S6,without position,370502,keyPublicArea,,
            """
        #expect(try bench.run("import", "sites", bench.write(sites, "s.csv")).status == 0)
        _ = try bench.run("set", "37050200001320000002", "sites=S4", "--reason", "names it")
        func matching(_ arguments: String...) throws -> [String: Int] {
            let report = try json(bench.run(["audit", "--format", "json"] + arguments).output)
            return try #require(report["sites"] as? [String: Int])
        }
        let now = try matching()
        #expect((now["byName"], now["byView"], now["notAtAll"]) == (1, 2, 3))
        let figure = Figure(
            try bench.run("audit", "--format", "json"), zone: "370502", category: "keyPublicArea",
            rate: "coverage")
        #expect(figure?.part == 3 && figure?.whole == 6)
        // A review rests on the same figures.
        _ = try bench.run("findings", "check")
        let missed = try bench.run("findings", "list", "--rule", "target-missed").output
        #expect(missed.contains("coverage of keyPublicArea: 3 of 6 (50.00 %)"), "\(missed)")
        let saved = bench.file("a.audit")
        #expect(try bench.run("audit", "--save", saved).status == 0)
        _ = try bench.run("set", "37050200001320000001", "bearing=270", "--reason", "turned")
        #expect(try matching()["byView"] == 2)
        _ = try bench.run("set", "37050200001320000001", "bearing=0", "--reason", "turned")
        #expect(try matching()["byView"] == 1)
        let verified = try bench.run("audit", "--verify", saved)
        #expect(verified.status == 0, "\(verified.output) \(verified.errors)")
    }
}

extension CommandBench {
    /// The path of a file of the bench.
    fileprivate func file(_ name: String) -> String { folder.file(name) }

    /// Writes a file and gives its path.
    fileprivate func write(_ text: String, _ name: String) throws -> String {
        let path = folder.file(name)
        try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: path))
        return path
    }
}
