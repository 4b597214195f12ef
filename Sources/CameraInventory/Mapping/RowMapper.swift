import CameraModel

/// Turns the cells of one row into a typed row: the part in which cameras, zones and sites differ.
protocol RowMapper: Sendable {
    associatedtype Column: RawRepresentable<String>, CaseIterable, Hashable, Sendable
    associatedtype Row: Sendable

    /// Whether the registry judges the rows only when it has them all; for zones, whose tree must be whole.
    static var isJudgedAtEnd: Bool { get }
    static var headers: HeaderTable<Column> { get }
    /// Columns that a file must have; of each list one is enough.
    static var required: [[Column]] { get }
    /// Reads a row; `nil` when it is refused. `code` becomes what the row's findings call it.
    static func map(_ cells: [(Column, CellValue)], _ context: inout RowContext, code: inout String?) -> Row?
}

extension RowMapper {
    static var isJudgedAtEnd: Bool { false }

    /// How well a row does as a header line: known headers, and far above them one with every column that must be
    /// there. A row that names a column twice is none.
    static func rank(ofHeaders texts: [String]) -> Int {
        var known: Set<Column> = []
        var others = 0
        for text in texts where text.utf8.count <= 200 {
            switch headers.plan(text).meaning {
            case .column(let column, _): if !known.insert(column).inserted { return 0 }
            case .datum, .extras: others += 1
            case .personal, .extra, .nothing: break
            }
        }
        let isComplete = required.allSatisfy { wanted in wanted.contains { known.contains($0) } }
        return known.count + others + (isComplete && !required.isEmpty ? 1000 : 0)
    }
}
