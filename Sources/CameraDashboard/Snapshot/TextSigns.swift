/// Which few characters in a row the texts of each sixteen cameras have, so that a search looks only where it could find
/// something.
///
/// 4 096 bits for every sixteen cameras: 32 MB for a million. A bit stands for many: it can say yes where there is
/// nothing, never no where there is something.
struct TextSigns: Sendable {
    static let group = 16
    private static let words = 64
    private var bits: [UInt64] = []

    mutating func reserve(_ count: Int) {
        bits.reserveCapacity((count + TextSigns.group - 1) / TextSigns.group * TextSigns.words)
    }

    /// Notes a text of the camera at this position; positions come in order.
    mutating func add(_ text: String, at position: Int) {
        let start = position / TextSigns.group * TextSigns.words
        if start >= bits.count { bits += repeatElement(0, count: start + TextSigns.words - bits.count) }
        var text = text
        text.withUTF8 { bytes in
            TextSigns.parts(bytes) { bit in bits[start + bit >> 6] |= 1 << UInt64(bit & 63) }
        }
    }

    /// The bits of a search; empty for a text too short.
    static func wanted(_ text: String) -> [Int] {
        var found: [Int] = []
        var text = text
        text.withUTF8 { bytes in parts(bytes) { found.append($0) } }
        return Array(Set(found))
    }

    /// Whether the group of a position may have all of these.
    func mayHave(_ wanted: [Int], group: Int) -> Bool {
        let start = group * TextSigns.words
        guard start < bits.count else { return false }
        return wanted.allSatisfy { bits[start + $0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
    }

    /// Pairs of characters of which one is beyond ASCII, triples of ASCII, and of digits five in a row, for any three are in
    /// every code: what a text has, every longer text has too.
    private static func parts(_ bytes: UnsafeBufferPointer<UInt8>, _ each: (Int) -> Void) {
        var (first, second) = (UInt32.max, UInt32.max)
        var (digits, number): (Int, UInt32) = (0, 0)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            var third = UInt32(lower(byte))
            if byte >= 48, byte <= 57 {
                (digits, number) = (digits + 1, number % 10_000 * 10 + (third - 48))
                if digits >= 5 { each(TextSigns.bit(number | 0x8000_0000)) }
            } else {
                digits = 0
            }
            while index < bytes.count, bytes[index] & 0xC0 == 0x80 {
                third = third << 6 | UInt32(bytes[index] & 0x3F)
                index += 1
            }
            if second != .max, byte >= 0x80 || second >= 0x80 {
                each(TextSigns.bit(second &* 0x85EB_CA6B ^ third))
            } else if first < 0x80 {
                each(TextSigns.bit(first << 16 | second << 8 | third))
            }
            (first, second) = (second, third)
        }
    }

    /// One of 4 096.
    @inline(__always) private static func bit(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 20) }

    @inline(__always) private static func lower(_ byte: UInt8) -> UInt8 {
        byte >= 65 && byte <= 90 ? byte | 32 : byte
    }
}
