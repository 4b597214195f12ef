public import CameraModel

/// What the words of closed lists must be, and what zones and sites need.
extension Rule {
    static let categoryUnknown = Rule(
        "category-unknown", .error,
        en: "\"{found}\" is not a category: keyPublicArea (重点公共区域), keyIndustry (重点行业领域), other (其他)",
        zh: "“{found}”不是区域类别：重点公共区域、重点行业领域、其他")
    static let networkStatusUnknownWord = Rule(
        "network-status-unknown-word", .warning,
        en:
            "\"{found}\" does not say whether the camera is connected; taken as unknown. Write networked (已联网) or "
            + "notNetworked (未联网)",
        zh: "“{found}”未说明是否联网，按未知处理；请填写已联网或未联网")
    static let networkStatusBareDigit = Rule(
        "network-status-bare-digit", .warning,
        en:
            "{found} means connected in one dictionary and not connected in another; taken as unknown. Write 已联网 or "
            + "未联网, or say which with --profile zh-0-networked (0 = 已联网) or zh-1-networked (1 = 已联网)",
        zh: "{found} 在不同字典中含义相反，按未知处理；请填写已联网/未联网，或用 --profile zh-0-networked（0 为已联网）"
            + "或 zh-1-networked（1 为已联网）指明")
    static let deviceStateUnknownWord = Rule(
        "device-state-unknown-word", .warning,
        en:
            "\"{found}\" is not a device state: planned (规划), inUse (在用), underRepair (维修), removed (拆除); taken as "
            + "unknown",
        zh: "“{found}”不是设备状态（规划、在用、维修、拆除），按未知处理")
    static let vocabularyCodeUnknown = Rule(
        "vocabulary-code-unknown", .warning,
        en: "\"{found}\" is not in the table of {column}; kept as an extra, the column stays unknown",
        zh: "“{found}”不在 {column} 的代码表中，作为附加列保留，该列按未知处理")
    static let zoneCodeMissing = Rule(
        "zone-code-missing", .error, en: "the row has no zone code", zh: "该行没有区域编码")
    static let zoneCodeMalformed = Rule(
        "zone-code-malformed", .error, en: "zone code \"{found}\" is not one word of at most 64 bytes",
        zh: "区域编码“{found}”不是 64 字节以内的一个词")
    static let zoneNameMissing = Rule(
        "zone-name-missing", .error, en: "the zone has no name", zh: "该区域没有名称")
    static let zoneLevelUnknown = Rule(
        "zone-level-unknown", .warning,
        en: "\"{found}\" is not a level: province, city, county, town, village, grid; the value was dropped",
        zh: "“{found}”不是级别（省、市、县、镇、村、网格），该值已舍弃")
    static let zoneParentSelf = Rule(
        "zone-parent-self", .warning, en: "zone {found} names itself as its parent; taken as having none",
        zh: "区域 {found} 的上级是自己，按没有上级处理")
    static let countMalformed = Rule(
        "count-malformed", .warning,
        en: "\"{found}\" is not a whole number from {0} to 100000000; the value was dropped",
        zh: "“{found}”不是 {0} 到 100000000 的整数，该值已舍弃")
    static let siteKeyMissing = Rule(
        "site-key-missing", .error,
        en: "the row has no site: every required site needs a code or name of at most 200 bytes",
        zh: "该行没有采集部位：每个部位都要有编码或名称（200 字节以内）")
    static let siteZoneMissing = Rule(
        "site-zone-missing", .error,
        en: "the site names no zone; fill the column or give one for all with --zone",
        zh: "该部位没有所属区域；请填写该列，或用 --zone 统一指定")
    static let siteCategoryMissing = Rule(
        "site-category-missing", .warning,
        en: "the site has no category; taken as other, so it enters no target",
        zh: "该部位没有区域类别，按其他处理，不计入任何指标")

    static let words: [Rule] = [
        categoryUnknown, networkStatusUnknownWord, networkStatusBareDigit, deviceStateUnknownWord,
        vocabularyCodeUnknown, zoneCodeMissing, zoneCodeMalformed, zoneNameMissing, zoneLevelUnknown,
        zoneParentSelf,
        countMalformed, siteKeyMissing, siteZoneMissing, siteCategoryMissing,
    ]
}

/// Every rule that reading an inventory can report, for lists and documentation.
public enum InventoryRules {
    /// The rules: structure first, then codes, positions, values, words, guards, documents.
    public static let all: [Rule] =
        Rule.structure + Rule.json + Rule.geometry + Rule.deviceCodes + Rule.positions + Rule.values
        + Rule.words
        + Rule.guards
        + Rule.documents
}
