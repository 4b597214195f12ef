import CameraModel

extension InventionScore {
    /// One finding for each sign; batches and zones are subjects of their own.
    func findings() -> [ReviewFinding] {
        let (kind, subject, zone): (ReviewFinding.SubjectKind, String, ZoneCode?) =
            switch place {
            case .batch(let number): (.batch, "\(number)", nil)
            case .zone(let code): (.zone, code.text, code)
            }
        return signs.map { sign in
            ReviewFinding(
                sign.sign.rule, kind, subject, zone: zone,
                facts: ["\(sign.count)", "\(sign.whole)", sign.detail, "\(score)"])
        }
    }
}

extension InventionSign {
    /// The rule of its findings; the facts are count, whole, detail and the score of the batch or zone.
    var rule: Rule {
        switch self {
        case .stacked: .inventedStacked
        case .padded: .inventedPadded
        case .sameSecond: .inventedSecond
        case .foreignCode: .inventedCode
        case .outside: .inventedOutside
        case .fewDecimals: .inventedDecimals
        case .constantColumn: .inventedConstant
        }
    }
}

extension Rule {
    static let inventedStacked = Rule(
        "invented-stacked", .warning,
        en:
            "{0} of {1} points are shared by ten or more cameras (at most {2} on one): measure again; score {3}",
        zh: "{1} 个坐标中有 {0} 个为十台以上共用（单点最多 {2} 台）：请实地复测；疑点分 {3}")
    static let inventedPadded = Rule(
        "invented-padded", .warning,
        en:
            "{0} of {1} points differ from ten or more others by added digits only (at most {2} in a row): measure again; score {3}",
        zh: "{1} 个坐标中有 {0} 个与十台以上仅尾数不同（最多 {2} 台）：请实地复测；疑点分 {3}")
    static let inventedSecond = Rule(
        "invented-install-second", .warning,
        en:
            "{0} of {1} install times share their second with ten or more cameras (at most {2}): ask for the records of acceptance; score {3}",
        zh: "{1} 个安装时间中有 {0} 个与十台以上同秒（最多 {2} 台）：请核对验收资料；疑点分 {3}")
    static let inventedCode = Rule(
        "invented-code-prefix", .warning,
        en: "{0} of {1} device codes begin with the digits of another place than the zone; score {3}",
        zh: "{1} 个设备编码中有 {0} 个的区划码与所属区域不符；疑点分 {3}")
    static let inventedOutside = Rule(
        "invented-outside-zone", .warning,
        en: "{0} of {1} points lie outside the zone's boundary; score {3}",
        zh: "{1} 个坐标中有 {0} 个在辖区边界之外；疑点分 {3}")
    static let inventedDecimals = Rule(
        "invented-few-decimals", .warning,
        en: "{0} of {1} points have fewer than four decimals, which is eleven metres or worse; score {3}",
        zh: "{1} 个坐标中有 {0} 个不足四位小数（误差约十一米以上）；疑点分 {3}")
    static let inventedConstant = Rule(
        "invented-constant-column", .warning,
        en: "every camera of the batch says the same in: {2}; score {3}", zh: "整批摄像机以下列完全同值：{2}；疑点分 {3}")
}
