import CameraModel

/// Reads any kind of inventory: bytes to cells by a tokenizer, cells to rows by the mapper.
struct InventoryEngine<Mapper: RowMapper>: ~Copyable, Sendable {
    private enum Tokenizer: Sendable {
        case csv(CSVTokenizer)
        case json(JSONTokenizer)
    }

    private var window: ByteWindow
    private var tokenizer: Tokenizer
    private var mapper: BatchMapper<Mapper>
    private var raw = RawBatch()
    private let options: ReadOptions
    private var headerFindings: [Finding] = []
    /// Whether the first rows were read when the file was opened, and not yet mapped.
    private var hasRows = false
    private var sawRow = false
    private var isDone = false
    private(set) var summary: InventorySummary

    private init(
        _ window: consuming ByteWindow, _ options: ReadOptions, _ format: InventoryFormat,
        _ layout: JSONLayout?
    ) {
        self.options = options
        mapper = BatchMapper(profile: options.profile)
        summary = InventorySummary(format: format)
        summary.byteOrderMark = window.hadByteOrderMark
        self.window = window
        if let layout {
            summary.path = layout.path.isEmpty ? nil : layout.path.joined(separator: ".")
            headerFindings = layout.findings
            tokenizer = .json(
                JSONTokenizer(layout, rowLimit: options.rowLimitBytes, takesAreas: Mapper.takesAreas))
        } else {
            tokenizer = .csv(CSVTokenizer(rowLimit: options.rowLimitBytes))
        }
    }

    /// Opens a source: tells its format and reads its header.
    static func open(_ source: InventorySource, _ options: ReadOptions) throws(InventoryError)
        -> InventoryEngine
    {
        var window = ByteWindow(try ByteSource(source, blockBytes: options.blockBytes))
        try window.fill()
        var format = try FormatGuess.format(of: &window, source.name, options.format)
        var layout: JSONLayout?
        if format.isJSON {
            let found = try JSONLayout.find(
                &window, source.name, options, isKey: BatchMapper<Mapper>.keyTest(options.profile))
            (format, layout) = (found.format, found)
        }
        var engine = InventoryEngine(window, options, format, layout)
        if format == .csv { try engine.readHeader() } else { try engine.readFirstRows() }
        return engine
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
        let problems = mapper.takeHeader(headers, line: row.line)
        if options.needsColumns, let (column, first, second) = problems.duplicate {
            throw .duplicateColumn(name: window.name, column: column, first: first, second: second)
        }
        let missing = mapper.missingColumns
        guard missing.isEmpty || !options.needsColumns else {
            throw .missingColumns(name: window.name, missing: missing, found: headers)
        }
        headerFindings = problems.findings
        summary.delimiter = csv.delimiter == 0x09 ? "\t" : String(Unicode.Scalar(csv.delimiter))
        if csv.delimiter != UInt8(ascii: ",") {
            let shown = csv.delimiter == 0x09 ? "TAB" : ";"
            headerFindings.insert(Finding(.delimiterSniffed, line: row.line, facts: [shown]), at: 0)
        }
        tokenizer = .csv(csv)
        raw.removeAll()
        note()
    }

    /// Rows without a header line tell their columns, and so their profile, only as they are read.
    private mutating func readFirstRows() throws(InventoryError) {
        try readRows()
        hasRows = true
        note()
    }

    private mutating func readRows() throws(InventoryError) {
        raw.removeAll()
        var hasMore = true
        while raw.rows.count < max(options.batchRows, 1), !raw.isFull, hasMore { hasMore = try nextRow() }
        isDone = !hasMore
        mapper.settle()
    }

    /// The next rows, or `nil` when all were handed out.
    mutating func next() throws(InventoryError) -> InventoryBatch<Mapper.Row>? {
        guard !isDone || hasRows else { return nil }
        if !hasRows { try readRows() }
        hasRows = false
        var batch = InventoryBatch<Mapper.Row>()
        batch.findings = headerFindings
        headerFindings = []
        mapper.map(raw, options, &batch)
        summary.skipped += batch.skipped
        sawRow = sawRow || !batch.rows.isEmpty || batch.refused > 0 || batch.skipped > 0
        if isDone, !sawRow { batch.findings.append(Finding(.noRows, line: 1)) }
        batch.bytesRead = window.bytesRead
        note()
        return isDone && raw.rows.isEmpty && batch.findings.isEmpty ? nil : batch
    }

    private mutating func nextRow() throws(InventoryError) -> Bool {
        switch tokenizer {
        case .csv(var csv):
            defer { tokenizer = .csv(csv) }
            return try csv.next(&window, &raw)
        case .json(var json):
            // Taken out and put back, so that its tables are not copied; it fills the batch in one go.
            tokenizer = .csv(CSVTokenizer(rowLimit: 0))
            defer { tokenizer = .json(json) }
            let more = try json.fill(&window, &raw, upTo: max(options.batchRows, 1))
            headerFindings += json.takeFindings()
            mapper.takeKeys(json.row.headers)
            return more
        }
    }

    /// The headers and some rows as they are in the file: for looking at an unknown one.
    static func sample(_ source: InventorySource, _ options: ReadOptions) throws(InventoryError)
        -> (headers: [String], rows: RawBatch, summary: InventorySummary)
    {
        var options = options
        options.needsColumns = false
        var engine = try open(source, options)
        if !engine.hasRows { try engine.readRows() }
        return (engine.mapper.headers, engine.raw, engine.summary)
    }

    private mutating func note() { mapper.describe(&summary) }
}
