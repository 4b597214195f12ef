/// How exactly, and with what help, areas are measured.
public struct SurveySettings: Hashable, Sendable {
    /// Metres between rows; `nil` = by the size of each zone, which keeps the error of a zone of 200 m below 0.05
    /// percentage points.
    public var rowSpacing: Double?
    /// Threads to work on, 1 or more.
    public var threads: Int

    /// Height of what shall be seen, in metres above the ground: a lower building hides nothing.
    public var targetHeight: Double

    /// Settings; by default rows by the size of zones, two threads, and targets of 1.6 m.
    public init(rowSpacing: Double? = nil, threads: Int = 2, targetHeight: Double = 1.6) {
        (self.rowSpacing, self.threads, self.targetHeight) = (rowSpacing, threads, targetHeight)
    }

    /// The largest spacing, in metres. Cities are built in metres: rows that keep step with a grid of streets would all err to
    /// the same side, so the spacing is no ratio of it.
    static let widest = 1.9318516525781366

    /// The spacing for a zone of some area and height: a 700th of its side in steps of the root of 2, so that zones share
    /// rows (a 990th at the least: 0.24 m in a zone of 200 m); 1.5 cm at least, and no more than 100 000 rows for the sake of
    /// a sliver.
    func spacing(area: Double, height: Double) -> Double {
        if let rowSpacing { return rowSpacing }
        let wanted = area.squareRoot() / 700
        var spacing = Self.widest
        while spacing > wanted, spacing > 0.02, spacing * 50_000 > height {
            spacing *= 0.5.squareRoot()
        }
        return spacing
    }
}
