/// Tells a file's format by its name and first bytes.
enum FormatGuess {
    static func format(
        of window: inout ByteWindow, _ name: String, _ wanted: InventoryFormat?
    ) throws(InventoryError) -> InventoryFormat {
        let first = try firstByte(&window)
        let byName: InventoryFormat? =
            wanted
            ?? (hasEnding(name, ".jsonl") || hasEnding(name, ".ndjson")
                ? .jsonl
                : hasEnding(name, ".json")
                    ? .json
                    : hasEnding(name, ".csv")
                        ? .csv
                        : hasEnding(name, ".tsv") ? .tsv : nil)
        switch byName {
        case .csv: return .csv
        case .tsv: return .tsv
        case .jsonl where wanted == .jsonl || first != UInt8(ascii: "["): return .jsonl
        case .jsonl: return .json
        case .json where first != UInt8(ascii: "{"): return .json
        case .json: return try isWholeLine(&window) ? .jsonl : .json
        case nil:
            if first == UInt8(ascii: "[") { return .json }
            guard first == UInt8(ascii: "{") else { return .csv }
            return try isWholeLine(&window) ? .jsonl : .json
        }
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

    /// Whether the first line that is not blank is a JSON value by itself: then the file is JSON Lines.
    private static func isWholeLine(_ window: inout ByteWindow) throws(InventoryError) -> Bool {
        while true {
            let text = window.bytes[window.start...].drop(while: isJSONBlank)
            if let end = text.firstIndex(where: { $0 == 0x0A || $0 == 0x0D })
                ?? (window.isAtEnd ? text.endIndex : nil)
            {
                return Array(text[..<end]).withUnsafeBufferPointer { bytes in
                    do throws(JSONFault) {
                        try JSONScanner.validate(bytes)
                        return true
                    } catch { return false }
                }
            }
            guard window.count < 1 << 20 else { return true }
            try window.fill()
        }
    }
}
