/// Lists of plain values, which become one cell.
enum JSONList {
    /// Whether the checked array `bytes` holds an object or an array.
    static func holdsContainer(_ bytes: Bytes) -> Bool {
        var inString = false
        var index = 1
        while index < bytes.count {
            let byte = bytes[index]
            if inString {
                if byte == UInt8(ascii: "\\") {
                    index += 1
                } else if byte == UInt8(ascii: "\"") {
                    inString = false
                }
            } else if byte == UInt8(ascii: "\"") {
                inString = true
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                return true
            }
            index += 1
        }
        return false
    }

    /// Rewrites the checked array `text[start..<end]` as its values joined with `;`; nulls are left out. Says where
    /// the text now ends: what is written is never longer than what was read.
    static func join(
        _ text: UnsafeMutableBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) throws(JSONFault) -> Int {
        var (from, to) = (start + 1, start)
        while from < end - 1 {
            let byte = text[from]
            if isJSONBlank(byte) || byte == UInt8(ascii: ",") {
                from += 1
                continue
            }
            let isString = byte == UInt8(ascii: "\"")
            let valueEnd = isString ? stringEnd(text, from) : plainEnd(text, from, end)
            defer { from = valueEnd }
            if byte == UInt8(ascii: "n") { continue }
            if to > start {
                text[to] = UInt8(ascii: ";")
                to += 1
            }
            let (first, last) = isString ? (from + 1, valueEnd - 1) : (from, valueEnd)
            let resolved = isString ? try JSONEscapes.resolve(text, first, last) : last
            for index in first..<resolved {
                text[to] = text[index]
                to += 1
            }
        }
        return to
    }

    /// Behind the closing quote of the string at `from`.
    private static func stringEnd(_ text: UnsafeMutableBufferPointer<UInt8>, _ from: Int) -> Int {
        var index = from + 1
        while text[index] != UInt8(ascii: "\"") { index += text[index] == UInt8(ascii: "\\") ? 2 : 1 }
        return index + 1
    }

    private static func plainEnd(
        _ text: UnsafeMutableBufferPointer<UInt8>, _ from: Int, _ end: Int
    ) -> Int {
        var index = from
        while index < end - 1, !isJSONBlank(text[index]), text[index] != UInt8(ascii: ",") { index += 1 }
        return index
    }
}
