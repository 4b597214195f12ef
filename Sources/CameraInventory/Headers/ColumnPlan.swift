import CameraModel

/// What a column of a file means.
enum Meaning<Column: Sendable>: Sendable {
    /// A column of the canonical inventory; national when the header is a Chinese one, whose codes are digits.
    case column(Column, isNational: Bool)
    /// The coordinate system of the row's position.
    case datum
    /// Not known: kept as an extra.
    case extra
    /// The canonical `extras`: one JSON object.
    case extras
    /// People and secrets.
    case personal
    /// Not read: no header, or the second of two equal unknown ones.
    case nothing
}

/// One column of a file.
struct ColumnPlan<Column: Sendable>: Sendable {
    /// As the file spells it, without blanks at its ends.
    let header: String
    let meaning: Meaning<Column>
}

/// The headers that a kind of inventory knows.
struct HeaderTable<Column: Sendable & RawRepresentable & CaseIterable>: Sendable
where Column.RawValue == String {
    private var meanings: [String: Meaning<Column>] = [:]

    init(aliases: [(Column, [String])]) {
        for column in Column.allCases {
            meanings[column.rawValue.lowercased()] = .column(column, isNational: false)
        }
        meanings["extras"] = .extras
        meanings["datum"] = .datum
        meanings["坐标系"] = .datum
        for (column, names) in aliases {
            for name in names { meanings[lookupForm(ofHeader: name)] = .column(column, isNational: true) }
        }
    }

    func plan(_ header: String) -> ColumnPlan<Column> {
        let lookup = lookupForm(ofHeader: header)
        let shown = trimmed(header)
        if lookup.isEmpty { return ColumnPlan(header: shown, meaning: .nothing) }
        if let known = meanings[lookup] { return ColumnPlan(header: shown, meaning: known) }
        return ColumnPlan(header: shown, meaning: PersonalHeaders.contains(lookup) ? .personal : .extra)
    }

    private func trimmed(_ header: String) -> String {
        var text = header[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
