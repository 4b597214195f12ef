import CameraModel

/// Where the cells of a row go, as the file's profile has it.
extension RowContext {
    /// Puts what the profile makes of a value in its place; whether there is one left to read.
    mutating func take(_ map: ValueMap, _ value: inout CellValue, _ name: String) -> Bool {
        switch map.meaning(of: value) {
        case .text(let bytes): (value.bytes, value.kind) = (bytes, .text)
        case .nothing: return false
        case .extra:
            if let text = text(value, limit: 4000) { extras[name] = text }
            return false
        case .unknown: break
        }
        return true
    }

    /// Adds a cell of a column for which the file has several headers: lists take all of them, else the one that
    /// the profile names first counts and the other stays an extra.
    mutating func place<Column: Equatable>(
        _ value: CellValue, _ column: Column, isList: Bool, among cells: inout [(Column, CellValue)]
    ) {
        guard let index = cells.firstIndex(where: { $0.0 == column && (!isList || $0.1.rank > value.rank) })
        else {
            if !isList || !value.bytes.isEmpty { cells.append((column, value)) }
            return
        }
        if isList {
            if !value.bytes.isEmpty { cells.insert((column, value), at: index) }
            return
        }
        var loser = value
        if cells[index].1.bytes.isEmpty || (value.rank < cells[index].1.rank && !value.bytes.isEmpty) {
            loser = cells[index].1
            cells[index].1 = value
        }
        guard !loser.bytes.isEmpty else { return }
        if let text = text(loser, limit: 4000) { extras[loser.header] = text }
    }

    /// Takes the canonical `extras`; says how many of them were people's or secret and were dropped.
    mutating func takeExtras(_ cell: CellValue) -> Int {
        guard cell.bytes.count <= 16_000, let object = FlatObject.read(cell.bytes) else {
            add(.extrasMalformed, cell.header)
            return 0
        }
        var dropped = 0
        for (key, value) in object {
            if PersonalHeaders.contains(lookupForm(ofHeader: key)) {
                dropped += 1
            } else if !value.isEmpty {
                if let kept = guardedExtra(value, cell.header) { extras[key] = kept }
            }
        }
        return dropped
    }

    private mutating func guardedExtra(_ value: String, _ header: String) -> String? {
        var value = value
        if value.contains("://") {
            guard let rest = withoutCredentials(value, header) else { return nil }
            value = rest
        }
        let text = value
        return value.withUTF8 { guarded(text, $0, header, .freeText) }
    }
}
