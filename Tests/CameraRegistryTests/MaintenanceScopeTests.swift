import CameraModel
import GRDB
import TestSupport
import Testing

@testable import CameraRegistry

/// Whom a maintenance window reaches: a camera, a pole, a recorder with what hangs on it, a zone with those below.
@Suite("Maintenance by camera, pole, recorder and zone") struct MaintenanceScopeTests {
    let fixture: RegistryFixture
    private let recorder = "37050200001180000009"
    private let now = RegistryFixture.now

    init() throws {
        fixture = try RegistryFixture()
        try fixture.importZones([
            try zone("370500", "City", .city), try zone("370502", "A", .county, in: "370500"),
            try zone("370503", "B", .county, in: "370500"),
        ])
        func row(_ number: Int, _ zone: String, _ more: [(CameraColumn, String)]) throws -> CameraRow {
            try cameraRow(
                "3705020000132000000\(number)", number + 1,
                [
                    (.zone, zone), (.deviceState, "inUse"),
                    (.endpoints, "http://127.0.0.1/\(number)"),
                ] + more)
        }
        try fixture.importCameras([
            try row(1, "370502", [(.pole, "P-1"), (.parent, recorder)]),
            try row(2, "370502", [(.pole, "P-1")]),
            try row(3, "370503", [(.pole, "P-2"), (.parent, recorder)]),
            try row(4, "370503", [(.parent, "SW-3")]),
            try cameraRow(
                recorder, 9,
                [(.zone, "370503"), (.deviceState, "inUse"), (.endpoints, "onvif+http://127.0.0.1")]),
        ])
    }

    private func window(_ scope: MaintenanceWindow.Scope, _ code: String) throws -> MaintenanceWindow {
        let hour = try #require(TimeWindow(from: now, to: now.adding(seconds: 3600)))
        return MaintenanceWindow(scope: scope, code: code, window: hour, reason: "", actor: "")
    }

    /// The last digits of cameras under maintenance at a moment.
    private func reached(at second: Int64) throws -> [String] {
        try fixture.registry.watchList(now: now.adding(seconds: second)).filter { $0.maintenance != nil }
            .map { String($0.target.deviceCode.text.suffix(1)) }.sorted()
    }

    @Test(
        "Each scope reaches whom it names, for as long as it lasts",
        arguments: [
            (MaintenanceWindow.Scope.camera, "37050200001320000003", ["3"]), (.pole, "P-1", ["1", "2"]),
            (.parent, "37050200001180000009", ["1", "3", "9"]), (.parent, "SW-3", ["4"]),
            (.zone, "370502", ["1", "2"]), (.zone, "370500", ["1", "2", "3", "4", "9"]),
        ])
    func scopes(_ scope: MaintenanceWindow.Scope, _ code: String, _ wanted: [String]) throws {
        let number = try fixture.registry.addMaintenance(try window(scope, code), now: now)
        #expect(try reached(at: 0) == wanted && reached(at: 3599) == wanted)
        #expect(try reached(at: -1).isEmpty && reached(at: 3600).isEmpty)
        // The same cameras are out of the online rate.
        let run = try fixture.registry.beginProbeRun(due: 5, now: now)
        let results = try fixture.registry.probeTargets().map {
            ProbeResult(target: $0, startedAt: now, state: .online, outcome: .streaming)
        }
        try fixture.registry.apply(results.map { Observation($0) }, run: run, HealthSettings())
        let first = try #require(TimeWindow(from: now, to: now.adding(seconds: 600)))
        let unobserved = try fixture.registry.availability(over: first)
            .filter { $0.availability.observedSeconds == 0 }.map { String($0.deviceCode.text.suffix(1)) }
        #expect(unobserved.sorted() == wanted)
        // And excused by an audit.
        let excused = try fixture.registry.excuses(over: first).cameras.map { String($0.text.suffix(1)) }
        #expect(excused.sorted() == wanted)
        #expect(try fixture.registry.removeMaintenance(number, now: now.adding(seconds: 10)))
        #expect(try reached(at: 20).isEmpty)
    }

    @Test("A recorder or pole that nothing hangs on is an error")
    func unknown() throws {
        for (scope, code) in [(MaintenanceWindow.Scope.parent, "NVR-77"), (.pole, "P-9"), (.zone, "1")] {
            #expect(throws: RegistryError.unknownCode(code)) {
                try fixture.registry.addMaintenance(try window(scope, code), now: now)
            }
        }
    }

    @Test("The address that answered is kept, also when the next attempt gets no answer")
    func address() throws {
        for (second, address) in [(Int64(0), "::1"), (300, nil)] {
            let at = now.adding(seconds: second)
            let run = try fixture.registry.beginProbeRun(due: 5, now: at)
            let results = try fixture.registry.probeTargets().map { target in
                var result = ProbeResult(target: target, startedAt: at, state: .online, outcome: .streaming)
                result.remoteAddress = address
                return result
            }
            try fixture.registry.apply(results.map { Observation($0) }, run: run, HealthSettings())
            let watch = try fixture.registry.watches(of: try "37050200001320000001".deviceCode()).first?.watch
            #expect(watch?.remoteAddress == "::1")
        }
    }

    @Test("Windows of an older registry are kept")
    func upgraded() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("old.sqlite")
        do {
            _ = try Registry(path: path, .creating)
            let queue = try DatabaseQueue(path: path)
            try queue.write { db in
                // As it was before the recorder's scope: the table's own text is all that a check stands in.
                try db.execute(
                    sql: """
                        DROP TABLE maintenance;
                        CREATE TABLE maintenance (
                            id INTEGER PRIMARY KEY,
                            scope TEXT NOT NULL CHECK (scope = 'camera' OR scope = 'zone' OR scope = 'pole'),
                            code TEXT NOT NULL, fromAt INTEGER NOT NULL, toAt INTEGER NOT NULL, reason TEXT NOT NULL,
                            actor TEXT NOT NULL, enteredAt INTEGER NOT NULL, removedAt INTEGER) STRICT;
                        INSERT INTO maintenance VALUES (7, 'pole', 'P-1', 1000, 9000, 'switch', 'li', 500, NULL);
                        ALTER TABLE health DROP COLUMN remoteAddress;
                        DELETE FROM grdb_migrations WHERE identifier = '11 watch';
                        """)
            }
        }
        let registry = try Registry(path: path, .existing)
        let kept = try registry.maintenance(endingAfter: Instant(milliseconds: 0))
        #expect(kept.map(\.id) == [7] && kept.first?.scope == .pole && kept.first?.reason == "switch")
        #expect(try registry.maintenance(endingAfter: Instant(milliseconds: 9000)).isEmpty)
    }
}
