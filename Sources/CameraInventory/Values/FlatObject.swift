/// Reads one flat JSON object of plain values, strictly: what the `extras` column holds.
enum FlatObject {
    /// The members, numbers and truth values as written, nulls left out; `nil` for anything else.
    static func read(_ bytes: Bytes) -> [String: String]? {
        var row = JSONRow(levels: 1)
        var batch = RawBatch()
        guard case .row(let end, nil) = row.read(bytes, from: 0, isWhole: true, &batch), end == bytes.count,
            row.finish(bytes, &batch) == nil, !batch.cells.contains(where: { $0.kind == .nested })
        else { return nil }
        var members: [String: String] = [:]
        for cell in batch.cells {
            let text = batch.text[Int(cell.start)..<Int(cell.end)]
            members[row.headers[Int(cell.column)]] = String(decoding: text, as: UTF8.self)
        }
        return members
    }
}
