import CameraModel

/// The words of a closed list, and the digits that stand for them under national headers.
struct WordTable<Value: Vocabulary>: Sendable {
    private var words: [String: Value] = [:]
    private var codes: [String: Value]

    init(_ more: [(Value, [String])], codes: [String: Value] = [:]) {
        self.codes = codes
        for value in Value.allCases {
            words[value.rawValue] = value
            words[value.rawValue.lowercased()] = value
            words[lookupForm(ofHeader: value.label(.chinese))] = value
            words[lookupForm(ofHeader: value.label(.english))] = value
        }
        for (value, names) in more { for name in names { words[lookupForm(ofHeader: name)] = value } }
    }

    func value(_ cell: CellValue) -> Value? {
        // Most cells hold the canonical word as it is; only the others are brought into lookup form.
        if let value = words[cell.raw] { return value }
        let word = cell.word
        return words[word] ?? (cell.isNational ? codes[word] : nil)
    }
}

/// The tables of a camera inventory. Digits: GB/T 28181-2022 and the 一机一档 dictionaries.
enum Words {
    static let level = WordTable<ZoneLevel>([
        (.province, ["省级", "自治区", "直辖市"]), (.city, ["地级市", "市级", "地市"]),
        (.county, ["县", "区", "区县", "县级市", "县级", "县区"]),
        (.town, ["乡", "镇", "街道", "乡镇", "镇街", "乡级"]), (.village, ["村", "社区", "村居"]), (.grid, ["网格级"]),
    ])
    static let category = WordTable<AreaCategory>([
        (.keyIndustry, ["重点行业", "重点行业、领域", "重点行业领域涉及公共区域", "重点行业、领域涉及公共区域"]), (.keyPublicArea, ["重点公共区"]),
        (.other, ["其它"]),
    ])
    static let networkStatus = WordTable<NetworkStatus>([
        (.networked, ["联网", "是", "yes", "true"]), (.notNetworked, ["否", "no", "false", "不联网"]),
    ])
    static let deviceState = WordTable<DeviceState>(
        [(.inUse, ["使用中"]), (.underRepair, ["维修中"]), (.removed, ["已拆除", "报废"]), (.planned, ["规划中", "在建"])],
        codes: ["1": .inUse, "2": .underRepair, "3": .removed])
    static let pointClass = WordTable<PointClass>(
        [
            (.first, ["一类点", "一类视频监控点"]), (.second, ["二类点", "二类视频监控点"]), (.third, ["三类点", "三类视频监控点"]),
            (.other, ["其它"]),
        ],
        codes: ["1": .first, "2": .second, "3": .third, "4": .internal, "9": .other])
    static let ownership = WordTable<Ownership>([
        (.community, ["村居", "村社区"]), (.resident, ["个人", "居民个人"]), (.police, ["公安机关"]),
    ])
    static let cameraType = WordTable<CameraType>(
        [
            (.checkpoint, ["卡口枪机"]), (.halfDome, ["半球机"]), (.panoramic, ["全景摄像机"]), (.other, ["其它"]),
            (.fixedBullet, ["枪机"]),
        ],
        codes: [
            "1": .dome, "2": .halfDome, "3": .fixedBullet, "4": .remoteBullet, "5": .checkpoint,
            "99": .unknown,
        ])
    static let signage = WordTable<Signage>([
        (.present, ["是", "yes", "true", "已设"]), (.absent, ["否", "no", "false", "未设"]),
    ])
    static let legalBasis = WordTable<LegalBasis>([])

    /// Looking directions in degrees from north: DirectionType of GB/T 28181 (never APE's MonitorDirection).
    static let directions: [String: Double] = [
        "东": 90, "西": 270, "南": 180, "北": 0, "东南": 135, "东北": 45, "西南": 225, "西北": 315, "东向": 90, "西向": 270,
        "南向": 180, "北向": 0, "east": 90, "west": 270, "south": 180, "north": 0, "southeast": 135,
        "northeast": 45,
        "southwest": 225, "northwest": 315, "e": 90, "w": 270, "s": 180, "n": 0, "se": 135, "ne": 45,
        "sw": 225, "nw": 315,
    ]
    static let directionCodes: [String: Double] = [
        "1": 90, "2": 270, "3": 180, "4": 0, "5": 135, "6": 45, "7": 225, "8": 315,
    ]
    static let encodingCodes = ["1": "MPEG-4", "2": "H.264", "3": "SVAC", "4": "H.265"]
    static let lightCodes = ["1": "none", "2": "infrared", "3": "white", "4": "laser", "9": "other"]
    static let lightWords = [
        "无补光": "none", "无": "none", "红外": "infrared", "红外补光": "infrared", "白光": "white", "白光补光": "white",
        "激光": "laser",
        "激光补光": "laser", "其他": "other", "其它": "other",
    ]
    static let sectorCodes = [
        "1": "公安", "2": "环保", "3": "文博", "4": "医疗", "5": "旅游", "6": "广电", "7": "食药", "8": "教育", "9": "检察院",
        "10": "法院",
        "11": "金融", "12": "交通", "13": "住建", "14": "水利", "15": "林业", "16": "安监", "17": "市政", "18": "国土",
    ]
}
