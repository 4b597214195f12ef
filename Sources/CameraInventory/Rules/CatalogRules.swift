import CameraModel

/// What can be wrong with catalogues and sheets as a whole; rules of values are the same for every format.
extension Rule {
    static let xmlBroken = Rule(
        "xml-broken", .error,
        en:
            "the XML is broken here ({0}); items before it were read, what follows up to the next message was not",
        zh: "XML 在此处损坏（{0}）；之前的条目已读取，其后直到下一条消息的内容未读取")
    static let xmlAmpersand = Rule(
        "xml-ampersand", .note, en: "a bare & was read as &amp;; mend the exporting program",
        zh: "单独的 & 已按 &amp; 读取，请修正导出程序")
    static let xmlControlCharacters = Rule(
        "xml-control-characters", .note, en: "NUL or other control characters were passed over",
        zh: "已略过 NUL 等控制字符")
    static let xmlRepeatedElement = Rule(
        "xml-repeated-element", .warning,
        en: "the element {column} stands twice in the item; the first was read",
        zh: "条目中元素 {column} 出现两次，已取第一个")
    static let catalogTextBetween = Rule(
        "catalog-text-between", .note, en: "text between the messages was passed over", zh: "已略过消息之间的文字")
    static let catalogNode = Rule(
        "catalog-node", .note,
        en: "\"{found}\" is a node of the catalogue's tree ({0}), not a device; skipped",
        zh: "“{found}”是目录树的节点（{0}），不是设备，已跳过")
    static let catalogEvent = Rule(
        "catalog-event", .note,
        en: "\"{found}\" tells of an event ({0}) and states no inventory; skipped",
        zh: "“{found}”只报告事件（{0}），不含设备信息，已跳过")
    static let catalogCount = Rule(
        "catalog-count", .note,
        en: "{column} announces {0} items, {1} are here: is this one page of several?",
        zh: "{column} 声明 {0} 项，此处有 {1} 项；是否只是多页中的一页？")
    static let catalogOtherMessage = Rule(
        "catalog-other-message", .note, en: "a message of kind {0}, which lists no devices",
        zh: "消息类型为 {0}，不含设备列表")
    static let sheetErrorValue = Rule(
        "sheet-error-value", .warning, en: "the cell holds the spreadsheet's error {found}; taken as empty",
        zh: "单元格为电子表格错误值 {found}，按空处理")

    static let documents: [Rule] = [
        xmlBroken, xmlAmpersand, xmlControlCharacters, xmlRepeatedElement, catalogTextBetween, catalogNode,
        catalogEvent, catalogCount, catalogOtherMessage, sheetErrorValue,
    ]
}
