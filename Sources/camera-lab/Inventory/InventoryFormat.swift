import ArgumentParser
import CameraModel

/// What a made inventory is written as.
enum InventoryFormat: String, CaseIterable, ExpressibleByArgument {
    /// Comma separated, UTF-8 without BOM, quotes where needed, LF.
    case csv
    /// One array of objects, an object a line.
    case json
    /// One object a line, nothing between.
    case jsonl
}

/// Writes rows of cells in a format. Empty cells stay empty in CSV and are left out in JSON.
struct RowWriter: ~Copyable {
    private let format: InventoryFormat
    private let keys: [[UInt8]]
    private let isNumber: [Bool]
    private var sink: ByteSink
    private var rows = 0

    /// A writer of rows with these headers; `numbers` says which columns are numbers in JSON.
    init(_ format: InventoryFormat, headers: [String], numbers: [Bool], to sink: consuming ByteSink) {
        self.format = format
        self.sink = sink
        isNumber = numbers
        keys = headers.map { Array((format == .csv ? $0 : RowWriter.quoted($0) + ":").utf8) }
        switch format {
        case .csv: writeHeaderLine()
        case .json: self.sink.append(UInt8(ascii: "["))
        case .jsonl: break
        }
    }

    private mutating func writeHeaderLine() {
        for (index, key) in keys.enumerated() {
            if index > 0 { sink.append(UInt8(ascii: ",")) }
            sink.append(key)
        }
        sink.append(UInt8(ascii: "\n"))
    }

    /// Writes one row.
    mutating func write(_ cells: borrowing RowCells) throws(LabError) {
        switch format {
        case .csv: writeLine(cells)
        case .json:
            sink.append(rows == 0 ? Array("\n".utf8) : Array(",\n".utf8))
            writeObject(cells)
        case .jsonl:
            writeObject(cells)
            sink.append(UInt8(ascii: "\n"))
        }
        rows += 1
        try sink.flushIfFull()
    }

    /// Ends the file. `broken` leaves a quote open in a last line, as a copy that was cut off does.
    mutating func finish(broken: Bool = false) throws(LabError) {
        if format == .json { sink.append(Array("\n]\n".utf8)) }
        if broken { sink.append(Array("\"cut off in the middle of".utf8)) }
        try sink.flush()
    }

    private mutating func writeLine(_ cells: borrowing RowCells) {
        var start = 0
        for index in 0..<cells.count {
            let cell = cells.bytes[start..<cells.ends[index]]
            if index > 0 { sink.append(UInt8(ascii: ",")) }
            if cell.contains(where: { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }) {
                sink.append(UInt8(ascii: "\""))
                for byte in cell {
                    if byte == 34 { sink.append(byte) }
                    sink.append(byte)
                }
                sink.append(UInt8(ascii: "\""))
            } else {
                sink.append(cell)
            }
            start = cells.ends[index]
        }
        sink.append(UInt8(ascii: "\n"))
    }

    private mutating func writeObject(_ cells: borrowing RowCells) {
        sink.append(UInt8(ascii: "{"))
        var start = 0
        var first = true
        for index in 0..<min(cells.count, keys.count) where cells.ends[index] > start {
            let cell = cells.bytes[start..<cells.ends[index]]
            if !first { sink.append(UInt8(ascii: ",")) }
            sink.append(keys[index])
            if isNumber[index], cell.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 46 }), cell.first != 46 {
                sink.append(cell)
            } else if cell.allSatisfy({ $0 >= 32 && $0 != 34 && $0 != 92 }) {
                sink.append(UInt8(ascii: "\""))
                sink.append(cell)
                sink.append(UInt8(ascii: "\""))
            } else {
                sink.append(Array(RowWriter.quoted(String(decoding: cell, as: UTF8.self)).utf8))
            }
            first = false
            start = cells.ends[index]
        }
        sink.append(UInt8(ascii: "}"))
    }

    private static func quoted(_ text: String) -> String { JSONText.string(text) }
}
