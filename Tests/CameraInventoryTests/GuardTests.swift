import CameraModel
import Testing

@testable import CameraInventory

/// What the guards cut out of texts, and what they leave alone.
@Suite struct GuardTests {
    /// The text, what must be left of it (`nil` = nothing), and the kinds that were found.
    typealias Case = (text: String, kept: String?, kinds: [PersonalKind])

    static let personal: [Case] = [
        ("13812345678", nil, [.phone]), ("+86 138-1234-5678", nil, [.phone]), ("１３８１２３４５６７８", nil, [.phone]),
        ("东门岗亭 13812345678", "东门岗亭", [.phone]), ("东门岗亭13812345678", "东门岗亭", [.phone]),
        ("8613812345678", nil, [.phone]), ("138 1234 5678", nil, [.phone]),
        ("13812345678/13912345678", nil, [.phone]),
        ("tel:13812345678", nil, [.phone]), ("North gate, call 138-1234-5678", "North gate, call", [.phone]),
        ("电话：8331234", nil, [.phone]), ("值班电话8331234转801", "转801", [.phone]), ("0546-8331234", nil, [.phone]),
        ("门卫室（0546）8331234", "门卫室", [.phone]), ("tel 0546-8331234", nil, [.phone]),
        ("传真 010-62345678", nil, [.phone]),
        ("门口 联系人张三13812345678", "门口", [.name, .phone]), ("联系人：张三，电话：13812345678", nil, [.name, .phone]),
        ("王五（13800138000）", nil, [.name, .phone]), ("13800138000 王五", nil, [.name, .phone]),
        ("东营区西城李小明：13800138000", "东营区西城", [.name, .phone]), ("联系人：张三", nil, [.name]),
        ("业主：李四", nil, [.name]), ("李四 经理", nil, [.name]), ("张经理", nil, [.name]),
        ("王主任办公室门口", "办公室门口", [.name]),
        ("户主欧阳小明", nil, [.name]), ("联系人：阿依古丽", nil, [.name]), ("contact: Zhang San", nil, [.name]),
        ("Owner: Li Si, gate 3", "gate 3", [.name]), ("负责人 赵六", nil, [.name]), ("管理员：王小明 二楼", "二楼", [.name]),
        ("11010519491231002X", nil, [.identityNumber]),
        ("身份证 11010519491231002x 北门", "北门", [.identityNumber]),
        ("张三 110105194912310 02X", nil, []), ("身份证号：370502198001011", nil, [.identityNumber]),
        ("admin@example.com", nil, [.email]),
        ("mail zhang.san@dongying.gov.cn please", "mail please", [.email]),
        ("密码：Hik12345", nil, [.secret]), ("账号admin密码12345", nil, [.secret]),
        ("user=admin;password=x1", nil, [.secret]),
        ("口令:芝麻开门", nil, [.secret]), ("用户名：admin 北门", "北门", [.secret]), ("admin/Hik12345", nil, [.secret]),
        ("password hunter2", nil, [.secret]), ("pwd=abc,def;1", nil, [.secret]),
        ("Passwd : x", nil, [.secret]),
        ("token=9f86d081884c7d65", nil, [.secret]), ("secret: QUJDREVGR0g=", nil, [.secret]),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefghijk", nil, [.secret]),
        ("AKIAIOSFODNN7EXAMPLE", nil, [.secret]),
        ("-----BEGIN PRIVATE KEY----- MIIE -----END PRIVATE KEY-----", nil, [.secret]),
        ("admin:hunter2@192.0.2.1", "192.0.2.1", [.secret]), ("密钥：0a1b2c3d", nil, [.secret]),
        ("北门 密码为 abc123", "北门", [.secret]), ("Authorization: Bearer abcdef0123456789", nil, [.secret]),
    ]

    @Test("People and secrets are cut out of a text, the rest stays", arguments: personal)
    func cut(_ text: String, _ kept: String?, _ kinds: [PersonalKind]) {
        if kinds.isEmpty { return }
        let bytes = Array(text.utf8)
        #expect(bytes.withUnsafeBufferPointer { mayHoldPersonalData($0) }, "left at the first look")
        let outcome = TextScreen.screened(text)
        #expect(outcome.text == kept)
        #expect(outcome.kinds == kinds)
    }

