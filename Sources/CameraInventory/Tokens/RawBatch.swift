import CameraModel

/// Bytes of a cell, valid only while the batch they lie in is being mapped.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// What a cell was in the file.
enum CellKind: UInt8, Sendable {
    /// Text: every CSV cell, every JSON string.
    case text
    /// A JSON number, as written.
    case number
    /// A JSON `true` or `false`.
    case truth
    /// A JSON array of plain values, joined with `;`.
    case list
    /// A JSON object, or an array that holds one: its text as written.
    case nested
}

/// One cell: where its bytes lie in the batch, and its column.
struct RawCell: Sendable {
    var start: Int32
    var end: Int32
    var column: Int32
    var kind: CellKind
    var isEmpty: Bool { start == end }
}

/// One row: its cells, the line it begins on, and the fault that refuses it before its values are looked at.
struct RawRow: Sendable {
    var line: Int
    var firstCell: Int
    var cellCount: Int
    var fault: Rule?
    var faultFacts: [String] = []
}

/// A problem of a row that a tokenizer met; the row's values are looked at all the same.
struct RawRemark: Sendable {
    /// Index of the row in its batch.
    var row: Int
    var rule: Rule
    var facts: [String] = []
}

/// Rows as tokenizers hand them on: one flat buffer of UTF-8 and ranges in it. Reused for every batch.
struct RawBatch: Sendable {
    /// Where a batch ends, however few rows it has.
    static let byteLimit = 4 << 20
    /// The most cells that a row may have.
    static let columnLimit = 4096

    var text: [UInt8] = []
    var cells: [RawCell] = []
    var rows: [RawRow] = []
    /// Lines whose quoting is broken, whole, by row; kept only where rejects are asked for.
    var faultText: [Int: [UInt8]] = [:]
    /// What the tokenizer has to say about rows that it hands on, in the order of the rows.
    var remarks: [RawRemark] = []
    /// What the tokenizer itself found: of no row, or losing nothing of one.
    var findings: [Finding] = []
    /// Rows of the file that are no rows of this inventory.
    var skipped = 0

    var isFull: Bool { text.count >= RawBatch.byteLimit }

    mutating func removeAll() {
        text.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
        rows.removeAll(keepingCapacity: true)
        if !faultText.isEmpty { faultText.removeAll() }
        remarks.removeAll(keepingCapacity: true)
        findings.removeAll()
        skipped = 0
    }

    /// Adds a remark on the row that is being read.
    mutating func remark(_ rule: Rule, facts: [String] = []) {
        remarks.append(RawRemark(row: rows.count, rule: rule, facts: facts))
    }

    /// Where a row begins, to go back to when it turns out not to be complete.
    var mark: (text: Int, cells: Int) { (text.count, cells.count) }

    mutating func goBack(to mark: (text: Int, cells: Int)) {
        text.removeLast(text.count - mark.text)
        cells.removeLast(cells.count - mark.cells)
    }

    mutating func endCell(from start: Int, column: Int, kind: CellKind = .text) {
        cells.append(RawCell(start: Int32(start), end: Int32(text.count), column: Int32(column), kind: kind))
    }

    mutating func endRow(line: Int, from firstCell: Int, fault: Rule? = nil, facts: [String] = []) {
        let count = cells.count - firstCell
        rows.append(
            RawRow(line: line, firstCell: firstCell, cellCount: count, fault: fault, faultFacts: facts))
    }
}
