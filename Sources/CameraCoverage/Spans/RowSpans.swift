/// A stretch of a row.
struct RowSpan: BitwiseCopyable {
    var from: Double
    var to: Double
}

extension UnsafeMutableBufferPointer {
    /// Sorts elements that are almost in order: by insertion, and by the library's sort when they turn out not to be.
    func sortAlmostSorted(by key: (Element) -> Double) {
        var budget = 16 * count + 64
        for index in stride(from: 1, to: count, by: 1) {
            let element = self[index]
            let value = key(element)
            var place = index
            while place > 0, key(self[place - 1]) > value {
                self[place] = self[place - 1]
                place -= 1
            }
            self[place] = element
            budget -= index - place
            guard budget > 0 else {
                var all = self
                all.sort { key($0) < key($1) }
                return
            }
        }
    }
}

/// The parts of one row that at least 1, 2, ... cameras see: for each of these depths, disjoint stretches from west to
/// east with the length of all that went before.
struct MergedRow: ~Copyable {
    /// Depths that are told apart: 1, 2, and 3 or more.
    static let depths = 3

    private var stretches = ScratchBuffer<RowSpan>()
    private var before = ScratchBuffer<Double>()
    private var stride = 0
    private var counts: InlineArray<3, Int> = .init(repeating: 0)

    /// The stretches of a depth, counted from 0: those that at least `depth + 1` views see.
    func stretches(_ depth: Int) -> UnsafeBufferPointer<RowSpan> {
        UnsafeBufferPointer(start: stretches.base + depth * stride, count: counts[depth])
    }

    /// Merges spans that are sorted by their begin.
    ///
    /// At the begin of a span, the k-th farthest end of those before says how far at least k of them reach: three numbers
    /// carry all that has to be known.
    mutating func merge(_ spans: UnsafeMutableBufferPointer<RowSpan>) {
        stride = spans.count + 1
        stretches.reserve(Self.depths * stride)
        before.reserve(Self.depths * stride)
        counts = .init(repeating: 0)
        guard let first = spans.first else { return }
        var (end1, end2, end3) = (first.to, -Double.infinity, -Double.infinity)
        var (begin1, begin2, begin3) = (first.from, Double.infinity, Double.infinity)
        var (sum1, sum2, sum3) = (0.0, 0.0, 0.0)
        for span in spans.dropFirst() {
            let (from, to) = (span.from, span.to)
            // A depth's stretch is over when its end lies before this span; its next one begins when the new end lies beyond.
            if end1 < from {
                close(0, begin1, end1, &sum1)
                begin1 = from
            }
            if end2 < from {
                close(1, begin2, end2, &sum2)
                begin2 = from
            }
            if end3 < from {
                close(2, begin3, end3, &sum3)
                begin3 = from
            }
            // The three farthest ends.
            let (low1, high1) = (min(to, end1), max(to, end1))
            let (low2, high2) = (min(low1, end2), max(low1, end2))
            (end1, end2, end3) = (high1, high2, max(low2, end3))
        }
        close(0, begin1, end1, &sum1)
        close(1, begin2, end2, &sum2)
        close(2, begin3, end3, &sum3)
    }

    @inline(__always)
    private mutating func close(_ depth: Int, _ begin: Double, _ end: Double, _ sum: inout Double) {
        guard begin < end else { return }
        let place = depth * stride + counts[depth]
        stretches.base[place] = RowSpan(from: begin, to: end)
        before.base[place] = sum
        sum += end - begin
        counts[depth] += 1
    }

    /// Length to the west of `x` that at least `depth + 1` views see.
    func length(_ depth: Int, westOf x: Double) -> Double {
        let base = stretches.base + depth * stride
        // The last stretch that begins before x, by halving without branches that depend on it.
        var (low, size) = (0, counts[depth])
        guard size > 0, base[0].from < x else { return 0 }
        while size > 1 {
            let half = size >> 1
            low = base[low + half].from < x ? low + half : low
            size -= half
        }
        return before.base[depth * stride + low] + min(x, base[low].to) - base[low].from
    }
}
