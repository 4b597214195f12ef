import CameraModel

/// Reads any kind of inventory: bytes to cells by a tokenizer, cells to rows by the mapper.
struct InventoryEngine<Mapper: RowMapper>: ~Copyable, Sendable {
    private enum Tokenizer: Sendable {
        case csv(CSVTokenizer)
        case json(JSONTokenizer)
    }

    private var window: ByteWindow
    private var tokenizer: Tokenizer
    private var mapper = BatchMapper<Mapper>()
    private var raw = RawBatch()
    #if XML
        private var catalog: CatalogTokenizer?
    #endif
    #if XLSX
        private var sheet: SheetTokenizer?
    #endif
    private let options: ReadOptions
    private var headerFindings: [Finding] = []
    private var sawRow = false
    private var isDone = false
    private(set) var summary: InventorySummary

    private init(_ window: consuming ByteWindow, _ options: ReadOptions, _ format: InventoryFormat) {
        self.options = options
        summary = InventorySummary(format: format)
        summary.byteOrderMark = window.hadByteOrderMark
        self.window = window
        tokenizer =
            format == .csv
            ? .csv(CSVTokenizer(rowLimit: options.rowLimitBytes))
            : .json(JSONTokenizer(isLines: format == .jsonl, rowLimit: options.rowLimitBytes))
    }

    /// Opens a source: tells its format and reads its header.
    static func open(_ source: InventorySource, _ options: ReadOptions) throws(InventoryError)
        -> InventoryEngine
    {
        var bytes = try ByteSource(source, blockBytes: options.blockBytes)
        let head = try bytes.peek(8)
        if FormatGuess.isCompoundFile(head) { throw .document(name: source.name, .compoundFile) }
        if options.format == .xlsx || (options.format == nil && FormatGuess.isZip(head)) {
            return try openSheet(source, bytes, options)
        }
        var window = ByteWindow(bytes)
        try window.fill()
        let format = try FormatGuess.format(of: &window, source.name, options.format)
        var engine = InventoryEngine(window, options, format)
        if format == .gb28181 { try engine.openCatalog() }
        if format == .csv { try engine.readHeader() }
        return engine
    }

    private static func openSheet(
        _ source: InventorySource, _ bytes: consuming ByteSource, _ options: ReadOptions
    ) throws(InventoryError) -> InventoryEngine {
        #if XLSX
            let sheet = try SheetTokenizer.open(source, bytes, sheet: options.sheet) { headers in
                var probe = BatchMapper<Mapper>()
                _ = probe.takeHeader(headers, line: 0)
                return probe.missingColumns
            }
            // A workbook is no text: there is nothing for a window to read.
            let nothing = try ByteSource(.bytes([], name: source.name), blockBytes: 1)
            var engine = InventoryEngine(ByteWindow(nothing), options, .xlsx)
            try engine.take(sheet.headers, line: sheet.headerLine)
            engine.summary.sheet = sheet.sheet
            engine.sheet = consume sheet
            engine.note()
            return engine
        #else
            throw .document(
                name: source.name, .notBuiltIn(format: .xlsx, packages: "libzip-dev, libexpat1-dev"))
        #endif
    }

    private mutating func openCatalog() throws(InventoryError) {
        #if XML
            catalog = try CatalogTokenizer(
                rowLimit: options.rowLimitBytes, skipsNodes: Mapper.self == CameraMapper.self,
                name: window.name)
        #else
            throw .document(name: window.name, .notBuiltIn(format: .gb28181, packages: "libexpat1-dev"))
        #endif
    }

    private mutating func readHeader() throws(InventoryError) {
        var csv = CSVTokenizer(rowLimit: options.rowLimitBytes)
        csv.delimiter = try FormatGuess.delimiter(of: &window)
        guard try csv.next(&window, &raw), let row = raw.rows.first else { throw .empty(name: window.name) }
        guard row.fault == nil else { throw .malformedHeader(name: window.name, line: row.line) }
        guard row.cellCount <= RawBatch.columnLimit else {
            throw .tooManyColumns(name: window.name, limit: RawBatch.columnLimit)
        }
        let headers = raw.cells.map { String(decoding: raw.text[Int($0.start)..<Int($0.end)], as: UTF8.self) }
        try take(headers, line: row.line)
        summary.delimiter = csv.delimiter == 0x09 ? "\t" : String(Unicode.Scalar(csv.delimiter))
        if csv.delimiter != UInt8(ascii: ",") {
            let shown = csv.delimiter == 0x09 ? "TAB" : ";"
            headerFindings.insert(Finding(.delimiterSniffed, line: row.line, facts: [shown]), at: 0)
        }
        tokenizer = .csv(csv)
        raw.removeAll()
        note()
    }

    /// Takes a header line; fails when it has two headers for one column, or lacks one that must be there.
    private mutating func take(_ headers: [String], line: Int) throws(InventoryError) {
        let problems = mapper.takeHeader(headers, line: line)
        if let (column, first, second) = problems.duplicate {
            throw .duplicateColumn(name: window.name, column: column, first: first, second: second)
        }
        let missing = mapper.missingColumns
        guard missing.isEmpty else {
            throw .missingColumns(name: window.name, missing: missing, found: headers)
        }
        headerFindings = problems.findings
    }

    /// The next rows, or `nil` when all were handed out.
    mutating func next() throws(InventoryError) -> InventoryBatch<Mapper.Row>? {
        guard !isDone else { return nil }
        raw.removeAll()
        var hasMore = true
        // What was skipped counts, so that findings stay bounded too.
        while raw.rows.count + raw.findings.count < max(options.batchRows, 1), !raw.isFull, hasMore {
            hasMore = try nextRow()
        }
        isDone = !hasMore
        var batch = InventoryBatch<Mapper.Row>()
        batch.findings = headerFindings
        headerFindings = []
        mapper.map(raw, options, &batch)
        batch.findings += raw.findings
        batch.skipped += raw.skipped
        summary.skipped += batch.skipped
        sawRow = sawRow || !batch.rows.isEmpty || batch.refused > 0 || batch.skipped > 0
        if isDone, !sawRow { batch.findings.append(Finding(.noRows, line: 1)) }
        batch.bytesRead = window.bytesRead
        #if XLSX
            if sheet != nil { batch.bytesRead = sheet?.bytesRead() ?? 0 }
        #endif
        note()
        return isDone && raw.rows.isEmpty && batch.findings.isEmpty ? nil : batch
    }

    private mutating func nextRow() throws(InventoryError) -> Bool {
        #if XML
            if catalog != nil { return try nextItem() }
        #endif
        #if XLSX
            if sheet != nil { return try sheet?.next(&raw) ?? false }
        #endif
        switch tokenizer {
        case .csv(var csv):
            defer { tokenizer = .csv(csv) }
            return try csv.next(&window, &raw)
        case .json(var json):
            // Taken out and put back, so that its tables are not copied for every row.
            tokenizer = .csv(CSVTokenizer(rowLimit: 0))
            defer { tokenizer = .json(json) }
            let more = try json.next(&window, &raw)
            mapper.takeKeys(json.row.keys)
            return more
        }
    }

    #if XML
        private mutating func nextItem() throws(InventoryError) -> Bool {
            let more = try catalog?.next(&window, &raw) ?? false
            mapper.takeKeys(catalog?.item.keys ?? [])
            return more
        }
    #endif

    private mutating func note() { mapper.describe(&summary) }
}
