import CameraModel
import Glibc

/// Reads the rows of JSON documents, or of JSON Lines, as they stream by; only one row is held at a time.
///
/// Several documents may follow one another, with a blank or a line end between: the pages of a list.
struct JSONTokenizer: Sendable {
    enum State: Sendable { case start, firstMember, member, afterMember, first, value, comma, end }

    let layout: JSONLayout
    var row: JSONRow
    /// Physical line of the next byte, from 1.
    var line = 1
    var state = State.start
    /// How many objects of the path are open.
    var depth = 0
    /// Whether the rows of this document were met.
    var foundRows = false
    var collection = GeoJSONCollection()
    /// Members of the collection that were met, to tell one that stands twice.
    var collectionNames: Set<String> = []
    /// Problems of the document, not of a row.
    private(set) var findings: [Finding] = []
    private var afterCarriageReturn = false
    let rowLimit: Int

    init(_ layout: JSONLayout, rowLimit: Int, wanted: WantedShape? = nil) {
        (self.layout, self.rowLimit) = (layout, rowLimit)
        row = JSONRow(layout.shape)
        row.wanted = wanted
    }

    /// Appends rows to `batch` until it holds `count` of them or is full; `false` at the end.
    mutating func fill(
        _ window: inout ByteWindow, _ batch: inout RawBatch, upTo count: Int
    ) throws(InventoryError) -> Bool {
        while batch.rows.count < count, !batch.isFull {
            let more = layout.isLines ? try nextLine(&window, &batch) : try nextRow(&window, &batch)
            if !more { return false }
        }
        return true
    }

    mutating func takeFindings() -> [Finding] {
        defer { findings = [] }
        return findings
    }

    mutating func add(_ finding: Finding) {
        var finding = finding
        finding.line = line
        findings.append(finding)
    }

    private mutating func nextLine(_ window: inout ByteWindow, _ batch: inout RawBatch) throws(InventoryError)
        -> Bool
    {
        try skipBlanks(&window)
        while window.count > 0, window.bytes[window.start] == JSONLayout.recordSeparator {
            take(1, &window)
            try skipBlanks(&window)
        }
        guard window.count > 0 else { return false }
        var scanned = 0
        while true {
            let bytes = window.bytes
            let end = bytes.withUnsafeBufferPointer { lineEnd($0, from: window.start + scanned) }
            if let end = end ?? (window.isAtEnd ? bytes.count : nil) {
                readLine(to: end, &window, &batch)
                return true
            }
            scanned = window.count
            try grow(&window)
        }
    }

    private mutating func readLine(to end: Int, _ window: inout ByteWindow, _ batch: inout RawBatch) {
        let firstCell = batch.cells.count
        let start = window.start
        let ended = window.bytes.withUnsafeBufferPointer { bytes in
            row.read(Bytes(rebasing: bytes[start..<end]), from: 0, isWhole: true, &batch)
        }
        var fault: JSONRowFault?
        switch ended {
        case .row(let rowEnd, let found):
            fault = found
            let rest = window.bytes[(start + rowEnd)..<end]
            if !rest.allSatisfy(isJSONBlank) { fault = JSONRowFault(.jsonSyntax, ["nothing more"]) }
        case .broken(let found): fault = found
        case .more: break
        }
        emit(end, firstCell, fault, &window, &batch)
    }

    /// Appends the row whose cells were read, up to `end`, and takes its bytes.
    mutating func emit(
        _ end: Int, _ firstCell: Int, _ fault: JSONRowFault?, _ window: inout ByteWindow,
        _ batch: inout RawBatch
    ) {
        let start = window.start
        let unfit = window.bytes.withUnsafeBufferPointer {
            row.finish(Bytes(rebasing: $0[start..<max(end, start)]), &batch)
        }
        let found = fault ?? unfit
        batch.endRow(line: line, from: firstCell, fault: found?.rule, facts: found?.facts ?? [])
        if layout.isLines {
            // The line was cut at its end: there are no others in it to count.
            (window.start, afterCarriageReturn) = (end, false)
        } else {
            take(max(end, start) - start, &window)
        }
    }

    func structure(_ wanted: String, _ window: borrowing ByteWindow) -> InventoryError {
        .jsonStructure(name: window.name, line: line, wanted: wanted)
    }

    mutating func grow(_ window: inout ByteWindow) throws(InventoryError) {
        guard window.count < rowLimit else {
            throw .rowTooLong(name: window.name, line: line, limit: rowLimit)
        }
        try window.fill()
    }

    mutating func skipBlanks(_ window: inout ByteWindow) throws(InventoryError) {
        while true {
            var end = window.start
            while end < window.bytes.count, isJSONBlank(window.bytes[end]) { end += 1 }
            take(end - window.start, &window)
            if window.count > 0 || window.isAtEnd { return }
            try window.fill()
        }
    }

    mutating func take(_ count: Int, _ window: inout ByteWindow) {
        guard count > 0 else { return }
        let (start, end) = (window.start, window.start + count)
        window.bytes.withUnsafeBufferPointer { countLines(Bytes(rebasing: $0[start..<end])) }
        window.start = end
    }

    /// Counts LF, CR and CRLF as one each.
    private mutating func countLines(_ bytes: Bytes) {
        let feeds = occurrences(of: 0x0A, in: bytes)
        let returns = occurrences(of: 0x0D, in: bytes)
        line += feeds
        if returns > 0 {
            line += returns
            for index in 1..<max(bytes.count, 1) where bytes[index] == 0x0A && bytes[index - 1] == 0x0D {
                line -= 1
            }
        }
        if feeds > 0, afterCarriageReturn, bytes[0] == 0x0A { line -= 1 }
        afterCarriageReturn = bytes[bytes.count - 1] == 0x0D
    }
}

/// The first LF or CR at or behind `start`.
private func lineEnd(_ bytes: Bytes, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count else { return nil }
    let feed = memchr(base + start, 0x0A, bytes.count - start).map { UnsafeRawPointer(base).distance(to: $0) }
    let before = (feed ?? bytes.count) - start
    let carriage = memchr(base + start, 0x0D, before).map { UnsafeRawPointer(base).distance(to: $0) }
    return carriage ?? feed
}

private func occurrences(of byte: UInt8, in bytes: Bytes) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var (count, start) = (0, 0)
    while let place = memchr(base + start, Int32(byte), bytes.count - start) {
        count += 1
        start = UnsafeRawPointer(base).distance(to: place) + 1
    }
    return count
}
