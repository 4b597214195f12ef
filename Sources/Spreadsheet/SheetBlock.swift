/// What a cell holds.
public enum SheetCellKind: UInt8, Sendable {
    /// Text, a number as text, a date as `yyyy-MM-dd` or `yyyy-MM-dd HH:mm:ss`, `true` or `false`.
    case value
    /// The spreadsheet's own error, `#N/A` and the like.
    case error
}

/// One cell that has something in it.
public struct SheetCell: Sendable {
    /// The column, from 0.
    public var column: Int32
    /// Where its UTF-8 text begins in the block's bytes.
    public var start: Int32
    /// Where it ends.
    public var end: Int32
    /// What it holds.
    public var kind: SheetCellKind
}

/// One row that has at least one cell.
public struct SheetRow: Sendable {
    /// The row's number as the sheet counts it, from 1.
    public var number: Int
    /// Its first cell's index in the block.
    public var firstCell: Int
    /// How many cells it has; their columns ascend in well-made sheets, not in all.
    public var cellCount: Int
}

/// Rows of a sheet in file order: flat, reused from block to block. Rows without a cell are left out.
public struct SheetBlock: Sendable {
    /// The texts of all cells.
    public var text: [UInt8] = []
    /// The cells of all rows.
    public var cells: [SheetCell] = []
    /// The rows.
    public var rows: [SheetRow] = []

    /// An empty block.
    public init() {}

    /// Forgets all rows, keeping the memory.
    public mutating func removeAll() {
        text.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
        rows.removeAll(keepingCapacity: true)
    }
}
