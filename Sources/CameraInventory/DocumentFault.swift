import CameraModel

/// Why a file that is more than lines of text, an XML catalogue or a workbook, cannot be read.
public enum DocumentFault: Hashable, Sendable {
    /// This program was built without the package trait that reads the format; `packages` brings it.
    case notBuiltIn(format: InventoryFormat, packages: String)
    /// A document type declaration at `line`. Entities are never expanded.
    case doctype(line: Int)
    /// XML, but no catalogue; `root` is its root element.
    case notACatalogue(root: String)
    /// An old .xls, or a workbook behind a password.
    case compoundFile
    /// A zip archive that is no Excel workbook; `kind` says what it seems to be, where that is known.
    case notAWorkbook(kind: String?)
    /// An entry of the workbook is encrypted.
    case encrypted
    /// The archive, or the XML in it, is damaged; `reason` is the library's word.
    case damaged(part: String, reason: String)
    /// More than an inventory can have: a bomb, or the wrong file. `what` names the part, `limit` the bound.
    case tooLarge(what: String, limit: String)
    /// No sheet is called `wanted`, by name or number.
    case noSuchSheet(wanted: String, sheets: [String])
    /// No sheet has a header with the `wanted` columns among its first rows; `found` is the row with most cells.
    case noHeader(sheets: [String], wanted: [String], found: [String])
}

extension DocumentFault {
    /// The sentence behind the file's name; it begins with `:`.
    func message(_ language: Language) -> String {
        switch self {
        case .notBuiltIn(let format, let packages):
            language.pick(
                en: ": \(format.rawValue) cannot be read by this build, which was made without \(packages). "
                    + "Install \(packages) (`make deps` does on Debian and Ubuntu) and build with `make`",
                zh: "：此程序编译时缺少 \(packages)，不能读取 \(format.rawValue)；请安装 \(packages)（Debian、Ubuntu 上可用 "
                    + "make deps），再用 make 编译")
        case .doctype(let line):
            language.pick(
                en: ":\(line): a document type declaration; inventories need none, and entities are never "
                    + "expanded. Remove it",
                zh: ":\(line)：含有文档类型声明（DOCTYPE）；清单不需要，且实体从不展开，请删除")
        case .notACatalogue(let root):
            language.pick(
                en: ": XML, but no GB/T 28181 catalogue: the root is <\(root)>, and there is no DeviceList",
                zh: "：是 XML，但不是 GB/T 28181 目录：根元素为 <\(root)>，没有 DeviceList")
        case .compoundFile:
            language.pick(
                en: ": an old .xls, or a workbook behind a password; save it as .xlsx without a password",
                zh: "：是旧版 .xls 或带密码的工作簿；请另存为不带密码的 .xlsx")
        case .encrypted:
            language.pick(
                en: ": the workbook is encrypted; save it without a password", zh: "：工作簿已加密；请取消密码后保存")
        case .notAWorkbook, .damaged, .tooLarge: archiveMessage(language)
        case .noSuchSheet, .noHeader: sheetMessage(language)
        }
    }

    private func archiveMessage(_ language: Language) -> String {
        switch self {
        case .notAWorkbook(let kind):
            language.pick(
                en:
                    ": a zip archive, but no Excel workbook (\(kind ?? "no workbook in it")); save it as .xlsx",
                zh: "：是 zip 文件，但不是 Excel 工作簿（\(kind ?? "其中没有工作簿")）；请另存为 .xlsx")
        case .damaged(let part, let reason):
            language.pick(
                en: ": \(part) is damaged: \(reason). Open it in a spreadsheet program and save it again",
                zh: "：\(part) 已损坏：\(reason)。请用电子表格软件打开后重新保存")
        case .tooLarge(let what, let limit):
            language.pick(
                en: ": \(what) is larger than an inventory's can be (\(limit)); is this the right file?",
                zh: "：\(what) 超过上限（\(limit)），文件是否有误？")
        default: ""
        }
    }

    private func sheetMessage(_ language: Language) -> String {
        switch self {
        case .noSuchSheet(let wanted, let sheets):
            language.pick(
                en: ": no sheet \"\(wanted)\"; the sheets are: \(sheets.joined(separator: ", "))",
                zh: "：没有工作表“\(wanted)”，现有：\(sheets.joined(separator: "、"))")
        case .noHeader(let sheets, let wanted, let found):
            noHeader(
                sheets.joined(separator: ", "), wanted.joined(separator: ", "),
                found.prefix(20).joined(separator: ", "), language)
        default: ""
        }
    }

    private func noHeader(_ sheets: String, _ wanted: String, _ found: String, _ language: Language) -> String
    {
        language.pick(
            en:
                ": no header with \(wanted) in the first 20 rows of any sheet. The sheets are: \(sheets); the "
                + "row most like a header: \(found)",
            zh: "：各工作表前 20 行均无含 \(wanted) 的表头。现有工作表：\(sheets)；最像表头的一行：\(found)")
    }
}
