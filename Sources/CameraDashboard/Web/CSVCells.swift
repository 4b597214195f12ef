/// Reads CSV that we wrote ourselves: commas, double quotes, any line end.
enum CSVCells {
    /// Hands over each row until `row` says false; a byte order mark is left out.
    static func read(_ bytes: [UInt8], _ row: ([String]) -> Bool) {
        var cells: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        func end() {
            cells.append(String(decoding: cell, as: UTF8.self))
            cell.removeAll(keepingCapacity: true)
        }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if isQuoted {
                if byte != 0x22 {
                    cell.append(byte)
                } else if index < bytes.count, bytes[index] == 0x22 {
                    cell.append(byte)
                    index += 1
                } else {
                    isQuoted = false
                }
            } else if byte == 0x22 {
                isQuoted = true
            } else if byte == 0x2C {
                end()
            } else if byte == 0x0A {
                end()
                if !row(cells) { return }
                cells.removeAll(keepingCapacity: true)
            } else if byte != 0x0D {
                cell.append(byte)
            }
        }
        if !cell.isEmpty || !cells.isEmpty {
            end()
            _ = row(cells)
        }
    }
}
