/// Checks UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
///
/// Runs of ASCII go by eight bytes at once, Chinese text by two characters at once; everything else byte by byte.
enum UTF8Check {
    /// How a scan ended.
    enum End: Equatable {
        /// Every byte up to the end is good.
        case whole
        /// The bytes end inside a character that was good so far.
        case cut
        /// No character begins here; so many bytes belong to the attempt.
        case fault(length: Int)
    }

    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Scans from `start`; the index is where the scan stopped, the end of the bytes when all are good.
    static func scan(_ bytes: Bytes, from start: Int) -> (index: Int, end: End) {
        guard let base = bytes.baseAddress else { return (start, .whole) }
        let raw = UnsafeRawPointer(base)
        let end = bytes.count
        var index = start
        while index < end {
            index = wideRun(raw, index, end)
            guard index < end else { break }
            let length = step(base + index, end - index)
            guard length > 0 else { return (index, length == 0 ? .cut : .fault(length: -length)) }
            index += length
        }
        return (index, .whole)
    }

    /// Steps over ASCII and over characters of three bytes for as long as eight bytes can be loaded.
    private static func wideRun(_ raw: UnsafeRawPointer, _ start: Int, _ end: Int) -> Int {
        var index = start
        while index + 8 <= end {
            while index + 32 <= end, isASCII(raw + index) { index += 32 }
            guard index + 8 <= end else { break }
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
            let high = word & highBits
            if high == 0 {
                index += 8
            } else if high & 0x80 == 0 {
                index += high.trailingZeroBitCount >> 3
            } else if word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0, isPlainLead(word), isPlainLead(word >> 24)
            {
                index += 6
            } else if word & 0xC0_C0F0 == 0x80_80E0, isPlainLead(word) {
                index += 3
            } else {
                return index
            }
        }
        return index
    }

    /// Whether 32 bytes are all ASCII.
    @inline(__always) private static func isASCII(_ raw: UnsafeRawPointer) -> Bool {
        let a = raw.loadUnaligned(as: UInt64.self) | raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        let b =
            raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
            | raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
        return (a | b) & highBits == 0
    }

    /// Whether a first byte of 0xE0...0xEF asks nothing more of the second one: all but E0 (overlong) and ED
    /// (surrogates).
    @inline(__always) private static func isPlainLead(_ word: UInt64) -> Bool {
        (0xDFFE as UInt64) &>> (word & 0x0F) & 1 == 1
    }

    /// The length of the character at `place`; 0 when the bytes end inside it, minus the length when it is none.
    static func step(_ place: UnsafePointer<UInt8>, _ left: Int) -> Int {
        let first = place[0]
        var (low, high): (UInt8, UInt8) = (0x80, 0xBF)
        let wanted: Int
        switch first {
        case 0...0x7F: return 1
        case 0xC2...0xDF: wanted = 2
        case 0xE0: (wanted, low) = (3, 0xA0)
        case 0xED: (wanted, high) = (3, 0x9F)
        case 0xE1...0xEF: wanted = 3
        case 0xF0: (wanted, low) = (4, 0x90)
        case 0xF1...0xF3: wanted = 4
        case 0xF4: (wanted, high) = (4, 0x8F)
        default: return -1
        }
        for index in 1..<wanted {
            guard index < left else { return 0 }
            guard place[index] >= low, place[index] <= high else { return -index }
            (low, high) = (0x80, 0xBF)
        }
        return wanted
    }

    /// The index of the first byte above 0x7F, or `nil`.
    static func firstNonASCII(_ bytes: Bytes, from start: Int) -> Int? {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = start
        while index + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if word & highBits != 0 { break }
            index += 8
        }
        while index < raw.count {
            if raw[index] >= 0x80 { return index }
            index += 1
        }
        return nil
    }
}
