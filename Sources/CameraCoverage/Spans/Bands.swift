/// A row grid cut into bands of rows, which are worked on independently.
struct Bands: Sendable {
    /// Rows of a band: enough for the lead-in to cost little, few enough for a band's spans to stay in the cache.
    static let height = 64
    /// Rows before a band that it looks at again, so that differences over four rows lose none at its border.
    static let leadIn = 3

    let rows: RowGrid
    var count: Int { (rows.count + Self.height - 1) / Self.height }

    /// The rows that a band counts.
    func own(_ band: Int) -> Range<Int> {
        band * Self.height..<min((band + 1) * Self.height, rows.count)
    }

    /// The rows that a band looks at: its own and the lead-in.
    func seen(_ band: Int) -> Range<Int> {
        let own = own(band)
        return max(own.lowerBound - Self.leadIn, 0)..<own.upperBound
    }

    /// The bands that look at any of some rows.
    func bands(of rows: Range<Int>) -> Range<Int> {
        guard !rows.isEmpty else { return 0..<0 }
        let last = min((rows.upperBound - 1 + Self.leadIn) / Self.height, count - 1)
        return rows.lowerBound / Self.height..<last + 1
    }
}

/// Which items each band has to look at, and which rows each of them meets: lists of all bands in one array.
struct BandIndex: Sendable {
    /// An item in a band's list.
    struct Entry: BitwiseCopyable, Sendable {
        var item: Int32
        /// The rows that it meets, of all bands.
        var first: Int32
        var end: Int32

        /// The rows among some others, counted from the first of those.
        @inline(__always)
        func rows(within rows: Range<Int>) -> Range<Int> {
            let from = max(Int(first), rows.lowerBound) - rows.lowerBound
            return from..<max(min(Int(end), rows.upperBound) - rows.lowerBound, from)
        }
    }

    private let start: [Int32]
    private let entries: [Entry]

    /// An index of items in a given order, which each list keeps; `rows` says which rows an item meets.
    init(_ bands: Bands, order: some Sequence<Int32>, rows: (Int) -> Range<Int>) {
        var start = [Int32](repeating: 0, count: bands.count + 1)
        let all = order.map { item in
            let rows = rows(Int(item))
            for band in bands.bands(of: rows) { start[band + 1] += 1 }
            return Entry(item: item, first: Int32(rows.lowerBound), end: Int32(rows.upperBound))
        }
        for band in 0..<bands.count { start[band + 1] += start[band] }
        var next = start
        var entries = [Entry](repeating: Entry(item: 0, first: 0, end: 0), count: Int(start[bands.count]))
        for entry in all {
            for band in bands.bands(of: Int(entry.first)..<Int(entry.end)) {
                entries[Int(next[band])] = entry
                next[band] += 1
            }
        }
        (self.start, self.entries) = (start, entries)
    }

    /// The items of a band.
    subscript(band: Int) -> ArraySlice<Entry> { entries[Int(start[band])..<Int(start[band + 1])] }
}
