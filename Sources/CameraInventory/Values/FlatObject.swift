/// Reads one flat JSON object of plain values, strictly: what the `extras` column holds.
enum FlatObject {
    /// The members, numbers and truth values as written, nulls left out; `nil` for anything else.
    static func read(_ bytes: Bytes) -> [String: String]? {
        var row = JSONRow()
        var batch = RawBatch()
        guard row.read(bytes, &batch) == nil, !batch.cells.contains(where: { $0.kind == .nested }) else {
            return nil
        }
        var members: [String: String] = [:]
        for cell in batch.cells {
            let text = batch.text[Int(cell.start)..<Int(cell.end)]
            members[row.keys[Int(cell.column)]] = String(decoding: text, as: UTF8.self)
        }
        return members
    }
}
