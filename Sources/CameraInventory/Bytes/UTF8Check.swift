/// Checks UTF-8 as it streams by (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
struct UTF8Check: Sendable {
    private var missing = 0
    private var low: UInt8 = 0x80
    private var high: UInt8 = 0xBF

    /// Whether the bytes so far end inside a character.
    var isInsideCharacter: Bool { missing > 0 }

    /// The index of the first byte that cannot stand where it stands, or `nil`.
    mutating func firstFault(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        let end = bytes.count
        while index < end {
            if missing == 0 {
                let raw = UnsafeRawBufferPointer(bytes)
                while index + 8 <= end,
                    raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    index += 8
                }
                guard index < end else { return nil }
            }
            guard accept(bytes[index]) else { return index }
            index += 1
        }
        return nil
    }

    private mutating func accept(_ byte: UInt8) -> Bool {
        if missing > 0 {
            guard byte >= low, byte <= high else { return false }
            (missing, low, high) = (missing - 1, 0x80, 0xBF)
            return true
        }
        switch byte {
        case 0...0x7F: return true
        case 0xC2...0xDF: missing = 1
        case 0xE0: (missing, low) = (2, 0xA0)
        case 0xED: (missing, high) = (2, 0x9F)
        case 0xE1...0xEF: missing = 2
        case 0xF0: (missing, low) = (3, 0x90)
        case 0xF1...0xF3: missing = 3
        case 0xF4: (missing, high) = (3, 0x8F)
        default: return false
        }
        return true
    }
}
