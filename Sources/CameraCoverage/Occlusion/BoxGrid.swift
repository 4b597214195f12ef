/// Which of many boxes lie near a place: square cells, and for each the boxes that touch it.
///
/// A box of very many cells is kept apart and found everywhere.
struct BoxGrid: Sendable {
    private let low: PlanePoint
    private let cell: Double
    private let columns: Int
    private let rows: Int
    private var start: [Int32]
    private var items: [Int32] = []
    private var large: [Int32] = []

    private static let manyCells = 1024

    /// A grid of `count` boxes; empty boxes (low above high) are never found.
    init(count: Int, box: (Int) -> (low: PlanePoint, high: PlanePoint)) {
        var (low, high) = PlaneRings.box(EmptyCollection<PlanePoint>())
        var extent = 0.0
        for item in 0..<count {
            let (a, b) = box(item)
            guard a.x <= b.x, a.y <= b.y else { continue }
            (low.x, low.y) = (min(low.x, a.x), min(low.y, a.y))
            (high.x, high.y) = (max(high.x, b.x), max(high.y, b.y))
            extent += max(b.x - a.x, b.y - a.y)
        }
        self.low = low
        guard low.x <= high.x, count > 0 else {
            (cell, columns, rows, start) = (1, 0, 0, [0])
            return
        }
        // Cells a little larger than the boxes, and about as many as there are boxes.
        let share = ((high.x - low.x) * (high.y - low.y) / Double(count)).squareRoot()
        let cell = max(
            1.5 * extent / Double(count), share, max(high.x - low.x, high.y - low.y) / 30_000, 1e-3)
        self.cell = cell
        columns = Int((high.x - low.x) / cell) + 1
        rows = Int((high.y - low.y) / cell) + 1
        start = [Int32](repeating: 0, count: columns * rows + 1)
        fill(count, box)
    }

    private mutating func fill(_ count: Int, _ box: (Int) -> (low: PlanePoint, high: PlanePoint)) {
        for item in 0..<count {
            guard let cells = cells(box(item)) else { continue }
            if cells.x.count * cells.y.count > Self.manyCells {
                large.append(Int32(item))
                continue
            }
            for y in cells.y { for x in cells.x { start[y * columns + x + 1] += 1 } }
        }
        for index in 0..<columns * rows { start[index + 1] += start[index] }
        items = [Int32](repeating: 0, count: Int(start[columns * rows]))
        var next = start
        for item in 0..<count {
            guard let cells = cells(box(item)), cells.x.count * cells.y.count <= Self.manyCells else {
                continue
            }
            for y in cells.y {
                for x in cells.x {
                    items[Int(next[y * columns + x])] = Int32(item)
                    next[y * columns + x] += 1
                }
            }
        }
    }

    private func cells(_ box: (low: PlanePoint, high: PlanePoint)) -> (x: Range<Int>, y: Range<Int>)? {
        guard box.low.x <= box.high.x, box.low.y <= box.high.y, columns > 0 else { return nil }
        func range(_ from: Double, _ to: Double, _ count: Int) -> Range<Int> {
            let limit = Double(count - 1)
            let first = Int(min(max((from / cell).rounded(.down), 0), limit))
            return first..<Int(min(max((to / cell).rounded(.down), 0), limit)) + 1
        }
        return (
            range(box.low.x - low.x, box.high.x - low.x, columns),
            range(box.low.y - low.y, box.high.y - low.y, rows)
        )
    }

    /// Calls `body` with each item that may touch a box; with some of them more than once.
    @inline(__always)
    func forEach(from low: PlanePoint, to high: PlanePoint, _ body: (Int) -> Void) {
        for item in large { body(Int(item)) }
        guard let cells = cells((low, high)) else { return }
        for y in cells.y {
            let first = y * columns + cells.x.lowerBound
            // The cells of a row lie side by side, and so do their items.
            for place in Int(start[first])..<Int(start[first + cells.x.count]) { body(Int(items[place])) }
        }
    }
}