    static let harmless = [
        "13号楼", "张家口路", "张家口路13号", "高校长廊", "管理处北门", "经一路与纬二路路口", "业主方便通道", "业主安全通道入口", "手机城东门", "密码锁专卖店",
        "户部街", "用户端机房", "老师宿舍楼", "长江路131号", "书院街", "00:1a:2b:3c:4d:5e", "00-1A-2B-3C-4D-5E",
        "118.674123,37.434",
        "37050200001320000001", "370502198001011234", "SN13812345678X", "DS-2CD3T46WD-I3",
        "2026-11-21 08:00:00",
        "2017/10/01 10:30:59", "192.168.138.123:8080", "http://192.0.2.1:8080/a.m3u8", "H.265/H.264",
        "1920x1080", "P-0013",
        "鲁公网安备37050202000123号", "keyboard shop", "monkey park", "passage 3", "Pinewood road", "Tellers hall",
        "user 3",
        "East gate of No. 1 school", "owner's lane", "Contact Center North", "电话亭旁", "热力公司", "先锋路", "女儿河桥",
        "微山湖路",
        "账房胡同", "邮政局门口", "警务站", "王府井大街", "李家庄村口", "周村区", "马路东侧", "高清", "红外", "白光", "全彩", "华为", "大华股份",
        "金三立", "海康威视", "明装", "周五", "单向", "中国移动", "380V", "DK15+200", "K138+123.456", "1234567890123",
        "0.13812345678",
    ]

    @Test("Places, codes and words are left alone", arguments: harmless)
    func leave(_ text: String) throws {
        let outcome = TextScreen.screened(text)
        #expect(outcome.text == text && outcome.kinds.isEmpty)
        let reading = try readCameras("deviceCode,name,备注\n37050200001320000001,\"\(text)\",\"\(text)\"\n")
        #expect(reading.rows.first?.record.name == text)
        #expect(reading.rows.first?.record.extras["备注"] == text)
    }

    static let owners: [(text: String, kept: String?)] = [
        ("张三", nil), ("李小明", nil), ("欧阳小明", nil), ("业主：李四", nil), ("王五（13800138000）", nil), ("李四 经理", nil),
        ("张 三", nil),
        ("张三、李四", nil), ("王五（个人）", nil), ("李小明家", nil), ("Zhang San", nil), ("LI XIAOMING", nil),
        ("Wang Wu", nil),
        ("东营市公安局", "东营市公安局"), ("金山村", "金山村"), ("高新区", "高新区"), ("万科物业", "万科物业"), ("万达", "万达"),
        ("铁塔公司", "铁塔公司"),
        ("中国移动", "中国移动"), ("石化", "石化"), ("文旅局", "文旅局"), ("张江镇", "张江镇"), ("李庄", "李庄"), ("马路队", "马路队"),
        ("路政", "路政"),
        ("Dongying Police Bureau", "Dongying Police Bureau"), ("Wanda Group", "Wanda Group"),
        ("Unit A", "Unit A"),
        ("东营区某派出所", "东营区某派出所"), ("中国铁塔", "中国铁塔"), ("交警支队", "交警支队"), ("教育局", "教育局"), ("某街道办", "某街道办"),
        ("城管", "城管"),
    ]

    @Test("A person is no owner, a unit is", arguments: owners)
    func dropsOwner(_ text: String, _ kept: String?) throws {
        for column in ["owner", "管理单位", "maintenanceUnit"] {
            let reading = try readCameras("deviceCode,\(column)\n37050200001320000001,\"\(text)\"\n")
            let record = try #require(reading.rows.first?.record)
            #expect((record.owner ?? record.managementUnit ?? record.maintenanceUnit)?.name == kept)
            #expect(reading.findings.isEmpty == (kept != nil))
            let told = reading.findings.map { $0.message(.english) + $0.message(.chinese) + ($0.found ?? "") }
            #expect(kept != nil || told.allSatisfy { !$0.contains(text) })
        }
    }

