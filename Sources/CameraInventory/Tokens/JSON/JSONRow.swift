import CameraModel

/// Turns one JSON object into cells; the names of all rows become columns in the order they are met.
///
/// The cells are ranges of the row's own text, which ``finish(_:_:)`` appends as a whole; only strings with escapes
/// and lists are then rewritten, in place.
struct JSONRow: Sendable {
    /// How reading a row ended.
    enum End {
        /// A row that ends before `end`; refused when it has a fault.
        case row(end: Int, fault: JSONRowFault?)
        /// Not JSON from somewhere on.
        case broken(JSONRowFault)
        /// The bytes ended within the row.
        case more
    }

    let shape: JSONShape
    /// The deepest level whose members become columns of their own; 1 leaves every object one value.
    let levels: Int
    var keys: JSONKeys
    /// What a GeoJSON row needs until its end.
    var feature = FeatureParts()
    /// A coordinate system that holds for every row, from the document around them.
    var datum: String?
    /// The geometry that rows have instead of a point.
    var wanted: WantedShape?
    private var row: UInt32 = 0
    private var cellCount = 0
    private var fault: JSONRowFault?
    private var pending: [Pending] = []
    /// What turns an index of the bytes being read into one of the batch's text.
    private(set) var shift = 0

    /// A cell whose text is still as JSON writes it.
    private struct Pending: Sendable {
        var cell: Int
        var isList: Bool
    }

    init(_ shape: JSONShape = .plain, levels: Int = JSONShape.levels) {
        (self.shape, self.levels) = (shape, levels)
        keys = JSONKeys(shape)
    }

    /// Columns met so far, by their headers.
    var headers: [String] { keys.headers }

    /// Reads the object at `start`; with `isWhole` no more bytes will come. Appends cells, but no text yet.
    mutating func read(_ bytes: Bytes, from start: Int, isWhole: Bool, _ batch: inout RawBatch) -> End {
        var scanner = JSONScanner(bytes, from: start)
        scanner.mends = shape == .captureDevice
        (row, cellCount, fault) = (row &+ 1, 0, nil)
        shift = batch.text.count - start
        pending.removeAll(keepingCapacity: true)
        if shape == .feature { feature.begin() }
        do throws(JSONFault) {
            if scanner.current == UInt8(ascii: "{") {
                try members(&scanner, of: 0, depth: 0, &batch)
            } else {
                try scanner.skipValue(depth: 0)
                if scanner.isAtEnd, !isWhole { return .more }
                fault = JSONRowFault(.jsonNotObject)
            }
            if scanner.mended { batch.remark(.jsonTrailingComma) }
            if shape == .feature, fault == nil { finishFeature(bytes, &batch) }
            return .row(end: scanner.index, fault: fault)
        } catch {
            if scanner.isAtEnd, !isWhole { return .more }
            return .broken(JSONRowFault(error))
        }
    }

    /// Appends the row's text and rewrites what is not yet plain; says what is wrong with it.
    mutating func finish(_ text: Bytes, _ batch: inout RawBatch) -> JSONRowFault? {
        let start = batch.text.count
        batch.text.append(contentsOf: text)
        var fault: JSONRowFault?
        for entry in pending {
            do throws(JSONFault) {
                var cell = batch.cells[entry.cell]
                let end = try batch.text.withUnsafeMutableBufferPointer { buffer throws(JSONFault) in
                    entry.isList
                        ? try JSONList.join(buffer, Int(cell.start), Int(cell.end))
                        : try JSONEscapes.resolve(buffer, Int(cell.start), Int(cell.end))
                }
                cell.end = Int32(end)
                batch.cells[entry.cell] = cell
            } catch { fault = JSONRowFault(error) }
        }
        if let datum, shape == .feature, start < batch.text.count {
            let from = batch.text.count
            batch.text.append(contentsOf: datum.utf8)
            batch.endCell(from: from, column: keys.column(named: "datum", isShared: true))
        }
        return fault
    }

    mutating func refuse(_ rule: Rule, _ facts: [String] = []) {
        if fault == nil { fault = JSONRowFault(rule, facts) }
    }

