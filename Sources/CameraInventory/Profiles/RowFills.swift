import CameraModel

/// What a profile does with whole rows: which count, and what stands in for cells that are empty.
struct RowFills<Column: RawRepresentable<String> & Hashable & Sendable>: Sendable {
    private struct Condition {
        var cells: [Int]
        var accepted: [[UInt8]]
    }

    private enum Piece {
        case text([UInt8])
        /// A column of the file; `nil` when the file has no such header.
        case cell(Int?)
    }

    /// Room for the composed values of one row.
    static var roomBytes: Int { 16 << 10 }

    private var conditions: [Condition] = []
    private var compositions: [(column: Column, pieces: [Piece])] = []
    private var constants: [(column: Column, text: FixedBytes)] = []
    /// What the cells that are made here are called.
    private var words: [Column: ColumnWords] = [:]
    /// Whether there is nothing to do: the usual case.
    private(set) var isEmpty = true

    init() {}

    /// `headers` are the file's, in lookup form and in file order.
    init(_ section: ProfileSection, headers: [String]) {
        var places: [String: [Int]] = [:]
        for (index, header) in headers.enumerated() { places[header, default: []].append(index) }
        conditions = section.conditions.map {
            Condition(cells: places[$0.header] ?? [], accepted: $0.accepted.map { Array($0.utf8) })
        }
        compositions = section.compose.compactMap { name, template in
            guard let column = Column(rawValue: name) else { return nil }
            let pieces = template.pieces.map { piece -> Piece in
                switch piece {
                case .text(let text): .text(Array(text.utf8))
                case .header(let header): .cell(places[header]?.first)
                }
            }
            return (column, pieces)
        }
        constants = section.constants.compactMap { name, text in
            Column(rawValue: name).map { ($0, FixedBytes(Array(text.utf8))) }
        }
        for column in columns { words[column] = ColumnWords(column.rawValue) }
        isEmpty = conditions.isEmpty && compositions.isEmpty && constants.isEmpty
    }

    /// Columns that rows may have without a header for them.
    var columns: [Column] { compositions.map(\.column) + constants.map(\.column) }

    /// Whether a row is one of those that count.
    func accepts(_ row: ArraySlice<RawCell>, _ text: Bytes) -> Bool {
        conditions.allSatisfy { condition in
            let cell = row.first { condition.cells.contains(Int($0.column)) && !$0.isEmpty }
            let value = cell.map { withoutBlanks(Bytes(rebasing: text[Int($0.start)..<Int($0.end)])) }
            return condition.accepted.contains { wanted in
                wanted.isEmpty ? value?.isEmpty != false : value?.elementsEqual(wanted) == true
            }
        }
    }

    /// Adds what the row does not say itself; composed values are written to `room` and live as long as it.
    func fill(
        _ cells: inout [(Column, CellValue)], _ row: ArraySlice<RawCell>, _ text: Bytes,
        _ room: UnsafeMutableBufferPointer<UInt8>
    ) {
        var used = 0
        for (column, pieces) in compositions where !cells.contains(where: { $0.0 == column }) {
            guard let end = compose(pieces, row, text, room, from: used) else { continue }
            let bytes = Bytes(rebasing: room[used..<end])
            cells.append(
                (column, CellValue(bytes, .text, words[column] ?? .none, isComposed: true)))
            used = end
        }
        for (column, value) in constants where !cells.contains(where: { $0.0 == column }) {
            cells.append((column, CellValue(value.all, .text, words[column] ?? .none)))
        }
    }

    /// The end of what was written; `nil` when a cell is empty or there is no more room.
    private func compose(
        _ pieces: [Piece], _ row: ArraySlice<RawCell>, _ text: Bytes,
        _ room: UnsafeMutableBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        var end = start
        for piece in pieces {
            switch piece {
            case .text(let bytes):
                guard end + bytes.count <= room.count else { return nil }
                for byte in bytes {
                    room[end] = byte
                    end += 1
                }
            case .cell(let index):
                guard let index, let cell = row.first(where: { Int($0.column) == index }) else { return nil }
                let bytes = withoutBlanks(Bytes(rebasing: text[Int(cell.start)..<Int(cell.end)]))
                guard !bytes.isEmpty, end + bytes.count <= room.count else { return nil }
                for byte in bytes {
                    // A blank would make two words of a code.
                    room[end] = byte <= 0x20 ? UInt8(ascii: "-") : byte
                    end += 1
                }
            }
        }
        return end
    }
}
