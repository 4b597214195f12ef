public import CameraModel

/// How much of one road's length within one zone the cameras see.
public struct RoadCoverage: Hashable, Sendable {
    /// The zone.
    public var zone: ZoneCode
    /// Index of the road among those asked for.
    public var road: Int
    /// Length within the zone, in metres.
    public var lengthMetres: Double
    /// Seen length within the zone, in metres; at most the length.
    public var coveredMetres: Double
}

extension CoverageSurvey {
    /// The covered length of each road in each zone that it touches: exact, no rows are involved. By zone, then by road.
    ///
    /// Roads that overlap count each; a road on a border between zones counts in one of them or in both.
    public func roads(_ roads: [Road]) -> [RoadCoverage] {
        var sums: [Key: Lengths] = [:]
        for plan in ZonePlan.plans(for: zones) {
            let segments = segments(of: roads, in: plan.projection)
            let pieces = pieces(for: plan).pieces
            let map = RoadMap(pieces: pieces, zones: plan.zones)
            let chunk = 1024
            let count = (segments.count + chunk - 1) / chunk
            let parts = inParallel(count, threads: settings.threads, scratch: { 0 }) { part, _ in
                map.lengths(of: segments[part * chunk..<min((part + 1) * chunk, segments.count)])
            }
            for (key, lengths) in parts.joined() { sums[key, default: Lengths()] += lengths }
        }
        return sums.sorted { $0.key < $1.key }.map { key, lengths in
            RoadCoverage(
                zone: zones[key.zone].zone, road: key.road, lengthMetres: lengths.whole,
                coveredMetres: min(lengths.seen, lengths.whole))
        }
    }

    private func segments(of roads: [Road], in projection: EqualAreaProjection) -> [RoadSegment] {
        var segments: [RoadSegment] = []
        for (index, road) in roads.enumerated() {
            for line in road.lines {
                let points = projection.line(line)
                for (from, to) in zip(points, points.dropFirst()) where from != to {
                    segments.append(RoadSegment(road: index, from: from, to: to))
                }
            }
        }
        return segments
    }
}

/// A straight part of a road in the plane.
private struct RoadSegment: Sendable {
    var road: Int
    var from: PlanePoint
    var to: PlanePoint
}

/// A road in a zone.
private struct Key: Hashable, Comparable, Sendable {
    var zone: Int
    var road: Int
    static func < (a: Key, b: Key) -> Bool { (a.zone, a.road) < (b.zone, b.road) }
}

/// Metres.
private struct Lengths: Sendable {
    var whole = 0.0
    var seen = 0.0
    static func += (a: inout Lengths, b: Lengths) {
        a.whole += b.whole
        a.seen += b.seen
    }
}

/// Pieces and zones in grids, for asking segments.
private struct RoadMap: Sendable {
    let pieces: PieceSet
    let grid: BoxGrid
    let zones: [PlaneZone]
    let cutters: [ZoneCutter]
    let zoneGrid: BoxGrid

    init(pieces: PieceSet, zones: [PlaneZone]) {
        (self.pieces, grid, self.zones) = (pieces, pieces.grid, zones)
        cutters = zones.map(ZoneCutter.init)
        zoneGrid = BoxGrid(count: zones.count) { (zones[$0].low, zones[$0].high) }
    }

    /// Lengths of some segments, by zone and road, in the order of the segments.
    func lengths(of segments: ArraySlice<RoadSegment>) -> [(Key, Lengths)] {
        var result: [(Key, Lengths)] = []
        var near: [Int] = []
        for segment in segments {
            let (low, high) = PlaneRings.box([segment.from, segment.to])
            near.removeAll(keepingCapacity: true)
            zoneGrid.forEach(from: low, to: high) { if !near.contains($0) { near.append($0) } }
            guard !near.isEmpty else { continue }
            let seen = seen(segment, low, high)
            let length = (segment.to - segment.from).length
            for zone in near {
                var sum = Lengths()
                for part in cutters[zone].parts(from: segment.from, to: segment.to) {
                    sum.whole += (part.to - part.from) * length
                    for stretch in seen {
                        sum.seen += max(min(part.to, stretch.to) - max(part.from, stretch.from), 0) * length
                    }
                }
                if sum.whole > 0 { result.append((Key(zone: zones[zone].index, road: segment.road), sum)) }
            }
        }
        return result
    }

    /// The seen parts of a segment, disjoint and in order.
    private func seen(_ segment: RoadSegment, _ low: PlanePoint, _ high: PlanePoint) -> [RowSpan] {
        var spans: [RowSpan] = []
        grid.forEach(from: low, to: high) { piece in
            if let span = pieces.part(of: piece, from: segment.from, to: segment.to) { spans.append(span) }
        }
        spans.sort { $0.from < $1.from }
        var merged: [RowSpan] = []
        for span in spans {
            if let last = merged.last, span.from <= last.to {
                merged[merged.count - 1].to = max(last.to, span.to)
            } else {
                merged.append(span)
            }
        }
        return merged
    }
}
