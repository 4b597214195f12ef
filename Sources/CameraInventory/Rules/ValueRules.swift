import CameraModel

/// What numbers, addresses, dates and texts must be. The value is dropped, the row is kept.
extension Rule {
    private static func dropped(_ id: String, en: String, zh: String) -> Rule {
        Rule(
            id, .warning, en: "\"{found}\" is not \(en); the value was dropped", zh: "“{found}”不是\(zh)，该值已舍弃")
    }
    static let bearingRange = dropped(
        "bearing-range", en: "a direction: degrees 0...360 from north, or a word such as 东 or southeast",
        zh: "方向：从正北起 0…360 度，或“东”“东南”等词")
    static let fieldAngleRange = dropped(
        "field-angle-range", en: "a field angle in degrees: above 0, at most 360 across and 180 up and down",
        zh: "视场角（度）：大于 0，水平不超过 360，垂直不超过 180")
    static let tiltRange = dropped(
        "tilt-range", en: "degrees below the horizon, -90...90", zh: "俯仰角（-90…90 度，向下为正）")
    static let mountHeightRange = dropped(
        "mount-height-range", en: "metres above the ground, 0...1000, without a unit",
        zh: "安装高度（米，0…1000，不带单位）")
    static let viewDistanceRange = dropped(
        "view-distance-range", en: "a distance in metres, above 0, at most 100000, without a unit",
        zh: "可视距离（米，大于 0，不超过 100000，不带单位）")
    static let portRange = dropped("port-range", en: "a port, 1...65535", zh: "端口（1…65535）")
    static let retentionRange = dropped(
        "retention-range", en: "a number of days, 0...36500, without a unit", zh: "保存天数（0…36500，不带单位）")
    static let investmentMalformed = dropped(
        "investment-malformed", en: "an amount in yuan such as 12800 or 12800.50, without commas or 万",
        zh: "金额（元），如 12800 或 12800.50，不带逗号和“万”")
    static let ipv4Malformed = dropped(
        "ipv4-malformed", en: "an IPv4 address such as 192.0.2.17", zh: "IPv4 地址（如 192.0.2.17）")
    static let ipv6Malformed = dropped(
        "ipv6-malformed", en: "an IPv6 address such as 2001:db8::17", zh: "IPv6 地址（如 2001:db8::17）")
    static let macMalformed = dropped(
        "mac-malformed", en: "a hardware address such as 00:1a:2b:3c:4d:5e", zh: "MAC 地址（如 00:1a:2b:3c:4d:5e）"
    )
    static let resolutionMalformed = Rule(
        "resolution-malformed", .warning,
        en: "\"{found}\" is not a picture size such as 1920x1080, 1080P or 4K; kept as an extra",
        zh: "“{found}”不是分辨率（如 1920x1080、1080P、4K），作为附加列保留")
    static let dateMalformed = dropped(
        "date-malformed", en: "a date such as 2026-11-21 or 2026/11/21 08:00:00",
        zh: "日期（如 2026-11-21 或 2026/11/21 08:00:00）")
    static let dateImpossible = dropped(
        "date-impossible", en: "a day or time that exists", zh: "存在的日期或时间")
    static let parentMalformed = dropped(
        "parent-malformed", en: "a device code or zone code: one word of at most 64 bytes",
        zh: "编码（64 字节以内的一个词）")
    static let parentSelf = Rule(
        "parent-self", .note, en: "the camera names itself as its parent; taken as having none",
        zh: "设备的父设备是自己，按没有父设备处理")
    static let divisionCodeMalformed = dropped(
        "division-code-malformed", en: "a division code: one word of at most 64 bytes",
        zh: "行政区划代码（64 字节以内的一个词）")
    static let endpointMalformed = Rule(
        "endpoint-malformed", .warning,
        en: "\"{found}\" is not an address that can be asked (http, https, rtsp, onvif+http); dropped",
        zh: "“{found}”不是可访问的取流地址（http、https、rtsp、onvif+http），已舍弃")
    static let endpointCredentials = Rule(
        "endpoint-credentials", .warning,
        en: "the address held credentials ({0}); they were taken out. Put them into the secrets file",
        zh: "地址中含有凭据（{0}），已去除；请写入密钥文件")
    static let valueTooLong = Rule(
        "value-too-long", .warning, en: "the value has {0} bytes, more than the {1} that are kept; dropped",
        zh: "该值有 {0} 字节，超过上限 {1}，已舍弃")
    static let controlCharacters = Rule(
        "control-characters", .warning,
        en: "the value holds line ends or control characters; each became a blank",
        zh: "该值含有换行或控制字符，已替换为空格")
    static let placeholderValue = Rule(
        "placeholder-value", .warning,
        en: "\"{found}\" is a placeholder of the exporting program, not a value; dropped",
        zh: "“{found}”是导出程序的占位符，不是实际值，已舍弃")
    static let extrasMalformed = Rule(
        "extras-malformed", .warning, en: "the extras are not one flat JSON object of strings; dropped",
        zh: "extras 不是一个扁平的 JSON 对象，已舍弃")

    static let ipv4ExcelDamage = Rule(
        "ipv4-excel-damage", .warning,
        en:
            "\"{found}\" is an IPv4 address without its points, as a spreadsheet makes of it; the value was dropped: "
            + "format the column as text and export again",
        zh: "“{found}”是被电子表格去掉了点的 IPv4 地址，该值已舍弃；请把该列设为文本并重新导出")
    static let dateExcelSerial = Rule(
        "date-excel-serial", .warning,
        en:
            "\"{found}\" is a spreadsheet's day number, {0} if it counts from 1900; the value was dropped: format the column "
            + "as a date and export again",
        zh: "“{found}”是电子表格的日期序号，按 1900 起算为 {0}；该值已舍弃：请把该列设为日期格式并重新导出")

    static let values: [Rule] = [
        ipv4ExcelDamage, dateExcelSerial,
        bearingRange, fieldAngleRange, tiltRange, mountHeightRange, viewDistanceRange, portRange,
        retentionRange,
        investmentMalformed, ipv4Malformed, ipv6Malformed, macMalformed, resolutionMalformed, dateMalformed,
        dateImpossible, parentMalformed, parentSelf, divisionCodeMalformed, endpointMalformed,
        endpointCredentials,
        valueTooLong,
        controlCharacters, placeholderValue, extrasMalformed,
    ]
}
