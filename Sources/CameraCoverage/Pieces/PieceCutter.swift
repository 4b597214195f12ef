/// Cuts one piece with rows: what the piece covers of a row is one span, in closed form, exact to rounding.
///
/// Two sides to the west and two to the east stand in registers; a tilted view cut by walls may have more.
struct PieceCutter {
    private let x: Double
    private let y: Double
    private let radiusSquared: Double
    private var left1 = ConvexPiece.Side(offset: -.infinity, slope: 0)
    private var left2 = ConvexPiece.Side(offset: -.infinity, slope: 0)
    private var right1 = ConvexPiece.Side(offset: .infinity, slope: 0)
    private var right2 = ConvexPiece.Side(offset: .infinity, slope: 0)
    private var more: [(side: ConvexPiece.Side, isLeft: Bool)] = []

    @inline(__always)
    init(_ pieces: borrowing PieceSet, _ piece: Int) {
        (x, y, radiusSquared) = (pieces.x[piece], pieces.y[piece], pieces.radiusSquared[piece])
        let first = Int(pieces.firstSide[piece])
        let (middle, end) = (Int(pieces.firstRight[piece]), Int(pieces.firstSide[piece + 1]))
        if first < middle { left1 = pieces.sides[first] }
        if first + 1 < middle { left2 = pieces.sides[first + 1] }
        if middle < end { right1 = pieces.sides[middle] }
        if middle + 1 < end { right2 = pieces.sides[middle + 1] }
        if middle - first > 2 || end - middle > 2 {
            more =
                pieces.sides[min(first + 2, middle)..<middle].map { ($0, true) }
                + pieces.sides[min(middle + 2, end)..<end].map { ($0, false) }
        }
    }

    /// What the piece covers of the row at `rowY`; empty (`from` not below `to`) when the row misses it.
    @inline(__always)
    func span(at rowY: Double) -> RowSpan {
        let dy = rowY - y
        // Beyond the disc the root is of 0, and the span empty.
        let half = max(radiusSquared - dy * dy, 0).squareRoot()
        var from = larger(larger(-half, left1.offset + left1.slope * dy), left2.offset + left2.slope * dy)
        var to = smaller(smaller(half, right1.offset + right1.slope * dy), right2.offset + right2.slope * dy)
        if !more.isEmpty {
            for (side, isLeft) in more {
                let bound = side.offset + side.slope * dy
                if isLeft { from = larger(from, bound) } else { to = smaller(to, bound) }
            }
        }
        return RowSpan(from: x + from, to: x + to)
    }

    // One instruction each; the library's `max` takes care of values that are no numbers.
    @inline(__always) private func larger(_ a: Double, _ b: Double) -> Double { a > b ? a : b }
    @inline(__always) private func smaller(_ a: Double, _ b: Double) -> Double { a < b ? a : b }
}
