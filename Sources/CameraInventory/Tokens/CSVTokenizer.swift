import CameraModel
import Glibc

/// Cuts CSV text into rows by the quoting rules of RFC 4180, with physical line numbers.
///
/// Lines end with CRLF, LF or CR. A row whose quoting is doubtful is refused, and reading goes on at the line
/// after the one where the quote opened, so that one stray quote does not swallow the rows behind it.
struct CSVTokenizer: Sendable {
    var delimiter = UInt8(ascii: ",")
    /// Whether lines with broken quoting are kept whole, in ``RawBatch/faultText``.
    var keepsFaultLines = false
    /// Physical line of the next row, from 1.
    private(set) var line = 1
    private let rowLimit: Int
    /// Bytes that may be read twice to recover from stray quotes: keeps a hostile file linear.
    private var rescanBudget = 64 << 20

    init(rowLimit: Int) { self.rowLimit = rowLimit }

    /// Appends the next row to `batch`; `false` at the end of the file. Lines without a byte are passed over.
    mutating func next(_ window: inout ByteWindow, _ batch: inout RawBatch) throws(InventoryError) -> Bool {
        let mark = batch.mark
        while true {
            var scan = CSVScan(delimiter: delimiter, isAtEnd: window.isAtEnd, start: window.start)
            let end = window.bytes.withUnsafeBufferPointer {
                scan.plainRow($0, &batch) ?? scan.row($0, &batch)
            }
            switch end {
            case .row(let isBlank):
                let rowLine = line
                take(scan.index, scan.newlines, &window)
                if isBlank {
                    batch.goBack(to: mark)
                    continue
                }
                batch.endRow(line: rowLine, from: mark.cells)
                return true
            case .nothing: return false
            case .fault(let rule):
                try recover(scan, rule, &window, &batch)
                batch.endRow(line: line, from: mark.cells, fault: rule)
                line = lineAfterFault
                return true
            case .more:
                if window.count >= rowLimit {
                    guard scan.quoteOpen >= 0 else {
                        throw .rowTooLong(name: window.name, line: line, limit: rowLimit)
                    }
                    try recover(scan, .unclosedQuote, &window, &batch)
                    batch.endRow(line: line, from: mark.cells, fault: .unclosedQuote)
                    line = lineAfterFault
                    return true
                }
                batch.goBack(to: mark)
                try window.fill()
            }
        }
    }

    private var lineAfterFault = 1

    private mutating func take(_ end: Int, _ newlines: Int, _ window: inout ByteWindow) {
        window.start = end
        line += newlines
    }

    /// Sets ``line`` to the line of the fault, ``lineAfterFault`` to where reading goes on, and takes the bytes.
    private mutating func recover(
        _ scan: CSVScan, _ rule: Rule, _ window: inout ByteWindow, _ batch: inout RawBatch
    ) throws(InventoryError) {
        let quote = scan.quoteOpen
        let spansLines = quote >= 0 && scan.newlines > scan.newlinesAtQuote
        let goBack = spansLines && scan.index - quote <= rescanBudget
        if goBack { rescanBudget -= scan.index - quote }
        let faultLine = line + (quote >= 0 ? scan.newlinesAtQuote : scan.newlines)
        var from = goBack ? quote : scan.index
        if keepsFaultLines { batch.faultText[batch.rows.count] = try lineThrough(&from, &window) }
        lineAfterFault = (goBack ? faultLine : line + scan.newlines) + 1
        line = faultLine
        window.start = from
        try skipLine(&window)
    }

    /// The text from the row's begin to the end of the line in which `place` lies, a place in the window that moves
    /// with it; at most 1 MiB behind that place.
    private func lineThrough(_ place: inout Int, _ window: inout ByteWindow) throws(InventoryError) -> [UInt8]
    {
        let distance = place - window.start
        var searched = distance
        while true {
            let rest = window.bytes[(window.start + searched)...]
            place = window.start + distance
            if let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
                return Array(window.bytes[window.start..<end])
            }
            if window.isAtEnd || window.count > distance + 1 << 20 {
                return Array(window.bytes[window.start...].prefix(distance + 1 << 20))
            }
            searched = window.count
            try window.fill()
        }
    }

    /// Takes everything up to and with the next line end.
    private mutating func skipLine(_ window: inout ByteWindow) throws(InventoryError) {
        while true {
            let bytes = window.bytes
            if let end = bytes[window.start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
                window.start = end
                if bytes[end] == 0x0D {
                    if end + 1 == bytes.count, !window.isAtEnd { try window.fill() }
                    if window.count > 1, window.bytes[window.start + 1] == 0x0A { window.start += 1 }
                }
                window.start += 1
                return
            }
            window.start = bytes.count
            if window.isAtEnd { return }
            try window.fill()
        }
    }
}

