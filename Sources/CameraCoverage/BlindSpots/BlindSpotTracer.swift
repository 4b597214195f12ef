/// A blind spot in the plane.
struct TracedSpot: Sendable {
    var area = 0.0
    var centroid = PlanePoint(x: 0, y: 0)
    /// The outer ring, then holes.
    var rings: [[PlanePoint]] = []
}

/// Stacks the rows of one zone that no view covers into polygons.
struct BlindSpotTracer {
    private let scene: SpanScene

    init(zone: PlaneZone, pieces: PieceSet, settings: SurveySettings) {
        var edges = ZoneEdges()
        edges.append(zone.rings)
        let height = zone.high.y - zone.low.y
        let spacing = max(settings.spacing(area: zone.area, height: height), height / 2000)
        let rows = RowGrid(from: zone.low.y, to: zone.high.y, spacing: spacing)
        scene = SpanScene(pieces: pieces, edges: edges, rows: rows)
    }

    /// The spots of at least `smallest` square metres.
    func spots(smallest: Double) -> [TracedSpot] {
        var gaps = collect()
        let spacing = scene.bands.rows.spacing
        var spots: [Int: TracedSpot] = [:]
        for index in gaps.spans.indices {
            let (root, span) = (gaps.root(index), gaps.spans[index])
            let area = (span.to - span.from) * spacing
            let middle = PlanePoint(
                x: (span.from + span.to) / 2, y: scene.bands.rows.y(Int(gaps.rows[index])))
            spots[root, default: TracedSpot()].area += area
            spots[root, default: TracedSpot()].centroid =
                spots[root, default: TracedSpot()].centroid + area * middle
        }
        spots = spots.filter { $0.value.area >= smallest }
        for (root, rings) in rings(&gaps, of: spots) { spots[root]?.rings = rings }
        return spots.sorted { $0.key < $1.key }.map { _, spot in
            var spot = spot
            spot.centroid = (1 / spot.area) * spot.centroid
            return spot
        }
    }

    private func collect() -> Gaps {
        var gaps = Gaps()
        var sweep = BandSweep()
        var row: [RowSpan] = []
        for band in 0..<scene.bands.count {
            let own = scene.bands.own(band)
            sweep.sweep(scene, band: band) { swept, merged in
                guard own.contains(swept.row) else { return }
                row.removeAll(keepingCapacity: true)
                BlindSpotTracer.gaps(swept.crossings, merged.stretches(0), into: &row)
                gaps.add(row: swept.row, row)
            }
        }
        return gaps
    }

    /// What of a zone's row lies between the seen stretches.
    private static func gaps(
        _ crossings: UnsafeMutableBufferPointer<Crossing>, _ seen: UnsafeBufferPointer<RowSpan>,
        into row: inout [RowSpan]
    ) {
        var next = 0
        for index in stride(from: 0, to: crossings.count - 1, by: 2) {
            var (from, end) = (crossings[index].x, crossings[index + 1].x)
            while next < seen.count, seen[next].to <= from { next += 1 }
            var place = next
            while place < seen.count, seen[place].from < end, from < end {
                if seen[place].from > from { row.append(RowSpan(from: from, to: seen[place].from)) }
                from = max(from, seen[place].to)
                place += 1
            }
            end = max(end, from)
            row.append(RowSpan(from: from, to: end))
        }
    }

    /// Follows the outlines of the spots: by root, the outer ring first.
    private func rings(_ gaps: inout Gaps, of spots: [Int: TracedSpot]) -> [Int: [[PlanePoint]]] {
        var rings: [Int: [[PlanePoint]]] = [:]
        var done = [Bool](repeating: false, count: gaps.next.count)
        for start in gaps.next.indices where !done[start] {
            let root = gaps.root(start / 2)
            guard spots[root] != nil else { continue }
            var ring: [PlanePoint] = []
            var end = start
            while !done[end] {
                done[end] = true
                step(from: end, to: Int(gaps.next[end]), gaps, into: &ring)
                end = Int(gaps.next[end])
            }
            ring = BlindSpotTracer.straightened(ring)
            if PlaneRings.doubleArea(ring) > 0 {
                rings[root, default: []].insert(ring, at: 0)
            } else if ring.count >= 3 {
                rings[root, default: []].append(ring)
            }
        }
        return rings
    }

    /// Adds the corners of one step: the end itself, and where the outline turns back those half a row farther.
    private func step(from end: Int, to next: Int, _ gaps: Gaps, into ring: inout [PlanePoint]) {
        let point = { (end: Int) in
            let span = gaps.spans[end / 2]
            return PlanePoint(
                x: end.isMultiple(of: 2) ? span.from : span.to, y: scene.bands.rows.y(Int(gaps.rows[end / 2]))
            )
        }
        ring.append(point(end))
        guard gaps.rows[end / 2] == gaps.rows[next / 2] else { return }
        let turn = PlanePoint(x: 0, y: (end.isMultiple(of: 2) ? -0.5 : 0.5) * scene.bands.rows.spacing)
        ring.append(point(end) + turn)
        ring.append(point(next) + turn)
    }

    /// Leaves out corners that lie within a millimetre of the way between their neighbours.
    private static func straightened(_ ring: [PlanePoint]) -> [PlanePoint] {
        var kept: [PlanePoint] = []
        for (index, corner) in ring.enumerated() {
            let next = ring[(index + 1) % ring.count]
            if let last = kept.last {
                let way = next - last
                if abs(way.cross(corner - last)) <= 1e-3 * way.length { continue }
            }
            kept.append(corner)
        }
        return kept
    }
}
