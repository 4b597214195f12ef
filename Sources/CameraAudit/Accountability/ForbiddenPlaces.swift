import CameraModel

/// Words that tell of a place, and words behind them that say that the camera is near it and not in it.
struct PlaceWords {
    let words: [String]
    /// Right behind the word they make it another place: `客房走廊`, `国防路`, `更衣室门口`.
    let excused: [String]

    /// Inside which article 8 forbids cameras: rooms of hotels, private dining rooms, dormitories and rest rooms,
    /// bathrooms, toilets, changing, nursing and fitting rooms.
    static let forbidden = PlaceWords(
        words: [
            "客房", "包间", "包厢", "宿舍", "寝室", "休息室", "浴室", "澡堂", "淋浴", "桑拿", "卫生间", "厕所", "洗手间", "盥洗室",
            "更衣室", "试衣间", "母婴室", "哺乳室", "化妆间", "hotel room", "guest room", "private dining", "dormitory",
            "rest room",
            "restroom", "bathroom", "shower", "toilet", "lavatory", "changing room", "locker room",
            "nursing room",
            "fitting room",
        ],
        excused: [
            "走廊", "过道", "通道", "楼道", "楼梯", "大厅", "门口", "门前", "门外", "入口", "出口", "出入口", "外", "旁", "附近", "对面",
            "路口", "楼", "区", "北", "南", "东", "西", "前", "后", " corridor", " entrance", " exit", " gate",
            " building",
            " outside", " door", " hall", " road", " street",
        ])

    /// Near which article 10 wants consent: military units, and units that keep state secrets.
    static let guarded = PlaceWords(
        words: [
            "部队", "军区", "军营", "营区", "军事", "武警", "兵营", "导弹", "雷达站", "军械", "军港", "军用", "国防", "涉密", "保密局",
            "barracks", "military", "army base", "naval base", "air base", "missile",
        ],
        excused: ["路", "街", "大道", "小区", "花园", "广场", "公园", "医院", "宾馆", "酒店", "桥", "村", " road", " street"])

    /// The first word that stands in one of the texts, and is not excused there.
    func find(in texts: [String?]) -> String? {
        for case let text? in texts {
            let text = text.lowercased()
            for word in words {
                var rest = text[...]
                while let range = rest.firstRange(of: word) {
                    let behind = rest[range.upperBound...]
                    if !excused.contains(where: { behind.hasPrefix($0) }) { return word }
                    rest = behind
                }
            }
        }
        return nil
    }
}

extension CameraRecord {
    /// The texts that tell where a camera hangs.
    var placeTexts: [String?] { [name, commonName, address] + positionTypes.map { $0 } }
}
