/// Finds the row of a batch that the registry refused, by the line and the key that its finding names.
///
/// In a JSON document without line ends all rows stand in one line: then the key tells, and rows with one key are taken in
/// their order, the first of several being the one that a duplicate is a duplicate of.
struct RefusedRowFinder: Sendable {
    private var asked: [String: Int] = [:]

    mutating func forget() { asked.removeAll() }

    /// The index of the row, or `nil`. `hasKey` says whether a row's key is the wanted one.
    mutating func find(
        line: Int, key: String?, isDuplicate: Bool, in rows: [RawRow], hasKey: (RawRow) -> Bool
    ) -> Int? {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].line < line { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < rows.count, rows[end].line == line { end += 1 }
        if end - low <= 1 { return low < end ? low : nil }
        let matches = (low..<end).filter { rows[$0].fault == nil && hasKey(rows[$0]) }
        let turn = asked[key ?? "", default: 0]
        asked[key ?? ""] = turn + 1
        guard !matches.isEmpty else { return nil }
        return matches[min(turn + (isDuplicate ? 1 : 0), matches.count - 1)]
    }
}
