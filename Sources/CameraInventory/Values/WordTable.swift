import CameraModel

/// The words of a closed list. Codes that stand for them are a profile's.
struct WordTable<Value: Vocabulary>: Sendable {
    private let words: [String: Value]
    private let byBytes: ByteWords<Value>

    init(_ more: [(Value, [String])]) {
        var words: [String: Value] = [:]
        for value in Value.allCases {
            words[value.rawValue] = value
            words[value.rawValue.lowercased()] = value
            words[lookupForm(ofHeader: value.label(.chinese))] = value
            words[lookupForm(ofHeader: value.label(.english))] = value
        }
        for (value, names) in more { for name in names { words[lookupForm(ofHeader: name)] = value } }
        self.words = words
        byBytes = ByteWords(words)
    }

    func value(_ cell: CellValue) -> Value? {
        // Most cells hold the canonical word as it is; only the others are brought into lookup form.
        byBytes[cell.bytes] ?? words[cell.word]
    }

    /// Every word that is known, with the canonical one it stands for.
    var closedList: ClosedList { ClosedList(words: Value.words, canonical: words.mapValues(\.rawValue)) }
}

/// A closed list as profiles see it.
struct ClosedList: Sendable {
    /// The canonical words, for messages.
    let words: String
    /// By a word in lookup form.
    let canonical: [String: String]
}

/// The words of an inventory's closed lists.
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
        [(.inUse, ["使用中"]), (.underRepair, ["维修中"]), (.removed, ["已拆除", "报废"]), (.planned, ["规划中", "在建"])])
    static let pointClass = WordTable<PointClass>(
        [
            (.first, ["一类点", "一类视频监控点"]), (.second, ["二类点", "二类视频监控点"]), (.third, ["三类点", "三类视频监控点"]),
            (.other, ["其它"]),
        ])
    static let ownership = WordTable<Ownership>([
        (.community, ["村居", "村社区"]), (.resident, ["个人", "居民个人"]), (.police, ["公安机关"]),
    ])
    static let cameraType = WordTable<CameraType>(
        [
            (.checkpoint, ["卡口枪机"]), (.halfDome, ["半球机"]), (.panoramic, ["全景摄像机"]), (.other, ["其它"]),
            (.fixedBullet, ["枪机"]),
        ])
    static let signage = WordTable<Signage>([
        (.present, ["是", "yes", "true", "已设"]), (.absent, ["否", "no", "false", "未设"]),
    ])
    static let legalBasis = WordTable<LegalBasis>([])

    /// Looking directions in degrees from north: 东 is a camera that looks east.
    static let directions: [String: Double] = [
        "东": 90, "西": 270, "南": 180, "北": 0, "东南": 135, "东北": 45, "西南": 225, "西北": 315, "东向": 90, "西向": 270,
        "南向": 180, "北向": 0, "east": 90, "west": 270, "south": 180, "north": 0, "southeast": 135,
        "northeast": 45,
        "southwest": 225, "northwest": 315, "e": 90, "w": 270, "s": 180, "n": 0, "se": 135, "ne": 45,
        "sw": 225, "nw": 315,
    ]
    static let lightWords = [
        "无补光": "none", "无": "none", "红外": "infrared", "红外补光": "infrared", "白光": "white", "白光补光": "white",
        "激光": "laser",
        "激光补光": "laser", "其他": "other", "其它": "other",
    ]

    /// By column, for profiles.
    static let closedLists: [String: ClosedList] = [
        "level": level.closedList, "category": category.closedList, "kind": category.closedList,
        "networkStatus": networkStatus.closedList, "deviceState": deviceState.closedList,
        "pointClass": pointClass.closedList, "ownership": ownership.closedList,
        "cameraType": cameraType.closedList,
        "signage": signage.closedList, "legalBasis": legalBasis.closedList,
    ]
}
