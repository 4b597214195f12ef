import CameraModel

/// Where the table of a CSV file begins, and what stands between its cells.
struct TableGuess {
    /// Between the cells.
    var delimiter: UInt8
    /// Rows before the header, Excel's `sep=` line among them.
    var rowsBefore = 0
    /// Of these, rows that are a title and no instruction.
    var titleRows = 0
    /// Whether the delimiter is a guess, not told by the caller, the file's name or the file.
    var isGuess = true

    /// In the order in which they are believed when nothing else decides.
    static let delimiters: [UInt8] = [UInt8(ascii: ","), 0x09, UInt8(ascii: ";"), UInt8(ascii: "|")]
    /// How many first lines may be the header.
    static let lines = 10

    /// Looks at the first lines, at most `limit` bytes where they have a line end. `rank` says how many of a row's cells are known headers; a row that has every column
    /// that must be there ranks above all others.
    ///
    /// The delimiter and the line that show the most known headers win: so a comma inside quotes, decimal commas in a
    /// `;` file and a title above the header mislead nobody. Where no header is known, the delimiter that gives the
    /// first lines equally many cells wins.
    static func look(
        at window: inout ByteWindow, asked: UInt8?, byName: UInt8?, limit: Int, rank: ([String]) -> Int
    ) throws(InventoryError) -> TableGuess {
        let head = try head(of: &window, min(limit, 1 << 16))
        let separator = separatorLine(head)
        let told = asked ?? separator
        let first = separator == nil ? 0 : 1
        var best = TableGuess(
            delimiter: told ?? byName ?? delimiters[0], rowsBefore: first, isGuess: told == nil)
        var bestRank = 0
        var evenness = 0
        for delimiter in told.map({ [$0] }) ?? delimiters {
            let rows = try rows(head, delimiter, isWhole: window.isAtEnd).dropFirst(first)
            for (index, row) in rows.enumerated() {
                // A cell such as `pole` may be a word of a row as well: one or two do not make a header of it.
                guard let row, case let rank = rank(row), rank > bestRank, index == 0 || rank >= 3 else {
                    continue
                }
                bestRank = rank
                (best.delimiter, best.rowsBefore, best.titleRows) = (delimiter, first + index, index)
            }
            let even = sameWidth(rows.map { $0?.count ?? 0 })
            if bestRank == 0, even > evenness { (best.delimiter, evenness) = (delimiter, even) }
        }
        if best.delimiter == byName { best.isGuess = false }
        return best
    }

    /// The first lines as they stand in the window, which is filled as far as needed.
    private static func head(of window: inout ByteWindow, _ wanted: Int) throws(InventoryError) -> [UInt8] {
        while !window.isAtEnd, window.count < 1 << 20 {
            if window.count >= wanted,
                window.bytes[window.start...].contains(where: { $0 == 0x0A || $0 == 0x0D })
            {
                break
            }
            try window.fill()
        }
        return Array(window.bytes[window.start...].prefix(1 << 20))
    }

    /// The first rows cut with one delimiter; `nil` for a row whose quotes do not fit it.
    private static func rows(_ head: [UInt8], _ delimiter: UInt8, isWhole: Bool) throws(InventoryError)
        -> [[String]?]
    {
        var window = ByteWindow(
            try ByteSource(.bytes(head, name: ""), blockBytes: max(head.count, 1)), encoding: "UTF-8")
        var csv = CSVTokenizer(rowLimit: Int.max)
        csv.delimiter = delimiter
        var batch = RawBatch()
        while batch.rows.count < lines, try csv.next(&window, &batch) {}
        var rows = batch.rows.map { row in
            row.fault == nil ? batch.texts(of: row) : nil
        }
        // The last row may have been cut off.
        if !isWhole, rows.count > 1, window.count == 0 { rows.removeLast() }
        return rows
    }

    /// How well rows agree in width: rows as wide as the widest common one, if that has two cells or more.
    private static func sameWidth(_ widths: [Int]) -> Int {
        guard let first = widths.first(where: { $0 > 1 }) else { return 0 }
        return widths.count { $0 == first } * 1000 + min(first, 999)
    }

    /// Excel's first line `sep=;`, with or without quotes.
    private static func separatorLine(_ head: [UInt8]) -> UInt8? {
        var line = head.prefix(8).prefix { $0 != 0x0A && $0 != 0x0D }
        if line.first == UInt8(ascii: "\""), line.last == UInt8(ascii: "\"") {
            line = line.dropFirst().dropLast()
        }
        guard line.count == 5, line.starts(with: Array("sep=".utf8)) || line.starts(with: Array("SEP=".utf8)),
            let delimiter = line.last, delimiter != UInt8(ascii: "\""), delimiter < 0x80
        else { return nil }
        return delimiter
    }
}

extension RawBatch {
    /// The cells of a row as texts.
    func texts(of row: RawRow) -> [String] {
        cells[row.firstCell..<(row.firstCell + row.cellCount)].map {
            String(decoding: text[Int($0.start)..<Int($0.end)], as: UTF8.self)
        }
    }
}
