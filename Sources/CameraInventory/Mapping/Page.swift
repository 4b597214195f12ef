import CameraModel

/// Rows of cells on their way from the thread that cuts to the one that maps, with all that mapping needs.
struct Page<Mapper: RowMapper>: Sendable {
    var raw = RawBatch()
    /// As it stood when the page was cut: later pages may bring new columns.
    var mapper: BatchMapper<Mapper>
    let options: ReadOptions
    let delimiter: UInt8
    var bytesRead: Int64 = 0
    var encoding = ""
    var encodingReason = EncodingReason.asciiOnly
    /// Whether the file ends with it.
    var isLast = false

    /// The page as rows. Changes nothing outside: any thread may map any page.
    func mapped() -> MappedPage<Mapper> {
        var mapper = mapper
        var batch = InventoryBatch<Mapper.Row>()
        mapper.map(raw, options, &batch, delimiter: delimiter)
        batch.findings += raw.findings
        batch.skipped += raw.skipped
        batch.bytesRead = bytesRead
        var page = self
        page.mapper = mapper
        if !options.keepsRefused { page.raw = RawBatch() }
        return MappedPage(batch: batch, page: page)
    }
}

/// A page's rows, and the page they came from: its cells only where refused rows are to be had as they came.
struct MappedPage<Mapper: RowMapper>: Sendable {
    var batch: InventoryBatch<Mapper.Row>
    let page: Page<Mapper>
}

/// Cuts a file page by page. One thread uses it at a time.
final class PageCutter<Mapper: RowMapper> {
    private var cutter: RowCutter
    private var mapper: BatchMapper<Mapper>
    private let options: ReadOptions
    private var isDone = false
    /// A page that was cut before its time, to learn the columns from.
    private var waiting: Page<Mapper>?

    init(_ cutter: consuming RowCutter, _ mapper: BatchMapper<Mapper>, _ options: ReadOptions) {
        self.cutter = cutter
        (self.mapper, self.options) = (mapper, options)
    }

    /// The next page without taking it.
    func peek() throws(InventoryError) -> Page<Mapper>? {
        if waiting == nil { waiting = try cut() }
        return waiting
    }

    /// The next page; `nil` at the end.
    func next() throws(InventoryError) -> Page<Mapper>? {
        if let page = waiting {
            waiting = nil
            return page
        }
        return try cut()
    }

    private func cut() throws(InventoryError) -> Page<Mapper>? {
        guard !isDone else { return nil }
        var raw = RawBatch()
        isDone = try !cutter.fill(&raw, upTo: max(options.batchRows, 1))
        mapper.takeKeys(cutter.keys())
        mapper.settle()
        var page = Page(mapper: mapper, options: options, delimiter: cutter.delimiter)
        page.raw = raw
        page.bytesRead = cutter.bytesRead()
        (page.encoding, page.encodingReason) = (cutter.window.encoding, cutter.encodingReason)
        page.isLast = isDone
        return page
    }
}
