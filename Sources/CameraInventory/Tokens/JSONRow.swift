import CameraModel

/// Turns one JSON object into cells; the keys of all rows become columns in the order they are met.
struct JSONRow: Sendable {
    /// Keys met so far; a cell's column is an index here.
    private(set) var keys: [String] = []
    private var columns: [String: Int] = [:]
    private var seen: Set<Int> = []

    /// Appends the cells of the object in `bytes`; says why the row is refused, or `nil`.
    mutating func read(_ bytes: Bytes, _ batch: inout RawBatch) -> (rule: Rule, facts: [String])? {
        var scanner = JSONScanner(bytes)
        scanner.skipBlanks()
        do throws(JSONFault) {
            guard scanner.current == UInt8(ascii: "{") else {
                try JSONScanner.validate(bytes)
                return (.jsonNotObject, [])
            }
            return try object(&scanner, &batch)
        } catch {
            switch error {
            case .syntax(let wanted): return (.jsonSyntax, [wanted])
            case .tooDeep: return (.jsonSyntax, ["at most \(JSONScanner.depthLimit) levels"])
            case .halfSurrogate: return (.invalidUTF8, [])
            }
        }
    }

    private mutating func object(
        _ scanner: inout JSONScanner, _ batch: inout RawBatch
    ) throws(JSONFault) -> (rule: Rule, facts: [String])? {
        seen.removeAll(keepingCapacity: true)
        scanner.index += 1
        scanner.skipBlanks()
        var fault: (rule: Rule, facts: [String])?
        if !scanner.take(UInt8(ascii: "}")) {
            while true {
                scanner.skipBlanks()
                let key = try key(&scanner)
                scanner.skipBlanks()
                guard scanner.take(UInt8(ascii: ":")) else { throw .syntax(wanted: "':'") }
                scanner.skipBlanks()
                if seen.count >= RawBatch.columnLimit || keys.count > 4 * RawBatch.columnLimit {
                    try scanner.skipValue(depth: 1)
                    fault = (.tooManyCells, ["\(RawBatch.columnLimit)"])
                } else {
                    let column = column(key)
                    if !seen.insert(column).inserted { fault = fault ?? (.duplicateKey, [key]) }
                    try value(&scanner, column, &batch)
                }
                scanner.skipBlanks()
                if scanner.take(UInt8(ascii: "}")) { break }
                guard scanner.take(UInt8(ascii: ",")) else { throw .syntax(wanted: "',' or '}'") }
            }
        }
        try scanner.expectEnd()
        return fault
    }

    private func key(_ scanner: inout JSONScanner) throws(JSONFault) -> String {
        var text: [UInt8]? = []
        try scanner.string(into: &text)
        return String(decoding: text ?? [], as: UTF8.self)
    }

    private mutating func column(_ key: String) -> Int {
        if let known = columns[key] { return known }
        columns[key] = keys.count
        keys.append(key)
        return keys.count - 1
    }

    private func value(_ scanner: inout JSONScanner, _ column: Int, _ batch: inout RawBatch) throws(JSONFault)
    {
        let begin = scanner.index
        let textStart = batch.text.count
        switch scanner.current {
        case UInt8(ascii: "n"):
            try scanner.word("null")
        case UInt8(ascii: "["):
            try list(&scanner, column, &batch)
        case UInt8(ascii: "{"):
            try scanner.skipValue(depth: 1)
            batch.text.append(contentsOf: Bytes(rebasing: scanner.bytes[begin..<scanner.index]))
            batch.endCell(from: textStart, column: column, kind: .nested)
        case .some:
            let kind = try plain(&scanner, &batch)
            batch.endCell(from: textStart, column: column, kind: kind)
        case nil: throw .syntax(wanted: "a value")
        }
    }

    private func plain(_ scanner: inout JSONScanner, _ batch: inout RawBatch) throws(JSONFault) -> CellKind {
        let begin = scanner.index
        if scanner.current == UInt8(ascii: "\"") {
            // The buffer is handed over and back, so that it is not copied.
            var text: [UInt8]? = batch.text
            batch.text = []
            defer { batch.text = text ?? [] }
            try scanner.string(into: &text)
            return .text
        }
        try scanner.skipValue(depth: 1)
        batch.text.append(contentsOf: Bytes(rebasing: scanner.bytes[begin..<scanner.index]))
        let first = scanner.bytes[begin]
        return first == UInt8(ascii: "t") || first == UInt8(ascii: "f") ? .truth : .number
    }

    /// An array of plain values becomes one cell, joined with `;`; one with anything else is nested.
    private func list(
        _ scanner: inout JSONScanner, _ column: Int, _ batch: inout RawBatch
    ) throws(JSONFault) {
        let begin = scanner.index
        let textStart = batch.text.count
        try scanner.skipValue(depth: 1)
        let end = scanner.index
        let raw = Bytes(rebasing: scanner.bytes[begin..<end])
        var inner = JSONScanner(raw)
        inner.index = 1
        var isFirst = true
        while true {
            inner.skipBlanks()
            if inner.take(UInt8(ascii: "]")) { break }
            if inner.take(UInt8(ascii: ",")) { continue }
            if inner.current == UInt8(ascii: "{") || inner.current == UInt8(ascii: "[") {
                batch.text.removeLast(batch.text.count - textStart)
                batch.text.append(contentsOf: raw)
                batch.endCell(from: textStart, column: column, kind: .nested)
                return
            }
            if inner.current == UInt8(ascii: "n") {
                try inner.word("null")
                continue
            }
            if !isFirst { batch.text.append(UInt8(ascii: ";")) }
            isFirst = false
            _ = try plain(&inner, &batch)
        }
        batch.endCell(from: textStart, column: column, kind: .list)
    }
}
