import CameraModel

/// Words and what they mean, found by the bytes of a cell without making a text of it.
struct ByteWords<Value: Sendable>: Sendable {
    private var slots: [(word: [UInt8], value: Value)?]
    private let mask: Int

    init(_ words: [String: Value]) {
        var size = 16
        while size < words.count * 3 { size *= 2 }
        mask = size - 1
        slots = Array(repeating: nil, count: size)
        for (word, value) in words {
            let bytes = Array(word.utf8)
            var slot = bytes.withUnsafeBufferPointer(place)
            while slots[slot] != nil { slot = (slot + 1) & mask }
            slots[slot] = (bytes, value)
        }
    }

    subscript(bytes: Bytes) -> Value? {
        var slot = place(bytes)
        while let (word, value) = slots[slot] {
            if word.withUnsafeBufferPointer({ areEqual($0, bytes) }) { return value }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private func place(_ bytes: Bytes) -> Int {
        var hash = ByteHash()
        hash.add(UnsafeRawBufferPointer(bytes))
        return Int(truncatingIfNeeded: hash.value) & mask
    }
}
