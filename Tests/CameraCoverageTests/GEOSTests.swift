import CameraModel
import Glibc
import Testing

@testable import CameraCoverage

/// Covered areas of random towns against GEOS; without the library the test says so and passes over.
@Suite struct GEOSTests {
    /// The corners of a footprint. An arc's chords lie on a radius that gives them the arc's area.
    func corners(_ placed: PlacedView) -> [[(Double, Double)]] {
        let foot = placed.foot
        func arc(_ radius: Double, _ from: Double, _ angle: Double, whole: Bool) -> [(Double, Double)] {
            let parts = 512
            let delta = angle / Double(parts)
            let scaled = radius * (delta / sin(delta)).squareRoot()
            return (0..<(whole ? parts : parts + 1)).map { part in
                let way = placed.axis.turned(
                    cosine: cos(from + Double(part) * delta), sine: sin(from + Double(part) * delta))
                return (foot.x + scaled * way.x, foot.y + scaled * way.y)
            }
        }
        switch placed.footprint {
        case .disc(let radius): return [arc(radius, 0, 2 * .pi, whole: true)]
        case .sector(let radius, let angle, _):
            let radians = angle * .pi / 180
            return [[(foot.x, foot.y)] + arc(radius, -radians / 2, radians, whole: false)]
        case .trapezoid(let near, let far, let nearHalf, let farHalf):
            let side = PlanePoint(x: -placed.axis.y, y: placed.axis.x)
            return [
                [(near, -nearHalf), (far, -farHalf), (far, farHalf), (near, nearHalf)].map {
                    let point = foot + $0.0 * placed.axis + $0.1 * side
                    return (point.x, point.y)
                }
            ]
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `areas are those of GEOS within the stated error`(_ seed: UInt64) throws {
        guard let oracle = GEOSOracle() else {
            print(
                "GEOSTests: libgeos_c.so.1 is not installed (apt-get install libgeos-dev): nothing compared")
            return
        }
        var random = SeededGenerator(seed: 500 + seed)
        let town = try Town()
        let outer = [(-210.0, -190.0), (180, -205), (240, 120), (20, 230), (-200, 160)]
        let hole = [(-60.0, -20.0), (50, -70), (70, 60), (-30, 40)]
        let zone = try town.zone("z", [town.ring(outer), town.ring(hole)])
        // GEOS knows no near edge of a sector: those are left to closed forms.
        let views = try town.views(Int.random(in: 1...300, using: &random), over: 500, &random).filter {
            if case .sector(_, _, let near) = $0.footprint { near == 0 } else { true }
        }
        let plan = try #require(ZonePlan.plans(for: [zone]).first)
        let polygons = views.flatMap { corners(PlacedView($0, in: plan.projection)) }
        let rings = try #require(plan.zones.first).rings.map { $0.map { ($0.x, $0.y) } }
        let wanted = try #require(oracle.area(unionOf: polygons, within: rings))
        let covered = try coverage(zone, views).covered
        // Chords cut other shapes a little: 512 of them a footprint.
        #expect(abs(covered.squareMetres - wanted) <= covered.error + 1e-4 * wanted, "\(covered) \(wanted)")
        #expect(abs(covered.squareMetres - wanted) <= 5e-4 * 160_000)
    }
}
