import CameraModel

/// Reads any kind of inventory: bytes to cells by a cutter, cells to rows by the mapper.
struct InventoryEngine<Mapper: RowMapper>: ~Copyable, Sendable {
    private let pages: PageReader<Mapper>
    private let options: ReadOptions
    /// Cells of the last batch; of all of them where the registry judges the rows only at the end.
    private var handed: [Page<Mapper>] = []
    private var finder = RefusedRowFinder()
    private var headerFindings: [Finding]
    private var totals = MapTotals()
    private var sawRow = false
    private var isDone = false
    private(set) var summary: InventorySummary

    init(_ opened: consuming OpenedInventory<Mapper>, _ options: ReadOptions) throws(InventoryError) {
        self.options = options
        summary = opened.summary
        headerFindings = opened.findings
        let cutter = PageCutter(opened.cutter, opened.mapper, options)
        // Without a header line the first rows tell the columns, and so the profile.
        if let first = try cutter.peek() {
            (summary.encoding, summary.encodingReason) = (first.encoding, first.encodingReason)
            first.mapper.describe(&summary)
            summary.headers = first.mapper.rejectHeaders
        }
        pages = PageReader(cutter)
    }

    static func open(_ source: InventorySource, _ options: ReadOptions) throws(InventoryError)
        -> InventoryEngine
    {
        try InventoryEngine(try OpenedInventory.open(source, options), options)
    }

    deinit { pages.stop() }

    /// The next rows, or `nil` when all were handed out.
    mutating func next() throws(InventoryError) -> InventoryBatch<Mapper.Row>? {
        guard !isDone, let mapped = try pages.next() else { return nil }
        var batch = mapped.batch
        batch.findings = headerFindings + batch.findings
        headerFindings = []
        totals.add(mapped.page.mapper.totals)
        sawRow = sawRow || !batch.rows.isEmpty || batch.refused > 0 || batch.skipped > 0
        isDone = mapped.page.isLast
        if isDone {
            if !sawRow { batch.findings.append(Finding(.noRows, line: 1)) }
            batch.findings += totals.signs.findings
        }
        note(mapped.page, batch)
        keep(mapped.page)
        return isDone && batch.rows.isEmpty && batch.refused == 0 && batch.findings.isEmpty ? nil : batch
    }

    private mutating func note(_ page: Page<Mapper>, _ batch: borrowing InventoryBatch<Mapper.Row>) {
        page.mapper.describe(&summary)
        summary.headers = page.mapper.rejectHeaders
        (summary.encoding, summary.encodingReason) = (page.encoding, page.encodingReason)
        summary.skipped += batch.skipped
        totals.describe(&summary)
    }

    private mutating func keep(_ page: Page<Mapper>) {
        guard options.keepsRefused else { return }
        finder.forget()
        if !Mapper.isJudgedAtEnd { handed.removeAll() }
        handed.append(page)
    }

    /// The row that a finding of the registry refuses, as it came; `nil` when it is not at hand any more.
    mutating func refused(_ finding: Finding) -> RefusedRow? {
        guard options.keepsRefused, let line = finding.line else { return nil }
        let isDuplicate = finding.facts == [String(line)]
        for page in handed {
            let row = finder.find(
                line: line, key: finding.deviceCode, isDuplicate: isDuplicate, in: page.raw.rows
            ) { row in finding.deviceCode.map { page.mapper.hasKey($0, row, page.raw) } ?? false }
            if let row {
                return page.mapper.refused(row, of: page.raw, [finding], delimiter: page.delimiter)
            }
        }
        return nil
    }

    /// The headers and some rows as they are in the file: for looking at an unknown one.
    static func sample(_ source: InventorySource, _ options: ReadOptions) throws(InventoryError)
        -> (headers: [String], rows: RawBatch, summary: InventorySummary)
    {
        var options = options
        options.needsColumns = false
        let opened = try OpenedInventory<Mapper>.open(source, options)
        var summary = opened.summary
        let cutter = PageCutter(opened.cutter, opened.mapper, options)
        guard let page = try cutter.next() else { return ([], RawBatch(), summary) }
        page.mapper.describe(&summary)
        (summary.encoding, summary.encodingReason) = (page.encoding, page.encodingReason)
        return (page.mapper.headers, page.raw, summary)
    }
}
