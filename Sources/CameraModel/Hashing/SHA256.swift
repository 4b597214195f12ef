internal import CSHA256

/// SHA-256 of bytes that come piece by piece: FIPS 180-4.
///
/// Seals plans against files that changed meanwhile, and tells pictures apart. Not for passwords.
public struct SHA256: Sendable {
    private var state: [UInt32] = [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
        0x5BE0_CD19,
    ]
    /// Bytes of a block that is not full yet.
    private var rest: [UInt8] = []
    private var length: UInt64 = 0
    private let usesProcessor: Bool

    /// The hash of nothing yet.
    public init() { self.init(usesProcessor: true) }

    /// `usesProcessor`: by the processor's own instructions, where it has them.
    init(usesProcessor: Bool) { self.usesProcessor = usesProcessor && SHA256.processorKnows }

    /// The hash of some bytes, in 64 hexadecimal digits.
    public static func hex(_ bytes: some Sequence<UInt8>) -> String {
        var hash = SHA256()
        Array(bytes).withUnsafeBytes { hash.add($0) }
        return hash.finish()
    }

    /// Adds bytes, any number of them.
    public mutating func add(_ bytes: UnsafeRawBufferPointer) {
        length += UInt64(bytes.count)
        var bytes = bytes
        if !rest.isEmpty {
            let missing = min(64 - rest.count, bytes.count)
            rest.append(contentsOf: bytes[..<missing])
            bytes = UnsafeRawBufferPointer(rebasing: bytes[missing...])
            if rest.count < 64 { return }
            let block = rest
            block.withUnsafeBytes { takeBlocks($0) }
            rest.removeAll(keepingCapacity: true)
        }
        let whole = bytes.count & ~63
        takeBlocks(UnsafeRawBufferPointer(rebasing: bytes[..<whole]))
        rest.append(contentsOf: bytes[whole...])
    }

    /// The hash of everything added, in 64 hexadecimal digits in lower case.
    public consuming func finish() -> String {
        let bits = length &* 8
        rest.append(0x80)
        rest.append(contentsOf: repeatElement(0, count: (120 - rest.count % 64) % 64))
        withUnsafeBytes(of: bits.bigEndian) { rest.append(contentsOf: $0) }
        let tail = rest
        tail.withUnsafeBytes { takeBlocks($0) }
        return String(unsafeUninitializedCapacity: 64) { text in
            for digit in 0..<64 {
                let value = UInt8(state[digit / 8] &>> UInt32(28 - digit % 8 * 4) & 15)
                text[digit] = value < 10 ? 48 + value : 87 + value
            }
            return 64
        }
    }

    private mutating func takeBlocks(_ bytes: UnsafeRawBufferPointer) {
        let count = bytes.count / 64
        guard count > 0, let start = bytes.baseAddress else { return }
        let usesProcessor = usesProcessor
        SHA256.constants.withUnsafeBufferPointer { constants in
            state.withUnsafeMutableBufferPointer { state in
                if usesProcessor {
                    csha256_take(
                        state.baseAddress, start.assumingMemoryBound(to: UInt8.self), count,
                        constants.baseAddress)
                } else {
                    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
                        for block in 0..<count { SHA256.take(start + 64 * block, constants, words, state) }
                    }
                }
            }
        }
    }

    /// One block. Eight rounds stand in a row, so that no word has to change its name.
    private static func take(
        _ bytes: UnsafeRawPointer, _ constants: UnsafeBufferPointer<UInt32>,
        _ words: UnsafeMutableBufferPointer<UInt32>, _ state: UnsafeMutableBufferPointer<UInt32>
    ) {
        for index in 0..<16 {
            words[index] = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
        }
        for index in 16..<64 {
            let (w15, w2) = (words[index &- 15], words[index &- 2])
            let s0 = turned(w15, 7) ^ turned(w15, 18) ^ w15 &>> 3
            let s1 = turned(w2, 17) ^ turned(w2, 19) ^ w2 &>> 10
            words[index] = words[index &- 16] &+ s0 &+ words[index &- 7] &+ s1
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        var index = 0
        while index < 64 {
            func next(_ step: Int) -> UInt32 { constants[index &+ step] &+ words[index &+ step] }
            round(a, b, c, &d, e, f, g, &h, next(0))
            round(h, a, b, &c, d, e, f, &g, next(1))
            round(g, h, a, &b, c, d, e, &f, next(2))
            round(f, g, h, &a, b, c, d, &e, next(3))
            round(e, f, g, &h, a, b, c, &d, next(4))
            round(d, e, f, &g, h, a, b, &c, next(5))
            round(c, d, e, &f, g, h, a, &b, next(6))
            round(b, c, d, &e, f, g, h, &a, next(7))
            index &+= 8
        }
        (state[0], state[1], state[2]) = (state[0] &+ a, state[1] &+ b, state[2] &+ c)
        (state[3], state[4], state[5]) = (state[3] &+ d, state[4] &+ e, state[5] &+ f)
        (state[6], state[7]) = (state[6] &+ g, state[7] &+ h)
    }

    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
        _ h: inout UInt32, _ word: UInt32
    ) {
        let s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
        let first = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ word
        let s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
        d = d &+ first
        h = first &+ s0 &+ ((a & b) ^ (a & c) ^ (b & c))
    }

    @inline(__always)
    private static func turned(_ word: UInt32, _ bits: UInt32) -> UInt32 {
        word &>> bits | word &<< (32 &- bits)
    }

    /// Whether the processor has instructions for it; asked once.
    private static let processorKnows = csha256_is_there() != 0

    private static let constants: [UInt32] = [
        0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
        0xAB1C_5ED5,
        0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7,
        0xC19B_F174,
        0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC,
        0x76F9_88DA,
        0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351,
        0x1429_2967,
        0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E,
        0x9272_2C85,
        0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585,
        0x106A_A070,
        0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F,
        0x682E_6FF3,
        0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
        0xC671_78F2,
    ]
}
