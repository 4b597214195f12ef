import CameraModel
import Testing

@testable import CameraInventory

@Suite struct WriterTests {
    static var camera: CameraRecord {
        var camera = CameraRecord(deviceCode: DeviceCode("37050200001320000001") ?? CSVCamera.none)
        let texts: [(CameraColumn, String)] = [
            (.name, "=cmd|' /C calc'!A0"), (.commonName, "'=x"), (.divisionCode, "370502"), (.zone, "370502"),
            (.category, "keyIndustry"), (.sector, "教育/交通"), (.pointClass, "internal"), (.cameraType, "dome"),
            (.functionTypes, "a;b"), (.manufacturer, "A, \"B\""), (.model, "-5"), (.resolution, "1920x1080"),
            (.encoding, "H.265"), (.lightType, "infrared"), (.address, "@home"), (.bearing, "135.5"),
            (.horizontalFieldAngle, "90"), (.verticalFieldAngle, "45.25"), (.tilt, "-10"),
            (.mountHeight, "6"),
            (.maxViewDistance, "120"), (.positionTypes, "3;9"), (.networkStatus, "notNetworked"),
            (.networkKind, "internet"), (.ipv4, "192.0.2.1"), (.ipv6, "2001:db8::1"), (.port, "554"),
            (.mac, "00:1a:2b:3c:4d:5e"), (.endpoints, "http://127.0.0.1/a;rtsp://[::1]:554/b"),
            (.sites, "S1;S2"),
            (.owner, "某单位"), (.ownership, "community"), (.managementUnit, "U"), (.maintenanceUnit, "V"),
            (.pole, "P-1"), (.parent, "NVR-1"), (.phase, "2"), (.investment, "12.50"),
            (.installTime, "2017-10-01T02:30:59Z"), (.deviceState, "underRepair"), (.retentionDays, "30"),
            (.legalBasis, "article9"), (.filingNumber, "00017"), (.filedOn, "2025-06-01"),
            (.signage, "absent"),
            (.consentReference, "C"), (.approvalReference, "D"), (.attachments, "x.pdf"),
            (.formerCode, "old-1"),
            (.extras, #"{"cameraType":"17","备注":"a \"quoted\" word"}"#),
        ]
        for (column, text) in texts where !camera.set(column, canonical: text) {
            Issue.record("\(column.rawValue)")
        }
        _ = camera.setPosition(longitude: "118.674123", latitude: "-37.43")
        return camera
    }

    @Test("What is written is read back the same", arguments: [InventoryFormat.csv, .json, .jsonl])
    func cameras(_ format: InventoryFormat) throws {
        let all = [Self.camera, CameraRecord(deviceCode: CSVCamera.none)]
        var writer = InventoryWriter(.cameras, format: format)
        let text = writer.header() + writer.append([all[0]]) + writer.append([all[1]]) + writer.footer()
        let reading = try readCameras(text, name: "c." + format.rawValue)
        #expect(reading.rows.map(\.record) == all)
        for column in CameraColumn.allCases {
            #expect(reading.rows.first?.record.text(of: column) == all[0].text(of: column))
        }
    }

    @Test("Zones and sites are read back the same", arguments: [InventoryFormat.csv, .json, .jsonl])
    func zonesAndSites(_ format: InventoryFormat) throws {
        let code = try #require(ZoneCode("370502"))
        var zone = Zone(code: code, name: "东营区", level: .county, parent: ZoneCode("3705"))
        (zone.kind, zone.plannedCameras, zone.requiredKeyIndustry) = (.other, 0, 9)
        var zones = InventoryWriter(.zones, format: format)
        let zoneText = zones.header() + zones.append([zone]) + zones.footer()
        #expect(try readZones(zoneText, name: "z." + format.rawValue).rows.map(\.zone) == [zone])
        var site = Site(key: "S1", name: "+1 gate", zone: code, category: .keyIndustry)
        site.position = Coordinate(longitude: 118.5, latitude: 37)
        site.requiredCameras = 3
        var sites = InventoryWriter(.sites, format: format)
        let siteText = sites.header() + sites.append([site]) + sites.footer()
        #expect(try readSites(siteText, name: "s." + format.rawValue).rows.map(\.site) == [site])
    }

    @Test func `Spreadsheet formulas are defused in text and numbers stay numbers`() {
        var writer = InventoryWriter(.cameras, format: .csv)
        let line = writer.append([Self.camera])
        #expect(line.contains(",'=cmd|") && line.contains(",'-5,") && line.contains(",'@home,"))
        #expect(line.contains(",-37.43,") && line.contains(",-10,"))
    }

    @Test func `No cameras are an empty array`() {
        let writer = InventoryWriter(.cameras, format: .json)
        #expect(writer.header() + writer.footer() == "[]\n")
    }
}

enum CSVCamera {
    /// A code for tests that cannot be wrong.
    static var none: DeviceCode {
        guard let code = DeviceCode("bkq-1") else { preconditionFailure("a plain word is a code") }
        return code
    }
}
