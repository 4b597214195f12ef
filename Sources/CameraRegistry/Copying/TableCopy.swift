import Glibc

/// Brings the rows of one table from one registry to another, by and by: memory does not grow with them.
struct TableCopy {
    /// What is done about texts that hold a NUL character, which PostgreSQL cannot keep.
    enum NULRule { case kept, refused, dropped }

    private let table: RegistryLayout.Table
    private let source: Connection
    private let nul: NULRule
    /// The columns that both have, in the order in which they are read and written.
    private let columns: [RegistryLayout.Column]
    /// Where the counties come from, when the source has none.
    private let county: (zone: String, of: CopyCounty)?
    private let keyPlaces: [Int]
    /// NUL characters that were left out.
    private(set) var dropped = 0

    init(
        _ table: RegistryLayout.Table, from source: Connection, like target: RegistryLayout.Table,
        _ counties: CopyCounty?, _ nul: NULRule
    ) {
        (self.table, self.source, self.nul) = (table, source, nul)
        let names = Set(target.columns.map(\.name))
        let columns = table.columns.filter { names.contains($0.name) }
        let key = table.key
        self.columns = columns
        keyPlaces = columns.indices.filter { key.contains(columns[$0].name) }
        if names.contains("root"), !table.columns.contains(where: { $0.name == "root" }), let counties,
            let zone = CopyCounty.zone(of: table.name)
        {
            county = (zone, counties)
        } else {
            county = nil
        }
    }

    /// The columns that are written.
    var written: [String] { columns.map(\.name) + (county == nil ? [] : ["root"]) }

    /// Hands all rows to `taker`, and gives their number; `nil` when `goesOn` said no. It is asked every thousand rows with how many
    /// went since it was asked last.
    mutating func run<Taker: RowTaker>(into taker: Taker, goesOn: (Int) -> Bool) throws(RegistryError) -> Int?
    {
        let rows = try Statement(source, select, isLong: true)
        var count = 0
        while try rows.step() {
            taker.beginRow()
            for (place, column) in columns.enumerated() {
                try take(rows, Int32(place), column, taker)
            }
            if let county {
                let place = Int32(columns.count)
                taker.bind(place + 1, county.of.of(zone: rows.optionalInt64(place)))
            }
            try taker.endRow()
            count += 1
            if count % 1000 == 0, !goesOn(1000) { return nil }
        }
        let taken = try taker.finish()
        guard taken == count else {
            throw .postgres(code: "22000", message: "\(taken) of \(count) rows of \(table.name) arrived")
        }
        return goesOn(count % 1000) ? count : nil
    }

    private var select: String {
        let names = columns.map { "\(table.name).\($0.name)" } + (county.map { [$0.zone] } ?? [])
        let list = names.joined(separator: ", ")
        // A server works out the county of a zone from the zone above it, which has to be there.
        if table.name == "zone" {
            return """
                WITH RECURSIVE tree (id, depth) AS (SELECT id, 0 FROM zone WHERE parentId IS NULL
                    UNION ALL SELECT zone.id, depth + 1 FROM tree JOIN zone ON zone.parentId = tree.id)
                SELECT \(list) FROM tree JOIN zone ON zone.id = tree.id ORDER BY depth, zone.id
                """
        }
        let key = table.key.map { "\(table.name).\($0)" }.joined(separator: ", ")
        return "SELECT \(list) FROM \(table.name)" + (key.isEmpty ? "" : " ORDER BY \(key)")
    }

    private mutating func take<Taker: RowTaker>(
        _ rows: borrowing Statement, _ place: Int32, _ column: RegistryLayout.Column, _ taker: Taker
    ) throws(RegistryError) {
        if rows.isNull(place) { return taker.bind(place + 1, nil as Int64?) }
        switch column.kind {
        case .whole: taker.bind(place + 1, rows.int64(place))
        case .decimal: taker.bind(place + 1, rows.optionalDouble(place))
        case .bytes: taker.bind(place + 1, rows.bytes(place))
        // No copy begins with a column of a kind that is not known.
        case .text, .unknown:
            let isPlain = rows.withBlob(place) { bytes in
                let isPlain = bytes.allSatisfy { $0 > 0 && $0 < 0x80 }
                if isPlain { taker.bind(place + 1, utf8: bytes) }
                return isPlain
            }
            if !isPlain { try takeText(rows, place, column, taker) }
        }
    }

    /// A text that is not ASCII: read as the program reads it, so that what is no UTF-8 arrives as it would be shown.
    private mutating func takeText<Taker: RowTaker>(
        _ rows: borrowing Statement, _ place: Int32, _ column: RegistryLayout.Column, _ taker: Taker
    ) throws(RegistryError) {
        var text = rows.text(place) ?? ""
        if nul != .kept, text.utf8.contains(0) {
            guard nul == .dropped else {
                let key = keyPlaces.map { rows.text(Int32($0)) ?? "" }.joined(separator: " ")
                throw .holdsNUL(table: table.name, column: column.name, key: key)
            }
            let whole = text.unicodeScalars.count
            text.unicodeScalars.removeAll { $0.value == 0 }
            dropped += whole - text.unicodeScalars.count
        }
        taker.bind(place + 1, text)
    }
}
