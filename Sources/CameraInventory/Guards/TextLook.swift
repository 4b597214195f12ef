import Glibc

/// What one look at a text's bytes tells: most hold none of the few bytes that ask for a closer one.
struct TextLook {
    /// Whether a control character is in it.
    private(set) var hasControl = false
    /// Whether a colon is in it, as in every address.
    private(set) var hasColon = false

    init(_ bytes: Bytes) {
        let raw = UnsafeRawBufferPointer(bytes)
        var (controls, colons): (UInt64, UInt64) = (0, 0)
        var index = 0
        while index + 8 <= raw.count {
            TextLook.add(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self), &controls, &colons)
            index += 8
        }
        while index < raw.count {
            let byte = raw[index]
            if byte < 0x20 || byte == 0x7F { hasControl = true }
            if byte == UInt8(ascii: ":") { hasColon = true }
            index += 1
        }
        if controls != 0 { hasControl = true }
        if colons != 0 { hasColon = true }
    }

    /// Sets the high bit of every byte that is below 0x20 or 0x7F, and of every one that is a colon.
    @inline(__always)
    private static func add(_ word: UInt64, _ controls: inout UInt64, _ colons: inout UInt64) {
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let seven = word & low
        let isPrintable = seven &+ 0x6060_6060_6060_6060
        let isDelete = ~((((word ^ low) & low) &+ low) | (word ^ low) | low)
        let colon = word ^ 0x3A3A_3A3A_3A3A_3A3A
        controls |= ~(isPrintable | word | low) | isDelete
        colons |= ~(((colon & low) &+ low) | colon | low)
    }
}

/// Whether two runs of bytes are the same.
@inline(__always)
func areEqual(_ a: Bytes, _ b: Bytes) -> Bool {
    guard a.count == b.count else { return false }
    guard let first = a.baseAddress, let second = b.baseAddress else { return true }
    return memcmp(first, second, a.count) == 0
}
