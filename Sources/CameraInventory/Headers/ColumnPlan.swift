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

/// What one column of a file is called and means beyond its column's own form. A class, so that a cell can point to it
/// without counting: a million rows have tens of millions of cells.
final class ColumnWords: Sendable {
    /// As the file spells it, without blanks at its ends.
    let header: String
    /// What its cells are called when they stay extras: the header, unless the profile has another name.
    let extraName: String
    /// What the profile says of its values.
    let rules: CellRules?

    init(_ header: String, extraName: String? = nil, rules: CellRules? = nil) {
        (self.header, self.extraName, self.rules) = (header, extraName ?? header, rules)
    }

    /// Of a cell that no column has.
    static let none = ColumnWords("")
}

/// One column of a file.
struct ColumnPlan<Column: Sendable>: Sendable {
    private(set) var words: ColumnWords
    var meaning: Meaning<Column>
    /// Place among the profile's headers of the same column.
    var rank = 0
    /// Whether the file has another header for the same column.
    var isShared = false
    /// Whether an empty cell erases the value.
    var clears = false
    /// The column, when its cells are taken as they are: no rules for its values, no other header for it.
    var plainColumn: Column? {
        guard case .column(let column) = meaning, !isShared, words.rules == nil else { return nil }
        return column
    }

    init(header: String, meaning: Meaning<Column>, extraName: String? = nil, rank: Int = 0) {
        words = ColumnWords(header, extraName: extraName)
        (self.meaning, self.rank) = (meaning, rank)
    }

    /// As the file spells it, without blanks at its ends.
    var header: String { words.header }
    /// What the profile says of its values.
    var rules: CellRules? {
        get { words.rules }
        set { words = ColumnWords(words.header, extraName: words.extraName, rules: newValue) }
    }
}
