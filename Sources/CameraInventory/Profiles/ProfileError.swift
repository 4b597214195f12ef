public import CameraModel

/// Why a profile was refused: where, what was found, what was wanted.
public struct ProfileError: Error, Hashable, Sendable {
    /// A mistake in a profile, with its facts.
    public enum Mistake: Hashable, Sendable {
        /// Not YAML; what the reader says.
        case notYAML(String)
        /// A key is there twice.
        case keyTwice(String)
        /// Something other than the wanted kind of value stands there.
        case wrongKind(of: String, wanted: Wanted)
        /// A key that is not known there; the keys it may have.
        case unknownKey(String, known: [String])
        /// A key that must be there is not.
        case missingKey(String)
        /// A column that no inventory has; the columns it may name.
        case unknownColumn(String, known: [String])
        /// A value that is not among the wanted ones.
        case badValue(key: String, found: String, wanted: Wanted)
        /// Two places claim one header.
        case headerTwice(String, first: String, second: String)
        /// Two entries of a `values` are the same once case and blanks are set aside.
        case valueTwice(String)
        /// A header of people or secrets under a column.
        case personalHeader(String)
        /// A key that this column cannot have.
        case notForColumn(key: String, column: String)
        /// A column is in two lists that exclude each other.
        case contradiction(column: String, first: String, second: String)
    }

    /// What was wanted instead.
    public enum Wanted: Hashable, Sendable {
        case mapping, plainText, textOrList, columnRules, name, header, template, separator
        case words(String)
        case value(ofColumn: String)
    }

    /// The file as the caller named it.
    public let file: String
    /// Physical line, from 1.
    public let line: Int
    /// What is wrong there.
    public let mistake: Mistake

    /// `county.yaml:7: ...`: where, what was found, what was wanted.
    public func message(_ language: Language = .english) -> String {
        "\(file):\(line): " + mistake.text(language)
    }
}

extension ProfileError.Mistake {
    func text(_ language: Language) -> String {
        switch self {
        case .notYAML(let problem):
            language.pick(en: "this is not YAML: \(problem)", zh: "不是有效的 YAML：\(problem)")
        case .keyTwice(let key):
            language.pick(en: "the key \"\(key)\" stands here twice; keep one", zh: "键“\(key)”重复；请保留一个")
        case .wrongKind(let what, let wanted):
            language.pick(
                en: "\"\(what)\" is of the wrong kind; wanted \(wanted.text(language))",
                zh: "“\(what)”类型不对；应为\(wanted.text(language))")
        case .unknownKey(let key, let known):
            language.pick(
                en: "the key \"\(key)\" is not known here; wanted one of \(known.joined(separator: ", "))",
                zh: "未知的键“\(key)”；应为 \(known.joined(separator: ", ")) 之一")
        case .missingKey(let key):
            language.pick(en: "the key \"\(key)\" is missing; add it", zh: "缺少键“\(key)”；请补充")
        case .unknownColumn(let column, let known):
            language.pick(
                en: "\"\(column)\" is not a column; wanted one of \(known.joined(separator: ", "))",
                zh: "没有名为“\(column)”的列；应为 \(known.joined(separator: ", ")) 之一")
        case .badValue(let key, let found, let wanted):
            language.pick(
                en: "\(key) \"\(found)\" cannot be read; wanted \(wanted.text(language))",
                zh: "\(key) 的值“\(found)”无法识别；应为\(wanted.text(language))")
        default: contradictionText(language)
        }
    }

    private func contradictionText(_ language: Language) -> String {
        switch self {
        case .headerTwice(let header, let first, let second):
            language.pick(
                en: "the header \"\(header)\" stands under \(first) and under \(second); keep one",
                zh: "表头“\(header)”同时出现在 \(first) 和 \(second) 下；请保留一个")
        case .valueTwice(let value):
            language.pick(
                en: "the value \"\(value)\" stands here twice (case and blanks do not count); keep one",
                zh: "值“\(value)”重复（不计大小写和空格）；请保留一个")
        case .personalHeader(let header):
            language.pick(
                en:
                    "the header \"\(header)\" is one of people or secrets, which are never kept; move it to drop",
                zh: "表头“\(header)”涉及个人或口令，不得保留；请移到 drop")
        case .notForColumn(let key, let column):
            language.pick(
                en: "\"\(key)\" does not go with the column \(column); take it away",
                zh: "列 \(column) 不能带“\(key)”；请删除")
        case .contradiction(let column, let first, let second):
            language.pick(
                en: "\(column) stands in \(first) and in \(second), which exclude each other; keep one",
                zh: "\(column) 同时出现在互相排斥的 \(first) 和 \(second) 中；请保留一个")
        default: ""
        }
    }
}

extension ProfileError.Wanted {
    func text(_ language: Language) -> String {
        switch self {
        case .mapping: language.pick(en: "keys with values", zh: "键值对")
        case .plainText: language.pick(en: "a single value", zh: "单个值")
        case .textOrList: language.pick(en: "a text or a list of texts", zh: "文字或文字列表")
        case .columnRules:
            language.pick(
                en: "a header, a list of headers, or headers, values, otherwise, unit, separator",
                zh: "表头、表头列表，或 headers、values、otherwise、unit、separator")
        case .name:
            language.pick(en: "1 to 40 small letters, digits and hyphens", zh: "1 至 40 个小写字母、数字或连字符")
        case .header: language.pick(en: "a header with at least one character", zh: "非空的表头")
        case .template:
            language.pick(
                en: "text with headers in braces, such as osm-{type}-{id}", zh: "含花括号表头的文字，例如 osm-{type}-{id}"
            )
        case .separator: language.pick(en: "\"/\"; a semicolon always separates", zh: "“/”（分号总是分隔符）")
        case .words(let words): language.pick(en: "one of \(words)", zh: "\(words) 之一")
        case .value(let column):
            language.pick(en: "a value that the column \(column) can hold", zh: "列 \(column) 可接受的值")
        }
    }
}
