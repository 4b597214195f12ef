public import CameraModel

/// Why a file's text was read in the encoding it was read in.
public enum EncodingReason: Hashable, Sendable {
    /// The file begins with a byte order mark.
    case byteOrderMark
    /// Every second byte of the file's head is 0: UTF-16 without a mark.
    case zeroBytes
    /// No byte above 127: any encoding would read the same.
    case asciiOnly
    /// Every byte fits UTF-8.
    case validUTF8
    /// Much of the text is good UTF-8; single bytes are not, and their rows are refused.
    case mostlyUTF8
    /// The byte at this offset, counted from 0, cannot stand in UTF-8.
    case notUTF8(offset: Int64)
    /// The caller named the encoding.
    case asked
    /// The format says so itself: an XLSX workbook, for one.
    case format

    /// The reason in a few words.
    public func text(_ language: Language = .english) -> String {
        switch self {
        case .byteOrderMark: language.pick(en: "byte order mark", zh: "带 BOM")
        case .zeroBytes: language.pick(en: "every second byte is 0", zh: "隔字节为 0")
        case .asciiOnly: language.pick(en: "ASCII only", zh: "仅含 ASCII")
        case .validUTF8: language.pick(en: "valid UTF-8", zh: "符合 UTF-8")
        case .mostlyUTF8: language.pick(en: "but for single bytes", zh: "个别字节除外")
        case .notUTF8(let offset):
            language.pick(en: "not UTF-8 at byte \(offset)", zh: "第 \(offset) 字节不是 UTF-8")
        case .asked: "--encoding"
        case .format: language.pick(en: "as the format says", zh: "格式规定")
        }
    }
}

/// What the first bytes of a file say of its encoding.
enum EncodingGuess {
    /// A byte order mark: the encoding it stands for, and its length.
    static func mark(_ head: [UInt8]) -> (encoding: String, length: Int)? {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return ("UTF-8", 3) }
        if head.starts(with: [0xFF, 0xFE, 0, 0]) { return ("UTF-32LE", 4) }
        if head.starts(with: [0, 0, 0xFE, 0xFF]) { return ("UTF-32BE", 4) }
        if head.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
        if head.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
        return nil
    }

    /// UTF-16 without a mark: digits, commas and line ends leave zeros at every second place; between them only few
    /// characters have any (一 is 4E 00).
    static func utf16(_ head: [UInt8]) -> String? {
        let pairs = head.count / 2
        var zeros = (even: 0, odd: 0)
        for index in 0..<pairs {
            if head[2 * index] == 0 { zeros.even += 1 }
            if head[2 * index + 1] == 0 { zeros.odd += 1 }
        }
        if zeros.odd >= 4, zeros.odd * 8 >= pairs, zeros.even * 4 <= zeros.odd { return "UTF-16LE" }
        if zeros.even >= 4, zeros.even * 8 >= pairs, zeros.odd * 4 <= zeros.even { return "UTF-16BE" }
        return nil
    }
}

/// How well a piece of text from its first byte above 127 on fits UTF-8.
struct EncodingTally {
    /// Good characters of three and four bytes. Chinese text in GB18030 hardly ever looks so by chance, while the
    /// two-byte pattern is common in it: a lone 一 is `D2 BB`, which is UTF-8 as well.
    private(set) var strong = 0
    /// Bytes that cannot stand where they stand.
    private(set) var faults = 0
    /// Index of the first of them.
    private(set) var firstFault: Int?

    /// Counts; `isWhole` when no byte follows the piece.
    init(_ bytes: Bytes, isWhole: Bool) {
        guard let base = bytes.baseAddress else { return }
        var index = 0
        while index < bytes.count {
            var length = UTF8Check.step(base + index, bytes.count - index)
            if length == 0 {
                guard isWhole else { return }
                length = index - bytes.count
            }
            if length < 0 {
                faults += 1
                firstFault = firstFault ?? index
            } else if length > 2 {
                strong += 1
            }
            index += abs(length)
        }
    }

    /// Whether more of the file would hardly change the judgement.
    var isDecisive: Bool { strong + faults >= 1000 }
    /// UTF-8, when nothing speaks against it or very much for it.
    var isUTF8: Bool { faults == 0 || strong >= 8 * faults }
    /// Whether the judgement for UTF-8 rests on two-byte characters alone.
    var isWeak: Bool { strong < 8 }
}
