/// A device code's bytes in place, for work on millions of cameras: it is copied, compared and ordered without a text that
/// would have to be made, counted and freed each time.
public struct CodeBytes: Hashable, Comparable, Sendable {
    /// Eight bytes each, the first in the highest place; zeros follow the code, which holds none.
    private var words = InlineArray<8, UInt64>(repeating: 0)

    /// The bytes of a code.
    public init(_ code: DeviceCode) {
        var text = code.text
        text.withUTF8 { fill(UnsafeRawBufferPointer($0)) }
    }

    /// These bytes, or `nil` when they are no ``DeviceCode``.
    public init?(_ bytes: UnsafeRawBufferPointer) {
        guard (1...64).contains(bytes.count) else { return nil }
        var isPlain = true
        for byte in bytes where byte < 0x21 || byte > 0x7E { isPlain = false }
        if !isPlain, DeviceCode(String(decoding: bytes, as: UTF8.self)) == nil { return nil }
        fill(bytes)
    }

    private mutating func fill(_ bytes: UnsafeRawBufferPointer) {
        var (index, word) = (0, 0)
        while index + 8 <= bytes.count {
            words[word] = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            (index, word) = (index + 8, word + 1)
        }
        var shift: UInt64 = 56
        while index < bytes.count {
            words[word] |= UInt64(bytes[index]) << shift
            (index, shift) = (index + 1, shift &- 8)
        }
    }

    /// The code.
    public var deviceCode: DeviceCode {
        var count = 0
        for word in 0..<8 where words[word] != 0 {
            count = 8 * word + 8 - words[word].trailingZeroBitCount / 8
        }
        return DeviceCode(
            known: String(unsafeUninitializedCapacity: count) { text in
                for index in 0..<count {
                    text[index] = UInt8(truncatingIfNeeded: words[index / 8] >> UInt64(56 - index % 8 * 8))
                }
                return count
            })
    }

    /// Whether the code says that the camera moves: see ``DeviceCode/isMobile``.
    public var isMobile: Bool {
        // Digits 11...13 are 138; nearly no code has them, so that the rest may cost what it does.
        words[1] >> 24 & 0xFF_FFFF == 0x31_3338 && deviceCode.isMobile
    }

    /// Whether the code names a device that cameras hang on: see ``DeviceCode/isRecorder``.
    public var isRecorder: Bool {
        // Digits 11 and 12 are 11.
        words[1] >> 32 & 0xFFFF == 0x3131 && deviceCode.isRecorder
    }

    /// The first 24 bytes of a code: all of a national one.
    public struct Head: Hashable, Comparable, Sendable {
        fileprivate let first, second, third: UInt64

        /// Whether `a` comes before `b`.
        public static func < (a: Head, b: Head) -> Bool {
            if a.first != b.first { return a.first < b.first }
            return a.second != b.second ? a.second < b.second : a.third < b.third
        }
    }

    /// The code's first 24 bytes: of two codes whose heads differ, the one with the lower head comes first.
    public var head: Head { Head(first: words[0], second: words[1], third: words[2]) }

    /// Whether both are one code.
    public static func == (a: CodeBytes, b: CodeBytes) -> Bool {
        for word in 0..<8 where a.words[word] != b.words[word] { return false }
        return true
    }

    /// Adds the code to a hash.
    public func hash(into hasher: inout Hasher) {
        for word in 0..<8 { hasher.combine(words[word]) }
    }

    /// Whether `a` comes before `b`, byte by byte.
    public static func < (a: CodeBytes, b: CodeBytes) -> Bool {
        // A national code differs in its first three words.
        if a.words[0] != b.words[0] { return a.words[0] < b.words[0] }
        if a.words[1] != b.words[1] { return a.words[1] < b.words[1] }
        if a.words[2] != b.words[2] { return a.words[2] < b.words[2] }
        for word in 3..<8 where a.words[word] != b.words[word] { return a.words[word] < b.words[word] }
        return false
    }
}
