import Testing

@testable import CameraCoverage

/// The parts of the span engine, against the slow and obvious way.
@Suite struct SpanTests {
    func merge(_ spans: [(Double, Double)]) -> (stretches: [[RowSpan]], lengths: (Int, Double) -> Double) {
        var row = MergedRow()
        var sorted = spans.map { RowSpan(from: $0.0, to: $0.1) }
        sorted.withUnsafeMutableBufferPointer {
            $0.sortAlmostSorted { $0.from }
            row.merge($0)
        }
        let stretches = (0..<3).map { Array(row.stretches($0)) }
        return (
            stretches,
            { depth, x in
                stretches[depth].reduce(0) { $0 + max(min($1.to, x) - $1.from, 0) }
            }
        )
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `merged stretches are those that enough spans cover`(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        // Whole numbers, so that ends meet.
        let spans = (0..<Int.random(in: 0...12, using: &random)).map { _ in
            let from = Int.random(in: 0..<20, using: &random)
            return (Double(from), Double(from + Int.random(in: 1...8, using: &random)))
        }
        let merged = merge(spans)
        for depth in 0..<3 {
            for cell in 0..<30 {
                let middle = Double(cell) + 0.5
                let count = spans.count { $0.0 < middle && middle < $0.1 }
                let inside = merged.stretches[depth].contains { $0.from < middle && middle < $0.to }
                #expect(inside == (count > depth))
            }
            for (a, b) in zip(merged.stretches[depth], merged.stretches[depth].dropFirst()) {
                #expect(a.to < b.from || (depth > 0 && a.to <= b.from))
            }
        }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `the length to the west of a place is the sum of what lies there`(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var spans = (0..<40).map { _ in
            let from = random.between(0, 100)
            return RowSpan(from: from, to: from + random.between(0, 4))
        }
        spans.sort { $0.from < $1.from }
        var row = MergedRow()
        spans.withUnsafeMutableBufferPointer { row.merge($0) }
        for _ in 0..<50 {
            let x = random.between(-5, 110)
            for depth in 0..<3 {
                let slow = row.stretches(depth).reduce(0) { $0 + max(min($1.to, x) - $1.from, 0) }
                #expect(abs(row.length(depth, westOf: x) - slow) < 1e-9)
            }
        }
    }

    @Test func `what is not almost sorted is sorted all the same`() {
        var values = (0..<5000).map { Double(($0 * 7919) % 5000) }
        values.withUnsafeMutableBufferPointer { $0.sortAlmostSorted { $0 } }
        #expect(values == (0..<5000).map(Double.init))
    }

    @Test func `rows take the lower end of an edge and leave the upper`() {
        let rows = RowGrid(from: 0, to: 10, spacing: 1)
        let first = rows.rows(from: rows.y(3), to: rows.y(5))
        #expect(first == 3..<5)
        #expect(rows.rows(from: -100, to: 100) == 0..<rows.count)
        #expect(rows.rows(from: 20, to: 30).isEmpty)
    }

    @Test func `each band looks at its rows and at three before`() {
        let bands = Bands(rows: RowGrid(from: 0, to: 194, spacing: 1))
        #expect(bands.count == 4)
        #expect(bands.own(0) == 0..<64 && bands.seen(1) == 61..<128 && bands.own(3) == 192..<200)
        for first in 0..<199 {
            let met = bands.bands(of: first..<first + 1)
            #expect(Array(met) == (0..<bands.count).filter { bands.seen($0).contains(first) })
        }
    }
}
