extension SpanScene {
    /// The totals of each zone, over all rows, worked out on up to `threads` threads.
    ///
    /// Bands are summed in a fixed number of runs, so that the result does not depend on the number of threads.
    func totals(threads: Int) -> [ZoneTotals] {
        let runs = min(bands.count, 32)
        let parts = inParallel(runs, threads: threads, scratch: ZoneRowTable.init) { run, table in
            var totals = [ZoneTotals](repeating: ZoneTotals(), count: edges.zoneCount)
            for band in run * bands.count / runs..<(run + 1) * bands.count / runs {
                table.add(band, of: self, to: &totals)
            }
            return totals
        }
        var totals = [ZoneTotals](repeating: ZoneTotals(), count: edges.zoneCount)
        for part in parts {
            for zone in totals.indices { totals[zone] += part[zone] }
        }
        return totals
    }
}

/// A worker's table of zone rows: for each zone of a band, each row it looks at.
private struct ZoneRowTable: ~Copyable {
    private var sweep = BandSweep()
    private var rows = ScratchBuffer<ZoneRow>()

    mutating func add(_ band: Int, of scene: borrowing SpanScene, to totals: inout [ZoneTotals]) {
        let (seen, own) = (scene.bands.seen(band), scene.bands.own(band))
        // Every edge of the band may be a zone of its own.
        var (height, filled) = (seen.count, 0)
        let most = min(scene.edgeIndex[band].count, scene.edges.zoneCount)
        guard most > 0 else { return }
        rows.fill(most * height, with: ZoneRow())
        let table = rows.base
        sweep.sweep(scene, band: band) { row, merged in
            ZoneRowTable.measure(row.crossings, merged) { zone, value in
                table[zone * height + row.row - seen.lowerBound] = value
            }
        }
        (height, filled) = (seen.count, sweep.zones.count)
        let leadIn = own.lowerBound - seen.lowerBound
        for zone in 0..<filled {
            let column = table + zone * height
            let index = Int(sweep.zones[zone])
            for row in leadIn..<height {
                totals[index].add(column[row])
                guard row >= 3 else { continue }
                totals[index].add(jump: .jump(column[row - 3], column[row - 2], column[row - 1], column[row]))
            }
        }
    }

    /// Adds up a row's lengths zone by zone: at each crossing what lies to the west of it is taken off or put on.
    private static func measure(
        _ crossings: UnsafeMutableBufferPointer<Crossing>, _ merged: borrowing MergedRow,
        _ body: (Int, ZoneRow) -> Void
    ) {
        var index = 0
        while index < crossings.count {
            let zone = crossings[index].zone
            var value = ZoneRow()
            while index + 1 < crossings.count, crossings[index].zone == zone {
                let (from, to) = (crossings[index].x, crossings[index + 1].x)
                value.seen.0 += merged.length(0, westOf: to) - merged.length(0, westOf: from)
                value.seen.1 += merged.length(1, westOf: to) - merged.length(1, westOf: from)
                value.seen.2 += merged.length(2, westOf: to) - merged.length(2, westOf: from)
                value.whole += to - from
                index += 2
            }
            body(Int(zone), value)
        }
    }
}
