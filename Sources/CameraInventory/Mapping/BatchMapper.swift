import CameraModel

/// Maps raw batches with the columns of one file; keeps what its summary will say.
struct BatchMapper<Mapper: RowMapper>: Sendable {
    private var plans: [ColumnPlan<Mapper.Column>] = []
    private var keyCount = 0
    private var isCSV = false
    private(set) var droppedCells = 0

    /// What is wrong with a header line.
    struct HeaderProblems {
        var findings: [Finding] = []
        var duplicate: (column: String, first: String, second: String)?
    }

    /// Takes the header line of a CSV file.
    mutating func takeHeader(_ headers: [String], line: Int) -> HeaderProblems {
        isCSV = true
        var problems = HeaderProblems()
        var known: [Mapper.Column: String] = [:]
        var unknown: Set<String> = []
        for (index, header) in headers.enumerated() {
            var plan = Mapper.headers.plan(header)
            switch plan.meaning {
            case .column(let column, _):
                if let first = known[column] { problems.duplicate = (column.rawValue, first, plan.header) }
                known[column] = plan.header
            case .extra where !unknown.insert(plan.header).inserted:
                problems.findings.append(
                    Finding(.duplicateHeader, line: line, column: plan.header, found: plan.header))
                plan = ColumnPlan(header: plan.header, meaning: .nothing)
            case .nothing where !header.isEmpty || index + 1 < headers.count:
                problems.findings.append(Finding(.emptyHeader, line: line, facts: ["\(index + 1)"]))
            default: break
            }
            plans.append(plan)
        }
        return problems
    }

    /// Takes the keys of JSON rows that are new since the last call.
    mutating func takeKeys(_ keys: [String]) {
        guard keys.count > keyCount else { return }
        plans += keys[keyCount...].map { Mapper.headers.plan($0) }
        keyCount = keys.count
    }

    /// Whether a header is that of a column that names a row.
    static func isKey(_ header: String) -> Bool {
        guard case .column(let column, _) = Mapper.headers.plan(header).meaning else { return false }
        return Mapper.required.first?.contains(column) == true
    }

    /// Columns that must be there and are not.
    var missingColumns: [String] {
        let there = plans.compactMap { plan -> Mapper.Column? in
            if case .column(let column, _) = plan.meaning { return column }
            return nil
        }
        return Mapper.required.filter { wanted in !wanted.contains { there.contains($0) } }
            .map { $0.map(\.rawValue).joined(separator: " / ") }
    }

    func describe(_ summary: inout InventorySummary) {
        (summary.mapped, summary.ignored, summary.dropped) = ([], [], [])
        for plan in plans {
            switch plan.meaning {
            case .column(_, let isNational):
                summary.mapped.append(plan.header)
                if isNational { summary.profile = "zh-27" }
            case .datum, .extras: summary.mapped.append(plan.header)
            case .extra: summary.ignored.append(plan.header)
            case .personal: summary.dropped.append(plan.header)
            case .nothing: break
            }
        }
        summary.droppedCells = droppedCells
    }

    /// Maps all rows; refused ones leave their findings only. This is where rejected rows will be handed on raw.
    mutating func map(
        _ raw: borrowing RawBatch, _ options: ReadOptions, _ batch: inout InventoryBatch<Mapper.Row>
    ) {
        var cells: [(Mapper.Column, CellValue)] = []
        batch.rows.reserveCapacity(raw.rows.count)
        raw.text.withUnsafeBufferPointer { text in
            var nextRemark = 0
            for (index, row) in raw.rows.enumerated() {
                var context = RowContext(
                    line: row.line, localTime: options.localTime, defaultZone: options.defaultZone)
                cells.removeAll(keepingCapacity: true)
                let range = row.firstCell..<(row.firstCell + row.cellCount)
                if row.fault == nil, isBlank(raw.cells[range], text) { continue }
                if let fault = row.fault { context.add(fault, facts: row.faultFacts) }
                while nextRemark < raw.remarks.count, raw.remarks[nextRemark].row == index {
                    context.add(raw.remarks[nextRemark].rule, facts: raw.remarks[nextRemark].facts)
                    nextRemark += 1
                }
                if isCSV, row.fault == nil { checkWidth(raw.cells[range], text, &context) }
                for cell in raw.cells[range] where Int(cell.column) < plans.count {
                    take(cell, text, &cells, &context)
                }
                finish(row, cells, &context, &batch)
            }
        }
    }

