import CameraAudit
import CameraModel
import CameraRegistry
import SharpEyes
import TestSupport
import Testing

@Suite("Facts read on two threads")
struct TwoReadersTests {
    /// More than the number from which on a second thread reads.
    private static let count = 21_000

    private func fixture() throws -> RegistryFixture {
        let fixture = try RegistryFixture()
        try fixture.importZones([try zone("370502", "A", .county), try zone("370503", "B", .county)])
        let rows = try (0..<Self.count).map { number in
            try cameraRow(
                "37050\(2 + number % 2)0000132\(String(1_000_000 + number).dropFirst())", number + 2,
                [
                    (.zone, "37050\(2 + number % 2)"), (.deviceState, "inUse"),
                    (.networkStatus, number % 3 == 0 ? "networked" : "notNetworked"),
                ] + (number % 5 == 0 ? [(.endpoints, "http://127.0.0.1/\(number);http://127.0.0.1/x")] : []))
        }
        try fixture.importCameras(rows)
        return fixture
    }

    @Test
    func `every camera comes once, with its endpoints, and the rates are those of the past's one thread`()
        throws
    {
        let fixture = try fixture()
        var codes: Set<DeviceCode> = []
        var (cameras, endpoints) = (0, 0)
        var request = FactsRequest()
        request.batchSize = 500
        try fixture.registry.auditFacts(request, begin: { _ in }) { batch in
            cameras += batch.count
            codes.formUnion(batch.map(\.deviceCode))
            endpoints += batch.reduce(0) { $0 + $1.endpointCount }
        }
        #expect(cameras == Self.count && codes.count == Self.count)
        #expect(endpoints == Self.count / 5 * 2)
        var settings = AuditSettings(asOf: RegistryFixture.now.adding(seconds: 60))
        let now = try fixture.registry.audit(Policies.builtIn[0], settings)
        settings.isPast = true
        #expect(
            try AuditJSON.render(fixture.registry.audit(Policies.builtIn[0], settings))
                == AuditJSON.render(now))
    }

    @Test func `an error while batches are taken ends both threads`() throws {
        struct Enough: Error {}
        let fixture = try fixture()
        var request = FactsRequest()
        request.batchSize = 100
        #expect(throws: Enough.self) {
            try fixture.registry.auditFacts(request, begin: { _ in }) { _ in throw Enough() }
        }
        #expect(try fixture.registry.revision() > 0)
    }
}
