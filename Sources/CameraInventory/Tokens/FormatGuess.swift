/// Tells a file's format by its first bytes and its name.
enum FormatGuess {
    /// The format by content, where the name does not decide; of the JSON family only that it is JSON: which one
    /// is told by ``JSONLayout``.
    static func format(
        of window: inout ByteWindow, _ name: String, _ wanted: InventoryFormat?
    ) throws(InventoryError) -> InventoryFormat {
        let first = try firstByte(&window)
        if let wanted { return wanted }
        if first == UInt8(ascii: "<") { return .gb28181 }
        if hasEnding(name, ".csv") { return .csv }
        if hasEnding(name, ".tsv") { return .tsv }
        switch first {
        case UInt8(ascii: "["), UInt8(ascii: "{"), JSONLayout.recordSeparator: return .json
        default: break
        }
        // Broken JSON is told to be that, rather than a strange CSV file.
        return [".json", ".jsonl", ".ndjson", ".geojson"].contains { hasEnding(name, $0) } ? .json : .csv
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
}
