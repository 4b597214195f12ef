/// The square cells of a zone, numbered along rows from the south-west: a cell belongs to what its middle lies in.
struct ZoneRaster: Sendable {
    let cell: Double
    private let low: PlanePoint
    private let columns: Int
    private let rows: RowGrid
    /// The cells of the zone.
    private(set) var inside: CellSet

    /// Cells that the box around a zone may have.
    private static let most = 16_000_000.0

    init(_ zone: PlaneZone) {
        let size = zone.high - zone.low
        cell = max((zone.area / 4_000_000).squareRoot(), 0.5, (size.x * size.y / Self.most).squareRoot())
        low = zone.low
        columns = Int((size.x / cell).rounded(.up)) + 1
        rows = RowGrid(from: zone.low.y, to: zone.high.y, spacing: cell)
        inside = CellSet(capacity: columns * rows.count)
        var edges = ZoneEdges()
        edges.append(zone.rings)
        let scene = SpanScene(pieces: PieceSet(), edges: edges, rows: rows)
        var sweep = BandSweep()
        for band in 0..<scene.bands.count {
            sweep.sweep(scene, band: band) { row, _ in
                for index in stride(from: 0, to: row.crossings.count - 1, by: 2) {
                    let span = RowSpan(from: row.crossings[index].x, to: row.crossings[index + 1].x)
                    inside.insert(cells(span, row.row))
                }
            }
        }
    }

    /// The cells of a row whose middles lie in a span.
    private func cells(_ span: RowSpan, _ row: Int) -> Range<Int> {
        let limit = Double(columns)
        let column = { (x: Double) in Int(min(max(((x - low.x) / cell - 0.5).rounded(.up), 0), limit)) }
        let (first, end) = (column(span.from), column(span.to))
        return row * columns + first..<row * columns + max(first, end)
    }

    /// The cells that a piece covers, as runs.
    func runs(_ pieces: PieceSet, _ piece: Int) -> [Range<Int>] {
        let cutter = PieceCutter(pieces, piece)
        return rows.rows(from: pieces.south[piece], to: pieces.north[piece]).compactMap { row in
            let span = cutter.span(at: rows.y(row))
            guard span.from < span.to else { return nil }
            let run = cells(span, row)
            return run.isEmpty ? nil : run
        }
    }

    /// The same cells as runs that do not overlap, in order.
    static func disjoint(_ runs: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for run in runs.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, run.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, run.upperBound)
            } else {
                result.append(run)
            }
        }
        return result
    }
}
