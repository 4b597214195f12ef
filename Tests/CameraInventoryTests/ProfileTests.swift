import CameraModel
import Foundation
import Testing

@testable import CameraInventory

/// Rows of a file with a profile written on the spot.
func readCameras(_ text: String, profile yaml: String, name: String = "c.csv") throws
    -> (Reading<CameraRow>, InventorySummary)
{
    var options = ReadOptions()
    options.profile = try Profile.parse(yaml, file: "p.yaml")
    return try readCameras(.bytes(Array(text.utf8), name: name), options)
}

@Suite struct ProfileTests {
    @Test("Every built-in profile reads without a mistake", arguments: BuiltInProfiles.texts.map(\.name))
    func builtIn(_ name: String) throws {
        let text = try #require(BuiltInProfiles.texts.first { $0.name == name }?.yaml)
        let profile: Profile
        do throws(ProfileError) {
            profile = try Profile.parse(text, file: name)
        } catch {
            Issue.record("\(error.message(.english))")
            return
        }
        #expect(profile.name == name && !profile.title.isEmpty)
        #expect(Profile.builtIn(named: name) != nil)
    }

    @Test(
        "A mistake in a profile is refused with its line, what was found and what was wanted",
        arguments: [
            ("name: p\ncolour: red", 2, "the key \"colour\" is not known here"),
            (
                "name: p\ncolumns: {deviceCod: A}", 2,
                "\"deviceCod\" is not a column; wanted one of deviceCode"
            ),
            (
                "name: p\ncolumns:\n  networkStatus: {headers: [A], values: {0: connected}}", 3,
                "networkStatus \"connected\" cannot be read; wanted one of networked, notNetworked, unknown"
            ),
            (
                "name: p\ncolumns:\n  name: A\n  address: a", 4,
                "the header \"a\" stands under name and under address"
            ),
            ("name: p\ncolumns: {name: A}\ndrop: [Ａ]", 3, "stands under name and under drop"),
            (
                "name: p\ncolumns:\n  mountHeight: {headers: [A], unit: inch}", 3,
                "wanted one of m, cm, mm, km, ft"
            ),
            ("name: p\ncolumns:\n  mountHeight: {headers: [A], unit: 万元}", 3, "wanted one of m, cm"),
            (
                "name: p\ncolumns:\n  name: {headers: [A], unit: m}", 3,
                "\"unit\" does not go with the column name"
            ),
            (
                "name: p\ncolumns:\n  name: {header: [A]}", 3,
                "the key \"header\" is not known here; wanted one of headers"
            ),
            (
                "name: p\ncolumns:\n  cameraType: {values: {1: dome, １: dome}}", 3,
                "the value \"１\" stands here twice"
            ),
            (
                "name: p\ncolumns:\n  bearing: {values: {1: upward}}", 3,
                "a value that the column bearing can hold"
            ),
            (
                "name: p\ncolumns:\n  name: [姓名]", 3,
                "is one of people or secrets, which are never kept; move it to drop"
            ),
            (
                "name: p\ncolumns:\n  longitude: {values: {1: 2}}", 3,
                "\"values\" does not go with the column longitude"
            ),
            (
                "name: p\ncolumns:\n  model: {separator: /}", 3,
                "\"separator\" does not go with the column model"
            ),
            ("name: p\nconstants: {ownership: us}", 2, "ownership \"us\" cannot be read"),
            ("name: p\ncompose: {deviceCode: osm}", 2, "wanted text with headers in braces"),
            ("name: p\ncompose: {deviceCode: \"a-{手机}\"}", 2, "people or secrets"),
            ("name: p\nmatch: [deviceCode]", 2, "\"match\" does not go with the column deviceCode"),
            ("name: p\nconstants: {phase: 2}\nclear: [phase]", 3, "phase stands in constants and in clear"),
            ("name: p\nrows: {only: {a: b}}", 2, "the key \"only\" is not known here; wanted one of where"),
            ("name: p\ndatum: mars", 2, "wanted one of wgs84, cgcs2000, gcj02, bd09"),
            ("name: p\nextends: zh-99", 2, "wanted one of canonical, zh-27"),
            ("name: My Profile", 1, "wanted 1 to 40 small letters, digits and hyphens"),
            ("title: p", 1, "the key \"name\" is missing"), ("name: p\nname: q", 1, "stands here twice"),
            ("name: [", 2, "this is not YAML"), ("", 1, "the key \"name\" is missing"),
            ("name: p\ncolumns: [a]", 2, "wanted keys with values"),
            (
                "name: p\nzones: {columns: {deviceCode: A}}", 2,
                "\"deviceCode\" is not a column; wanted one of zone"
            ),
            ("name: p\nzones: {match: [name]}", 2, "the key \"match\" is not known here"),
        ])
    func mistake(_ yaml: String, _ line: Int, _ sentence: String) {
        do throws(ProfileError) {
            _ = try Profile.parse(yaml, file: "p.yaml")
            Issue.record("was taken")
        } catch {
            let told = error.message(.english)
            #expect(told.hasPrefix("p.yaml:\(line): ") && told.contains(sentence), "\(told)")
            #expect(error.message(.chinese).contains { $0 >= "\u{4E00}" })
        }
    }

