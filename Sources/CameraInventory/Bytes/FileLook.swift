import CameraModel

/// What a file that is no inventory looks like, by its first bytes.
public enum FileLook: String, Hashable, Sendable, CaseIterable {
    /// A PDF document.
    case pdf
    /// A workbook or document of the old Office: an OLE compound file, D0 CF 11 E0.
    case oldOffice
    /// A zip archive that is no workbook.
    case zip
    /// A gzip file.
    case gzip
    /// A RAR archive.
    case rar
    /// A 7z archive.
    case sevenZip
    /// A JPEG, PNG or GIF picture.
    case picture
    /// An SQLite database.
    case sqlite
    /// Not text, by its many zero bytes.
    case binary

    private static let beginnings: [(FileLook, [UInt8])] = [
        (.pdf, Array("%PDF-".utf8)), (.oldOffice, [0xD0, 0xCF, 0x11, 0xE0]),
        (.zip, [0x50, 0x4B, 0x03, 0x04]), (.zip, [0x50, 0x4B, 0x05, 0x06]),
        (.gzip, [0x1F, 0x8B, 0x08]), (.rar, Array("Rar!".utf8)), (.sevenZip, [0x37, 0x7A, 0xBC, 0xAF]),
        (.picture, [0xFF, 0xD8, 0xFF]), (.picture, [0x89, 0x50, 0x4E, 0x47]),
        (.picture, Array("GIF8".utf8)), (.sqlite, Array("SQLite format 3".utf8)),
    ]

    /// What the first bytes of a file look like, or `nil` for what may be text. Zero bytes count only where the caller
    /// named no encoding: UTF-16 is full of them.
    static func look(_ head: [UInt8], encodingIsKnown: Bool) -> FileLook? {
        if let found = beginnings.first(where: { head.starts(with: $0.1) }) { return found.0 }
        if encodingIsKnown || EncodingGuess.mark(head) != nil || EncodingGuess.utf16(head) != nil {
            return nil
        }
        let zeros = head.count { $0 == 0 }
        return zeros >= 8 && zeros * 10 >= head.count ? .binary : nil
    }

    /// What it is and what to do, for the end of a sentence.
    func advice(_ language: Language) -> String {
        switch self {
        case .pdf:
            language.pick(
                en: "a PDF document; ask for the table itself, as CSV or XLSX",
                zh: "PDF 文档；请索取表格本身（CSV 或 XLSX）")
        case .oldOffice:
            language.pick(
                en: "a workbook of the old Excel (.xls); save it as .xlsx or as \"CSV UTF-8\"",
                zh: "旧版 Excel 工作簿（.xls）；请另存为 .xlsx 或“CSV UTF-8”")
        case .zip, .gzip, .rar, .sevenZip:
            language.pick(
                en: "a compressed archive; unpack it and import the files in it", zh: "压缩包；请解压后导入其中的文件")
        case .picture:
            language.pick(
                en: "a picture; ask for the table itself, as CSV or XLSX", zh: "图片；请索取表格本身（CSV 或 XLSX）")
        case .sqlite:
            language.pick(
                en: "an SQLite database; a registry is named with --registry",
                zh: "SQLite 数据库；登记库请用 --registry 指定")
        case .binary:
            language.pick(
                en: "no text (many zero bytes); export the inventory as CSV, or name its --encoding",
                zh: "非文本（大量零字节）；请导出为 CSV，或用 --encoding 指定编码")
        }
    }
}
