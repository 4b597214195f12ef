import CameraModel
import CameraRegistry
import TestSupport

/// A registry that random batches are put into; the same seed does the same.
final class RandomWorld {
    let fixture: RegistryFixture
    private var state: UInt64
    private let zoneCodes = ["37", "3705", "370502", "370503", "3702", "370202"]

    init(seed: UInt64, _ fixture: RegistryFixture? = nil) throws {
        self.fixture = try fixture ?? RegistryFixture()
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    /// The same dice over another registry: both do the same from here on.
    init(_ world: RandomWorld, on registry: Registry) throws {
        fixture = try RegistryFixture(registry)
        fixture.clock = world.fixture.clock
        state = world.state
    }

    var registry: Registry { fixture.registry }

    func pick(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
    }

    func chance(_ percent: Int) -> Bool { pick(100) < percent }

    /// Imports something; gives the batch.
    func importSomething() throws -> Int64? {
        switch pick(4) {
        case 0: try importZones()
        case 1: try importSites()
        default: try importCameras()
        }
    }

    /// Some zones, below earlier ones, with new words.
    func importZones() throws -> Int64? {
        var zones: [Zone] = []
        for (index, code) in zoneCodes.enumerated() where chance(60) {
            let parent = index > 0 && chance(60) ? zoneCodes[pick(index)] : nil
            var zone = try zone(code, "区\(pick(5))", parent == nil ? nil : .town, in: parent)
            if chance(50) { zone.plannedCameras = pick(9) }
            zones.append(zone)
        }
        return try fixture.importZones(zones).batch
    }

    func importSites() throws -> Int64? {
        var sites: [Site] = []
        for index in 0..<8 where chance(50) {
            var site = Site(
                key: "S\(index)", name: "部位\(pick(4))", zone: try zoneCodes[pick(6)].zoneCode(),
                category: AreaCategory.allCases[pick(3)])
            if chance(50) {
                site.position = Coordinate(longitude: 118 + Double(pick(999)) / 1000, latitude: 37)
            }
            site.requiredCameras = 1 + pick(3)
            sites.append(site)
        }
        return try fixture.importSites(sites).batch
    }

    func importCameras() throws -> Int64? {
        var rows: [CameraRow] = []
        for index in 0..<12 where chance(60) {
            rows.append(try cameraRow("3705020000132000000\(index)", index + 2, columns()))
        }
        return try fixture.importCameras(rows).batch
    }

    private func columns() -> [(CameraColumn, String)] {
        let words: [(CameraColumn, [String])] = [
            (.zone, zoneCodes), (.name, ["北门", "南门", "x;y"]),
            (.deviceState, ["inUse", "removed", "planned"]),
            (
                .endpoints,
                ["http://127.0.0.1/a", "http://127.0.0.1/b;http://127.0.0.1/a;v=1", "rtsp://127.0.0.1/c"]
            ),
            (.owner, ["公安局", "教育局"]), (.investment, ["1234.5", "7"]), (.mountHeight, ["6.25", "0.1"]),
            (.installTime, ["2020-05-01T02:03:04Z", "2021-01-02"]), (.sites, ["S1;S2", "S3"]),
            (.extras, ["{\"备注\":\"a\"}", "{\"其他\":\"b\"}"]), (.ipv4, ["192.0.2.1", "192.0.2.2"]),
            (.networkStatus, ["networked", "notNetworked"]), (.pointClass, ["first", "internal"]),
            (.category, ["keyPublicArea", "keyIndustry"]), (.sector, ["教育", "医疗"]), (.pole, ["P1", "P2"]),
            (.resolution, ["1920x1080", "704x576"]), (.managementUnit, ["公安局", "街道办"]),
            (.cameraType, ["dome", "panoramic"]), (.phase, ["一期", "二期"]),
            (.parent, ["37050200001320000000", "37050200001320000001"]),
        ]
        var columns = words.filter { _ in chance(50) }.map { ($0.0, $0.1[pick($0.1.count)]) }
        if chance(40) {
            columns += [(.longitude, "118.\(1 + pick(999))"), (.latitude, "37.\(1 + pick(9))")]
        }
        return columns
    }

    /// Everything that an export would write, a line a record.
    func content() throws -> String {
        var out = ""
        for zone in try registry.zoneTree().zones {
            out += ZoneRow.Column.allCases.map { $0.text(of: zone) ?? "" }.joined(separator: "|") + "\n"
        }
        for site in try registry.sites() {
            out += SiteRow.Column.allCases.map { $0.text(of: site) ?? "" }.joined(separator: "|") + "\n"
        }
        try registry.cameras { batch in
            for camera in batch {
                out += CameraColumn.allCases.map { camera.text(of: $0) ?? "" }.joined(separator: "|") + "\n"
            }
        }
        return out
    }

    /// What is wrong with the change log: every record must be told back to its beginning by it.
    func gapsInLog() throws -> [String] {
        var gaps: [String] = []
        for code in try codes() {
            for record in try registry.history(of: code) {
                var now = try fields(record.kind, code)
                for change in record.changes.reversed() {
                    switch change.action {
                    case .created:
                        if now == nil {
                            gaps.append("\(code) was not there after revision \(change.revision)")
                        }
                        now = nil
                    case .removed:
                        if now != nil { gaps.append("\(code) was there after revision \(change.revision)") }
                        now = Dictionary(
                            uniqueKeysWithValues: change.fields.map { ($0.name, $0.before ?? "") })
                    case .updated:
                        for field in change.fields {
                            if now?[field.name] != field.after {
                                gaps.append("\(code) \(field) is not \(now ?? [:])")
                            }
                            now?[field.name] = field.before
                        }
                    }
                }
                if now != nil { gaps.append("\(code) has no beginning") }
            }
        }
        return gaps
    }

    private func codes() throws -> [String] {
        zoneCodes + (0..<8).map { "S\($0)" } + (0..<12).map { "3705020000132000000\($0)" }
    }

    private func fields(_ kind: RecordKind, _ code: String) throws -> [String: String]? {
        func pairs(_ names: [String], _ text: (Int) -> String?) -> [String: String] {
            Dictionary(
                uniqueKeysWithValues: names.indices.compactMap { index in
                    text(index).map { (names[index], $0) }
                })
        }
        switch kind {
        case .camera:
            guard let camera = try registry.camera(try code.deviceCode()) else { return nil }
            let columns = CameraColumn.allCases
            return pairs(columns.map(\.rawValue)) { camera.text(of: columns[$0]) }
        case .zone:
            guard let zone = try registry.zoneTree().zones.first(where: { $0.code.text == code }) else {
                return nil
            }
            let columns = ZoneRow.Column.allCases
            return pairs(columns.map(\.rawValue)) { columns[$0].text(of: zone) }
        case .site:
            guard let site = try registry.sites().first(where: { $0.key == code }) else { return nil }
            let columns = SiteRow.Column.allCases
            return pairs(columns.map(\.rawValue)) { columns[$0].text(of: site) }
        case .road, .building: return nil
        }
    }
}
