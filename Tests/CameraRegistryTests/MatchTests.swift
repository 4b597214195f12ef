import CameraModel
import CameraRegistry
import TestSupport
import Testing

@Suite("Rows without device code")
struct MatchTests {
    let fixture: RegistryFixture

    init() throws {
        fixture = try RegistryFixture()
        try fixture.importZones([try zone("370502", "A", .county), try zone("370503", "B", .county)])
        try fixture.importCameras([
            try cameraRow(
                "37050200001320000001", 2, [(.ipv4, "192.0.2.1"), (.port, "80"), (.name, "门"), (.owner, "局")]),
            try cameraRow("37050200001320000002", 3, [(.ipv4, "192.0.2.1"), (.port, "81"), (.name, "门")]),
            try cameraRow(
                "37050300001320000003", 4,
                [(.ipv4, "192.0.2.3"), (.name, "门"), (.longitude, "118.5"), (.latitude, "37.25")]),
        ])
    }

    private func row(_ line: Int, _ keys: [(CameraColumn, String)], _ more: [(CameraColumn, String)] = [])
        throws -> CameraRow
    {
        var row = try cameraRow("?", line, keys + more)
        row.stated = CameraColumnSet(rawValue: row.stated.rawValue & ~CameraColumnSet(.deviceCode).rawValue)
        row.matchKeys = keys.map(\.0)
        return row
    }

    @Test(arguments: [
        ([(CameraColumn.ipv4, "192.0.2.1"), (.port, "81")], "37050200001320000002"),
        ([(.name, "门"), (.zone, "B")], "37050300001320000003"), ([(.owner, "局")], "37050200001320000001"),
        ([(.longitude, "118.5"), (.latitude, "37.25")], "37050300001320000003"),
    ])
    func `a row is of the camera that its keys tell`(keys: [(CameraColumn, String)], code: String) throws {
        let outcome = try fixture.importCameras([try row(2, keys, [(.address, "路 1 号")])])
        #expect((outcome.updated, outcome.refused) == (1, 0))
        #expect(try fixture.registry.camera(try code.deviceCode())?.address == "路 1 号")
        #expect(try fixture.registry.camera(try "?".deviceCode()) == nil)
    }

    @Test func `none and several are refused with what was looked for`() throws {
        let outcome = try fixture.importCameras([
            try row(2, [(.ipv4, "192.0.2.1"), (.port, "9")]), try row(3, [(.name, "门")]),
        ])
        #expect(outcome.refused == 2 && outcome.findings.counts == ["match-none": 1, "match-ambiguous": 1])
        #expect(outcome.findings.findings[0].found == "ipv4 192.0.2.1, port 9")
        #expect(outcome.findings.findings[1].facts.first == "3")
    }

    @Test func `two rows of one camera are refused like one code twice`() throws {
        let keys: [(CameraColumn, String)] = [(.ipv4, "192.0.2.3")]
        let outcome = try fixture.importCameras([try row(2, keys), try row(3, keys)])
        #expect(outcome.unchanged == 1 && outcome.findings.counts == ["device-code-duplicate": 1])
    }
}