/// One pass over one row. Starts anew when the window held too little.
struct CSVScan {
    enum End {
        case row(isBlank: Bool)
        case nothing
        case more
        case fault(Rule)
    }

    let delimiter: UInt8
    let isAtEnd: Bool
    let start: Int
    /// Where the scan stands; after a row, the first byte behind it.
    var index = 0
    /// Line ends passed.
    var newlines = 0
    /// Where the quote opened that is still open or was misused; -1 when none is.
    var quoteOpen = -1
    /// Line ends passed before that quote.
    var newlinesAtQuote = 0

    init(delimiter: UInt8, isAtEnd: Bool, start: Int) {
        (self.delimiter, self.isAtEnd, self.start) = (delimiter, isAtEnd, start)
        index = start
    }

    private static let quote = UInt8(ascii: "\"")

    mutating func row(_ bytes: Bytes, _ batch: inout RawBatch) -> End {
        guard index < bytes.count else { return isAtEnd ? .nothing : .more }
        var column = 0
        while true {
            let cellStart = batch.text.count
            if index < bytes.count, bytes[index] == CSVScan.quote {
                if let end = quoted(bytes, &batch) { return end }
            } else if let end = plain(bytes, &batch) {
                return end
            }
            if column <= RawBatch.columnLimit { batch.endCell(from: cellStart, column: column) }
            column += 1
            guard index < bytes.count else { return isAtEnd ? finish(column, cellStart, batch) : .more }
            if bytes[index] == delimiter {
                index += 1
                continue
            }
            guard lineEnd(bytes) else { return .more }
            return finish(column, cellStart, batch)
        }
    }

    private mutating func finish(_ columns: Int, _ cellStart: Int, _ batch: borrowing RawBatch) -> End {
        if columns > RawBatch.columnLimit { return .row(isBlank: false) }
        return .row(isBlank: columns == 1 && batch.text.count == cellStart)
    }

    /// Takes CRLF, LF or CR; `false` when a CR is the last byte and its LF may still come.
    mutating func lineEnd(_ bytes: Bytes) -> Bool {
        if bytes[index] == 0x0D {
            if index + 1 == bytes.count, !isAtEnd { return false }
            if index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        }
        index += 1
        newlines += 1
        return true
    }

    private mutating func plain(_ bytes: Bytes, _ batch: inout RawBatch) -> End? {
        let begin = index
        let end = bytes.count
        while index < end {
            let byte = bytes[index]
            if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
            if byte == CSVScan.quote { return .fault(.quoteInUnquoted) }
            index += 1
        }
        if index == end, !isAtEnd { return .more }
        batch.text.append(contentsOf: Bytes(rebasing: bytes[begin..<index]))
        return nil
    }

    private mutating func quoted(_ bytes: Bytes, _ batch: inout RawBatch) -> End? {
        (quoteOpen, newlinesAtQuote) = (index, newlines)
        index += 1
        var begin = index
        while true {
            guard index < bytes.count else { return isAtEnd ? .fault(.unclosedQuote) : .more }
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D {
                guard lineEnd(bytes) else { return .more }
                continue
            }
            guard byte == CSVScan.quote else {
                index += 1
                continue
            }
            if index + 1 == bytes.count, !isAtEnd { return .more }
            batch.text.append(contentsOf: Bytes(rebasing: bytes[begin..<index]))
            index += 1
            guard index < bytes.count else { break }
            if bytes[index] == CSVScan.quote {
                begin = index
                index += 1
                continue
            }
            guard bytes[index] == delimiter || bytes[index] == 0x0A || bytes[index] == 0x0D else {
                return .fault(.textAfterQuote)
            }
            break
        }
        quoteOpen = -1
        return nil
    }
}
