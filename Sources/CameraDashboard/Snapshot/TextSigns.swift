/// Which triples of bytes the texts of each sixteen cameras have, so that a search looks only where it could find something.
///
/// 2 048 bits for every sixteen cameras: 16 MB for a million. A bit stands for many triples: it can say yes where there is
/// nothing, never no where there is something.
struct TextSigns: Sendable {
    static let group = 16
    private static let words = 32
    private var bits: [UInt64] = []

    /// Notes a text of the camera at this position; positions come in order.
    mutating func add(_ text: String, at position: Int) {
        let start = position / TextSigns.group * TextSigns.words
        if start >= bits.count { bits += repeatElement(0, count: start + TextSigns.words - bits.count) }
        var text = text
        text.withUTF8 { bytes in
            TextSigns.triples(bytes) { bit in bits[start + bit >> 6] |= 1 << UInt64(bit & 63) }
        }
    }

    /// The bits of a search; empty for a text shorter than a triple.
    static func wanted(_ text: String) -> [Int] {
        var found: [Int] = []
        var text = text
        text.withUTF8 { bytes in triples(bytes) { found.append($0) } }
        return Array(Set(found))
    }

    /// Whether the group of a position may have all of these.
    func mayHave(_ wanted: [Int], group: Int) -> Bool {
        let start = group * TextSigns.words
        guard start < bits.count else { return false }
        return wanted.allSatisfy { bits[start + $0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
    }

    private static func triples(_ bytes: UnsafeBufferPointer<UInt8>, _ each: (Int) -> Void) {
        guard bytes.count >= 3 else { return }
        var (a, b) = (UInt32(lower(bytes[0])), UInt32(lower(bytes[1])))
        for index in 2..<bytes.count {
            let c = UInt32(lower(bytes[index]))
            let key = (a << 16 | b << 8 | c) &* 0x9E37_79B1
            each(Int(key >> 21))
            (a, b) = (b, c)
        }
    }

    @inline(__always) private static func lower(_ byte: UInt8) -> UInt8 {
        byte >= 65 && byte <= 90 ? byte | 32 : byte
    }
}
