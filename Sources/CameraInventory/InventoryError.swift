public import CameraModel

/// Why an inventory cannot be read at all, or not further. Nothing of a file that ends so should be kept.
public enum InventoryError: Error, Hashable, Sendable {
    /// The file cannot be opened; `reason` is the system's word.
    case cannotOpen(name: String, reason: String)
    /// Reading failed part way.
    case cannotRead(name: String, reason: String)
    /// There is not one byte but blanks.
    case empty(name: String)
    /// A byte that UTF-8 cannot have, at `offset` from the start of the file, counted from 0.
    case notUTF8(name: String, offset: Int64)
    /// The header line's quotes do not close, or text follows one.
    case malformedHeader(name: String, line: Int)
    /// Columns without which no row can be read.
    case missingColumns(name: String, missing: [String], found: [String])
    /// Two headers that mean the same column.
    case duplicateColumn(name: String, column: String, first: String, second: String)
    /// More columns than `limit`.
    case tooManyColumns(name: String, limit: Int)
    /// A row of more than `limit` bytes begins at `line`.
    case rowTooLong(name: String, line: Int, limit: Int)
    /// The JSON document itself is broken at `line`: what follows cannot be told apart.
    case jsonStructure(name: String, line: Int, wanted: String)
    /// An XML catalogue or a workbook that cannot be read.
    case document(name: String, DocumentFault)
}

extension InventoryError {
    /// The sentence: where, what was found, what was wanted, what to try.
    public func message(_ language: Language = .english) -> String {
        switch self {
        case .cannotOpen(let name, let reason):
            language.pick(en: "\(name): cannot be opened: \(reason)", zh: "\(name)：无法打开：\(reason)")
        case .cannotRead(let name, let reason):
            language.pick(en: "\(name): reading failed: \(reason)", zh: "\(name)：读取失败：\(reason)")
        case .empty(let name):
            language.pick(
                en: "\(name): the file is empty; a header line and rows were wanted",
                zh: "\(name)：文件为空，应有表头和数据行")
        case .notUTF8(let name, let offset): notUTF8(name, offset, language)
        case .malformedHeader(let name, let line):
            language.pick(
                en: "\(name):\(line): the header line has a stray quote; quotes enclose a whole cell",
                zh: "\(name):\(line)：表头中有多余的引号，引号应括住整个单元格")
        case .missingColumns(let name, let missing, let found): missingColumns(name, missing, found, language)
        case .duplicateColumn(let name, let column, let first, let second):
            language.pick(
                en:
                    "\(name): headers \"\(first)\" and \"\(second)\" both mean \(column); remove or rename one",
                zh: "\(name)：表头“\(first)”和“\(second)”都表示 \(column)，请删除或改名其一")
        case .tooManyColumns(let name, let limit):
            language.pick(
                en: "\(name): more than \(limit) columns; is this the right file?",
                zh: "\(name)：超过 \(limit) 列，文件是否有误？")
        case .rowTooLong(let name, let line, let limit):
            language.pick(
                en: "\(name):\(line): the row has more than \(limit) bytes; are its line ends missing?",
                zh: "\(name):\(line)：该行超过 \(limit) 字节，是否缺少换行？")
        case .jsonStructure(let name, let line, let wanted):
            language.pick(
                en:
                    "\(name):\(line): the JSON is broken here: \(wanted) was wanted; what follows cannot be read",
                zh: "\(name):\(line)：JSON 在此处损坏，应为 \(wanted)，其后内容无法读取")
        case .document(let name, let fault): "\(name)" + fault.message(language)
        }
    }

    private func notUTF8(_ name: String, _ offset: Int64, _ language: Language) -> String {
        language.pick(
            en:
                "\(name): byte \(offset) is not UTF-8. Files saved by Excel in China are usually GB18030; convert "
                + "first: iconv -f GB18030 -t UTF-8 FILE > FILE.utf8",
            zh: "\(name)：第 \(offset) 字节不是 UTF-8。国内 Excel 保存的文件多为 GB18030，请先转换："
                + "iconv -f GB18030 -t UTF-8 FILE > FILE.utf8")
    }

    private func missingColumns(_ name: String, _ missing: [String], _ found: [String], _ language: Language)
        -> String
    {
        let wanted = missing.joined(separator: ", ")
        let there = found.prefix(20).joined(separator: ", ")
        return language.pick(
            en: "\(name): no column \(wanted); the headers are: \(there). Is the first line the header?",
            zh: "\(name)：缺少列 \(wanted)，现有表头：\(there)。首行是表头吗？")
    }
}
