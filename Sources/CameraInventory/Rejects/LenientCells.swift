/// Cuts a line with broken quoting into the cells that a person would see in it.
///
/// A cell whose quotes are right is read as such; in any other a quote is a character like the rest, up to the next
/// delimiter.
enum LenientCells {
    private static let quote = UInt8(ascii: "\"")

    static func split(_ line: [UInt8], delimiter: UInt8) -> [[UInt8]] {
        var cells: [[UInt8]] = []
        var index = 0
        while true {
            if let (cell, end) = quoted(line, index, delimiter) {
                cells.append(cell)
                index = end
            } else {
                let end = line[index...].firstIndex(of: delimiter) ?? line.count
                cells.append(Array(line[index..<end]))
                index = end
            }
            guard index < line.count else { return cells }
            index += 1
        }
    }

    private static func quoted(_ line: [UInt8], _ start: Int, _ delimiter: UInt8) -> ([UInt8], Int)? {
        guard start < line.count, line[start] == quote else { return nil }
        var cell: [UInt8] = []
        var index = start + 1
        while index < line.count {
            if line[index] != quote {
                cell.append(line[index])
            } else if index + 1 < line.count, line[index + 1] == quote {
                cell.append(quote)
                index += 1
            } else if index + 1 == line.count || line[index + 1] == delimiter {
                return (cell, index + 1)
            } else {
                return nil
            }
            index += 1
        }
        return nil
    }
}
