import CameraModel

extension CSVScan {
    /// Takes a row without a single quote, as most are, eight bytes at a look; `nil`, and nothing taken, when the row has
    /// a quote, very many columns, or may not end here: then ``row(_:_:)`` has to go through it.
    mutating func plainRow(_ bytes: Bytes, _ batch: inout RawBatch) -> End? {
        let cells = batch.cells.count
        if let end = cutPlain(bytes, &batch) { return end }
        batch.cells.removeLast(batch.cells.count - cells)
        return nil
    }

    private mutating func cutPlain(_ bytes: Bytes, _ batch: inout RawBatch) -> End? {
        let raw = UnsafeRawBufferPointer(bytes)
        let offset = batch.text.count - start
        let wanted = (each(delimiter), each(0x0A), each(0x0D), each(UInt8(ascii: "\"")))
        var (cellStart, column, place) = (start, 0, start)
        while place + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            var hits = equalBytes(word, wanted.0) | equalBytes(word, wanted.1)
            hits |= equalBytes(word, wanted.2) | equalBytes(word, wanted.3)
            while hits != 0 {
                let at = place + hits.trailingZeroBitCount >> 3
                hits &= hits &- 1
                let byte = raw[at]
                if byte == UInt8(ascii: "\"") || column > RawBatch.columnLimit { return nil }
                batch.cells.append(
                    RawCell(
                        start: Int32(truncatingIfNeeded: cellStart + offset),
                        end: Int32(truncatingIfNeeded: at + offset),
                        column: Int32(truncatingIfNeeded: column), kind: .text))
                column += 1
                cellStart = at + 1
                if byte != delimiter { return endPlain(bytes, at, columns: column, &batch) }
            }
            place += 8
        }
        return nil
    }

    private mutating func endPlain(_ bytes: Bytes, _ end: Int, columns: Int, _ batch: inout RawBatch) -> End?
    {
        index = end
        guard lineEnd(bytes) else {
            index = start
            return nil
        }
        // With its delimiters, in one piece: nobody looks at what lies between cells.
        batch.text.append(contentsOf: Bytes(rebasing: bytes[start..<end]))
        return .row(isBlank: columns == 1 && end == start)
    }
}

/// A byte in all eight places of a word.
private func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// The high bit of each byte in which the words agree.
@inline(__always)
private func equalBytes(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let difference = a ^ b
    return ~(((difference & low) &+ low) | difference | low)
}
