extension JSONScanner {
    /// Passes a string with its quotes; whether it holds an escape.
    mutating func string() throws(JSONFault) -> Bool {
        guard take(UInt8(ascii: "\"")) else { throw .syntax(wanted: "'\"'") }
        var hasEscape = false
        while true {
            skipPlainText()
            guard index < bytes.count else { throw .syntax(wanted: "'\"'") }
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                return hasEscape
            }
            guard byte == UInt8(ascii: "\\") else {
                throw .syntax(wanted: "an escape for a control character")
            }
            hasEscape = true
            index += 1
            try skipEscape()
        }
    }

    /// Stops at a quote, a backslash, a control character or the end; eight bytes a step.
    private mutating func skipPlainText() {
        let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        let raw = UnsafeRawBufferPointer(bytes)
        while index + 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let quotes = word ^ (ones &* 0x22)
            let slashes = word ^ (ones &* 0x5C)
            // A byte's high bit is set where it is zero (or, in the last term, below a blank); only bytes above
            // the first such one may be set wrongly.
            let found =
                ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes
                    | (word &- (ones &* 0x20)) & ~word) & highs
            if found != 0 {
                index += found.trailingZeroBitCount >> 3
                return
            }
            index += 8
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
            index += 1
        }
    }

    private mutating func skipEscape() throws(JSONFault) {
        guard let byte = current else { throw .syntax(wanted: "an escape") }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            index += 1
        case UInt8(ascii: "u"):
            index += 1
            for _ in 0..<4 {
                guard let digit = current, hexDigit(digit) != nil else {
                    throw .syntax(wanted: "four hex digits")
                }
                index += 1
            }
        default: throw .syntax(wanted: "an escape")
        }
    }
}

/// Turns the escapes of a string into what they mean, in place; the text never grows.
enum JSONEscapes {
    /// Rewrites `text[start..<end]`, the checked inside of a string; says where the text now ends.
    static func resolve(
        _ text: UnsafeMutableBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) throws(JSONFault) -> Int {
        var (from, to) = (start, start)
        while from < end {
            guard text[from] == UInt8(ascii: "\\") else {
                text[to] = text[from]
                (from, to) = (from + 1, to + 1)
                continue
            }
            let letter = text[from + 1]
            from += 2
            guard letter == UInt8(ascii: "u") else {
                text[to] = control(letter)
                to += 1
                continue
            }
            let scalar = try scalar(text, &from, end)
            for byte in Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter {
                text[to] = byte
                to += 1
            }
        }
        return to
    }

    private static func control(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }

    private static func scalar(
        _ text: UnsafeMutableBufferPointer<UInt8>, _ from: inout Int, _ end: Int
    ) throws(JSONFault) -> Unicode.Scalar {
        let first = fourDigits(text, from)
        from += 4
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, from + 6 <= end, text[from] == UInt8(ascii: "\\"),
            text[from + 1] == UInt8(ascii: "u")
        else { throw .halfSurrogate }
        let second = fourDigits(text, from + 2)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw .halfSurrogate }
        from += 6
        return scalar
    }

    private static func fourDigits(_ text: UnsafeMutableBufferPointer<UInt8>, _ from: Int) -> UInt32 {
        var value: UInt32 = 0
        for offset in 0..<4 { value = value << 4 | (hexDigit(text[from + offset]) ?? 0) }
        return value
    }
}

func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 48...57: UInt32(byte - 48)
    case 65...70: UInt32(byte - 55)
    case 97...102: UInt32(byte - 87)
    default: nil
    }
}
