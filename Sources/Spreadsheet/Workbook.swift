#if XLSX
    import XMLEvents

    /// An Excel workbook (.xlsx, ECMA-376): its sheets, and the cells of one of them as plain text.
    ///
    /// Sheets are streamed: memory stays flat, but for the shared strings, of which the workbook keeps one copy of
    /// each text (at most 256 MiB).
    public struct Workbook: ~Copyable, Sendable {
        /// A worksheet.
        public struct Sheet: Hashable, Sendable {
            /// Its name.
            public let name: String
            /// Whether the workbook hides it.
            public let isHidden: Bool
            let part: String
        }

        /// The worksheets in the workbook's order; charts and macros are not among them.
        public private(set) var sheets: [Sheet] = []
        private let archive: ZipArchive
        private let is1904: Bool
        private let parts: WorkbookParts
        private var strings: SharedStrings?
        private var styles: DateStyles?
        private var reader: SheetReader?

        /// Opens a file; standard input and pipes have to be read into memory first.
        public init(path: String) throws(WorkbookError) {
            let archive = try ZipArchive(path: path)
            let parts = try WorkbookParts(archive)
            self.init(archive, parts)
        }

        /// Opens a workbook in memory.
        public init(bytes: [UInt8]) throws(WorkbookError) {
            let archive = try ZipArchive(bytes: bytes)
            let parts = try WorkbookParts(archive)
            self.init(archive, parts)
        }

        private init(_ archive: consuming ZipArchive, _ parts: WorkbookParts) {
            self.archive = archive
            self.parts = parts
            (is1904, sheets) = (parts.is1904, parts.sheets)
        }

        /// Goes to the top of a sheet, by its index in ``sheets``.
        public mutating func open(_ index: Int) throws(WorkbookError) {
            reader = nil
            guard sheets.indices.contains(index) else { return }
            if strings == nil {
                let part = try part(parts.strings)
                strings = if let part { try SharedStrings(part) } else { SharedStrings() }
            }
            if styles == nil {
                let part = try part(parts.styles)
                styles = if let part { try DateStyles(part) } else { DateStyles() }
            }
            guard let part = try part(sheets[index].part) else {
                throw .damaged(part: sheets[index].name, reason: "its part is missing")
            }
            reader = SheetReader(
                part, strings: strings ?? SharedStrings(), styles: styles ?? DateStyles(), is1904: is1904)
        }

        /// Replaces what `block` holds with the next rows of the open sheet; `false` at its end. A block may be empty.
        public mutating func next(_ block: inout SheetBlock) throws(WorkbookError) -> Bool {
            let more = try reader?.next(&block) ?? false
            progress = more ? reader?.share() ?? 1 : 1
            return more
        }

        /// The share of the open sheet that was read, 0...1.
        public private(set) var progress = 0.0

        private func part(_ name: String?) throws(WorkbookError) -> PartReader? {
            guard let name, let entry = try archive.entry(name) else { return nil }
            return try PartReader(entry)
        }
    }
#endif
