/// What the rows say of one zone: lengths within it, summed over rows, and how much they jump from row to row.
///
/// Third differences over four rows next to one another vanish where lengths change smoothly, and tell how far the two
/// phases (rows 1, 3, 5 ... and 2, 4, 6 ...) disagree at a place where they do not. Those are what the error comes from.
struct ZoneTotals: Sendable {
    /// Length that at least 1, 2, 3 views see.
    var seen: InlineArray<3, Double> = .init(repeating: 0)
    /// Length within the zone.
    var whole = 0.0
    /// Sums of products of third differences: seen by seen, seen by whole, whole by whole.
    var seenSquares: InlineArray<3, Double> = .init(repeating: 0)
    var seenByWhole: InlineArray<3, Double> = .init(repeating: 0)
    var wholeSquares = 0.0

    static func += (a: inout ZoneTotals, b: ZoneTotals) {
        for depth in 0..<MergedRow.depths {
            a.seen[depth] += b.seen[depth]
            a.seenSquares[depth] += b.seenSquares[depth]
            a.seenByWhole[depth] += b.seenByWhole[depth]
        }
        a.whole += b.whole
        a.wholeSquares += b.wholeSquares
    }

    /// How much of what the rows miss or add of the zone as a whole is seen, 0...1: where the whole jumps, at the zone's
    /// border, the seen length jumps by this part of it. A regression; 1 for a zone that is seen as a whole.
    private func borderShare(_ depth: Int) -> Double {
        wholeSquares > 0 ? min(max(seenByWhole[depth] / wholeSquares, 0), 1) : 0
    }

    /// The area that at least `depth + 1` views see, in square metres, 0...area.
    ///
    /// The zone's area is known exactly; how far the rows are off it tells how far they are off what is seen of it.
    func area(_ depth: Int, of area: Double, spacing: Double) -> Double {
        let missed = area - whole * spacing
        let sum = seen[depth] * spacing + borderShare(depth) * missed
        // Rounding must not turn a zone that is seen as a whole into 99.99 % of it.
        return sum > area * (1 - 1e-10) ? area : max(sum, 0)
    }

    /// A bound for the error of `area`, in square metres, that holds in 99 of 100 cases.
    ///
    /// One jump of J in the length is off by at most J / 2 rows and has the differences J, 2 J, J; many of them add up as
    /// squares. The factor covers both with room to spare; tests hold it to its word.
    func error(_ depth: Int, spacing: Double) -> Double {
        let share = borderShare(depth)
        let squares =
            seenSquares[depth] - 2 * share * seenByWhole[depth] + share * share * wholeSquares
        return Self.errorFactor * max(squares, 0).squareRoot() * spacing
    }

    static let errorFactor = 0.35
}

/// The lengths of one row within one zone.
struct ZoneRow: BitwiseCopyable {
    var seen: (Double, Double, Double) = (0, 0, 0)
    var whole = 0.0

    /// Third difference of four rows.
    static func jump(_ a: ZoneRow, _ b: ZoneRow, _ c: ZoneRow, _ d: ZoneRow) -> ZoneRow {
        ZoneRow(
            seen: (
                d.seen.0 - a.seen.0 + 3 * (b.seen.0 - c.seen.0),
                d.seen.1 - a.seen.1 + 3 * (b.seen.1 - c.seen.1),
                d.seen.2 - a.seen.2 + 3 * (b.seen.2 - c.seen.2)
            ),
            whole: d.whole - a.whole + 3 * (b.whole - c.whole))
    }
}

extension ZoneTotals {
    /// Counts one row.
    mutating func add(_ row: ZoneRow) {
        seen[0] += row.seen.0
        seen[1] += row.seen.1
        seen[2] += row.seen.2
        whole += row.whole
    }

    /// Counts one third difference.
    mutating func add(jump: ZoneRow) {
        let parts: InlineArray<3, Double> = [jump.seen.0, jump.seen.1, jump.seen.2]
        for depth in 0..<MergedRow.depths {
            seenSquares[depth] += parts[depth] * parts[depth]
            seenByWhole[depth] += parts[depth] * jump.whole
        }
        wholeSquares += jump.whole * jump.whole
    }
}
