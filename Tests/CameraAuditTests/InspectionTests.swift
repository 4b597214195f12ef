import CameraModel
import Testing

@testable import CameraAudit

@Suite("Signs of invented data")
struct InventionTests {
    let zones: ZoneTree

    init() throws {
        var county = Zone(code: try #require(ZoneCode("370502")), name: "东营区", level: .county)
        county.parent = ZoneCode("370500")
        zones = ZoneTree([Zone(code: try #require(ZoneCode("370500")), name: "东营市", level: .city), county])
    }

    /// Sixty cameras of batch 3 in county 370502, each in its own way.
    private func cameras(_ change: (Int, inout CameraRecord) -> Void) throws -> [InspectedCamera] {
        try (0..<60).map { index in
            let serial = String(String(1_000_000 + index).dropFirst())
            var record = CameraRecord(deviceCode: try #require(DeviceCode("37050200001320\(serial)")))
            record.deviceState = .inUse
            record.position = Coordinate(
                longitude: 118.500017 + Double(index) * 0.001013,
                latitude: 37.400019 + Double(index) * 0.000717)
            record.installTime = .time(Instant(seconds: 1_700_000_003 + Int64(index) * 3607))
            record.bearing = Bearing(degrees: Double(index))
            change(index, &record)
            var camera = InspectedCamera(record, zone: 1)
            camera.batch = 3
            return camera
        }
    }

    private func scores(_ cameras: [InspectedCamera], zones bounded: ZoneTree? = nil) -> [InventionScore] {
        var inspector = Inspector(zones: bounded ?? zones, settings: InspectionSettings(asOf: World.noon))
        for start in stride(from: 0, to: cameras.count, by: 7) {
            _ = inspector.add(Array(cameras[start..<min(start + 7, cameras.count)]))
        }
        return inspector.scores()
    }

    private func shown(_ change: (Int, inout CameraRecord) -> Void) throws -> [InventionSign: Int] {
        let scores = scores(try cameras(change))
        let signs = scores.first { $0.place == .batch(3) }?.signs ?? []
        return Dictionary(uniqueKeysWithValues: signs.map { ($0.sign, $0.count) })
    }

    @Test func `honest cameras show no sign`() throws {
        #expect(scores(try cameras { _, _ in }).isEmpty)
    }

    @Test func `nine cameras on one point are a pole, ten are a sign`() throws {
        let point = Coordinate(longitude: 118.600017, latitude: 37.500019)
        #expect(try shown { if $0 < 9 { $1.position = point } }.isEmpty)
        #expect(try shown { if $0 < 10 { $1.position = point } } == [.stacked: 10])
    }

    @Test func `digits added to one latitude are padding, not a stack`() throws {
        let found = try shown { index, record in
            guard index < 30 else { return }
            record.position = Coordinate(longitude: 118.6001, latitude: 37.5001 + Double(index) * 0.000001)
        }
        #expect(found == [.padded: 30])
    }

    @Test func `one install second for many is a sign, one midnight is not`() throws {
        #expect(
            try shown { if $0 < 20 { $1.installTime = .time(Instant(seconds: 1_506_825_059)) } }
                == [.sameSecond: 20])
        #expect(
            try shown {
                if $0 < 20 {
                    $1.installTime = .time(LocalTime.shanghai.instant(CalendarDate(daysSince1970: 17_440)))
                }
            }
            .isEmpty)
    }

    @Test func `codes of another county, coarse points and constant columns are signs`() throws {
        #expect(
            try shown {
                if $0 < 12 {
                    $1.deviceCode = DeviceCode("3703" + $1.deviceCode.text.dropFirst(4)) ?? $1.deviceCode
                }
            }
                == [.foreignCode: 12])
        #expect(
            try shown {
                if $0 < 15 {
                    $1.position = Coordinate(longitude: 118.5 + Double($0) * 0.001, latitude: 37.401)
                }
            } == [.fewDecimals: 15])
        #expect(try shown { $1.bearing = Bearing(degrees: 90) } == [.constantColumn: 1])
    }

    @Test(arguments: [0, 1])
    func `points outside their zone, or the one above, count where a boundary is known`(bounded: Int) throws {
        let corners = [(118.4, 37.3), (119.0, 37.3), (119.0, 37.42), (118.4, 37.42)]
        let ring = corners.compactMap { Coordinate(longitude: $0.0, latitude: $0.1) }
        let code = try #require(ZoneCode("370502"))
        var all = zones.zones
        all[bounded].boundary = Boundary(rings: [ring])
        let found = scores(try cameras { _, _ in }, zones: ZoneTree(all))
        let outside = try #require(found.first { $0.place == .zone(code) })
        // Latitudes 37.400019 + i x 0.000717 pass 37.42 from the 28th on.
        #expect(outside.signs.map(\.sign) == [.outside] && outside.signs.first?.count == 32)
        #expect(outside.score == 40 * 32 / 60)
    }

    @Test(arguments: 1...5) func `the order of cameras changes no score`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let all = try cameras { index, record in
            if index % 3 == 0 { record.position = Coordinate(longitude: 118.6, latitude: 37.5) }
            if index % 2 == 0 { record.installTime = .time(Instant(seconds: 1_506_825_059)) }
        }
        #expect(scores(all) == scores(all.shuffled(using: &random)))
        #expect(scores(all).allSatisfy { (0...100).contains($0.score) })
    }
}

