import CameraCoverage
import CameraModel
import Foundation
import Glibc

/// Measures made cities with the room CameraCoverage and with shapely, and says how far they are apart.
struct CoverageContest {
    let folder: String
    let python: String?

    init(folder: String, python: String?) throws(LabError) {
        self.folder = URL(fileURLWithPath: folder).path
        self.python = python.map { URL(fileURLWithPath: $0).path }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Self.script.write(toFile: self.folder + "/peer.py", atomically: true, encoding: .utf8)
        } catch {
            throw LabError("\(folder): cannot be written: \(error.localizedDescription)")
        }
    }

    static func head(rounds: Int) -> String {
        """
        Median of \(max(rounds, 1)) rounds in turns; two threads for us. Ours is the time from fields of view in degrees to
        areas with their errors, seen by 1, 2 and 3 cameras; shapely's that of union and clip alone, once its polygons (8
        chords a quadrant, scaled to keep the area) are made. `whole` is the union of all, then cut by zones; `zonewise` a
        union for each zone.

        | city | cameras | buildings | wanted | ours, s | shapely whole, s | zonewise, s | times faster | stated error | difference |
        |---|---|---|---|---|---|---|---|---|---|

        """
    }

    /// Measures one city and gives its row of the table.
    func row(_ city: BenchCity, rounds: Int) throws(LabError) -> String {
        let (zones, views, houses) = (try city.zones(), try city.views(), try city.houses())
        let survey = CoverageSurvey(zones: zones, views: views, buildings: houses)
        let peer = city.hasPeer ? python : nil
        if peer != nil { try writeFiles(zones, views) }
        var (ours, whole, zonewise) = ([Double](), [Double](), [Double]())
        var (areas, theirs) = ([ZoneCoverage](), [Double]())
        for round in 1...rounds {
            let clock = ContinuousClock()
            let took = clock.measure { areas = survey.areas() }
            ours.append(Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18)
            if let peer {
                let result = try run(peer)
                whole.append(result[0])
                zonewise.append(result[1])
                theirs = Array(result.dropFirst(2))
            }
            FileHandle.standardError.write(Data("\(city.name), round \(round)\n".utf8))
        }
        let best = min(median(whole), median(zonewise))
        let error = areas.map { $0.covered.error / max($0.areaSquareMetres, 1) }.max() ?? 0
        let difference = zip(areas, theirs).map { abs(($0.share ?? 0) - $1) }.max()
        let cells = [
            city.name, "\(city.cameras)", "\(houses.count)", city.wanted, number(median(ours), 3),
            whole.isEmpty ? "" : number(median(whole), 2), whole.isEmpty ? "" : number(median(zonewise), 2),
            whole.isEmpty ? "" : number(best / median(ours), 1), points(error), difference.map(points) ?? "",
        ]
        return "| " + cells.joined(separator: " | ") + " |\n"
    }

    /// The city for shapely: degrees, and what it needs to make polygons.
    private func writeFiles(_ zones: [CoverageZone], _ views: [FieldOfView]) throws(LabError) {
        var text = ""
        for view in views {
            text +=
                "\(view.position.longitude) \(view.position.latitude) \(view.bearing.degrees) \(view.range)\n"
        }
        try write("views.txt", text)
        text = ""
        for zone in zones {
            let corners = zone.boundary.rings.joined().map { "\($0.longitude) \($0.latitude)" }
            text += corners.joined(separator: " ") + "\n"
        }
        try write("zones.txt", text)
    }

    private func write(_ name: String, _ text: String) throws(LabError) {
        do { try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8) } catch {
            throw LabError("\(name): cannot be written: \(error.localizedDescription)")
        }
    }

    /// Runs the peer: its two times, then the share of each zone.
    private func run(_ python: String) throws(LabError) -> [Double] {
        let status = try ChildRun([python, folder + "/peer.py", folder]).status
        guard status == 0, let text = try? String(contentsOfFile: folder + "/result.txt", encoding: .utf8)
        else {
            throw LabError(
                "peer.py ended with status \(status); does this Python have shapely 2.1 and pyproj?")
        }
        return text.split(separator: "\n").compactMap { Double($0) }
    }

    /// PROJ projects, so that the planes are compared too.
    private static let script = """
        from sys import argv
        from time import perf_counter
        np, shapely = __import__("numpy"), __import__("shapely")
        from pyproj import Transformer
        folder = argv[1]
        to_plane = Transformer.from_crs("EPSG:4326",
            "+proj=laea +lat_0=\(BenchCity.centre.latitude) +lon_0=\(BenchCity.centre.longitude) +ellps=WGS84", always_xy=True)
        lon, lat, bearing, radius = np.loadtxt(folder + "/views.txt").T
        x, y = to_plane.transform(lon, lat)
        nx, ny = to_plane.transform(lon, lat + 1 / 111195)
        north = np.arctan2(ny - y, nx - x)
        delta = np.pi / 2 / 8
        turn = (north - np.radians(bearing))[:, None] + np.linspace(-np.pi / 4, np.pi / 4, 9)[None, :]
        reach = (radius * np.sqrt(delta / np.sin(delta)))[:, None]
        ring = np.empty((len(x), 11, 2))
        ring[:, [0, 10], 0], ring[:, [0, 10], 1] = x[:, None], y[:, None]
        ring[:, 1:10, 0] = x[:, None] + reach * np.cos(turn)
        ring[:, 1:10, 1] = y[:, None] + reach * np.sin(turn)
        polygons = shapely.polygons(ring)
        zones = []
        for line in open(folder + "/zones.txt"):
            corners = np.array(line.split(), float).reshape(-1, 2)
            after = np.roll(corners, -1, axis=0)
            edges = corners[:, None] + (after - corners)[:, None] * np.linspace(0, 1, 40, endpoint=False)[None, :, None]
            zones.append(shapely.polygons(np.stack(to_plane.transform(*edges.reshape(-1, 2).T), 1)))
        start = perf_counter()
        union = shapely.disjoint_subset_union_all(polygons)
        parts = shapely.get_parts(union)
        tree = shapely.STRtree(parts)
        covered = [shapely.area(shapely.intersection(parts[tree.query(zone)], zone)).sum() for zone in zones]
        whole = perf_counter() - start
        start = perf_counter()
        tree = shapely.STRtree(polygons)
        for zone in zones:
            near = polygons[tree.query(zone, predicate="intersects")]
            shapely.area(shapely.intersection(shapely.disjoint_subset_union_all(near), zone))
        zonewise = perf_counter() - start
        shares = [a / zone.area for a, zone in zip(covered, zones)]
        open(folder + "/result.txt", "w").write("\\n".join(map(repr, map(float, [whole, zonewise] + shares))))
        """

    private func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    private func number(_ value: Double, _ decimals: Int) -> String {
        String(format: "%.\(decimals)f", value)
    }

    /// A share as percentage points.
    private func points(_ share: Double) -> String { String(format: "%.5f points", 100 * share) }
}