    @Test(
        "A profile says what 0 and 1 under 联网属性 mean",
        arguments: [
            ("zh-0-networked", "0", NetworkStatus.networked), ("zh-0-networked", "1", .notNetworked),
            ("zh-1-networked", "1", .networked), ("zh-1-networked", "0", .notNetworked),
            ("zh-1-networked", "2", .notNetworked), ("zh-1-networked", "已联网", .networked),
            ("zh-0-networked", "否", .notNetworked), ("zh-0-networked", "１", .notNetworked),
        ])
    func polarity(_ name: String, _ value: String, _ wanted: NetworkStatus) throws {
        var options = ReadOptions()
        options.profile = Profile.builtIn(named: name)
        let text = "设备编码,联网属性\n37050200001320000001,\(value)\n"
        let (reading, summary) = try readCameras(.bytes(Array(text.utf8), name: "c.csv"), options)
        #expect(reading.rows.first?.record.networkStatus == wanted && reading.findings.isEmpty)
        #expect(summary.profile == name)
    }

    @Test func `Without such a profile a bare digit is unknown, and the finding names the profiles`() throws {
        let reading = try readCameras("设备编码（*）,联网属性,通道号\n37050200001320000001,1,7\n")
        #expect(reading.rules == ["network-status-bare-digit"])
        let told = reading.findings.map { $0.message(.english) + $0.message(.chinese) }.joined()
        for name in ["zh-0-networked", "zh-1-networked"] { #expect(told.contains(name)) }
    }

    @Test func `Values, units, constants, extras and lists of headers`() throws {
        let yaml = """
            name: p
            columns:
              deviceCode: Code
              mountHeight: {headers: [H], unit: cm}
              maxViewDistance: {headers: [R], unit: km}
              investment: {headers: [Cost], unit: 万元}
              cameraType: {headers: [T], values: {PTZ: dome, none: "", odd: ~}}
              endpoints: [Main, Sub]
              name: [Title, Label]
            extras:
              indoors: {headers: [In], values: {Y: yes, N: no}}
            ignore: [Nr]
            constants: {ownership: 政府, phase: "2"}
            """
        let text = """
            Nr,Code,H,R,Cost,T,Sub,Main,Label,Title,In,phase
            1,37050200001320000001,350,0.12,1.28,ptz,http://127.0.0.1/b,http://127.0.0.1/a,L,,Y,
            2,37050200001320000002,3 m,120米,12800元,none,,http://127.0.0.1/a,L,Q,maybe,7
            3,37050200001320000003,11ft,80 m,x,odd,,,,Q,N,
            """
        let (reading, summary) = try readCameras(text, profile: yaml)
        let rows = reading.rows.map(\.record)
        try #require(rows.count == 3)
        #expect(
            rows.map(\.mountHeight) == [3.5, 3, 3.3528] && rows.map(\.maxViewDistance) == [120, 120, 80])
        #expect(rows.map { $0.investment?.description } == ["12800", "12800", nil])
        #expect(
            rows.map(\.cameraType) == [.dome, .unknown, .unknown] && rows[2].extras["cameraType"] == "odd")
        #expect(rows[0].endpoints.map(\.url) == ["http://127.0.0.1/a", "http://127.0.0.1/b"])
        #expect(rows.map(\.name) == ["L", "Q", "Q"] && rows[1].extras["Label"] == "L")
        #expect(rows.map { $0.extras["indoors"] } == ["yes", "maybe", "no"])
        #expect(rows.allSatisfy { $0.ownership == .government } && rows.map(\.phase) == ["2", "7", "2"])
        #expect(reading.rows.allSatisfy { $0.stated.contains(.ownership) })
        #expect(summary.notRead == ["Nr"] && summary.profile == "p")
        #expect(reading.rules == ["investment-malformed"])
    }

    @Test func `An empty cell erases only where the profile says so`() throws {
        let yaml = "name: p\nclear: [maintenanceUnit, longitude, latitude, endpoints]"
        let text = """
            deviceCode,name,maintenanceUnit,longitude,latitude,endpoints
            37050200001320000001,,,,,
            37050200001320000002,,U,118.6741,,
            """
        let (reading, _) = try readCameras(text, profile: yaml)
        try #require(reading.rows.count == 2)
        #expect(
            reading.rows[0].stated.columns == [
                .deviceCode, .longitude, .latitude, .endpoints, .maintenanceUnit,
            ])
        var known = CameraRecord(deviceCode: reading.rows[0].record.deviceCode)
        let wasSet = [
            known.set(.maintenanceUnit, canonical: "Old"), known.set(.name, canonical: "N"),
            known.setPosition(longitude: "118", latitude: "37"),
        ]
        #expect(wasSet == [true, true, true])
        known.merge(reading.rows[0].record, reading.rows[0].stated)
        #expect(known.maintenanceUnit == nil && known.position == nil && known.name == "N")
        // Half a position is a mistake, not an order to forget the whole.
        #expect(!reading.rows[1].stated.contains(.longitude) && reading.rules == ["coordinate-incomplete"])
    }

    @Test func `Rows without a device code are handed on with the columns that tell the camera`() throws {
        let yaml = "name: p\nmatch: [ipv4, port]"
        let text = """
            name,ipv4,port,deviceCode
            A,192.0.2.1,554,
            B,192.0.2.2,,
            C,192.0.2.3,554,37050200001320000001
            D,192.0.2.999,554,
            """
        let (reading, _) = try readCameras(text, profile: yaml)
        #expect(reading.rows.map(\.matchKeys) == [[.ipv4, .port], []] && reading.refused == 2)
        #expect(reading.rows.first?.stated.contains(.deviceCode) == false)
        #expect(reading.rows.first?.record.deviceCode.text == "?")
        #expect(reading.rules == ["match-keys-missing", "ipv4-malformed", "match-keys-missing"])
        let (without, _) = try readCameras("name,ipv4,port\nA,192.0.2.1,554\n", profile: yaml)
        #expect(without.rows.count == 1)
        #expect(throws: InventoryError.self) { try readCameras("name,port\nA,554\n", profile: yaml) }
    }

    @Test func `Rows of something else are skipped and counted, and codes are made of other cells`() throws {
        let text = """
            type,id,lat,lon,man_made,surveillance:type,camera:type,camera:direction,direction,height,operator,name
            node,1,47.2,8.8,surveillance,camera,fixed,NNE,,3 m,Stadt Zürich,A
            node,2,47.2,8.8,surveillance,,dome;fixed,90,10,3.5,,B
            node,3,47.2,8.8,surveillance,guard,,,,,,
            node,4,47.2,8.8,tower,camera,,,,,,
            """
        let (reading, summary) = try readCameras(.bytes(Array(text.utf8), name: "c.csv"))
        #expect(summary.profile == "osm" && summary.skipped == 2 && reading.refused == 0)
        try #require(reading.rows.count == 2)
        let (a, b) = (reading.rows[0].record, reading.rows[1].record)
        #expect(a.deviceCode.text == "osm-node-1" && a.cameraType == .fixedBullet && a.mountHeight == 3)
        #expect(a.bearing?.degrees == 22.5 && a.managementUnit?.name == "Stadt Zürich")
        #expect(
            b.bearing?.degrees == 90 && b.extras["direction"] == "10"
                && b.extras["cameraType"] == "dome;fixed")
        #expect(reading.findings.isEmpty)
    }

    @Test(
        "Directions of GB/T 28181 and of GA/T 1400 are never one table",
        arguments: [
            ("DeviceID,Name,ParentID,Status,DirectionType", 5, 135.0),
            ("DeviceID,Name,ParentID,Status,DirectionType", 7, 225),
            ("ApeID,Name,PlaceCode,IsOnline,MonitorDirection", 5, 45),
            ("ApeID,Name,PlaceCode,IsOnline,MonitorDirection", 6, 225),
            ("ApeID,Name,PlaceCode,IsOnline,MonitorDirection", 7, 135),
        ])
    func directions(_ headers: String, _ code: Int, _ wanted: Double) throws {
        let row = try readCameras("\(headers)\n37050200001320000001,A,37050200,1,\(code)\n").rows.first
        #expect(row?.record.bearing?.degrees == wanted)
        #expect(row?.record.extras[headers.contains("ApeID") ? "IsOnline" : "Status"] == "1")
    }

    @Test func `A catalog's parent may be a path or the camera itself`() throws {
        let text = """
            {"DeviceID": "37050200001320000001", "Name": "A", "ParentID": "37050200002000000001/37050200001180000009", "CivilCode": "CivilCode", "Status": "ON"}
            {"DeviceID": "37050200001320000002", "Name": "B", "ParentID": "37050200001320000002", "CivilCode": "370502", "Status": "OK"}
            """
        let (reading, summary) = try readCameras(.bytes(Array(text.utf8), name: "c.jsonl"))
        #expect(summary.profile == "gb28181" && reading.rules == ["parent-self"])
        #expect(reading.rows.map { $0.record.parent?.text } == ["37050200001180000009", nil])
        #expect(reading.rows.map { $0.record.divisionCode?.text } == [nil, "370502"])
    }

    @Test func `A JSON file's profile is known before its first row is handed out`() throws {
        let text =
            #"[{"ApeID": "37050200001320000001", "Name": "A", "PlaceCode": "370502", "UserId": "u", "Password": "p"}]"#
        let reader = try CameraInventoryReader(.bytes(Array(text.utf8), name: "c.json"))
        #expect(reader.summary.profile == "gat1400" && reader.summary.dropped == ["UserId", "Password"])
    }

    @Test func `Canonical files stay canonical and two headers of one column stay a mistake`() throws {
        let (_, summary) = try readCameras(
            .bytes(
                Array("deviceCode,name,longitude,latitude,port\nbkq-1,A,118.6,37.4,554\n".utf8), name: "c.csv"
            ))
        #expect(summary.profile == "canonical")
        #expect(throws: InventoryError.self) { try readCameras("deviceCode,经度,longitude\nbkq-1,1,2\n") }
    }

    @Test(
        "A zone's level follows from its code where the file has no column for it",
        arguments: [
            ("37", ZoneLevel.province), ("3705", .city), ("370502", .county), ("370502001", .town),
            ("370502001002", .village), ("370000", .province), ("370500", .city), ("370502001000", .town),
            ("37050200", nil), ("X1", nil),
        ])
    func levels(_ code: String, _ level: ZoneLevel?) throws {
        let row = try #require(try readZones("编号,名称,上级\n\(code),某地, \n").rows.first)
        #expect(row.zone.level == level && row.zone.parent == nil)
        #expect(try readZones("zone,name,level\n\(code),某地,\n").rows.first?.zone.level == nil)
    }

    @Test func `Profiles name the headers of zones and sites too`() throws {
        let yaml = """
            name: p
            zones:
              columns: {zone: adcode, name: label, kind: {headers: [k], values: {A: keyPublicArea}}}
              drop: [boss]
            sites:
              columns: {site: no, name: label, zone: adcode, category: class}
              constants: {category: keyIndustry}
            """
        var options = ReadOptions()
        options.profile = try Profile.parse(yaml, file: "p.yaml")
        var zones = try ZoneInventoryReader(
            .bytes(Array("adcode,label,k,boss\n370502,Dongying,a,X\n".utf8), name: "z.csv"), options: options)
        let zone = try #require(try zones.next()?.rows.first)
        #expect(zone.zone.kind == .keyPublicArea && zones.summary.dropped == ["boss"])
        var sites = try SiteInventoryReader(
            .bytes(Array("no,label,adcode,class\nS1,Gate,370502,\n".utf8), name: "s.csv"), options: options)
        let site = try sites.next()?.rows.first
        #expect(site?.site.category == .keyIndustry)
    }
}
