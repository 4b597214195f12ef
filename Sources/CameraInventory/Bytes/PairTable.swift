/// The two-byte characters of a Chinese, Korean or Japanese encoding as UTF-8, asked of glibc one by one.
///
/// iconv goes through UCS-4 and spends most of its time on the way; most of an inventory is ASCII and such pairs. Whatever
/// is not in the table (four-byte characters, bytes that cannot stand there) is left to iconv.
struct PairTable: Sendable {
    /// For each pair of bytes its UTF-8 in the low three bytes and their number in the high one; 0 = ask iconv.
    private var entries = [UInt32](repeating: 0, count: 128 * 256)

    /// `nil` for encodings in which a byte below 128 may be something else than ASCII: ISO-2022, UTF-7.
    init?(_ converter: inout Iconv) {
        for byte in UInt8(0)..<128 where converter.convertAlone([byte]) != [byte] { return nil }
        for lead in UInt8(0x80)...0xFF where converter.isLead(lead) {
            for trail in UInt8(0x21)...0xFE {
                guard let text = converter.convertAlone([lead, trail]) else { continue }
                // An encoding that waits for what follows (Big5-HKSCS) must see every byte itself.
                if text.isEmpty { return nil }
                guard (2...3).contains(text.count) else { continue }
                var entry = UInt32(text.count) << 24
                for (index, byte) in text.enumerated() { entry |= UInt32(byte) << UInt32(8 * index) }
                entries[Int(lead & 0x7F) << 8 | Int(trail)] = entry
            }
        }
    }

    /// Turns ASCII and known pairs into UTF-8 until something else comes, `input` ends or `output` is nearly full; says
    /// how many bytes were used and made.
    func convert(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer) -> (
        used: Int, made: Int
    ) {
        let high: UInt64 = 0x8080_8080_8080_8080
        let end = input.count
        // Stores are eight bytes wide: what they write behind the text is overwritten or cut off.
        let room = output.count - 8
        var (from, to) = (0, 0)
        entries.withUnsafeBufferPointer { entries in
            while from < end, to < room {
                if from + 8 <= end {
                    let word = input.loadUnaligned(fromByteOffset: from, as: UInt64.self)
                    let ascii = (word.littleEndian & high).trailingZeroBitCount >> 3
                    output.storeBytes(of: word, toByteOffset: to, as: UInt64.self)
                    (from, to) = (from + ascii, to + ascii)
                    if ascii == 8 { continue }
                } else if input[from] < 0x80 {
                    output[to] = input[from]
                    (from, to) = (from + 1, to + 1)
                    continue
                }
                while from + 1 < end, to < room, input[from] >= 0x80 {
                    let entry = entries[Int(input[from] & 0x7F) << 8 | Int(input[from + 1])]
                    if entry == 0 { return }
                    output.storeBytes(of: entry.littleEndian, toByteOffset: to, as: UInt32.self)
                    (from, to) = (from + 2, to + Int(entry >> 24))
                }
                if from + 1 >= end, from < end, input[from] >= 0x80 { return }
            }
        }
        return (from, to)
    }
}
