/// An HLS playlist: its first line is `#EXTM3U`, and it names a segment, a part or a variant.
///
/// A byte order mark or blank lines before it are let pass: gateways send them. Source: RFC 8216, 4.3.1.
enum HLSCheck {
    static func read(_ bytes: Span<UInt8>) -> BodyReading {
        var start = bytes.holds("\u{FEFF}", at: 0) == true ? 3 : 0
        while start < bytes.count, [0x09, 0x0A, 0x0D, 0x20].contains(bytes[start]) { start += 1 }
        switch bytes.holds("#EXTM3U", at: start) {
        case false: return .no
        case nil: return .maybe
        case true: return namesMedia(bytes, from: start) ? .proven : .begun
        }
    }

    private static func namesMedia(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        var index = start
        while let tag = bytes.firstIndex(of: "\n#EXT", from: index) {
            for entry: StaticString in ["INF:", "-X-STREAM-INF:", "-X-PART:", "-X-I-FRAME-STREAM-INF:"]
            where bytes.holds(entry, at: tag + 5) == true { return true }
            index = tag + 5
        }
        return false
    }
}
