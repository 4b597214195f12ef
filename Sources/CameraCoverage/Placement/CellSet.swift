/// A set of cells, numbered from 0, as bits.
struct CellSet: Sendable {
    private var words: [UInt64]

    /// No cells, with room for those in 0 ..< capacity.
    init(capacity: Int) { words = [UInt64](repeating: 0, count: (capacity + 63) / 64) }

    /// Cells that there is room for.
    var capacity: Int { words.count * 64 }

    /// How many cells there are.
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    func contains(_ cell: Int) -> Bool { words[cell / 64] >> (cell % 64) & 1 == 1 }

    /// How many of the cells of a range are in the set.
    func count(in range: Range<Int>) -> Int {
        CellSet.words(of: range).reduce(0) { $0 + (words[$1] & CellSet.mask($1, range)).nonzeroBitCount }
    }

    /// Puts in all cells of a range.
    mutating func insert(_ range: Range<Int>) {
        for word in CellSet.words(of: range) { words[word] |= CellSet.mask(word, range) }
    }

    /// Takes out all cells of a range.
    mutating func remove(_ range: Range<Int>) {
        for word in CellSet.words(of: range) { words[word] &= ~CellSet.mask(word, range) }
    }

    /// The words that a range touches.
    private static func words(of range: Range<Int>) -> Range<Int> {
        range.isEmpty ? 0..<0 : range.lowerBound / 64..<(range.upperBound - 1) / 64 + 1
    }

    /// The bits of a word that lie in a range which touches it.
    @inline(__always)
    private static func mask(_ word: Int, _ range: Range<Int>) -> UInt64 {
        let (first, last) = (range.lowerBound - word * 64, range.upperBound - 1 - word * 64)
        return (first > 0 ? ~0 << UInt64(first) : ~0) & (last < 63 ? ~0 >> UInt64(63 - last) : ~0)
    }
}
