import CameraModel

/// What can be wrong with a row before its values are looked at.
extension Rule {
    static let unclosedQuote = Rule(
        "unclosed-quote", .error,
        en: "a quote opens here and never closes; close it, or double every quote inside a cell (\"\")",
        zh: "此处的引号没有闭合；请补上引号，单元格内的引号应写两次")
    static let quoteInUnquoted = Rule(
        "quote-in-unquoted", .error,
        en:
            "a quote stands inside a cell that is not quoted; enclose the cell in quotes and double the inner one",
        zh: "未加引号的单元格中出现引号；请给整个单元格加引号，内部引号写两次")
    static let textAfterQuote = Rule(
        "text-after-quote", .error,
        en: "text follows a closing quote; quotes enclose a whole cell, a quote inside is doubled",
        zh: "右引号之后还有文字；引号应括住整个单元格，内部引号写两次")
    static let tooManyCells = Rule(
        "too-many-cells", .error,
        en: "the row has more cells than the header's {0}; a cell with a comma in it must be quoted",
        zh: "该行单元格多于表头的 {0} 列；含逗号的单元格要加引号")
    static let tooFewCells = Rule(
        "too-few-cells", .warning,
        en: "the row has {1} cells, the header {0}; the missing ones are taken as empty",
        zh: "该行只有 {1} 个单元格，表头有 {0} 列；缺少的按空处理")
    static let jsonSyntax = Rule(
        "json-syntax", .error, en: "not JSON (RFC 8259): {0} was wanted; the row cannot be read",
        zh: "不是合法的 JSON（RFC 8259）：应为 {0}，该行无法读取")
    static let jsonNotObject = Rule(
        "json-not-object", .error, en: "a row must be a JSON object; this value is something else",
        zh: "每一行必须是 JSON 对象，此值不是")
    static let duplicateKey = Rule(
        "duplicate-key", .error, en: "the object has the key {0} twice; which value is meant?",
        zh: "对象中键 {0} 出现两次，无法确定取哪个值")
    static let jsonNestedValue = Rule(
        "json-nested-value", .warning,
        en:
            "the value is an object or a nested array and was dropped; a plain value or an array of them was wanted",
        zh: "该值是对象或嵌套数组，已舍弃；应为普通值或普通值的数组")
    static let invalidUTF8 = Rule(
        "invalid-utf8", .error,
        en: "an escape \\uD800...\\uDFFF names half a character; write the pair or the character",
        zh: "转义 \\uD800…\\uDFFF 只有半个字符；请写成一对或直接写字符")
    static let duplicateHeader = Rule(
        "duplicate-header", .warning, en: "the header {found} stands twice; the second column was not read",
        zh: "表头 {found} 出现两次，第二列未读取")
    static let emptyHeader = Rule(
        "empty-header", .warning, en: "column {0} has no header; its cells were not read",
        zh: "第 {0} 列没有表头，其内容未读取")
    static let noRows = Rule(
        "no-rows", .warning, en: "the file has no rows; was the right sheet exported?",
        zh: "文件没有数据行；导出的表是否正确？")
    static let delimiterSniffed = Rule(
        "delimiter-sniffed", .note, en: "cells are separated by {0}, not by a comma; read so",
        zh: "单元格以 {0} 而非逗号分隔，已按此读取")

    static let undecodableText = Rule(
        "undecodable-text", .error,
        en:
            "byte {0} of the file, in this row, is not {1}; write the damaged text anew (it shows as \u{FFFD})",
        zh: "此行中文件第 {0} 字节不是 {1}；请重新填写损坏的文字（显示为 \u{FFFD}）")
    static let titleLines = Rule(
        "title-lines", .note,
        en: "lines above the header were passed over as a title: {0}", zh: "表头之前的 {0} 行视为标题，已跳过")

    static let structure: [Rule] = [
        unclosedQuote, quoteInUnquoted, textAfterQuote, tooManyCells, tooFewCells, jsonSyntax, jsonNotObject,
        duplicateKey, jsonNestedValue, invalidUTF8, duplicateHeader, emptyHeader, noRows, delimiterSniffed,
        undecodableText, titleLines,
    ]
}
