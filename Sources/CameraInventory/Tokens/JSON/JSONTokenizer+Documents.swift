import CameraModel

/// Rows inside a document: an array, an envelope around one, or one object.
extension JSONTokenizer {
    mutating func nextRow(_ window: inout ByteWindow, _ batch: inout RawBatch) throws(InventoryError) -> Bool
    {
        while true {
            let isAfterBlank = try skipBlanksTelling(&window)
            guard window.count > 0 else {
                if state == .end || (state == .start && foundRows) { return false }
                throw structure(wantedAtEnd, window)
            }
            let byte = window.bytes[window.start]
            switch (state, byte) {
            case (.start, JSONLayout.recordSeparator): take(1, &window)
            case (.start, _):
                if try start(byte, &window, &batch) { return true }
            case (.firstMember, UInt8(ascii: "}")), (.afterMember, UInt8(ascii: "}")): try leave(&window)
            case (.firstMember, _), (.member, _):
                if try readMember(&window, &batch) { return true }
            case (.afterMember, UInt8(ascii: ",")):
                take(1, &window)
                try afterComma(UInt8(ascii: "}"), &window, open: .member, closed: .firstMember)
            case (.afterMember, _): throw structure("',' or '}'", window)
            case (.first, UInt8(ascii: "]")), (.comma, UInt8(ascii: "]")):
                take(1, &window)
                state = layout.path.isEmpty ? .end : .afterMember
            case (.comma, UInt8(ascii: ",")):
                take(1, &window)
                try afterComma(UInt8(ascii: "]"), &window, open: .value, closed: .first)
            case (.first, _), (.value, _):
                try element(byte, &window, &batch)
                state = .comma
                return true
            case (.comma, _): throw structure("',' or ']'", window)
            case (.end, UInt8(ascii: "{")) where isAfterBlank, (.end, UInt8(ascii: "[")) where isAfterBlank,
                (.end, JSONLayout.recordSeparator):
                state = .start
            case (.end, _): throw structure("nothing more", window)
            }
        }
    }

    private mutating func skipBlanksTelling(_ window: inout ByteWindow) throws(InventoryError) -> Bool {
        guard window.count > 0, !isJSONBlank(window.bytes[window.start]) else {
            let wasEmpty = window.count == 0
            try skipBlanks(&window)
            return !wasEmpty
        }
        return false
    }

    private var wantedAtEnd: String {
        switch state {
        case .comma: "',' or ']'"
        case .start: "'['"
        case .firstMember, .member, .afterMember: "',' or '}'"
        default: "a value"
        }
    }

    /// Begins a document; `true` when it was a row.
    private mutating func start(
        _ byte: UInt8, _ window: inout ByteWindow, _ batch: inout RawBatch
    ) throws(InventoryError) -> Bool {
        foundRows = layout.path.isEmpty
        collectionNames.removeAll()
        collection = GeoJSONCollection()
        row.datum = nil
        if byte == UInt8(ascii: "["), layout.path.isEmpty {
            take(1, &window)
            state = .first
            return false
        }
        if byte == UInt8(ascii: "{"), !layout.path.isEmpty {
            take(1, &window)
            (state, depth) = (.firstMember, 0)
            return false
        }
        // One object is an inventory of one row; anything else is told to be none.
        try element(byte, &window, &batch)
        (state, foundRows) = (.end, true)
        return true
    }

    /// Behind a comma: a closing bracket is let through, with a note, where documents are known to have it.
    private mutating func afterComma(
        _ closing: UInt8, _ window: inout ByteWindow, open: State, closed: State
    ) throws(InventoryError) {
        state = open
        guard layout.shape == .captureDevice else { return }
        try skipBlanks(&window)
        guard window.count > 0, window.bytes[window.start] == closing else { return }
        add(Finding(.jsonTrailingComma))
        state = closed
    }

    private mutating func leave(_ window: inout ByteWindow) throws(InventoryError) {
        take(1, &window)
        depth -= 1
        state = depth < 0 ? .end : .afterMember
        guard state == .end else { return }
        if !foundRows { throw pathNotFound(window) }
        if layout.shape == .feature, collection.type == nil {
            add(Finding(.geoMember, facts: ["type", "\"FeatureCollection\""]))
        }
    }

    private func pathNotFound(_ window: borrowing ByteWindow) -> InventoryError {
        .pathNotFound(name: window.name, path: layout.path.joined(separator: "."))
    }

    /// Reads one element of the list, or the one object, and appends it as a row.
    mutating func element(
        _ byte: UInt8, _ window: inout ByteWindow, _ batch: inout RawBatch
    ) throws(InventoryError) {
        guard byte != UInt8(ascii: "]"), byte != UInt8(ascii: ","), byte != UInt8(ascii: "}") else {
            throw structure("a value", window)
        }
        let mark = batch.mark
        let remarks = batch.remarks.count
        while true {
            let (start, isAtEnd) = (window.start, window.isAtEnd)
            let ended = window.bytes.withUnsafeBufferPointer {
                row.read($0, from: start, isWhole: isAtEnd, &batch)
            }
            switch ended {
            case .row(let end, let fault): return emit(end, mark.cells, fault, &window, &batch)
            case .broken(let fault):
                let end = try elementEnd(&window)
                return emit(end, mark.cells, fault, &window, &batch)
            case .more:
                batch.goBack(to: mark)
                batch.remarks.removeLast(batch.remarks.count - remarks)
                try grow(&window)
            }
        }
    }

    /// Index behind a broken value at the window's start: where its brackets balance, or a plain value ends.
    private mutating func elementEnd(_ window: inout ByteWindow) throws(InventoryError) -> Int {
        var index = window.start
        var depth = 0
        var inString = false
        while true {
            while index < window.bytes.count {
                let byte = window.bytes[index]
                if inString {
                    if byte == UInt8(ascii: "\\") {
                        index += 2
                        continue
                    }
                    // A line end cannot stand in a string: the quote was never closed.
                    guard byte != 0x0A else {
                        take(index - window.start, &window)
                        throw structure("'\"'", window)
                    }
                    if byte == UInt8(ascii: "\"") { inString = false }
                    index += 1
                    if !inString, depth == 0 { return index }
                    continue
                }
                switch byte {
                case UInt8(ascii: "\""): inString = true
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    if depth <= 1 { return depth == 1 ? index + 1 : index }
                    depth -= 1
                case UInt8(ascii: ",") where depth == 0: return index
                case _ where depth == 0 && isJSONBlank(byte): return index
                default: break
                }
                index += 1
            }
            if window.isAtEnd {
                guard depth == 0, !inString else {
                    take(window.count, &window)
                    throw structure(inString ? "'\"'" : "'}' or ']'", window)
                }
                return window.bytes.count
            }
            let scanned = index - window.start
            try grow(&window)
            index = window.start + scanned
        }
    }
}
