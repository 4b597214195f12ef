/// A cell that is written: numbers stay numbers, so that a spreadsheet can reckon with them.
public enum WrittenCell: Hashable, Sendable {
    case empty
    case text(String)
    case number(Double)
    /// A share: 0.7999 shows as 79.99 %.
    case share(Double)
}

/// A sheet that is written: its header stays in sight and can be filtered by.
public struct WrittenSheet: Hashable, Sendable {
    /// Its name, cut to the 31 characters that Excel allows; characters it forbids become blanks.
    public var name: String
    /// The header.
    public var header: [String]
    /// The rows, each as long as the header.
    public var rows: [[WrittenCell]]

    /// A sheet.
    public init(name: String, header: [String], rows: [[WrittenCell]]) {
        (self.name, self.header, self.rows) = (name, header, rows)
    }
}

/// Why a workbook was not written; the reason is the library's.
public struct WorkbookWritingError: Error, Hashable, Sendable {
    /// What went wrong.
    public let reason: String
}

#if XLSX
    import CXlsxWriter

    /// Writes a workbook of plain sheets to a file.
    public enum WorkbookWriter {
        /// Whether this build can write workbooks.
        public static let isBuiltIn = true

        /// Writes the sheets in their order; the file is there afterwards, or the error says why not.
        public static func write(_ sheets: [WrittenSheet], to path: String) throws(WorkbookWritingError) {
            guard let book = workbook_new(path) else {
                throw WorkbookWritingError(reason: "no memory")
            }
            let formats = Formats(book)
            for (index, sheet) in sheets.enumerated() {
                guard let target = workbook_add_worksheet(book, sheetName(sheet.name, index)) else {
                    continue
                }
                write(sheet, target, formats)
            }
            let code = workbook_close(book)
            if code != LXW_NO_ERROR {
                let reason = lxw_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
                throw WorkbookWritingError(reason: reason)
            }
        }

        private struct Formats {
            let head, share: UnsafeMutablePointer<lxw_format>?

            init(_ book: UnsafeMutablePointer<lxw_workbook>) {
                head = workbook_add_format(book)
                share = workbook_add_format(book)
                if let head {
                    format_set_bold(head)
                    format_set_bottom(head, UInt8(LXW_BORDER_THIN.rawValue))
                }
                if let share { format_set_num_format(share, "0.00%") }
            }
        }

        private static func write(
            _ sheet: WrittenSheet, _ target: UnsafeMutablePointer<lxw_worksheet>, _ formats: Formats
        ) {
            for (column, title) in sheet.header.enumerated() {
                _ = worksheet_write_string(target, 0, UInt16(column), title, formats.head)
                let cells = sheet.rows.prefix(200).map { width($0[column]) } + [width(.text(title)) + 3]
                _ = worksheet_set_column(
                    target, UInt16(column), UInt16(column), Double(min(60, max(6, cells.max() ?? 6))), nil)
            }
            for (index, row) in sheet.rows.enumerated() {
                for (column, cell) in row.enumerated() {
                    let (line, place) = (UInt32(index + 1), UInt16(column))
                    switch cell {
                    case .empty: break
                    case .text(let text):
                        _ = worksheet_write_string(target, line, place, String(text.prefix(32_000)), nil)
                    case .number(let number): _ = worksheet_write_number(target, line, place, number, nil)
                    case .share(let share):
                        _ = worksheet_write_number(target, line, place, share, formats.share)
                    }
                }
            }
            worksheet_freeze_panes(target, 1, 0)
            if !sheet.header.isEmpty {
                _ = worksheet_autofilter(
                    target, 0, 0, UInt32(sheet.rows.count), UInt16(sheet.header.count - 1))
            }
            worksheet_set_landscape(target)
            worksheet_set_paper(target, 9)  // A4
            worksheet_fit_to_pages(target, 1, 0)
            _ = worksheet_repeat_rows(target, 0, 0)
        }

        /// Columns that a cell takes, wide characters counted twice.
        private static func width(_ cell: WrittenCell) -> Int {
            guard case .text(let text) = cell else { return 10 }
            return text.unicodeScalars.reduce(1) { $0 + ($1.value > 0x2E80 ? 2 : 1) }
        }

        private static func sheetName(_ name: String, _ index: Int) -> String {
            let allowed = String(name.map { "[]:*?/\\'".contains($0) ? " " : $0 }.prefix(28))
            return allowed.isEmpty ? "\(index + 1)" : allowed
        }
    }
#else
    /// Writes a workbook of plain sheets to a file; this build cannot.
    public enum WorkbookWriter {
        /// Whether this build can write workbooks.
        public static let isBuiltIn = false

        /// Always fails: the build has no trait `XLSX`.
        public static func write(_ sheets: [WrittenSheet], to path: String) throws(WorkbookWritingError) {
            throw WorkbookWritingError(
                reason:
                    "this build writes no Excel workbooks; install libxlsxwriter-dev and build with --traits XLSX"
            )
        }
    }
#endif
