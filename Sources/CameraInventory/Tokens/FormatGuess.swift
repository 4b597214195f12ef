/// Tells a file's format and its delimiter by name and first bytes.
enum FormatGuess {
    /// The format by content, where the name does not decide; of the JSON family only that it is JSON: which one
    /// is told by ``JSONLayout``.
    static func format(
        of window: inout ByteWindow, _ name: String, _ wanted: InventoryFormat?
    ) throws(InventoryError) -> InventoryFormat {
        let first = try firstByte(&window)
        if let wanted { return wanted }
        if hasEnding(name, ".csv") { return .csv }
        switch first {
        case UInt8(ascii: "["), UInt8(ascii: "{"), JSONLayout.recordSeparator: return .json
        default: break
        }
        // Broken JSON is told to be that, rather than a strange CSV file.
        return [".json", ".jsonl", ".ndjson", ".geojson"].contains { hasEnding(name, $0) } ? .json : .csv
    }

    private static func hasEnding(_ name: String, _ ending: String) -> Bool {
        name.lowercased().hasSuffix(ending)
    }

    /// The first byte that is no blank.
    private static func firstByte(_ window: inout ByteWindow) throws(InventoryError) -> UInt8 {
        while true {
            if let byte = window.bytes[window.start...].first(where: { !isJSONBlank($0) }) { return byte }
            if window.isAtEnd || window.count > 1 << 20 { throw .empty(name: window.name) }
            try window.fill()
        }
    }

    /// Comma, unless the header line has none but has `;` or TAB.
    static func delimiter(of window: inout ByteWindow) throws(InventoryError) -> UInt8 {
        while true {
            let text = window.bytes[window.start...].drop { $0 == 0x0A || $0 == 0x0D }
            let end = text.firstIndex { $0 == 0x0A || $0 == 0x0D }
            if end != nil || window.isAtEnd || window.count > 1 << 20 {
                let header = text[..<(end ?? text.endIndex)]
                if header.contains(UInt8(ascii: ",")) { return UInt8(ascii: ",") }
                return header.contains(0x09)
                    ? 0x09 : header.contains(UInt8(ascii: ";")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
            }
            try window.fill()
        }
    }
}
