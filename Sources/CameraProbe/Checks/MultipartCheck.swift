/// Multipart JPEG: parts between boundaries, each a JPEG picture.
///
/// Accepted when the content type is multipart or the body begins with a boundary: cameras get either wrong.
enum MultipartCheck {
    /// How far into the body the first picture may begin.
    static let reach = 8192

    static func read(_ bytes: Span<UInt8>, contentType: String?) -> BodyReading {
        let declared = contentType?.lowercased().hasPrefix("multipart/") ?? false
        guard declared || looksBounded(bytes) else { return .no }
        var index = 0
        while let blank = endOfHeaders(bytes, from: index), blank <= reach {
            let reading = JPEGCheck.read(bytes, from: blank)
            if reading != .no { return reading }
            index = blank
        }
        return bytes.count < reach ? .maybe : .no
    }

    /// `--` and a printable boundary, as far as there are bytes.
    private static func looksBounded(_ bytes: Span<UInt8>) -> Bool {
        var start = 0
        while start < bytes.count, bytes[start] == 0x0D || bytes[start] == 0x0A { start += 1 }
        guard bytes.holds("--", at: start) != false else { return false }
        var index = start + 2
        while index < bytes.count, index < start + 72, bytes[index] != 0x0D, bytes[index] != 0x0A {
            guard (0x21...0x7E).contains(bytes[index]) else { return false }
            index += 1
        }
        return true
    }

    /// The first byte after an empty line; lines may end in CR LF or in LF.
    private static func endOfHeaders(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            if bytes.holds("\r\n\r\n", at: index) == true { return index + 4 }
            if bytes.holds("\n\n", at: index) == true { return index + 2 }
            index += 1
        }
        return nil
    }
}
