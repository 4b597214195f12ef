import CameraModel

/// Turns the cells of one row into a typed row: the part in which cameras, zones and sites differ.
protocol RowMapper: Sendable {
    associatedtype Column: RawRepresentable<String>, CaseIterable, Hashable, Sendable
    associatedtype Row: Sendable

    static var headers: HeaderTable<Column> { get }
    /// Columns that a file must have; of each list one is enough.
    static var required: [[Column]] { get }
    /// Whether a row may have an area, so that a polygon is no mistake.
    static var takesAreas: Bool { get }
    /// Reads a row; `nil` when it is refused. `code` becomes what the row's findings call it.
    static func map(_ cells: [(Column, CellValue)], _ context: inout RowContext, code: inout String?) -> Row?
}

extension RowMapper {
    static var takesAreas: Bool { false }
}
