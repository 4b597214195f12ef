/// A zip archive made entry by entry, so that tests can make sound and broken workbooks.
public struct MadeZip {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    /// An empty archive.
    public init() {}

    /// Adds an entry that is stored as it is; `flags` 1 says that it is encrypted.
    public mutating func add(_ name: String, _ text: String, flags: UInt16 = 0) {
        let bytes = Array(text.utf8)
        add(name, packed: bytes, method: 0, size: UInt32(bytes.count), check: crc32(bytes), flags: flags)
    }

    /// Adds an entry of blanks, packed 158 times smaller: as many as `count` runs of 258.
    public mutating func addBomb(_ name: String, runs count: Int) {
        // RFC 1951, fixed Huffman codes: one blank, then the longest match at distance 1 again and again.
        var bits = DeflateBits()
        bits.append(1, count: 1)
        bits.append(1, count: 2)
        bits.appendCode(0x30 + 0x20, count: 8)
        for _ in 0..<count {
            bits.appendCode(0b1100_0101, count: 8)
            bits.appendCode(0, count: 5)
        }
        bits.appendCode(0, count: 7)
        add(name, packed: bits.finish(), method: 8, size: UInt32(1 + 258 * count), check: 0, flags: 0)
    }

    private mutating func add(
        _ name: String, packed: [UInt8], method: UInt16, size: UInt32, check: UInt32, flags: UInt16
    ) {
        let offset = UInt32(body.count)
        var head: [UInt8] =
            little(20, 2) + little(UInt32(flags), 2) + little(UInt32(method), 2) + little(0, 4)
        head += little(check, 4) + little(UInt32(packed.count), 4) + little(size, 4)
        head += little(UInt32(name.utf8.count), 2) + little(0, 2)
        body += [0x50, 0x4B, 0x03, 0x04] + head + Array(name.utf8) + packed
        directory += [0x50, 0x4B, 0x01, 0x02] + little(20, 2) + head + little(0, 2) + little(0, 2)
        directory += little(0, 2) + little(0, 4) + little(offset, 4) + Array(name.utf8)
        count += 1
    }

    /// The archive's bytes.
    public var bytes: [UInt8] {
        var end: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + little(0, 4)
        end += little(UInt32(count), 2) + little(UInt32(count), 2) + little(UInt32(directory.count), 4)
        return body + directory + end + little(UInt32(body.count), 4) + little(0, 2)
    }

    private func little(_ value: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
    }

    private func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}

/// Bits in the order of RFC 1951: numbers from their lowest bit, Huffman codes from their highest.
private struct DeflateBits {
    private var bytes: [UInt8] = []
    private var current: UInt8 = 0
    private var used = 0

    mutating func append(_ value: UInt32, count: Int) {
        for index in 0..<count { append(UInt8(value >> UInt32(index) & 1)) }
    }

    mutating func appendCode(_ code: UInt32, count: Int) {
        for index in (0..<count).reversed() { append(UInt8(code >> UInt32(index) & 1)) }
    }

    private mutating func append(_ bit: UInt8) {
        current |= bit << UInt8(used)
        used += 1
        if used == 8 {
            bytes.append(current)
            (current, used) = (0, 0)
        }
    }

    func finish() -> [UInt8] { used > 0 ? bytes + [current] : bytes }
}

/// A small workbook made by hand: sheets of ready XML, shared strings and styles.
public struct MadeWorkbook {
    /// Sheets: a name and what stands inside `<sheetData>`.
    public var sheets: [(name: String, rows: String)] = []
    /// What stands inside `<sst>`.
    public var strings = ""
    /// What stands inside `<styleSheet>`.
    public var styles = ""
    /// Attributes of `<workbookPr>`.
    public var properties = ""

    /// An empty workbook.
    public init() {}

    /// The archive; `change` may add to it.
    public func bytes(_ change: (inout MadeZip) -> Void = { _ in }) -> [UInt8] {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        var zip = MadeZip()
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        zip.add(
            "_rels/.rels",
            head + "<Relationships><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" "
                + "Target=\"xl/workbook.xml\"/></Relationships>")
        var (list, relations) = ("", "")
        for (index, sheet) in sheets.enumerated() {
            list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"s\(index)\"/>"
            relations +=
                "<Relationship Id=\"s\(index)\" Type=\"\(office)/worksheet\" "
                + "Target=\"worksheets/sheet\(index + 1).xml\"/>"
            zip.add(
                "xl/worksheets/sheet\(index + 1).xml",
                head + "<worksheet xmlns=\"\(main)\"><sheetData>\(sheet.rows)</sheetData></worksheet>")
        }
        relations +=
            "<Relationship Id=\"t\" Type=\"\(office)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
        relations += "<Relationship Id=\"y\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
        zip.add("xl/_rels/workbook.xml.rels", head + "<Relationships>\(relations)</Relationships>")
        zip.add(
            "xl/workbook.xml",
            head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><workbookPr \(properties)/>"
                + "<sheets>\(list)</sheets></workbook>")
        if !strings.isEmpty {
            zip.add("xl/sharedStrings.xml", head + "<sst xmlns=\"\(main)\">\(strings)</sst>")
        }
        if !styles.isEmpty {
            zip.add("xl/styles.xml", head + "<styleSheet xmlns=\"\(main)\">\(styles)</styleSheet>")
        }
        change(&zip)
        return zip.bytes
    }
}
