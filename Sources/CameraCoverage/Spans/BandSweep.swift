/// Where a zone's boundary crosses a row.
struct Crossing: BitwiseCopyable {
    var x: Double
    /// The zone's place among the zones of the band.
    var zone: Int32
}

/// One row of a band as a reader gets it.
struct SweptRow {
    let row: Int
    let y: Double
    /// Crossings with the boundaries of zones: a zone's side by side, from west to east, an even number.
    let crossings: UnsafeMutableBufferPointer<Crossing>
}

/// Everything that sweeps over rows: pieces, zones and the rows, with the lists of what each band meets.
struct SpanScene: Sendable {
    let bands: Bands
    let pieces: PieceSet
    let edges: ZoneEdges
    let pieceIndex: BandIndex
    let edgeIndex: BandIndex

    init(pieces: PieceSet, edges: ZoneEdges, rows: RowGrid) {
        bands = Bands(rows: rows)
        // Pieces of neighbouring bands lie side by side in memory: what a band reads of them stays in the cache.
        let near = pieces.reordered(pieces.fromSouthToNorth(every: Double(Bands.height) * rows.spacing))
        (self.pieces, self.edges) = (near, edges)
        edgeIndex = BandIndex(bands, order: 0..<Int32(edges.count)) {
            rows.rows(from: edges.y[$0], to: edges.top[$0])
        }
        pieceIndex = BandIndex(bands, order: near.fromWestToEast) {
            rows.rows(from: near.south[$0], to: near.north[$0])
        }
    }
}

/// A worker's memory for sweeping bands, one after the other.
struct BandSweep: ~Copyable {
    private var spans = ScratchBuffer<RowSpan>()
    private var spanEnd = ScratchBuffer<Int32>()
    private var crossings = ScratchBuffer<Crossing>()
    private var crossingEnd = ScratchBuffer<Int32>()
    private(set) var merged = MergedRow()
    /// The zones that the band meets: indices into the scene's zones.
    private(set) var zones: [Int32] = []
    /// Between which values of x zones lie in the band.
    private var west = 0.0
    private var east = 0.0

    /// Sweeps one band: calls `body` with each row that a zone crosses, from south to north, the row's merged spans being in
    /// `merged` and the band's zones in `zones`.
    mutating func sweep(
        _ scene: borrowing SpanScene, band: Int, _ body: (SweptRow, borrowing MergedRow) -> Void
    ) {
        let rows = scene.bands.seen(band)
        collectCrossings(scene, band, rows)
        guard !zones.isEmpty else { return }
        collectSpans(scene, band, rows)
        for index in 0..<rows.count {
            let crossed = Int(crossingEnd.base[index])..<Int(crossingEnd.base[index + 1])
            guard !crossed.isEmpty else { continue }
            let cuts = UnsafeMutableBufferPointer(
                start: crossings.base + crossed.lowerBound, count: crossed.count)
            sortByZone(cuts)
            let first = Int(spanEnd.base[2 * index])
            let row = UnsafeMutableBufferPointer(
                start: spans.base + first, count: Int(spanEnd.base[2 * index + 1]) - first)
            row.sortAlmostSorted { $0.from }
            merged.merge(row)
            let number = rows.lowerBound + index
            body(SweptRow(row: number, y: scene.bands.rows.y(number), crossings: cuts), merged)
        }
    }

    /// Crossings of zones and rows, row by row. `crossingEnd[i + 1]` is where those of row i end.
    private mutating func collectCrossings(_ scene: borrowing SpanScene, _ band: Int, _ rows: Range<Int>) {
        zones.removeAll(keepingCapacity: true)
        (west, east) = (.infinity, -.infinity)
        let entries = scene.edgeIndex[band]
        crossingEnd.fill(rows.count + 2, with: 0)
        for entry in entries {
            for row in entry.rows(within: rows) { crossingEnd.base[row + 2] += 1 }
        }
        for index in 0...rows.count { crossingEnd.base[index + 1] += crossingEnd.base[index] }
        crossings.reserve(Int(crossingEnd.base[rows.count + 1]))
        for entry in entries {
            let edge = Int(entry.item)
            if zones.last != scene.edges.zone[edge] { zones.append(scene.edges.zone[edge]) }
            let zone = Int32(zones.count - 1)
            let (foot, slope) = (scene.edges.x[edge], scene.edges.slope[edge])
            for row in entry.rows(within: rows) {
                let x = foot + slope * (scene.bands.rows.y(rows.lowerBound + row) - scene.edges.y[edge])
                let next = crossingEnd.base + (row + 1)
                crossings.base[Int(next.pointee)] = Crossing(x: x, zone: zone)
                next.pointee += 1
                (west, east) = (min(west, x), max(east, x))
            }
        }
    }

    /// Edges come zone by zone, so that a row's crossings are in order of zones; within a zone they are sorted here.
    private func sortByZone(_ cuts: UnsafeMutableBufferPointer<Crossing>) {
        var first = 0
        while first < cuts.count {
            var end = first + 1
            while end < cuts.count, cuts[end].zone == cuts[first].zone { end += 1 }
            UnsafeMutableBufferPointer(rebasing: cuts[first..<end]).sortAlmostSorted { $0.x }
            first = end
        }
    }

    /// Spans of pieces, row by row. Row i may hold those from `spanEnd[2 i]` on and does so up to `spanEnd[2 i + 1]`: a row
    /// of a piece's box need not meet the piece.
    private mutating func collectSpans(_ scene: borrowing SpanScene, _ band: Int, _ rows: Range<Int>) {
        let grid = scene.bands.rows
        let pieces = scene.pieces
        spanEnd.fill(2 * rows.count + 4, with: 0)
        let entries = scene.pieceIndex[band]
        // How many boxes begin less how many end: summed up, how many meet a row.
        for entry in entries where meets(pieces, Int(entry.item)) {
            let met = entry.rows(within: rows)
            spanEnd.base[2 * met.lowerBound + 1] += 1
            spanEnd.base[2 * met.upperBound + 1] -= 1
        }
        var (place, meeting) = (Int32(0), Int32(0))
        for index in 0...rows.count {
            meeting += spanEnd.base[2 * index + 1]
            spanEnd.base[2 * index] = place
            spanEnd.base[2 * index + 1] = place
            place += meeting
        }
        spans.reserve(Int(place) + 1)
        let (ends, places) = (spanEnd.base, spans.base)
        for entry in entries where meets(pieces, Int(entry.item)) {
            let met = entry.rows(within: rows)
            let cutter = PieceCutter(pieces, Int(entry.item))
            var y = grid.y(rows.lowerBound + met.lowerBound)
            for index in met {
                let span = cutter.span(at: y)
                let end = ends[2 * index + 1]
                places[Int(end)] = span
                // A row that misses the piece leaves nothing: the next span takes its place.
                ends[2 * index + 1] = end &+ (span.from < span.to ? 1 : 0)
                y += grid.spacing
            }
        }
    }

    private func meets(_ pieces: borrowing PieceSet, _ piece: Int) -> Bool {
        pieces.west[piece] < east && pieces.east[piece] > west
    }
}
