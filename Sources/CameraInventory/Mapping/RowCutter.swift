import CameraModel

/// Cuts a file into rows of cells, whatever its format: the part of reading that is one thread's work.
struct RowCutter: ~Copyable, Sendable {
    private enum Kind: Sendable { case csv, json, catalog, sheet }

    var window: ByteWindow
    private let kind: Kind
    private var csv: CSVTokenizer?
    private var json: JSONTokenizer?
    #if XML
        private var catalog: CatalogTokenizer?
    #endif
    #if XLSX
        private var sheet: SheetTokenizer?
    #endif

    /// A cutter of the CSV text from where the window stands.
    init(_ window: consuming ByteWindow, csv: CSVTokenizer) {
        self.window = window
        self.csv = csv
        kind = .csv
    }

    init(_ window: consuming ByteWindow, json: JSONTokenizer) {
        self.window = window
        self.json = json
        kind = .json
    }

    #if XML
        init(_ window: consuming ByteWindow, catalog: consuming CatalogTokenizer) {
            self.window = window
            self.catalog = consume catalog
            kind = .catalog
        }
    #endif

    #if XLSX
        /// A workbook is no text: its window has nothing in it.
        init(_ window: consuming ByteWindow, sheet: consuming SheetTokenizer) {
            self.window = window
            self.sheet = consume sheet
            kind = .sheet
        }
    #endif

    /// What stands between cells, where refused rows are cut anew.
    var delimiter: UInt8 { csv?.delimiter ?? UInt8(ascii: ",") }

    /// How the encoding was told; of a workbook, its format says.
    var encodingReason: EncodingReason { kind == .sheet ? .format : window.reason }

    /// Names of the columns met so far, in formats whose rows tell them.
    mutating func keys() -> [String] {
        #if XML
            if kind == .catalog { return catalog?.item.keys ?? [] }
        #endif
        return json?.row.headers ?? []
    }

    /// Bytes of the file read so far.
    mutating func bytesRead() -> Int64 {
        #if XLSX
            if kind == .sheet { return sheet?.bytesRead() ?? 0 }
        #endif
        return window.bytesRead
    }

    /// Appends up to `count` rows to `raw`; `false` at the end of the file.
    mutating func fill(_ raw: inout RawBatch, upTo count: Int) throws(InventoryError) -> Bool {
        // What was skipped counts too, so that findings stay bounded.
        while raw.rows.count + raw.findings.count < count, !raw.isFull {
            guard try next(&raw) else { return false }
            if let offset = window.takeFault(), let last = raw.rows.indices.last {
                raw.rows[last].fault = .undecodableText
                raw.rows[last].faultFacts = ["\(offset)", window.encoding]
            }
        }
        return true
    }

    /// Appends one row, or notes what was skipped.
    private mutating func next(_ raw: inout RawBatch) throws(InventoryError) -> Bool {
        #if XML
            if kind == .catalog { return try catalog?.next(&window, &raw) ?? false }
        #endif
        #if XLSX
            if kind == .sheet { return try sheet?.next(&raw) ?? false }
        #endif
        if kind == .csv { return try csv?.next(&window, &raw) ?? false }
        let more = try json?.fill(&window, &raw, upTo: raw.rows.count + 1) ?? false
        raw.findings += json?.takeFindings() ?? []
        return more
    }
}
