public import CameraModel

/// Why a policy file was refused: where, what was found, what was wanted.
public struct PolicyError: Error, Hashable, Sendable {
    /// A mistake in a policy file, with its facts.
    public enum Mistake: Hashable, Sendable {
        /// Not YAML; what the reader says.
        case notYAML(String)
        /// A key is there twice.
        case keyTwice(String)
        /// Something other than the wanted kind of value stands there.
        case wrongKind(of: String, wanted: Wanted)
        /// A key that no policy has; the keys it may have.
        case unknownKey(String, known: [String])
        /// A key that must be there is not.
        case missingKey(String)
        /// A value that is not among the wanted ones.
        case badValue(key: String, found: String, wanted: Wanted)
        /// Two targets for one figure; the line of the first.
        case targetTwice(firstLine: Int)
        /// A version of another policy in the same file; the name of the first.
        case otherName(first: String)
        /// Two versions that begin on one day; the line of the first.
        case versionTwice(firstLine: Int)
        /// A key that does not go with this rate.
        case keyOfOtherRate(key: String, rate: RateName)
    }

    /// What was wanted instead.
    public enum Wanted: Hashable, Sendable {
        case mapping, list, plainText, name, source, sector
        case date
        case percent(most: Int)
        case weight
        case zoneCode
        case words(String)
    }

    /// The file as the caller named it.
    public let file: String
    /// Physical line, from 1.
    public let line: Int
    /// What is wrong there.
    public let mistake: Mistake

    /// `policy.yaml:7: ...`: where, what was found, what was wanted.
    public func message(_ language: Language = .english) -> String {
        "\(file):\(line): " + mistake.text(language)
    }
}

extension PolicyError.Mistake {
    func text(_ language: Language) -> String {
        switch self {
        case .notYAML(let problem):
            return language.pick(en: "this is not YAML: \(problem)", zh: "不是有效的 YAML：\(problem)")
        case .keyTwice(let key):
            return language.pick(
                en: "the key \"\(key)\" stands here twice; keep one", zh: "键“\(key)”重复；请保留一个")
        case .wrongKind(let what, let wanted):
            return language.pick(
                en: "\"\(what)\" is of the wrong kind; wanted \(wanted.text(language))",
                zh: "“\(what)”类型不对；应为\(wanted.text(language))")
        case .unknownKey(let key, let known):
            let list = known.joined(separator: ", ")
            return language.pick(
                en: "the key \"\(key)\" is not known here; wanted one of \(list)",
                zh: "未知的键“\(key)”；应为 \(list) 之一")
        case .missingKey(let key):
            return language.pick(en: "the key \"\(key)\" is missing; add it", zh: "缺少键“\(key)”；请补充")
        case .badValue(let key, let found, let wanted):
            return language.pick(
                en: "\(key) \"\(found)\" cannot be read; wanted \(wanted.text(language))",
                zh: "\(key) 的值“\(found)”无法识别；应为\(wanted.text(language))")
        case .targetTwice(let line):
            return language.pick(
                en: "a second target for the same figures; the first stands in line \(line): keep one",
                zh: "与第 \(line) 行的目标重复；请保留一个")
        case .otherName(let first):
            return language.pick(
                en:
                    "the versions of a file are of one policy; the first is \"\(first)\": use one file for each policy",
                zh: "同一文件中的各版本须属同一政策；第一个为“\(first)”：请分文件存放")
        case .versionTwice(let line):
            return language.pick(
                en: "a second version from the same day; the first stands in line \(line): keep one",
                zh: "与第 \(line) 行的版本生效日期相同；请保留一个")
        case .keyOfOtherRate(let key, let rate):
            return language.pick(
                en: "\"\(key)\" does not go with the rate \(rate.rawValue); take it away",
                zh: "指标 \(rate.rawValue) 不能带“\(key)”；请删除")
        }
    }
}

extension PolicyError.Wanted {
    func text(_ language: Language) -> String {
        switch self {
        case .mapping: language.pick(en: "keys with values", zh: "键值对")
        case .list: language.pick(en: "a list with at least one target", zh: "至少含一个目标的列表")
        case .plainText: language.pick(en: "a single value", zh: "单个值")
        case .name: language.pick(en: "1 to 100 characters without line breaks", zh: "1 至 100 个字符，不换行")
        case .source: language.pick(en: "the document that sets the targets", zh: "目标依据的文件名称")
        case .sector: language.pick(en: "the name of an industry", zh: "行业名称")
        case .date: language.pick(en: "a day such as 2024-01-31", zh: "日期，例如 2024-01-31")
        case .percent(let most):
            language.pick(
                en: "a percentage above 0 and up to \(most) with at most two decimals, such as 80 or 99.5",
                zh: "大于 0、不超过 \(most) 的百分数，最多两位小数，例如 80 或 99.5")
        case .weight: language.pick(en: "a whole number from 1 to 1000", zh: "1 至 1000 的整数")
        case .zoneCode: language.pick(en: "the code of a zone", zh: "区域代码")
        case .words(let words): language.pick(en: "one of \(words)", zh: "\(words) 之一")
        }
    }
}
