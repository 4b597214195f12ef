import CameraModel

/// Maps raw batches with the columns of one file; keeps what its summary will say.
struct BatchMapper<Mapper: RowMapper>: Sendable {
    private let wanted: Profile?
    private(set) var profile: Profile?
    private var table: HeaderTable<Mapper.Column>?
    private(set) var plans: [ColumnPlan<Mapper.Column>] = []
    /// As the file spells them, blanks and all: one for each plan.
    private(set) var rawHeaders: [String] = []
    /// Columns of a file of rejects, when this is one.
    private(set) var rejects = RejectColumns()
    private var newKeys: [String] = []
    private var keyCount = 0
    private(set) var isCSV = false
    private var rules = RowRules<Mapper>()
    /// Counted by ``map(_:_:_:delimiter:)``.
    private(set) var totals = MapTotals()

    /// A mapper by a profile, else by the built-in one that fits the file's headers best.
    init(profile: Profile? = nil) { wanted = profile }

    /// What is wrong with a header line.
    struct HeaderProblems {
        var findings: [Finding] = []
        var duplicate: (column: String, first: String, second: String)?
    }

    /// Takes the header line of a CSV file.
    mutating func takeHeader(_ headers: [String], line: Int) -> HeaderProblems {
        isCSV = true
        let table = choose(headers)
        var problems = HeaderProblems()
        var known: [Mapper.Column: String] = [:]
        var unknown: Set<String> = []
        rawHeaders = headers
        for (index, header) in headers.enumerated() {
            if rejects.take(header, at: index) {
                plans.append(ColumnPlan(header: header, meaning: .nothing))
                continue
            }
            var plan = table.plan(header)
            switch plan.meaning {
            case .column(let column):
                if let first = known[column], !mayShare(column, first, plan.header) {
                    problems.duplicate = (column.rawValue, first, plan.header)
                }
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
        settleRules()
        return problems
    }

    /// Takes the keys of JSON rows that are new since the last call.
    mutating func takeKeys(_ keys: [String]) {
        guard keys.count > keyCount else { return }
        newKeys += keys[keyCount...]
        keyCount = keys.count
    }

    /// Tells headers of columns that name a row.
    static func keyTest(_ profile: Profile?) -> (String) -> Bool {
        let table = HeaderTable<Mapper.Column>(profile, Mapper.schema, Mapper.section)
        return { header in
            guard case .column(let column) = table.plan(header).meaning else { return false }
            return Mapper.required.first?.contains(column) == true
        }
    }

    /// Plans the columns of the keys taken so far; the first ones choose the profile. To be called before mapping rows
    /// that may have new keys, so that mapping itself changes nothing that other batches see.
    mutating func settle() {
        guard !newKeys.isEmpty else { return }
        let table = table ?? choose(newKeys)
        plans += newKeys.map { table.plan($0) }
        rawHeaders += newKeys
        newKeys = []
        settleRules()
    }

    /// How well a row does as a header line: known headers, and far above them one with every column that must be
    /// there. A row that names a column twice is none.
    func rank(ofHeaders texts: [String]) -> Int {
        let short = texts.filter { $0.utf8.count <= 200 }
        let profile = wanted ?? ProfileChoice.best(for: short, Mapper.section, columns: Mapper.schema.columns)
        let table = HeaderTable<Mapper.Column>(profile, Mapper.schema, Mapper.section)
        let plans = short.map { table.plan($0) }
        var known: Set<Mapper.Column> = []
        var others = 0
        for plan in plans {
            switch plan.meaning {
            case .column(let column):
                if !known.insert(column).inserted, !Mapper.several.contains(column) { return 0 }
            case .datum, .extras: others += 1
            case .personal, .extra, .ignored, .nothing: break
            }
        }
        if known.isEmpty { return 0 }
        let isComplete =
            RowRules<Mapper>(profile, plans).findsByKeys
            || Mapper.required.allSatisfy { wanted in wanted.contains { known.contains($0) } }
        return known.count + others + (isComplete && !Mapper.required.isEmpty ? 1000 : 0)
    }

    private mutating func choose(_ headers: [String]) -> HeaderTable<Mapper.Column> {
        profile = wanted ?? ProfileChoice.best(for: headers, Mapper.section, columns: Mapper.schema.columns)
        let made = HeaderTable<Mapper.Column>(profile, Mapper.schema, Mapper.section)
        table = made
        return made
    }

    /// Two headers of one column are a mistake, unless the file's own profile names both: then the first counts.
    private func mayShare(_ column: Mapper.Column, _ first: String, _ second: String) -> Bool {
        guard let profile, !BuiltInProfiles.isCommon(profile.name) else { return false }
        let named = Mapper.section(profile).columns[column.rawValue]?.headers ?? []
        return named.contains(lookupForm(ofHeader: first)) && named.contains(lookupForm(ofHeader: second))
    }

    private mutating func settleRules() {
        var owners: [Mapper.Column: Int] = [:]
        for plan in plans { if case .column(let column) = plan.meaning { owners[column, default: 0] += 1 } }
        for index in plans.indices {
            if case .column(let column) = plans[index].meaning { plans[index].isShared = owners[column] != 1 }
        }
        rules = RowRules(profile, plans)
    }

    /// Columns that must be there and are not.
    var missingColumns: [String] {
        let there = rules.columns
        if rules.findsByKeys { return [] }
        return Mapper.required.filter { wanted in !wanted.contains { there.contains($0) } }
            .map { $0.map(\.rawValue).joined(separator: " / ") }
    }

    /// The headers, as the file spells them.
    var headers: [String] { plans.map(\.header) }

    func describe(_ summary: inout InventorySummary) {
        (summary.mapped, summary.ignored, summary.dropped, summary.notRead) = ([], [], [], [])
        summary.profile = profile?.name ?? BuiltInProfiles.canonicalName
        for plan in plans {
            switch plan.meaning {
            case .column, .datum, .extras: summary.mapped.append(plan.header)
            case .ignored where rules.uses(plan.header): summary.mapped.append(plan.header)
            case .ignored: summary.notRead.append(plan.header)
            case .extra: summary.ignored.append(plan.header)
            case .personal: summary.dropped.append(plan.header)
            case .nothing: break
            }
        }
    }

    /// Maps all rows; refused ones leave their findings, and themselves where rejects are asked for.
    mutating func map(
        _ raw: borrowing RawBatch, _ options: ReadOptions, _ batch: inout InventoryBatch<Mapper.Row>,
        delimiter: UInt8 = UInt8(ascii: ",")
    ) {
        var cells: [(Mapper.Column, CellValue)] = []
        let fills = rules.fills
        let room = UnsafeMutableBufferPointer<UInt8>.allocate(
            capacity: fills.isEmpty ? 0 : RowFills<Mapper.Column>.roomBytes)
        defer { room.deallocate() }
        batch.rows.reserveCapacity(raw.rows.count)
        // A copy that nothing changes: in a closure, reading from `self` copies it for every row.
        let fixed = self
        var totals = MapTotals()
        var context = RowContext(line: 0, localTime: options.localTime, defaultZone: options.defaultZone)
        context.fileDatum = options.datum
        context.keepsCredentials = options.keepsCredentials
        rules.give(&context)
        raw.text.withUnsafeBufferPointer { text in
            var nextRemark = 0
            for (index, row) in raw.rows.enumerated() {
                context.begin(line: row.line)
                cells.removeAll(keepingCapacity: true)
                let range = row.firstCell..<(row.firstCell + row.cellCount)
                if row.fault == nil, fixed.isBlank(raw.cells[range], text) { continue }
                if !fills.isEmpty, row.fault == nil, !fills.accepts(raw.cells[range], text) {
                    batch.skipped += 1
                    continue
                }
                if let fault = row.fault { context.add(fault, facts: row.faultFacts) }
                while nextRemark < raw.remarks.count, raw.remarks[nextRemark].row <= index {
                    let remark = raw.remarks[nextRemark]
                    // Those of rows that were passed over are passed over with them.
                    if remark.row == index { context.add(remark.rule, facts: remark.facts) }
                    nextRemark += 1
                }
                if fixed.isCSV, row.fault == nil { fixed.checkWidth(raw.cells[range], text, &context) }
                for cell in raw.cells[range] where Int(cell.column) < fixed.plans.count {
                    fixed.take(cell, text, &cells, &context, &totals)
                }
                if !fills.isEmpty, row.fault == nil { fills.fill(&cells, raw.cells[range], text, room) }
                fixed.rules.giveDatum(&context)
                let before = batch.refused
                fixed.finish(row, cells, &context, &batch, &totals)
                if options.keepsRefused, batch.refused > before {
                    batch.refusedRows.append(
                        fixed.refused(index, of: raw, context.findings, delimiter: delimiter))
                }
            }
        }
        self.totals = totals
    }

    private func finish(
        _ row: RawRow, _ cells: [(Mapper.Column, CellValue)], _ context: inout RowContext,
        _ batch: inout InventoryBatch<Mapper.Row>, _ totals: inout MapTotals
    ) {
        var code: String?
        var isMapped = false
        if context.isRefused, let first = cells.first, row.fault != nil {
            // The row's cells are not to be trusted; its first known column still tells which row it is.
            if let key = Mapper.required.first?.first, first.0 == key, first.1.bytes.count <= 64 {
                code = first.1.raw
            }
        } else if !context.isRefused {
            isMapped = Mapper.map(cells, &context, code: &code, into: &batch.rows)
        }
        totals.add(context.personal)
        if isMapped {
            totals.add(context.signs, line: row.line)
            if !context.logins.isEmpty, let mapped = batch.rows.last {
                batch.credentials += Mapper.credentials(of: mapped, context.logins)
            }
        } else {
            batch.refused += 1
        }
        if !context.findings.isEmpty {
            batch.findings += context.findings(of: code.map(RowContext.safeToShow))
        }
    }

    /// A line of separators only, as spreadsheets leave behind their data, is no row.
    private func isBlank(_ cells: ArraySlice<RawCell>, _ text: Bytes) -> Bool {
        isCSV && cells.allSatisfy { $0.isEmpty || withoutBlanks(bytes($0, text)).isEmpty }
    }

    private func checkWidth(_ cells: ArraySlice<RawCell>, _ text: Bytes, _ context: inout RowContext) {
        if rejects.reason != nil {
            rejects.check(cells, text, columns: plans.count - rejects.all.count, &context)
        }
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
    private func take(
        _ cell: RawCell, _ text: Bytes, _ cells: inout [(Mapper.Column, CellValue)],
        _ context: inout RowContext, _ totals: inout MapTotals
    ) {
        guard !cell.isEmpty || rules.clears else { return }
        let plan = plans[Int(cell.column)]
        if case .nothing = plan.meaning { return }
        var inner = bytes(cell, text)
        if isCSV { inner = withoutGuard(inner) }
        inner = withoutBlanks(inner)
        guard !inner.isEmpty || plan.clears else { return }
        var value = CellValue(inner, cell.kind, plan.words, rank: plan.rank)
        switch plan.meaning {
        case .nothing, .ignored: return
        case .personal: totals.drop(1)
        case .extras: totals.drop(context.takeExtras(value))
        case _ where cell.kind == .nested: context.add(.jsonNestedValue, plan.header)
        case .column(let column):
            if let map = plan.rules?.whole, !inner.isEmpty, !context.take(map, &value, column.rawValue) {
                return
            }
            if plan.isShared {
                context.place(value, column, isList: Mapper.several.contains(column), among: &cells)
            } else {
                cells.append((column, value))
            }
        case .datum: context.datum = context.text(value, limit: 64).map { ($0, plan.header) }
        case .extra:
            if let map = plan.rules?.whole, !context.take(map, &value, plan.words.extraName) { return }
            if let text = context.text(value, limit: 4000) { context.extras[plan.words.extraName] = text }
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
