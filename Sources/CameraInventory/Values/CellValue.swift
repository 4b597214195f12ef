import CameraModel

/// One cell that has something in it, ready to be parsed; valid while its batch is being mapped.
struct CellValue {
    /// Without blanks at its ends.
    var bytes: Bytes
    var kind: CellKind
    /// Its column's; the plans of the file, or what fills its rows, hold it as long as a batch is being mapped.
    unowned(unsafe) let words: ColumnWords
    /// Among several headers that mean one column, the one with the lowest rank counts.
    var rank = 0
    /// Whether the profile made it of other cells.
    var isComposed = false

    init(_ bytes: Bytes, _ kind: CellKind, _ words: ColumnWords, rank: Int = 0, isComposed: Bool = false) {
        (self.bytes, self.kind, self.words) = (bytes, kind, words)
        (self.rank, self.isComposed) = (rank, isComposed)
    }

    /// Its column's header as the file spells it.
    var header: String { words.header }
    /// What the file's profile says of the column's values; `nil` for most columns.
    var rules: CellRules? { words.rules }

    /// The bytes as they are.
    var raw: String { String(decoding: bytes, as: UTF8.self) }

    /// The text of a code or a number: full-width digits, letters and signs as ASCII.
    var folded: String {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return raw }
        var out = ""
        for scalar in raw.unicodeScalars { out.unicodeScalars.append(asciiForm(scalar)) }
        return out
    }

    /// The form in which words of closed lists are looked up.
    var word: String {
        if !bytes.contains(where: { $0 >= 0x80 || ($0 >= 65 && $0 <= 90) || $0 == 0x20 }) { return raw }
        return lookupForm(ofHeader: raw)
    }

    /// The number, in plain decimal notation; JSON numbers may have an exponent.
    var number: Double? {
        if let unit = rules?.unit { return unit.amount(folded) }
        if let simple = simpleNumber { return simple }
        if kind == .number { return Double(raw).flatMap { $0.isFinite ? $0 : nil } }
        return plainDecimal(folded)
    }

    /// Numbers of at most 15 digits straight from the bytes; exact, because both parts are.
    private var simpleNumber: Double? {
        guard !bytes.isEmpty, bytes.count <= 16 else { return nil }
        var index = 0
        let isNegative = bytes[0] == UInt8(ascii: "-")
        if isNegative { index = 1 }
        var value: Int64 = 0
        var digits = 0
        var decimals = -1
        while index < bytes.count {
            let byte = bytes[index]
            if isDigit(byte) {
                value = value * 10 + Int64(byte - 48)
                digits += 1
                if decimals >= 0 { decimals += 1 }
            } else if byte == UInt8(ascii: "."), decimals < 0, digits > 0 {
                decimals = 0
            } else {
                return nil
            }
            index += 1
        }
        guard digits > 0, digits <= 15, decimals != 0 else { return nil }
        let number = Double(value) / powersOfTen[max(decimals, 0)]
        return isNegative ? -number : number
    }
}

private let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]

/// Whether the bytes hold `://`, as an address does.
func hasSchemeMark(_ bytes: Bytes) -> Bool {
    guard bytes.count > 3 else { return false }
    for index in 0..<(bytes.count - 2) where bytes[index] == UInt8(ascii: ":") {
        if bytes[index + 1] == UInt8(ascii: "/"), bytes[index + 2] == UInt8(ascii: "/") { return true }
    }
    return false
}

/// A cell without the blanks at its ends: ASCII's, and those that nobody sees in a spreadsheet or a page from which cells were
/// pasted: wide and narrow spaces, zero-width characters, marks of direction, byte order marks.
func withoutBlanks(_ bytes: Bytes) -> Bytes {
    // Nearly every cell of digits or Latin letters goes here.
    if let first = bytes.first, first > 0x20, first < 0x80, isPlainEnd(bytes[bytes.count - 1]) {
        return bytes
    }
    var (start, end) = (0, bytes.count)
    while start < end {
        let length = bytes[start] <= 0x20 ? 1 : blankLength(bytes, start, end)
        if length == 0 { break }
        start += length
    }
    while start < end {
        if isPlainEnd(bytes[end - 1]) { break }
        if bytes[end - 1] <= 0x20 {
            end -= 1
        } else if end - start >= 2, blankLength(bytes, end - 2, end) == 2 {
            end -= 2
        } else if end - start >= 3, blankLength(bytes, end - 3, end) == 3 {
            end -= 3
        } else {
            break
        }
    }
    return Bytes(rebasing: bytes[start..<end])
}

private func isPlainEnd(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x80 }

/// How many bytes the blank has that begins here in UTF-8, 0 for another character.
private func blankLength(_ bytes: Bytes, _ index: Int, _ end: Int) -> Int {
    let left = end - index
    switch bytes[index] {
    case 0xC2:
        // U+00A0, no-break space.
        return left >= 2 && bytes[index + 1] == 0xA0 ? 2 : 0
    case 0xE2:
        guard left >= 3 else { return 0 }
        switch (bytes[index + 1], bytes[index + 2]) {
        // U+2000...200F spaces, zero width, direction; U+2028...202F ends of line, direction, narrow no-break space.
        case (0x80, 0x80...0x8F), (0x80, 0xA8...0xAF): return 3
        // U+205F, U+2060 mathematical space, word joiner; U+2066...2069 direction.
        case (0x81, 0x9F...0xA0), (0x81, 0xA6...0xA9): return 3
        default: return 0
        }
    // U+3000, ideographic space; U+FEFF, byte order mark.
    case 0xE3: return left >= 3 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
    case 0xEF: return left >= 3 && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF ? 3 : 0
    default: return 0
    }
}
