import CameraModel
import Testing

@testable import CameraInventory

@Suite struct HeaderTests {
    @Test(
        "Spellings of one header mean one column",
        arguments: [
            "设备名称", "设备名称（*）", "设备名称(*)", " 设备 名称　", "name", "Name", "NAME", "ｎａｍｅ",
        ])
    func spelling(_ header: String) throws {
        #expect(try readCameras("deviceCode,\(header)\nbkq-1,Hall\n").rows.first?.record.name == "Hall")
    }

    @Test func `The 27 national headers are read, with their digit codes`() throws {
        let text = """
            设备编码（*）,设备名称,设备厂商,行政区域,监控点位类型,设备型号,点位俗称,IPV4地址,IPV6地址,MAC地址,摄像机类型,摄像机功能类型,补光属性,摄像机编码格式,安装地址,经度,设备维度,摄像机位置类型,监控方位,联网属性,所属辖区公安机关,安装时间,管理单位,管理单位联系方式,录像保存天数,设备状态,所属部门/行业
            ３７０５０２00001320000001,东门,某厂,370502,1,X-1,门口,192.0.2.1,2001:db8::1,00-1A-2B-3C-4D-5E,5,1/5,2,4,路口,118.6741,37.4339,3/9,5,已联网,某分局,2017-10-01 10:30:59,某单位,0546-0000000,30,1,8/12
            """
        let (reading, summary) = try readCameras(.bytes(Array(text.utf8), name: "c.csv"))
        let camera = try #require(reading.rows.first).record
        #expect(reading.findings.isEmpty)
        #expect(camera.deviceCode.text == "37050200001320000001")
        #expect(
            camera.pointClass == .first && camera.cameraType == .checkpoint && camera.deviceState == .inUse)
        #expect(camera.functionTypes == ["1", "5"] && camera.positionTypes == ["3", "9"])
        #expect(camera.lightType == "infrared" && camera.encoding == "H.265" && camera.sector == "教育/交通")
        #expect(
            camera.bearing?.degrees == 135 && camera.networkStatus == .networked && camera.retentionDays == 30
        )
        #expect(camera.installTime?.description == "2017-10-01T02:30:59Z")
        #expect(camera.extras == ["所属辖区公安机关": "某分局"])
        #expect(summary.profile == "zh-27" && summary.dropped == ["管理单位联系方式"] && summary.droppedCells == 1)
        #expect(summary.ignored == ["所属辖区公安机关"] && summary.mapped.count == 25)
    }

    @Test func `People and secrets are dropped and counted, and never stand in a finding`() throws {
        let text = """
            deviceCode,管理员姓名,联系电话,设备用户名,设备口令,Password,contact phone,备注,取流地址,备用地址
            bkq-1,张三,13800000000,admin,hunter2,hunter2,1,看得见,ftp://admin:hunter2@127.0.0.1/,rtsp://admin:hunter2@127.0.0.1/b
            """
        let (reading, summary) = try readCameras(.bytes(Array(text.utf8), name: "c.csv"))
        #expect(summary.droppedCells == 6 && summary.dropped.count == 6)
        let row = try #require(reading.rows.first)
        #expect(row.record.extras == ["备注": "看得见", "备用地址": "rtsp://127.0.0.1/b"])
        let told = reading.findings.map { "\($0) \($0.message(.english)) \($0.message(.chinese))" }.joined()
        #expect(!told.contains("hunter2") && !told.contains("张三"))
    }

    @Test(
        "Words and codes of closed lists",
        arguments: [
            ("deviceState", "INUSE", CameraColumn.deviceState, "inUse"),
            ("设备状态", "2", .deviceState, "underRepair"),
            ("设备状态", "拆除", .deviceState, "removed"), ("deviceState", "规划", .deviceState, "planned"),
            ("监控点位类型", "公安内部", .pointClass, "internal"), ("监控点位类型", "9", .pointClass, "other"),
            ("区域类别", "重点行业、领域", .category, "keyIndustry"),
            ("category", "keypublicarea", .category, "keyPublicArea"),
            ("联网属性", "否", .networkStatus, "notNetworked"), ("signage", "有", .signage, "present"),
            ("归属类型", "居民", .ownership, "resident"), ("cameraType", "遥控枪机", .cameraType, "remoteBullet"),
            ("摄像机类型", "全景", .cameraType, "panoramic"), ("监视方位", "东南", .bearing, "135"),
            ("监视方位", "1", .bearing, "90"),
            ("监视方位", "10", .bearing, "10"), ("bearing", "1", .bearing, "1"),
            ("bearing", "360", .bearing, "0"),
            ("图像分辨率", "１９２０*１０８０", .resolution, "1920x1080"), ("investment", "12.5", .investment, "12.50"),
            ("legalBasis", "第九条", .legalBasis, "article9"), ("sites", "A；B; C", .sites, "A;B;C"),
        ])
    func words(_ header: String, _ value: String, _ column: CameraColumn, _ wanted: String) throws {
        let reading = try readCameras("deviceCode,\(header)\n37050200001320000001,\(value)\n")
        #expect(reading.rows.first?.record.text(of: column) == wanted)
        #expect(reading.findings.isEmpty)
    }

    @Test func `Unknown codes stay as extras under the canonical name`() throws {
        let row = try #require(try readCameras("设备编码,摄像机类型,联网属性\nbkq-1,17,0\n").rows.first)
        #expect(row.record.extras == ["cameraType": "17", "networkStatus": "0"])
        #expect(row.record.cameraType == .unknown && !row.stated.contains(.cameraType))
    }

    @Test func `An empty cell states nothing and a zone's name is handed on`() throws {
        let row = try #require(try readCameras("deviceCode,name,zone\nbkq-1,,Dongying District\n").rows.first)
        #expect(row.stated.columns == [.deviceCode, .zone] && row.zoneText == "Dongying District")
    }

    @Test func `Zones and sites read in Chinese`() throws {
        let zone = try #require(
            try readZones("区域编码,区域名称,级别,上级区域,区域类别,规划数量\n370502,东营区,区,3705,重点公共区域,12\n").rows.first)
        #expect(
            zone.zone.level == .county && zone.zone.kind == .keyPublicArea && zone.zone.plannedCameras == 12)
        let site = try #require(
            try readSites("采集部位,所属区域,区域类别,经度,纬度\n一中东门,东营区,重点行业,118.6,37.4\n").rows.first)
        #expect(site.site.key == "一中东门" && site.zoneText == "东营区" && site.site.category == .keyIndustry)
    }

    @Test func `One camera is parsed from headers and values`() {
        let parser = CameraRowParser()
        let (row, findings) = parser.parse([("deviceCode", "bkq-1"), ("纬度", "37.4"), ("longitude", "118.6")])
        #expect(row?.record.position != nil && findings.map(\.rule.id) == ["device-code-length"])
        #expect(parser.parse([("name", "x")]).1.map(\.rule.id) == ["device-code-missing"])
        #expect(parser.parse([("deviceCode", "bkq-1"), ("category", "street")]).0 == nil)
    }
}
