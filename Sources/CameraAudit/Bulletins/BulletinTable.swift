/// A section's rows in columns, within the width of a terminal where its figures let it.
///
/// Titles stand in as many lines as they need; the widest texts end in `…`. A figure is never cut.
struct BulletinTable {
    private static let width = 80
    /// What is left of a text at least.
    private static let leastText = 8

    private let columns: [Bulletin.Column]
    private let rows: [[String]]
    private var widths: [Int]

    init(_ section: Bulletin.Section) {
        columns = section.columns
        rows = section.rows.map { $0.map { printable($0.text()) } }
        widths = []
        for (place, column) in columns.enumerated() {
            let words = column.title.split(separator: " ").map { DisplayWidth.of(String($0)) }
            let cells = rows.map { DisplayWidth.of($0[place]) }
            widths.append(max(words.max() ?? 0, cells.max() ?? 0))
        }
        narrow()
    }

    /// Takes from the widest text, a column of the terminal at a time.
    private mutating func narrow() {
        while widths.reduce(0, { $0 + $1 + 2 }) > BulletinTable.width {
            let texts = columns.indices.filter {
                !columns[$0].isNumber && widths[$0] > BulletinTable.leastText
            }
            guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
        }
    }

    var text: String {
        let titles = columns.enumerated().map { DisplayWidth.wrap($1.title, max(widths[$0], 1)) }
        var out = ""
        for number in 0..<(titles.map(\.count).max() ?? 0) {
            out += line(titles.map { number < $0.count ? $0[number] : "" })
        }
        return out + rows.map(line).joined()
    }

    private func line(_ cells: [String]) -> String {
        var out = ""
        for (column, cell) in cells.enumerated() {
            let cell = columns[column].isNumber ? cell : DisplayWidth.truncate(cell, widths[column])
            let padded =
                columns[column].isNumber
                ? DisplayWidth.padLeft(cell, widths[column]) : DisplayWidth.pad(cell, widths[column])
            out += "  " + padded
        }
        while out.last == " " { out.removeLast() }
        return out + "\n"
    }
}
