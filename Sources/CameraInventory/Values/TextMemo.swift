import CameraModel

/// Texts that were read not long ago and are kept as they stood: units, makers, models and zones come over and over, and
/// looking one up takes a fifth of the time of making it and looking through it.
///
/// A direct-mapped table: a text takes the place of the one that was there.
struct TextMemo: Sendable {
    private static let slots = 512
    private var texts = [String](repeating: "", count: TextMemo.slots)

    /// Where texts of these bytes are remembered, for each level of looking through them another.
    func slot(_ bytes: Bytes, _ level: TextGuard) -> Int {
        var hash = ByteHash()
        hash.add(level == .unit ? 1 : 0)
        hash.add(UnsafeRawBufferPointer(bytes))
        return Int(truncatingIfNeeded: hash.value % UInt64(TextMemo.slots / 2)) * 2 + (level == .unit ? 1 : 0)
    }

    /// The text in that place when it has just these bytes.
    func text(_ slot: Int, _ bytes: Bytes) -> String? {
        let known = texts[slot]
        guard known.utf8.count == bytes.count else { return nil }
        return known.utf8.withContiguousStorageIfAvailable { areEqual($0, bytes) } == true ? known : nil
    }

    mutating func remember(_ text: String, _ slot: Int) { texts[slot] = text }
}