@Suite("What Decree 799 asks")
struct AccountabilityTests {
    private func rules(
        _ change: (inout CameraRecord) -> Void, changes: [InspectedCamera.Change] = [],
        columns: CameraColumnSet = .all
    ) throws -> Set<String> {
        var record = CameraRecord(deviceCode: try #require(DeviceCode("37050200001320000001")))
        (record.deviceState, record.legalBasis) = (.inUse, .article7Government)
        (record.ownership, record.signage, record.retentionDays) = (.government, .present, 30)
        (record.filingNumber, record.name) = ("备 1", "西二路与北一路口")
        record.filedOn = CalendarDate(year: 2025, month: 6, day: 30).map { .date($0) }
        record.installTime = CalendarDate(year: 2020, month: 1, day: 1).map { .date($0) }
        change(&record)
        var settings = InspectionSettings(asOf: World.noon)
        settings.columnsInUse = columns
        var inspector = Inspector(zones: ZoneTree([]), settings: settings)
        var camera = InspectedCamera(record, zone: -1)
        camera.changes = changes
        let found = inspector.add([camera])
        for finding in found {
            #expect(
                finding.message(.english).hasSuffix("review") || finding.message(.english).contains("review"))
            #expect(!finding.message(.english).contains("illegal"))
            let article = ReviewRules.article(finding.rule.id)
            #expect(article != nil && finding.message(.english).contains("article"))
        }
        return Set(found.map(\.rule.id))
    }

    @Test func `a camera with everything in order has nothing to review`() throws {
        #expect(try rules { _ in }.isEmpty)
    }

