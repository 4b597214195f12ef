/// What the values of one column mean, looked up by the bytes of a cell without making a String of it.
///
/// A table with open addressing: keys and canonical words lie in two flat buffers.
final class ValueMap: Sendable {
    /// What was found for a cell.
    enum Found {
        /// This canonical word; valid as long as the map.
        case text(Bytes)
        case nothing, extra
        /// Neither the map nor a rule for the rest speaks of it.
        case unknown
    }

    private enum Target: Sendable { case text(Range<Int>), nothing, extra }
    private struct Slot: Sendable {
        var key: Range<Int>
        var target: Target
    }

    private let keys: [UInt8]
    private let words: FixedBytes
    private let slots: [Slot?]
    private let otherwise: Target?
    private let longestKey: Int
    private let keepsNumbers: Bool

    /// A map of values in lookup form. Where it keeps numbers, `otherwise` is not for them.
    init(_ values: [String: ValueMeaning], otherwise: ValueMeaning?, keepsNumbers: Bool = false) {
        self.keepsNumbers = keepsNumbers
        var (keys, words): ([UInt8], [UInt8]) = ([], [])
        func target(_ meaning: ValueMeaning) -> Target {
            switch meaning {
            case .nothing: return .nothing
            case .extra: return .extra
            case .text(let text):
                words += text.utf8
                return .text((words.count - text.utf8.count)..<words.count)
            }
        }
        var size = 8
        while size < values.count * 2 { size *= 2 }
        var slots: [Slot?] = Array(repeating: nil, count: size)
        for (value, meaning) in values.sorted(by: { $0.key < $1.key }) {
            let bytes = Array(value.utf8)
            var index = bytes.withUnsafeBufferPointer { ValueMap.hash($0) } & (size - 1)
            while slots[index] != nil { index = (index + 1) & (size - 1) }
            slots[index] = Slot(key: keys.count..<(keys.count + bytes.count), target: target(meaning))
            keys += bytes
        }
        self.otherwise = otherwise.map(target)
        longestKey = values.keys.map(\.utf8.count).max() ?? 0
        (self.keys, self.words, self.slots) = (keys, FixedBytes(words), slots)
    }

    /// What a cell means: as it stands, else in lookup form.
    func meaning(of cell: CellValue) -> Found {
        if let found = find(cell.bytes) { return found }
        // Full-width digits take three bytes each, and blanks may stand between.
        if cell.bytes.count <= longestKey * 4 {
            var form = cell.word
            if let found = form.withUTF8({ find($0) }) { return found }
        }
        if otherwise == nil || (keepsNumbers && cell.number != nil) { return .unknown }
        return found(otherwise)
    }

    /// What one part of a cell of several values means.
    func meaning(of part: some StringProtocol) -> Found {
        var form = lookupForm(ofHeader: String(part))
        return form.withUTF8 { find($0) } ?? found(otherwise)
    }

    private func find(_ bytes: Bytes) -> Found? {
        guard bytes.count <= longestKey else { return nil }
        var index = ValueMap.hash(bytes) & (slots.count - 1)
        while let slot = slots[index] {
            if slot.key.count == bytes.count, keys[slot.key].elementsEqual(bytes) {
                return found(slot.target)
            }
            index = (index + 1) & (slots.count - 1)
        }
        return nil
    }

    private func found(_ target: Target?) -> Found {
        switch target {
        case .text(let range): .text(words.bytes(range))
        case .nothing: .nothing
        case .extra: .extra
        case nil: .unknown
        }
    }

    /// FNV-1a.
    private static func hash(_ bytes: Bytes) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int(hash)
    }
}

/// Bytes at one place for as long as they live, so that cells may lie in them.
///
/// Sendable because nothing writes to them after they were made.
final class FixedBytes: @unchecked Sendable {
    private let buffer: UnsafeMutableBufferPointer<UInt8>

    init(_ bytes: [UInt8]) {
        buffer = .allocate(capacity: bytes.count)
        _ = buffer.initialize(from: bytes)
    }

    deinit { buffer.deallocate() }

    var all: Bytes { Bytes(buffer) }
    func bytes(_ range: Range<Int>) -> Bytes { Bytes(rebasing: buffer[range]) }
}
