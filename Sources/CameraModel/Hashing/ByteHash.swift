/// A 64-bit hash of numbers and texts, the same in every run: eight bytes at a time through one multiplication.
///
/// Good against chance (two different values share one in 18 billion billion), not against malice.
public struct ByteHash: Sendable {
    /// The hash of what was added so far.
    public private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The hash of nothing.
    public init() {}

    /// Adds a number: all 64 bits of it reach all of the hash.
    public mutating func add(_ number: UInt64) {
        let product = (value ^ number).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        value = product.high ^ product.low &+ 0xA076_1D64_78BD_642F
    }

    /// Adds a number.
    public mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

    /// Adds a text's bytes and their number.
    public mutating func add(_ text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ add(UnsafeRawBufferPointer($0)) }) == nil {
            var text = text
            text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
        }
    }

    /// Adds bytes and their number.
    public mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        while index + 8 <= bytes.count {
            add(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        add(ByteHash.rest(bytes, from: index) ^ UInt64(bytes.count) << 56)
    }

    /// The up to seven bytes from `index` on as a number; where there are eight in all, the last eight.
    private static func rest(_ bytes: UnsafeRawBufferPointer, from index: Int) -> UInt64 {
        if index == bytes.count { return 0 }
        if bytes.count >= 8 { return bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self) }
        var rest: UInt64 = 0
        for byte in bytes { rest = rest << 8 | UInt64(byte) }
        return rest
    }
}