    @Test func `owner, basis and responsible unit`() throws {
        #expect(try rules { $0.legalBasis = nil } == ["legal-basis-missing"])
        #expect(try rules { $0.ownership = .enterprise } == ["owner-not-government"])
        #expect(
            try rules { ($0.legalBasis, $0.ownership) = (.article7Operator, .resident) }
                == ["owner-not-operator", "responsible-unit-missing"])
    }

    @Test(arguments: [
        ("锦江宾馆客房 302", true), ("锦江宾馆客房走廊", false), ("女更衣室", true), ("更衣室门口", false), ("学生宿舍楼", false),
        ("学生宿舍 201", true), ("公共厕所对面", false), ("Hotel room 12", true), ("Hotel room corridor", false),
        ("北一路", false),
    ])
    func `words of article 8 are found, and a corridor is no room`(_ name: String, _ isFound: Bool) throws {
        #expect(try rules { $0.name = name }.contains("forbidden-place") == isFound)
        #expect(try rules { $0.positionTypes = [name] }.contains("forbidden-place") == isFound)
    }

    @Test func `near a military unit consent is asked for, on a road of that name not`() throws {
        #expect(try rules { $0.address = "某部队营区东门" } == ["consent-missing"])
        #expect(try rules { ($0.address, $0.consentReference) = ("某部队营区东门", "同意书 7") }.isEmpty)
        #expect(try rules { $0.address = "国防路 12 号" }.isEmpty)
    }

    @Test func `filing is due on the thirtieth day, for older systems before July 2025`() throws {
        func filed(_ day: Int, installed: CalendarDate?) throws -> Set<String> {
            try rules {
                $0.filedOn = .date(CalendarDate(daysSince1970: day))
                $0.installTime = installed.map { .date($0) }
            }
        }
        let lastDay = try #require(CalendarDate(year: 2025, month: 6, day: 30)).daysSince1970
        let old = CalendarDate(year: 2019, month: 5, day: 1)
        #expect(try filed(lastDay, installed: old).isEmpty)
        #expect(try filed(lastDay + 1, installed: old) == ["filing-late"])
        let new = try #require(CalendarDate(year: 2026, month: 1, day: 1))
        #expect(try filed(new.daysSince1970 + 30, installed: new).isEmpty)
        #expect(try filed(new.daysSince1970 + 31, installed: new) == ["filing-late"])
        func unfiled(_ installed: CalendarDate?) throws -> Set<String> {
            try rules {
                ($0.filedOn, $0.filingNumber) = (nil, nil)
                $0.installTime = installed.map { .date($0) }
            }
        }
        #expect(try unfiled(old) == ["filing-overdue"])
        #expect(try unfiled(CalendarDate(year: 2026, month: 11, day: 10)) == ["filing-missing"])
        #expect(try unfiled(nil) == ["filing-missing"])
    }

    @Test func `signs, retention, and article 9 which asks for neither filing nor retention`() throws {
        #expect(try rules { $0.signage = .absent } == ["signage-absent"])
        #expect(try rules { $0.signage = .unknown } == ["signage-unknown"])
        #expect(try rules { $0.retentionDays = 29 } == ["retention-short"])
        #expect(
            try rules { ($0.retentionDays, $0.legalBasis) = (365, nil) } == [
                "legal-basis-missing", "retention-long",
            ])
        #expect(
            try rules {
                ($0.legalBasis, $0.retentionDays, $0.filedOn, $0.filingNumber) = (.article9, 7, nil, nil)
            }.isEmpty)
    }

    @Test func `a change after the filing asks for its approval`() throws {
        let after = InspectedCamera.Change(.longitude, at: World.noon)
        let before = InspectedCamera.Change(.longitude, at: Instant(seconds: 1_600_000_000))
        #expect(try rules({ _ in }, changes: [before]).isEmpty)
        #expect(try rules({ _ in }, changes: [before, after]) == ["change-without-approval"])
        #expect(try rules({ $0.approvalReference = "批 3" }, changes: [after]) == ["changed-since-filing"])
    }

    @Test func `what no camera states is one finding of the registry`() throws {
        var columns = CameraColumnSet.all
        columns = CameraColumnSet(rawValue: columns.rawValue & ~(1 << UInt64(CameraColumn.signage.index)))
        #expect(try rules({ $0.signage = .unknown }, columns: columns).isEmpty)
        var settings = InspectionSettings(asOf: World.noon)
        settings.columnsInUse = columns
        let found = Inspector(zones: ZoneTree([]), settings: settings).finish()
        #expect(found.map(\.subject) == ["signage"] && found.first?.kind == .registry)
    }
}
