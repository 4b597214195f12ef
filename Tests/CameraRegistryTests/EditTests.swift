import CameraModel
import CameraRegistry
import TestSupport
import Testing

@Suite("Editing by hand")
struct EditTests {
    let fixture: RegistryFixture

    init() throws {
        fixture = try RegistryFixture()
        try fixture.importZones([try zone("370502", "A", .county), try zone("370503", "B", .county)])
        try fixture.importCameras([try cameraRow("37050200001320000001", 2, [(.deviceState, "inUse")])])
    }

    private func edit(_ columns: [(CameraColumn, String)], _ code: String = "37050200001320000001") throws
        -> Bool
    {
        try fixture.registry.edit(
            try cameraRow(code, 0, columns), reason: "order 7", by: "li", now: RegistryFixture.now)
    }

    @Test func `an edit is logged with its reason and author`() throws {
        #expect(try edit([(.deviceState, "underRepair"), (.zone, "B")]))
        let record = try #require(try fixture.registry.camera(try "37050200001320000001".deviceCode()))
        #expect(record.deviceState == .underRepair && record.zone?.text == "370503")
        let last = try #require(try fixture.registry.changes(of: record.deviceCode).last)
        #expect(last.reason == "order 7" && last.source == "li" && last.line == nil)
        #expect(last.fields.map(\.name) == ["deviceState", "zone"])
    }

    @Test func `an edit that says what is there already leaves no trace`() throws {
        let revision = try fixture.registry.revision()
        #expect(try !edit([(.deviceState, "inUse")]))
        #expect(try fixture.registry.revision() == revision)
    }

    @Test func `an unknown camera or zone is said so`() throws {
        #expect(throws: RegistryError.unknownCode("X")) { try edit([(.name, "n")], "X") }
        #expect(throws: RegistryError.unknownCode("Z")) { try edit([(.zone, "Z")]) }
    }
}
