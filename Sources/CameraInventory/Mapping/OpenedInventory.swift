import CameraModel

/// A file whose format and columns are known: what opening one gives.
struct OpenedInventory<Mapper: RowMapper>: ~Copyable {
    var cutter: RowCutter
    var mapper: BatchMapper<Mapper>
    var summary: InventorySummary
    /// What was found in the header.
    var findings: [Finding] = []

    private init(_ cutter: consuming RowCutter, _ mapper: BatchMapper<Mapper>, _ summary: InventorySummary) {
        self.cutter = cutter
        (self.mapper, self.summary) = (mapper, summary)
    }

    /// Opens a source: tells its format and reads its header.
    static func open(_ source: InventorySource, _ options: ReadOptions) throws(InventoryError)
        -> OpenedInventory
    {
        var bytes = try ByteSource(source, blockBytes: options.blockBytes, isCancelled: options.isCancelled)
        let head = try bytes.peek(4096)
        if FormatGuess.isCompoundFile(head) { throw .document(name: source.name, .compoundFile) }
        if options.format == .xlsx || (options.format == nil && FormatGuess.isZip(head)) {
            return try openSheet(source, bytes, options)
        }
        if let look = FileLook.look(head, encodingIsKnown: options.encoding != nil) {
            throw .notText(name: source.name, look: look)
        }
        var window = ByteWindow(bytes, encoding: options.encoding)
        try window.fill()
        let format = try FormatGuess.format(of: &window, source.name, options.format)
        if format == .gb28181 { return try openCatalog(window, options) }
        if format.isJSON { return try openJSON(window, source.name, options) }
        return try openTable(window, options, format)
    }

    private static func openSheet(
        _ source: InventorySource, _ bytes: consuming ByteSource, _ options: ReadOptions
    ) throws(InventoryError) -> OpenedInventory {
        #if XLSX
            let needsColumns = options.needsColumns
            let sheet = try SheetTokenizer.open(source, bytes, sheet: options.sheet) { headers in
                var probe = BatchMapper<Mapper>(profile: options.profile)
                _ = probe.takeHeader(headers, line: 0)
                return needsColumns ? probe.missingColumns : []
            }
            var summary = InventorySummary(format: .xlsx)
            summary.sheet = sheet.sheet
            let (headers, line) = (sheet.headers, sheet.headerLine)
            let nothing = try ByteSource(.bytes([], name: source.name), blockBytes: 1)
            var opened = OpenedInventory(
                RowCutter(ByteWindow(nothing, encoding: nil), sheet: sheet),
                BatchMapper(profile: options.profile), summary)
            try opened.take(headers, line: line, options)
            return opened
        #else
            throw .document(
                name: source.name, .notBuiltIn(format: .xlsx, packages: "libzip-dev, libexpat1-dev"))
        #endif
    }

    private static func openCatalog(
        _ window: consuming ByteWindow, _ options: ReadOptions
    ) throws(InventoryError) -> OpenedInventory {
        #if XML
            let catalog = try CatalogTokenizer(
                rowLimit: options.rowLimitBytes, skipsNodes: Mapper.self == CameraMapper.self,
                name: window.name)
            return OpenedInventory(
                RowCutter(window, catalog: catalog), BatchMapper(profile: options.profile),
                InventorySummary(format: .gb28181))
        #else
            throw .document(name: window.name, .notBuiltIn(format: .gb28181, packages: "libexpat1-dev"))
        #endif
    }

    private static func openJSON(
        _ window: consuming ByteWindow, _ name: String, _ options: ReadOptions
    ) throws(InventoryError) -> OpenedInventory {
        let layout = try JSONLayout.find(
            &window, name, options, isKey: BatchMapper<Mapper>.keyTest(options.profile))
        var summary = InventorySummary(format: layout.format)
        summary.path = layout.path.isEmpty ? nil : layout.path.joined(separator: ".")
        summary.byteOrderMark = window.hadByteOrderMark
        let json = JSONTokenizer(layout, rowLimit: options.rowLimitBytes, wanted: Mapper.wantedShape)
        var opened = OpenedInventory(
            RowCutter(window, json: json), BatchMapper(profile: options.profile), summary)
        opened.findings = layout.findings
        return opened
    }

    private static func openTable(
        _ window: consuming ByteWindow, _ options: ReadOptions, _ format: InventoryFormat
    ) throws(InventoryError) -> OpenedInventory {
        var csv = CSVTokenizer(rowLimit: options.rowLimitBytes)
        csv.keepsFaultLines = options.keepsRefused
        let mapper = BatchMapper<Mapper>(profile: options.profile)
        let table = try TableGuess.look(
            at: &window, asked: options.delimiter ?? (options.format == .tsv ? 0x09 : nil),
            byName: format == .tsv ? 0x09 : nil, limit: options.rowLimitBytes,
            rank: { mapper.rank(ofHeaders: $0) })
        csv.delimiter = table.delimiter
        var raw = RawBatch()
        for _ in 0..<table.rowsBefore {
            _ = try csv.next(&window, &raw)
            raw.removeAll()
        }
        guard try csv.next(&window, &raw), let row = raw.rows.first else { throw .empty(name: window.name) }
        if let offset = window.takeFault() {
            throw .undecodableHeader(
                name: window.name, line: row.line, encoding: window.encoding, offset: offset)
        }
        guard row.fault == nil else { throw .malformedHeader(name: window.name, line: row.line) }
        guard row.cellCount <= RawBatch.columnLimit else {
            throw .tooManyColumns(name: window.name, limit: RawBatch.columnLimit)
        }
        var summary = InventorySummary(format: csv.delimiter == 0x09 ? .tsv : .csv)
        summary.byteOrderMark = window.hadByteOrderMark
        summary.delimiter = String(Unicode.Scalar(csv.delimiter))
        var opened = OpenedInventory(RowCutter(window, csv: csv), mapper, summary)
        try opened.take(raw.texts(of: row), line: row.line, options)
        opened.findings = table.findings(line: row.line) + opened.findings
        return opened
    }

    /// Takes a header line; fails when it has two headers for one column, or lacks one that must be there.
    private mutating func take(
        _ headers: [String], line: Int, _ options: ReadOptions
    ) throws(InventoryError) {
        let problems = mapper.takeHeader(headers, line: line)
        findings = problems.findings
        guard options.needsColumns else { return }
        let name = cutter.window.name
        if let (column, first, second) = problems.duplicate {
            throw .duplicateColumn(name: name, column: column, first: first, second: second)
        }
        let missing = mapper.missingColumns
        guard missing.isEmpty else {
            throw .missingColumns(name: name, missing: missing, found: headers)
        }
    }
}

extension TableGuess {
    /// What a reader should know of how the table was found.
    fileprivate func findings(line: Int) -> [Finding] {
        var findings: [Finding] = []
        if isGuess, delimiter != UInt8(ascii: ",") {
            let shown = delimiter == 0x09 ? "TAB" : String(Unicode.Scalar(delimiter))
            findings.append(Finding(.delimiterSniffed, line: line, facts: [shown]))
        }
        if titleRows > 0 { findings.append(Finding(.titleLines, line: line, facts: ["\(titleRows)"])) }
        return findings
    }
}
