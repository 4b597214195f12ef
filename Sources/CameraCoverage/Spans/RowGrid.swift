/// Rows across the plane from west to east, `spacing` metres apart; row 0 is the southernmost.
struct RowGrid: Sendable {
    let south: Double
    let spacing: Double
    let count: Int

    /// Rows that cover everything between two values of y, and three more at either end, where differences begin and end.
    init(from low: Double, to high: Double, spacing: Double) {
        self.spacing = spacing
        south = low - 3 * spacing
        count = Int(((high - low) / spacing).rounded(.up)) + 6
    }

    /// Where a row lies: amid the strip that it stands for.
    func y(_ row: Int) -> Double { south + (Double(row) + 0.5) * spacing }

    /// The rows with low <= y < high, within 0 ..< count.
    func rows(from low: Double, to high: Double) -> Range<Int> {
        let first = ((low - south) / spacing - 0.5).rounded(.up)
        let end = ((high - south) / spacing - 0.5).rounded(.up)
        let limit = Double(count)
        let (a, b) = (Int(min(max(first, 0), limit)), Int(min(max(end, 0), limit)))
        return a..<max(a, b)
    }
}
