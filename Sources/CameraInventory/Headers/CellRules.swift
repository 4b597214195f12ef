/// What a file's profile says of the cells of one column beyond their column's own form.
final class CellRules: Sendable {
    /// What values mean.
    let values: ValueMap?
    /// The same, where a cell holds one value.
    let whole: ValueMap?
    /// What a bare number is in.
    let unit: ValueUnit?
    /// Whether `/` stands between several values.
    let splitsAtSlash: Bool

    /// The rules, or `nil` when there are none: most columns. `name` is that of the canonical column.
    static func make(_ column: ProfileColumn, of name: String?, _ schema: any SectionSchema.Type)
        -> CellRules?
    {
        var values = column.values
        if column.otherwise != nil, let name {
            // "Otherwise" is for what the column's own words do not know either.
            for (word, canonical) in schema.ownWords(of: name) where values[word] == nil {
                values[word] = .text(canonical)
            }
        }
        let keepsNumbers = name.map { schema.numeric.contains($0) } ?? false
        let map =
            values.isEmpty && column.otherwise == nil
            ? nil : ValueMap(values, otherwise: column.otherwise, keepsNumbers: keepsNumbers)
        guard map != nil || column.unit != nil || column.splitsAtSlash else { return nil }
        let isJoined = name.map { schema.joined.contains($0) } ?? false
        return CellRules(map, isJoined ? nil : map, column)
    }

    private init(_ values: ValueMap?, _ whole: ValueMap?, _ column: ProfileColumn) {
        (self.values, self.whole) = (values, whole)
        (unit, splitsAtSlash) = (column.unit, column.splitsAtSlash)
    }
}
