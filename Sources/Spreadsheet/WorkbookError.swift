/// Why a workbook, or one of its sheets, cannot be read.
public enum WorkbookError: Error, Hashable, Sendable {
    /// The archive, or XML inside `part`, is damaged; `reason` is the library's word.
    case damaged(part: String, reason: String)
    /// A zip archive that holds no Excel workbook; `kind` says what it seems to be, where that is known.
    case notAWorkbook(kind: String?)
    /// An entry is encrypted.
    case encrypted
    /// A document type declaration in `part`.
    case doctype(part: String)
    /// `part` grows beyond `limit` while it is unpacked: a bomb, or no inventory.
    case tooLarge(part: String, limit: String)
}
