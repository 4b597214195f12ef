/// Why a workbook, or one of its sheets, cannot be read.
public enum WorkbookError: Error, Hashable, Sendable {
    /// The file is no zip archive, or its directory is damaged; `reason` is libzip's word.
    case notAZip(reason: String)
}
