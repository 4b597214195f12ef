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
    /// Rows of earlier batches, where the registry judges them only at the end and rejects are asked for.
    private var earlier: [RawBatch] = []
    private var finder = RefusedRowFinder()
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
        var bytes = try ByteSource(source, blockBytes: options.blockBytes)
        let head = try bytes.peek(4096)
        // Workbooks (a zip archive, PK\x03\x04) take another road from here.
        if let look = FileLook.look(head, encodingIsKnown: options.encoding != nil) {
            throw .notText(name: source.name, look: look)
        }
        var window = ByteWindow(bytes, encoding: options.encoding)
        try window.fill()
        var format = try FormatGuess.format(of: &window, source.name, options.format)
        var layout: JSONLayout?
        if format.isJSON {
            let found = try JSONLayout.find(
                &window, source.name, options, isKey: BatchMapper<Mapper>.keyTest(options.profile))
            (format, layout) = (found.format, found)
        }
        var engine = InventoryEngine(window, options, format, layout)
        if format == .csv || format == .tsv { try engine.readHeader() } else { try engine.readFirstRows() }
        return engine
    }

    private mutating func readHeader() throws(InventoryError) {
        var csv = CSVTokenizer(rowLimit: options.rowLimitBytes)
        csv.keepsFaultLines = options.keepsRefused
        let table = try TableGuess.look(
            at: &window, asked: options.delimiter ?? (options.format == .tsv ? 0x09 : nil),
            byName: summary.format == .tsv ? 0x09 : nil, limit: options.rowLimitBytes,
            rank: { mapper.rank(ofHeaders: $0) })
        csv.delimiter = table.delimiter
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
        let headers = raw.texts(of: row)
        let problems = mapper.takeHeader(headers, line: row.line)
        if options.needsColumns, let (column, first, second) = problems.duplicate {
            throw .duplicateColumn(name: window.name, column: column, first: first, second: second)
        }
        let missing = mapper.missingColumns
        guard missing.isEmpty || !options.needsColumns else {
            throw .missingColumns(name: window.name, missing: missing, found: headers)
        }
        headerFindings = tableFindings(table, line: row.line) + problems.findings
        summary.delimiter = String(Unicode.Scalar(csv.delimiter))
        summary.format = csv.delimiter == 0x09 ? .tsv : .csv
        tokenizer = .csv(csv)
        raw.removeAll()
        note()
    }

    private func tableFindings(_ table: TableGuess, line: Int) -> [Finding] {
        var findings: [Finding] = []
        if table.isGuess, table.delimiter != UInt8(ascii: ",") {
            let shown = table.delimiter == 0x09 ? "TAB" : String(Unicode.Scalar(table.delimiter))
            findings.append(Finding(.delimiterSniffed, line: line, facts: [shown]))
        }
        if table.titleRows > 0 {
            findings.append(Finding(.titleLines, line: line, facts: ["\(table.titleRows)"]))
        }
        return findings
    }

    /// Rows without a header line tell their columns, and so their profile, only as they are read.
    private mutating func readFirstRows() throws(InventoryError) {
        try readRows()
        hasRows = true
        note()
    }

    private mutating func readRows() throws(InventoryError) {
        if Mapper.isJudgedAtEnd, options.keepsRefused { earlier.append(raw) }
        raw.removeAll()
        finder.forget()
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
        mapper.map(raw, options, &batch, delimiter: delimiter)
        summary.skipped += batch.skipped
        sawRow = sawRow || !batch.rows.isEmpty || batch.refused > 0 || batch.skipped > 0
        if isDone, !sawRow { batch.findings.append(Finding(.noRows, line: 1)) }
        if isDone { batch.findings += mapper.signs.findings }
        batch.bytesRead = window.bytesRead
        note()
        return isDone && raw.rows.isEmpty && batch.findings.isEmpty ? nil : batch
    }

    private mutating func nextRow() throws(InventoryError) -> Bool {
        let more = try nextToken()
        if let offset = window.takeFault(), more {
            let last = raw.rows.count - 1
            raw.rows[last].fault = .undecodableText
            raw.rows[last].faultFacts = ["\(offset)", window.encoding]
        }
        return more
    }

    private mutating func nextToken() throws(InventoryError) -> Bool {
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

    private mutating func note() {
        mapper.describe(&summary)
        summary.headers = mapper.rejectHeaders
        (summary.encoding, summary.encodingReason) = (window.encoding, window.reason)
    }

    private var delimiter: UInt8 {
        if case .csv(let csv) = tokenizer { csv.delimiter } else { UInt8(ascii: ",") }
    }

    /// The row that a finding of the registry refuses, as it came; `nil` when it is not at hand any more.
    mutating func refused(_ finding: Finding) -> RefusedRow? {
        guard options.keepsRefused, let line = finding.line else { return nil }
        let isDuplicate = finding.facts == [String(line)]
        for batch in earlier + [raw] {
            let row = finder.find(
                line: line, key: finding.deviceCode, isDuplicate: isDuplicate, in: batch.rows
            ) { row in finding.deviceCode.map { mapper.hasKey($0, row, batch) } ?? false }
            if let row { return mapper.refused(row, of: batch, [finding], delimiter: delimiter) }
        }
        return nil
    }
}
