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

/// Which items each band has to look at: lists of all bands in one array.
struct BandIndex: Sendable {
    private let start: [Int32]
    private let items: [Int32]

    /// An index of items in a given order, which each list keeps; `rows` says which rows an item meets.
    init(_ bands: Bands, order: some Sequence<Int32>, rows: (Int) -> Range<Int>) {
        var start = [Int32](repeating: 0, count: bands.count + 1)
        for item in order {
            for band in bands.bands(of: rows(Int(item))) { start[band + 1] += 1 }
        }
        for band in 0..<bands.count { start[band + 1] += start[band] }
        var next = start
        var items = [Int32](repeating: 0, count: Int(start[bands.count]))
        for item in order {
            for band in bands.bands(of: rows(Int(item))) {
                items[Int(next[band])] = item
                next[band] += 1
            }
        }
        (self.start, self.items) = (start, items)
    }

    /// The items of a band.
    subscript(band: Int) -> ArraySlice<Int32> { items[Int(start[band])..<Int(start[band + 1])] }
}
