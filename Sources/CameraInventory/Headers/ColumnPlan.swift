import CameraModel

/// What a column of a file means.
enum Meaning<Column: Sendable>: Sendable {
    /// A column of the canonical inventory.
    case column(Column)
    /// The coordinate system of the row's position.
    case datum
    /// Not known, or wanted so by the profile: kept as an extra.
    case extra
    /// The canonical `extras`: one JSON object.
    case extras
    /// People and secrets.
    case personal
    /// Not read, because the profile says so.
    case ignored
    /// Not read: no header, or the second of two equal unknown ones.
    case nothing
}

/// One column of a file.
struct ColumnPlan<Column: Sendable>: Sendable {
    /// As the file spells it, without blanks at its ends.
    let header: String
    var meaning: Meaning<Column>
    /// What its cells are called when they stay extras: the header, unless the profile has another name.
    var extraName: String
    /// What the profile says of its values.
    var rules: CellRules?
    /// Place among the profile's headers of the same column.
    var rank = 0
    /// Whether the file has another header for the same column.
    var isShared = false
    /// Whether an empty cell erases the value.
    var clears = false

    init(header: String, meaning: Meaning<Column>, extraName: String? = nil, rank: Int = 0) {
        (self.header, self.meaning, self.extraName, self.rank) = (header, meaning, extraName ?? header, rank)
    }
}
