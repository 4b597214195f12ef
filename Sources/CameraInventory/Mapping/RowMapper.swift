import CameraModel

/// Turns the cells of one row into a typed row: the part in which cameras, zones and sites differ.
protocol RowMapper: Sendable {
    associatedtype Column: RawRepresentable<String>, CaseIterable, Hashable, Sendable
    associatedtype Row: Sendable

    /// Whether the registry judges the rows only when it has them all; for zones, whose tree must be whole.
    static var isJudgedAtEnd: Bool { get }
    /// What a profile may say of this kind of inventory, and what one does say.
    static var schema: any SectionSchema.Type { get }
    static func section(_ profile: Profile) -> ProfileSection
    /// Columns that take the cells of several headers together.
    static var several: Set<Column> { get }
    /// Columns that a file must have; of each list one is enough.
    static var required: [[Column]] { get }
    /// Whether a row may have an area, so that a polygon is no mistake.
    static var takesAreas: Bool { get }
    /// Reads a row; `nil` when it is refused. `code` becomes what the row's findings call it.
    static func map(_ cells: [(Column, CellValue)], _ context: inout RowContext, code: inout String?) -> Row?
    /// Reads a row into `rows`; `false`, and nothing added, when it is refused.
    static func map(
        _ cells: [(Column, CellValue)], _ context: inout RowContext, code: inout String?,
        into rows: inout [Row]
    ) -> Bool
    /// The logins of a kept row's addresses, under the row's name.
    static func credentials(of row: Row, _ logins: [StreamLogin]) -> [StreamCredential]
}

extension RowMapper {
    static func map(
        _ cells: [(Column, CellValue)], _ context: inout RowContext, code: inout String?,
        into rows: inout [Row]
    ) -> Bool {
        guard let row = map(cells, &context, code: &code) else { return false }
        rows.append(row)
        return true
    }
}

extension RowMapper {
    static func credentials(of row: Row, _ logins: [StreamLogin]) -> [StreamCredential] { [] }
}

extension RowMapper {
    static var isJudgedAtEnd: Bool { false }
}

extension RowMapper {
    static var takesAreas: Bool { false }
}