    /// Reads the members of the object at the scanner; `depth` is the level of the object, 0 for the row.
    mutating func members(
        _ scanner: inout JSONScanner, of parent: Int, depth: Int, _ batch: inout RawBatch
    ) throws(JSONFault) {
        scanner.index += 1
        scanner.skipBlanks()
        if scanner.take(UInt8(ascii: "}")) { return }
        var last = -1
        while true {
            guard cellCount < RawBatch.columnLimit, keys.count <= 4 * RawBatch.columnLimit else {
                refuse(.tooManyCells, ["\(RawBatch.columnLimit)"])
                _ = try scanner.string()
                try scanner.colon()
                try scanner.skipValue(depth: depth + 1)
                if try scanner.closes(with: UInt8(ascii: "}")) { return }
                continue
            }
            let node = try keys.read(&scanner, in: parent, behind: last)
            try scanner.colon()
            if !keys.meet(node, row: row) { refuse(.duplicateKey, [keys.name(of: node)]) }
            try member(&scanner, node, depth: depth + 1, &batch)
            last = node
            if try scanner.closes(with: UInt8(ascii: "}")) { return }
        }
    }

    private mutating func member(
        _ scanner: inout JSONScanner, _ node: Int, depth: Int, _ batch: inout RawBatch
    ) throws(JSONFault) {
        let role = keys.role(of: node)
        switch role {
        case .object, .raw, .alias, .foreign:
            try value(&scanner, node, depth: depth, isOpen: role == .object || role == .foreign, &batch)
        case .properties, .centre:
            if scanner.current == UInt8(ascii: "{") {
                // Properties begin a level of their own: their members have bare names.
                try members(&scanner, of: node, depth: 0, &batch)
            } else {
                try odd(&scanner, node, &batch)
            }
        case .row, .skipped: try scanner.skipValue(depth: depth)
        default: try featureMember(&scanner, role, node, &batch)
        }
    }

    /// A member that should have been an object; null is as good as none.
    private mutating func odd(
        _ scanner: inout JSONScanner, _ node: Int, _ batch: inout RawBatch
    ) throws(JSONFault) {
        let isNull = scanner.current == UInt8(ascii: "n")
        try scanner.skipValue(depth: 1)
        if !isNull { batch.remark(.geoMember, facts: [keys.name(of: node), "an object"]) }
    }

    /// Appends the value as a cell, or its members as cells when it is an object and `isOpen`.
    mutating func value(
        _ scanner: inout JSONScanner, _ node: Int, depth: Int, isOpen: Bool, _ batch: inout RawBatch
    ) throws(JSONFault) {
        let start = scanner.index
        switch scanner.current {
        case UInt8(ascii: "\""):
            let hasEscape = try scanner.string()
            if hasEscape { pending.append(Pending(cell: batch.cells.count, isList: false)) }
            cell(start + 1, scanner.index - 1, node, .text, &batch)
        case UInt8(ascii: "{"):
            if isOpen, depth < levels { return try members(&scanner, of: node, depth: depth, &batch) }
            try scanner.skipValue(depth: depth)
            cell(start, scanner.index, node, .nested, &batch)
        case UInt8(ascii: "["):
            try scanner.skipValue(depth: depth)
            let isNested = JSONList.holdsContainer(Bytes(rebasing: scanner.bytes[start..<scanner.index]))
            if !isNested { pending.append(Pending(cell: batch.cells.count, isList: true)) }
            cell(start, scanner.index, node, isNested ? .nested : .list, &batch)
        case UInt8(ascii: "n"):
            try scanner.word("null")
            cellCount += 1
            _ = keys.column(of: node)
        case UInt8(ascii: "t"), UInt8(ascii: "f"):
            try scanner.skipValue(depth: depth)
            cell(start, scanner.index, node, .truth, &batch)
        default:
            try scanner.number()
            cell(start, scanner.index, node, .number, &batch)
        }
    }

    private mutating func cell(
        _ start: Int, _ end: Int, _ node: Int, _ kind: CellKind, _ batch: inout RawBatch
    ) { cell(start, end, column: keys.column(of: node), kind, &batch) }

    /// Appends the cell of a range of the row's bytes.
    mutating func cell(
        _ start: Int, _ end: Int, column: Int, _ kind: CellKind, _ batch: inout RawBatch
    ) {
        cellCount += 1
        batch.cells.append(
            RawCell(start: Int32(start + shift), end: Int32(end + shift), column: Int32(column), kind: kind))
    }
}

/// Why a row cannot be read.
struct JSONRowFault: Sendable {
    var rule: Rule
    var facts: [String]

    init(_ rule: Rule, _ facts: [String] = []) { (self.rule, self.facts) = (rule, facts) }

    init(_ fault: JSONFault) {
        switch fault {
        case .syntax(let wanted): self.init(.jsonSyntax, [wanted])
        case .tooDeep: self.init(.jsonSyntax, ["at most \(JSONScanner.depthLimit) levels"])
        case .halfSurrogate: self.init(.invalidUTF8)
        }
    }
}