    private func finish(
        _ row: RawRow, _ cells: [(Mapper.Column, CellValue)], _ context: inout RowContext,
        _ batch: inout InventoryBatch<Mapper.Row>
    ) {
        var code: String?
        var mapped: Mapper.Row?
        if context.isRefused, let first = cells.first, row.fault != nil {
            // The row's cells are not to be trusted; its first known column still tells which row it is.
            if let key = Mapper.required.first?.first, first.0 == key, first.1.bytes.count <= 64 {
                code = first.1.raw
            }
        } else if !context.isRefused {
            mapped = Mapper.map(cells, &context, code: &code)
        }
        if let mapped, !context.isRefused { batch.rows.append(mapped) } else { batch.refused += 1 }
        batch.findings += context.findings(of: code)
    }

    /// A line of separators only, as spreadsheets leave behind their data, is no row.
    private func isBlank(_ cells: ArraySlice<RawCell>, _ text: Bytes) -> Bool {
        isCSV && cells.allSatisfy { $0.isEmpty || withoutBlanks(bytes($0, text)).isEmpty }
    }

    private func checkWidth(_ cells: ArraySlice<RawCell>, _ text: Bytes, _ context: inout RowContext) {
        if cells.count < plans.count {
            context.add(.tooFewCells, facts: ["\(plans.count)", "\(cells.count)"])
        } else if cells.count > plans.count, !cells.dropFirst(plans.count).allSatisfy(\.isEmpty) {
            context.add(.tooManyCells, facts: ["\(plans.count)"])
        }
    }

    private func bytes(_ cell: RawCell, _ text: Bytes) -> Bytes {
        Bytes(rebasing: text[Int(cell.start)..<Int(cell.end)])
    }

    /// Sorts one cell: into the row's values, its extras, or out.
    private mutating func take(
        _ cell: RawCell, _ text: Bytes, _ cells: inout [(Mapper.Column, CellValue)],
        _ context: inout RowContext
    ) {
        guard !cell.isEmpty else { return }
        let plan = plans[Int(cell.column)]
        var inner = bytes(cell, text)
        if isCSV { inner = withoutGuard(inner) }
        inner = withoutBlanks(inner)
        guard !inner.isEmpty else { return }
        var value = CellValue(bytes: inner, kind: cell.kind, header: plan.header, isNational: false)
        switch plan.meaning {
        case .nothing: return
        case .personal: droppedCells += 1
        case .extras: droppedCells += context.takeExtras(value)
        case _ where cell.kind == .nested: context.add(.jsonNestedValue, plan.header)
        case .column(let column, let isNational):
            value.isNational = isNational
            cells.append((column, value))
        case .datum: context.datum = context.text(value, limit: 64).map { ($0, plan.header) }
        case .extra:
            if let text = context.text(value, limit: 4000) { context.extras[plan.header] = text }
        }
    }

    /// Takes off the apostrophe with which an export keeps a spreadsheet from running a cell as a formula.
    private func withoutGuard(_ bytes: Bytes) -> Bytes {
        guard bytes.count > 1, bytes[0] == UInt8(ascii: "'"),
            isFormulaStart(bytes[1]) || bytes[1] == UInt8(ascii: "'")
        else { return bytes }
        return Bytes(rebasing: bytes.dropFirst())
    }
}

/// Whether a spreadsheet takes a cell that begins so for a formula.
func isFormulaStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
    default: false
    }
}

extension RowContext {
    /// Takes the canonical `extras`; says how many of them were people's or secret and were dropped.
    fileprivate mutating func takeExtras(_ cell: CellValue) -> Int {
        guard cell.bytes.count <= 16_000, let object = FlatObject.read(cell.bytes) else {
            add(.extrasMalformed, cell.header)
            return 0
        }
        var dropped = 0
        for (key, value) in object {
            if PersonalHeaders.contains(lookupForm(ofHeader: key)) {
                dropped += 1
            } else if !value.isEmpty {
                extras[key] = hasSchemeMark(cell.bytes) ? withoutCredentials(value, cell.header) : value
            }
        }
        return dropped
    }
}
