import Glibc

extension Span<UInt8> {
    /// Where a byte first stands at or after `offset`; `nil` when nowhere.
    func firstIndex(of byte: UInt8, from offset: Int) -> Int? {
        guard offset < count else { return nil }
        return withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress,
                let found = memchr(start + offset, Int32(byte), bytes.count - offset)
            else { return nil }
            return start.distance(to: UnsafeRawPointer(found))
        }
    }

    /// Whether `text` stands at `offset`; `nil` when the bytes end before that can be told.
    func holds(_ text: StaticString, at offset: Int) -> Bool? {
        text.withUTF8Buffer { wanted in
            for index in 0..<wanted.count {
                guard offset + index < count else { return nil }
                guard self[offset + index] == wanted[index] else { return false }
            }
            return true
        }
    }

    /// Where `text` first stands at or after `offset`; `nil` when it does not.
    func firstIndex(of text: StaticString, from offset: Int) -> Int? {
        var index = offset
        while index + text.utf8CodeUnitCount <= count {
            if holds(text, at: index) == true { return index }
            index += 1
        }
        return nil
    }

    /// The big-endian 16-bit number at `offset`, which must be inside.
    func number16(at offset: Int) -> Int { Int(self[offset]) << 8 | Int(self[offset + 1]) }

    /// The big-endian 32-bit number at `offset`, which must be inside.
    func number32(at offset: Int) -> Int { number16(at: offset) << 16 | number16(at: offset + 2) }
}
