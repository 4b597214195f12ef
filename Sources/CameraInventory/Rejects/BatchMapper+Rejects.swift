import CameraModel

extension BatchMapper {
    /// The headers that a file of rejects repeats: all but those such a file adds itself.
    var rejectHeaders: [String] {
        if rejects.all.isEmpty { return rawHeaders }
        return rawHeaders.indices.filter { !rejects.all.contains($0) }.map { rawHeaders[$0] }
    }

    /// A refused row as it came, without people and secrets.
    func refused(_ row: Int, of raw: borrowing RawBatch, _ findings: [Finding], delimiter: UInt8)
        -> RefusedRow
    {
        let cells = raw.faultText[row].map { lenient($0, delimiter) } ?? ownCells(raw.rows[row], raw)
        let shift = isCSV ? cells.count - plans.count : 0
        let secret = secretColumns(shift, count: max(cells.count, plans.count))
        var shown = [String](repeating: "", count: plans.count)
        var surplus: [String] = []
        for cell in cells {
            let text = secret.contains(cell.column) ? "" : plain(cell)
            if cell.column < plans.count { shown[cell.column] = text } else { surplus.append(text) }
        }
        surplus = rejects.more.map { shown[$0] }.filter { !$0.isEmpty } + surplus
        while surplus.last?.isEmpty == true { surplus.removeLast() }
        let own = shown.indices.filter { !rejects.all.contains($0) }.map { shown[$0] }
        return RefusedRow(
            line: raw.rows[row].line, cells: own + surplus,
            findings: findings.filter { $0.severity == .error })
    }

    /// A cell on its way out.
    private struct Cell {
        var column: Int
        var bytes: [UInt8]
        var kind: CellKind
    }

    private func ownCells(_ row: RawRow, _ raw: borrowing RawBatch) -> [Cell] {
        raw.cells[row.firstCell..<(row.firstCell + row.cellCount)].map {
            Cell(column: Int($0.column), bytes: Array(raw.text[Int($0.start)..<Int($0.end)]), kind: $0.kind)
        }
    }

    private func lenient(_ line: [UInt8], _ delimiter: UInt8) -> [Cell] {
        LenientCells.split(line, delimiter: delimiter).enumerated().map {
            Cell(column: $0.offset, bytes: $0.element, kind: .text)
        }
    }

    /// Columns to be left empty. In a row of the wrong width a password may stand beside its column: with one cell too
    /// many, one to the right of it.
    private func secretColumns(_ shift: Int, count: Int) -> Set<Int> {
        var out: Set<Int> = []
        for (index, plan) in plans.enumerated() {
            guard case .personal = plan.meaning else { continue }
            out.formUnion(max(index + min(shift, 0), 0)...min(index + max(shift, 0), count))
        }
        return out
    }

    private func plain(_ cell: Cell) -> String {
        var text = String(decoding: cell.bytes, as: UTF8.self)
        if cell.kind == .nested { return "" }
        // In CSV the apostrophe was a guard in the first place, and will be again.
        if !isCSV, losesApostrophe(text) { text = "'" + text }
        if cell.column < plans.count, case .extras = plans[cell.column].meaning {
            return withoutPeople(cell.bytes)
        }
        if cell.bytes.withUnsafeBufferPointer(hasSchemeMark) {
            var context = RowContext(line: 0, localTime: .shanghai)
            text = context.withoutCredentials(text, "") ?? ""
        }
        // A cell that holds people's data among its words is blanked as a whole: the finding says why.
        return RowContext.safeToShow(text) == text ? text : ""
    }

    /// The canonical `extras` without keys of people and secrets; empty when it cannot be read.
    private func withoutPeople(_ bytes: [UInt8]) -> String {
        guard let object = bytes.withUnsafeBufferPointer({ FlatObject.read($0) }) else { return "" }
        var context = RowContext(line: 0, localTime: .shanghai)
        let kept = object.sorted { $0.key < $1.key }.filter {
            !PersonalHeaders.contains(lookupForm(ofHeader: $0.key))
        }
        .map { key, value in
            let text = value.contains("://") ? context.withoutCredentials(value, "") ?? "" : value
            guard RowContext.safeToShow(text) == text else { return JSONText.string(key) + ":\"\"" }
            return JSONText.string(key) + ":" + JSONText.string(text)
        }
        return kept.isEmpty ? "" : "{" + kept.joined(separator: ",") + "}"
    }

    /// Whether a row's key is `code`, as its findings call it.
    func hasKey(_ code: String, _ row: RawRow, _ raw: borrowing RawBatch) -> Bool {
        for cell in raw.cells[row.firstCell..<(row.firstCell + row.cellCount)]
        where Int(cell.column) < plans.count {
            guard case .column(let column) = plans[Int(cell.column)].meaning,
                Mapper.required.first?.contains(column) == true
            else { continue }
            let text = String(decoding: raw.text[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
            var folded = ""
            for scalar in text.unicodeScalars { folded.unicodeScalars.append(asciiForm(scalar)) }
            if folded.split(separator: " ").joined(separator: " ") == code || text == code { return true }
        }
        return false
    }
}
