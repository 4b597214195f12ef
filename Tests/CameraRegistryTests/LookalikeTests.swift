import CameraModel
import CameraRegistry
import TestSupport
import Testing

@Suite("Cameras that look like another")
struct LookalikeTests {
    let fixture: RegistryFixture

    init() throws {
        fixture = try RegistryFixture()
        try fixture.importZones([try zone("370502", "A", .county)])
    }

    private func add(_ cameras: [[(CameraColumn, String)]], from first: Int = 10) throws -> ImportOutcome {
        try fixture.importCameras(
            try cameras.enumerated().map { try cameraRow("370502000013200000\(first + $0)", $0 + 2, $1) })
    }

    private func at(_ name: String, _ longitude: String, _ latitude: String = "37.45") -> [(
        CameraColumn, String
    )] {
        [(.name, name), (.longitude, longitude), (.latitude, latitude)]
    }

    @Test func `the same address and port is told once a group, with another camera's code`() throws {
        let outcome = try add([
            [(.ipv4, "192.0.2.1"), (.port, "80")], [(.ipv4, "192.0.2.1"), (.port, "80")],
            [(.ipv4, "192.0.2.1"), (.port, "80")], [(.ipv4, "192.0.2.1"), (.port, "81")],
            [(.ipv4, "192.0.2.2"), (.port, "80")],
        ])
        #expect(outcome.created == 5 && outcome.findings.counts == ["lookalike-address": 1])
        let finding = try #require(outcome.findings.findings.first)
        #expect(finding.line == 4 && finding.deviceCode == "37050200001320000012")
        #expect(finding.found == "192.0.2.1:80" && finding.facts == ["3", "37050200001320000010"])
    }

    @Test func `cameras behind one gateway differ in their paths`() throws {
        let outcome = try add([
            [(.ipv4, "192.0.2.1"), (.port, "80"), (.endpoints, "http://192.0.2.1/a")],
            [(.ipv4, "192.0.2.1"), (.port, "80"), (.endpoints, "http://192.0.2.1/b")],
            [(.ipv4, "192.0.2.9"), (.port, "80"), (.endpoints, "http://192.0.2.1/b")],
        ])
        #expect(outcome.findings.counts == ["lookalike-address": 1])
        #expect(outcome.findings.findings.first?.found == "http://192.0.2.1/b")
    }

    @Test func `cameras of the registry are looked at too, but only new ones are told of`() throws {
        let first: [[(CameraColumn, String)]] = [
            [(.ipv4, "192.0.2.1"), (.port, "80")], at("北门", "118.5"), [(.endpoints, "http://127.0.0.1/a")],
        ]
        #expect(try add(first).findings.counts.isEmpty)
        let second = try add(first, from: 20)
        #expect(second.findings.counts == ["lookalike-address": 2, "lookalike-place": 1])
        #expect(
            second.findings.findings.allSatisfy { $0.facts.last?.hasPrefix("3705020000132000001") == true })
        #expect(try add(first, from: 20).findings.counts.isEmpty)
    }

    @Test(arguments: [
        ("118.5001", 1), ("118.50022", 1), ("118.50024", 0), ("118.49978", 1), ("118.6", 0),
    ])
    func `one name within 20 metres looks alike, farther away not`(longitude: String, findings: Int) throws {
        let outcome = try add([at("北门", "118.5"), at("北门", longitude), at("南门", "118.5")])
        #expect(outcome.findings.counts["lookalike-place", default: 0] == findings)
    }

    @Test func `a name everywhere is only told where cameras stand together`() throws {
        var cameras = (0..<40).map { at("摄像机", "118.\(100 + $0)") }
        #expect(try add(cameras).findings.counts.isEmpty)
        cameras = (0..<30).map { _ in at("摄像机", "119.5") }
        let heap = try add(cameras, from: 50)
        #expect(heap.findings.counts == ["lookalike-place": 1])
        #expect(heap.findings.findings.first?.facts.first == "30")
    }

    /// The cells must not hide a pair: every offset of up to 19 m in any direction, at any place.
    @Test func `neighbours are found across the borders of cells`() throws {
        var cameras: [[(CameraColumn, String)]] = []
        for index in 0..<40 {
            let (x, y) = (118.0 + Double(index) * 0.013_37, 37.0 + Double(index) * 0.007_77)
            let step = index % 2 == 0 ? (0.000_2, 0.0) : (0.0, 0.000_16)
            for sign in [0.0, 1.0] {
                cameras.append(
                    at("N\(index)", plainDecimalText(x + sign * step.0), plainDecimalText(y + sign * step.1)))
            }
        }
        #expect(try add(cameras).findings.counts == ["lookalike-place": 40])
    }
}
