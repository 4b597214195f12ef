public import CameraModel

/// Why an inventory cannot be read at all, or not further. Nothing of a file that ends so should be kept.
public enum InventoryError: Error, Hashable, Sendable {
    /// The file cannot be opened; `reason` is the system's word.
    case cannotOpen(name: String, reason: String)
    /// Reading failed part way.
    case cannotRead(name: String, reason: String)
    /// ``ReadOptions/isCancelled`` said so while data was waited for.
    case interrupted(name: String)
    /// There is not one byte but blanks.
    case empty(name: String)
    /// The file is no text at all, nor a format that is read.
    case notText(name: String, look: FileLook)
    /// The text seemed to be UTF-8 on weak grounds, and the byte at `offset`, counted from 0, says otherwise.
    case encodingUnclear(name: String, offset: Int64)
    /// The header line holds bytes that are not text of the encoding; the first stands at `offset`.
    case undecodableHeader(name: String, line: Int, encoding: String, offset: Int64)
    /// No table for the encoding that was asked for.
    case unknownEncoding(encoding: String)
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
    /// Nothing stands where the rows of a JSON document were looked for.
    case pathNotFound(name: String, path: String)
    /// A GeoJSON file names its coordinate system behind the features, which were read as WGS-84.
    case crsTooLate(name: String, line: Int, found: String)
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
        case .interrupted(let name):
            language.pick(en: "\(name): interrupted while waiting for data", zh: "\(name)：等待数据时被中断")
        case .empty(let name):
            language.pick(
                en: "\(name): the file is empty; a header line and rows were wanted",
                zh: "\(name)：文件为空，应有表头和数据行")
        case .notText(let name, let look):
            language.pick(
                en: "\(name): this looks like \(look.advice(.english))",
                zh: "\(name)：看起来是\(look.advice(.chinese))")
        case .encodingUnclear(let name, let offset):
            language.pick(
                en: "\(name): byte \(offset) is not UTF-8, though all before it is; name the encoding: "
                    + "--encoding GB18030, or --encoding UTF-8 to refuse such rows only",
                zh: "\(name)：第 \(offset) 字节不是 UTF-8，而此前均是；请指定编码：--encoding GB18030，"
                    + "或用 --encoding UTF-8 只拒收此类行")
        case .undecodableHeader(let name, let line, let encoding, let offset):
            language.pick(
                en:
                    "\(name):\(line): byte \(offset), in the header line, is not \(encoding); mend it, or name "
                    + "another --encoding",
                zh: "\(name):\(line)：表头中第 \(offset) 字节不是 \(encoding)；请更正，或用 --encoding 指定其他编码")
        case .unknownEncoding(let encoding):
            language.pick(
                en:
                    "--encoding \"\(encoding)\" is not known; `iconv -l` lists the names: GB18030, GBK, Big5, "
                    + "UTF-16LE, CP949, EUC-KR, Shift_JIS ...",
                zh: "未知的 --encoding“\(encoding)”；iconv -l 列出可用名称：GB18030、GBK、Big5、UTF-16LE、"
                    + "CP949、EUC-KR、Shift_JIS 等")
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
        case .pathNotFound(let name, let path):
            language.pick(
                en: "\(name): the document has no \"\(path)\"; give --path the names that lead to the rows",
                zh: "\(name)：文档中没有“\(path)”；请用 --path 指出数据行所在的成员")
        case .crsTooLate(let name, let line, let found):
            language.pick(
                en: "\(name):\(line): the coordinate system is \(found), said only behind the features; move "
                    + "\"crs\" to the front, or convert to WGS-84",
                zh: "\(name):\(line)：坐标系为 \(found)，但写在要素之后；请把 \"crs\" 移到前面，或转换为 WGS-84")
        case .document(let name, let fault): "\(name)" + fault.message(language)
        }
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
