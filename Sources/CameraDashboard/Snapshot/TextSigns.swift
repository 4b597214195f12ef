/// Which few characters in a row the texts of each sixteen cameras have, so that a search looks only where it could find
/// something.
///
/// 4 096 bits for every sixteen cameras: 32 MB for a million. A bit stands for many: it can say yes where there is
/// nothing, never no where there is something. The same bit of many cameras lies together: a search reads its own few bits
/// and nothing else.
struct TextSigns: Sendable {
    static let group = 16
    private static let signs = 4096
    /// Words of each sign in a block: 4 096 groups.
    private static let words = 64
    private var bits: [UInt64] = []
    private var groups = 0

    mutating func reserve(_ count: Int) {
        let blocks = count / (TextSigns.group * TextSigns.words * 64) + 1
        bits.reserveCapacity(blocks * TextSigns.signs * TextSigns.words)
    }

    /// Notes a text of the camera at this position; positions come in order.
    mutating func add(_ text: String, at position: Int) {
        let group = position / TextSigns.group
        groups = max(groups, group + 1)
        let start = TextSigns.start(group)
        if start >= bits.count {
            bits += repeatElement(0, count: TextSigns.signs * TextSigns.words)
        }
        let (word, bit) = (start + group >> 6 & (TextSigns.words - 1), UInt64(1) << UInt64(group & 63))
        var text = text
        text.withUTF8 { bytes in
            TextSigns.parts(bytes) { sign in bits[word + sign * TextSigns.words] |= bit }
        }
    }

    /// Where the block of a group begins.
    private static func start(_ group: Int) -> Int { group / (words * 64) * signs * words }

    /// The bits of a search; empty for a text too short.
    static func wanted(_ text: String) -> [Int] {
        var found: [Int] = []
        var text = text
        text.withUTF8 { bytes in parts(bytes) { found.append($0) } }
        return Array(Set(found))
    }

    /// The first group from this one on that may have all of these; the number of groups when there is none.
    func next(_ wanted: [Int], from group: Int) -> Int {
        var group = group
        while group < groups {
            let word = TextSigns.start(group) + group >> 6 & (TextSigns.words - 1)
            var found = UInt64.max << UInt64(group & 63)
            for sign in wanted { found &= bits[word + sign * TextSigns.words] }
            if found != 0 { return min(group & ~63 + found.trailingZeroBitCount, groups) }
            group = group & ~63 + 64
        }
        return groups
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