    @Test func `A resident's camera keeps its class and no owner`() throws {
        let reading = try readCameras("deviceCode,owner,ownership\n37050200001320000001,某小区一户,居民\n")
        let row = try #require(reading.rows.first)
        #expect(row.record.owner == nil && row.record.ownership == .resident && !row.stated.contains(.owner))
        #expect(reading.rules == ["resident-owner"])
    }

    @Test func `A name that is the whole text goes, in names, addresses and unknown columns`() throws {
        let text = "deviceCode,name,address,备注,xm\n37050200001320000001,李小明,王建国,张伟,陈三\n"
        let (reading, summary) = try readCameras(.bytes(Array(text.utf8), name: "c.csv"))
        let record = try #require(reading.rows.first?.record)
        #expect(record.name == nil && record.address == nil && record.extras.isEmpty)
        #expect(summary.droppedContent.names == 4 && summary.droppedContent.total == 4)
    }

    @Test func `A finding never shows what was taken out`() throws {
        let text = """
            deviceCode,bearing,设备状态,port,纬度
            37050200001320000001,张三13812345678,密码：hunter2,李小明,13812345678
            """
        let reading = try readCameras(text)
        let told = reading.findings.map { "\($0) \($0.message(.english)) \($0.message(.chinese))" }.joined()
        for secret in ["张三", "13812345678", "hunter2", "李小明"] { #expect(!told.contains(secret)) }
        #expect(!reading.findings.isEmpty)
    }

    @Test func `Device codes are not looked through, and an identity number's check digit decides`() throws {
        let codes = "deviceCode,name\n11010519491231002X,a\n13812345678,b\n370502198001011234,c\n"
        let rows = try readCameras(codes).rows
        #expect(
            rows.map(\.record.deviceCode.text) == ["11010519491231002X", "13812345678", "370502198001011234"])
        #expect(isIdentityNumber("11010519491231002x".unicodeScalars.map(\.value)))
        #expect(!isIdentityNumber("110105194912310021".unicodeScalars.map(\.value)))
        #expect(!isIdentityNumber("11010519491331002x".unicodeScalars.map(\.value)))
    }

    @Test func `Logins inside addresses are handed on only when asked for, and of kept rows only`() throws {
        let text = """
            deviceCode,latitude,longitude,endpoints
            37050200001320000001,37.4,118.5,rtsp://admin:p%40ss@127.0.0.1/a
            37050200001320000002,97.4,118.5,rtsp://admin:refused@127.0.0.1/a
            37050200001320000003,37.4,118.5,http://127.0.0.1/user=admin&password=x1&channel=1.sdp
            """
        var options = ReadOptions()
        for keeps in [false, true] {
            options.keepsCredentials = keeps
            var reader = try CameraInventoryReader(.bytes(Array(text.utf8), name: "c.csv"), options: options)
            let batch = try #require(try reader.next())
            let logins = batch.credentials.map { [$0.deviceCode.text, $0.login.user, $0.login.password] }
            #expect(logins == (keeps ? [["37050200001320000001", "admin", "p@ss"]] : []))
            #expect(!"\(batch.credentials)".contains("p@ss"))
            #expect(
                batch.rows.map { $0.record.endpoints.first?.url } == [
                    "rtsp://127.0.0.1/a", "http://127.0.0.1/channel=1.sdp",
                ])
            #expect(reader.summary.droppedContent.secrets == 3)
        }
    }

    @Test func `Every cell is left at the first look unless something in it could be personal`() {
        let plain = [
            "37050200", "东营区西城派出所北门", "DS-2CD3T46", "118.674123", "人民路与建设街路口东北角", "1080P", "P-00123456",
        ]
        for text in plain {
            let bytes = Array(text.utf8)
            #expect(!bytes.withUnsafeBufferPointer { mayHoldPersonalData($0) }, "\(text)")
        }
    }
}
