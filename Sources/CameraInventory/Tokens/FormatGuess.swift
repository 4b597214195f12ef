/// Tells a file's format and its delimiter by name and first bytes.
enum FormatGuess {
    static func format(
        of window: inout ByteWindow, _ name: String, _ wanted: InventoryFormat?
    ) throws(InventoryError) -> InventoryFormat {
        let first = try firstByte(&window)
        if wanted == .gb28181 || (wanted == nil && first == UInt8(ascii: "<")) { return .gb28181 }
        let byName: InventoryFormat? =
            wanted
            ?? (hasEnding(name, ".jsonl") || hasEnding(name, ".ndjson")
                ? .jsonl : hasEnding(name, ".json") ? .json : hasEnding(name, ".csv") ? .csv : nil)
        switch byName {
        case .csv: return .csv
        case .jsonl where wanted == .jsonl || first != UInt8(ascii: "["): return .jsonl
        case .jsonl: return .json
        case .json where first != UInt8(ascii: "{"): return .json
        case .json: return try isWholeLine(&window) ? .jsonl : .json
        case .gb28181?, .xlsx?: return .csv
        case nil:
            if first == UInt8(ascii: "[") { return .json }
            guard first == UInt8(ascii: "{") else { return .csv }
            return try isWholeLine(&window) ? .jsonl : .json
        }
    }

    /// Whether a file's first bytes are those of a zip archive: an Excel workbook, which is no text.
    static func isZip(_ head: [UInt8]) -> Bool { head.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    /// Whether they are those of Microsoft's compound file: an old .xls, or a workbook with a password.
    static func isCompoundFile(_ head: [UInt8]) -> Bool {
        head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
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
