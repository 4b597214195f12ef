import CameraModel

/// What mapping counts beside the rows: of one page, then of the file.
struct MapTotals: Sendable {
    private(set) var droppedCells = 0
    private(set) var personal = PersonalCounts()
    /// What many rows together show; of the file.
    private(set) var signs = FileSigns()
    /// What each row adds to it, of one page: in the order of the rows, which only the file knows to put together.
    private var ofRows: [(line: Int, signs: RowSigns)] = []

    mutating func drop(_ cells: Int) { droppedCells += cells }

    mutating func add(_ counts: PersonalCounts) { personal.add(counts) }

    mutating func add(_ signs: RowSigns, line: Int) {
        if signs.converted != nil || signs.convertedShape != nil || signs.coarse != nil {
            ofRows.append((line, signs))
        }
    }

    /// Adds the totals of the file's next page.
    mutating func add(_ page: MapTotals) {
        droppedCells += page.droppedCells
        personal.add(page.personal)
        for (line, row) in page.ofRows { signs.add(row, line: line) }
    }

    func describe(_ summary: inout InventorySummary) {
        summary.droppedCells = droppedCells
        summary.droppedContent = personal
        summary.convertedPositions = signs.converted
    }
}
