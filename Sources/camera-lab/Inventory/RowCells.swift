/// The cells of one row, one after the other in one piece of memory that the next row uses again.
struct RowCells {
    /// The bytes of all cells.
    private(set) var bytes: [UInt8] = []
    /// Where each cell ends in `bytes`.
    private(set) var ends: [Int] = []

    var count: Int { ends.count }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    mutating func append(_ more: [UInt8]) { bytes.append(contentsOf: more) }
    mutating func append(text: String) { bytes.append(contentsOf: text.utf8) }
    mutating func append(byte: UInt8) { bytes.append(byte) }
    mutating func endCell() { ends.append(bytes.count) }

    /// Adds a whole number, 0 or more, with leading zeros up to `width` digits.
    mutating func append(number: UInt64, width: Int = 1) {
        let start = bytes.count
        var rest = number
        repeat {
            bytes.append(48 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0 || bytes.count - start < width
        bytes[start...].reverse()
    }

    /// Adds degrees given in millionths, with six decimals: `118.674321`.
    mutating func append(microDegrees: Int) {
        if microDegrees < 0 { bytes.append(UInt8(ascii: "-")) }
        append(number: UInt64(abs(microDegrees) / 1_000_000))
        bytes.append(UInt8(ascii: "."))
        append(number: UInt64(abs(microDegrees) % 1_000_000), width: 6)
    }

    /// The cells as texts: only for the few rows that get dirt.
    var texts: [String] {
        get {
            var start = 0
            return ends.map { end in
                defer { start = end }
                return String(decoding: bytes[start..<end], as: UTF8.self)
            }
        }
        set {
            removeAll()
            for text in newValue {
                append(text: text)
                endCell()
            }
        }
    }
}
