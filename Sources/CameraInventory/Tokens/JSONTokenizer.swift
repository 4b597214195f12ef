import CameraModel

/// Cuts a JSON array, or JSON Lines, into objects as it streams by; every object is read whole.
struct JSONTokenizer: Sendable {
    private enum State { case start, first, value, comma, end }

    /// Whether the rows stand one a line, without an array around them.
    let isLines: Bool
    private(set) var row = JSONRow()
    /// Physical line of the next byte, from 1.
    private(set) var line = 1
    private var state = State.start
    private var afterCarriageReturn = false
    private let rowLimit: Int

    init(isLines: Bool, rowLimit: Int) { (self.isLines, self.rowLimit) = (isLines, rowLimit) }

    /// Appends the next row to `batch`; `false` at the end.
    mutating func next(_ window: inout ByteWindow, _ batch: inout RawBatch) throws(InventoryError) -> Bool {
        isLines ? try nextLine(&window, &batch) : try nextElement(&window, &batch)
    }

    private mutating func nextLine(_ window: inout ByteWindow, _ batch: inout RawBatch) throws(InventoryError)
        -> Bool
    {
        try skipBlanks(&window)
        guard window.count > 0 else { return false }
        var from = window.start
        while true {
            if let end = window.bytes[from...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
                emit(end, &window, &batch)
                return true
            }
            if window.isAtEnd {
                emit(window.bytes.count, &window, &batch)
                return true
            }
            let scanned = window.count
            try grow(&window)
            from = window.start + scanned
        }
    }

    private mutating func nextElement(
        _ window: inout ByteWindow, _ batch: inout RawBatch
    ) throws(InventoryError) -> Bool {
        while true {
            try skipBlanks(&window)
            guard window.count > 0 else {
                if state == .end { return false }
                throw structure(state == .comma ? "',' or ']'" : state == .start ? "'['" : "a value", window)
            }
            let byte = window.bytes[window.start]
            switch (state, byte) {
            case (.start, UInt8(ascii: "[")):
                take(1, &window)
                state = .first
            case (.start, _):
                // One object is an inventory of one row.
                let end = try elementEnd(&window)
                emit(end, &window, &batch)
                state = .end
                return true
            case (.first, UInt8(ascii: "]")), (.comma, UInt8(ascii: "]")):
                take(1, &window)
                state = .end
            case (.comma, UInt8(ascii: ",")):
                take(1, &window)
                state = .value
            case (.first, _), (.value, _):
                guard byte != UInt8(ascii: "]"), byte != UInt8(ascii: ","), byte != UInt8(ascii: "}") else {
                    throw structure("a value", window)
                }
                let end = try elementEnd(&window)
                emit(end, &window, &batch)
                state = .comma
                return true
            case (.comma, _): throw structure("',' or ']'", window)
            case (.end, _): throw structure("nothing more", window)
            }
        }
    }

    private func structure(_ wanted: String, _ window: borrowing ByteWindow) -> InventoryError {
        .jsonStructure(name: window.name, line: line, wanted: wanted)
    }

    /// Index behind the value at the window's start: where its brackets balance, or a plain value ends.
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
                        countLines(to: index, &window)
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
                    countLines(to: window.bytes.count, &window)
                    throw structure(inString ? "'\"'" : "'}' or ']'", window)
                }
                return window.bytes.count
            }
            let scanned = index - window.start
            try grow(&window)
            index = window.start + scanned
        }
    }

    private mutating func grow(_ window: inout ByteWindow) throws(InventoryError) {
        guard window.count < rowLimit else {
            throw .rowTooLong(name: window.name, line: line, limit: rowLimit)
        }
        try window.fill()
    }

    private mutating func skipBlanks(_ window: inout ByteWindow) throws(InventoryError) {
        while true {
            var end = window.start
            while end < window.bytes.count, isJSONBlank(window.bytes[end]) { end += 1 }
            take(end - window.start, &window)
            if window.count > 0 || window.isAtEnd { return }
            try window.fill()
        }
    }

    private mutating func emit(_ end: Int, _ window: inout ByteWindow, _ batch: inout RawBatch) {
        let firstCell = batch.cells.count
        let range = window.start..<max(end, window.start)
        let fault = window.bytes.withUnsafeBufferPointer { row.read(Bytes(rebasing: $0[range]), &batch) }
        batch.endRow(line: line, from: firstCell, fault: fault?.rule, facts: fault?.facts ?? [])
        take(range.count, &window)
    }

    private mutating func take(_ count: Int, _ window: inout ByteWindow) {
        countLines(to: window.start + count, &window)
    }

    private mutating func countLines(to end: Int, _ window: inout ByteWindow) {
        for byte in window.bytes[window.start..<end] {
            if byte == 0x0D || (byte == 0x0A && !afterCarriageReturn) { line += 1 }
            afterCarriageReturn = byte == 0x0D
        }
        window.start = end
    }
}
