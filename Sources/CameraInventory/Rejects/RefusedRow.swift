public import CameraModel

/// A row that was refused, as it came: ready to be mended and read again.
public struct RefusedRow: Sendable {
    /// Physical line in the file, from 1.
    public var line: Int
    /// The cells in the order of ``InventorySummary/headers``, as the file has them, quoting undone. Cells of people and
    /// secrets are empty, addresses have no credentials. More cells than columns stand behind the last column.
    public var cells: [String]
    /// Why it was refused; at least one, each of severity error.
    public var findings: [Finding]

    /// A row of these cells.
    public init(line: Int, cells: [String], findings: [Finding]) {
        (self.line, self.cells, self.findings) = (line, cells, findings)
    }
}

/// The columns that a file of rejects has behind those of the inventory. Reading such a file passes over them.
enum RejectColumn: Sendable {
    case line, rule, reason
    /// Cells beyond the header's last column.
    case more

    static let names = ["rejectedLine", "rejectedRule", "rejectedReason"]
    static func moreName(_ number: Int) -> String { "rejectedMore\(number)" }

    /// `nil` for a header of an inventory.
    init?(header: String) {
        let lookup = lookupForm(ofHeader: header)
        switch lookup {
        case "rejectedline": self = .line
        case "rejectedrule": self = .rule
        case "rejectedreason": self = .reason
        case _ where lookup.hasPrefix("rejectedmore"): self = .more
        default: return nil
        }
    }
}

/// Which columns of a file are those of a file of rejects.
struct RejectColumns: Sendable {
    private(set) var all: Set<Int> = []
    private(set) var more: [Int] = []
    private(set) var reason: Int?

    /// Notes the column when it is one of these; whether it is.
    mutating func take(_ header: String, at index: Int) -> Bool {
        guard let column = RejectColumn(header: header) else { return false }
        all.insert(index)
        if case .more = column { more.append(index) }
        if case .reason = column { reason = index }
        return true
    }

    /// What would let a row in that nobody has mended: cells beyond the last column, which shift the others, and
    /// damaged text. A row whose surplus cell was deleted in a spreadsheet has its reason shifted away.
    func check(_ cells: ArraySlice<RawCell>, _ text: Bytes, columns: Int, _ context: inout RowContext) {
        guard let reason, let told = cells.first(where: { Int($0.column) == reason }), !told.isEmpty else {
            return
        }
        for cell in cells where !cell.isEmpty {
            if more.contains(Int(cell.column)) { context.add(.tooManyCells, facts: ["\(columns)"]) }
            let bytes = Bytes(rebasing: text[Int(cell.start)..<Int(cell.end)])
            if !all.contains(Int(cell.column)), holdsReplacement(bytes) {
                context.add(.undecodableText, facts: ["?", "text"])
            }
            if context.isRefused { return }
        }
    }

    private func holdsReplacement(_ bytes: Bytes) -> Bool {
        guard bytes.count >= 3 else { return false }
        for index in 0..<(bytes.count - 2) where bytes[index] == 0xEF {
            if bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBD { return true }
        }
        return false
    }
}
