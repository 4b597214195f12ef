/// One copy between two registries whose transactions are open: table by table, in the order of references.
struct RegistryTransfer {
    private let source: Connection
    private let target: Connection
    private let tables: [RegistryLayout.Table]
    private let taken: RegistryLayout

    /// Throws unless both have the same tables and columns, and the target no rows.
    init(_ source: Connection, _ path: String, _ target: Connection, _ place: String) throws(RegistryError) {
        (self.source, self.target) = (source, target)
        let given = try RegistryLayout(source)
        taken = try RegistryLayout(target)
        tables = given.inOrder
        let strange = given.lacking(in: taken) + taken.lacking(in: given)
        guard strange.isEmpty, tables.count == given.tables.count else {
            throw .notARegistry(
                path: Registry.shown(path),
                reason: "tables unlike the other's: \(strange.joined(separator: ", "))")
        }
        for table in tables where table.name != "identity" {
            if try Statement(target, "SELECT 1 FROM \(table.name) LIMIT 1").step() {
                throw .notEmpty(path: Registry.shown(place))
            }
        }
    }

    /// Brings everything; `nil` when `goesOn` said no.
    func run(_ dropsNUL: Bool, _ goesOn: (Int64, Int64) -> Bool) throws(RegistryError) -> RegistryCopy? {
        let total = try total()
        var done: Int64 = 0
        let isServer = target.postgres != nil
        let nul: TableCopy.NULRule = isServer ? (dropsNUL ? .dropped : .refused) : .kept
        var copy = RegistryCopy(state: try Registry.state(source), rows: [], droppedNULs: 0)
        var counties: CopyCounty?
        try Statement(target, "DELETE FROM identity").run()
        if isServer { try makeMonths() }
        let isBulk = try BulkLoading.mayDropIndexes(target)
        if isBulk { try BulkLoading.dropIndexes(target) }
        for table in tables {
            guard let twin = taken.tables[table.name] else { continue }
            var moving = TableCopy(table, from: source, like: twin, counties, nul)
            let count = try move(&moving, table.name) { rows in
                done += Int64(rows)
                return goesOn(done, total)
            }
            guard let count else { return nil }
            copy.rows.append(RegistryCopy.Rows(table: table.name, count: count))
            copy.droppedNULs += moving.dropped
            if table.name == "zone", isServer { counties = try CopyCounty(target) }
        }
        if isServer {
            try Statement(
                target,
                "INSERT INTO batchCounty SELECT DISTINCT batchId, root FROM change WHERE root IS NOT NULL"
            ).run()
        }
        if isBulk {
            try BulkLoading.makeKeys(target)
            try BulkLoading.makeIndexes(target)
        }
        try settle()
        guard try Registry.state(target) == copy.state, done == total else {
            throw .postgres(code: "22000", message: "\(done) of \(total) rows arrived")
        }
        return copy
    }

    private func move(_ moving: inout TableCopy, _ name: String, _ goesOn: (Int) -> Bool)
        throws(RegistryError) -> Int?
    {
        if let session = target.postgres {
            return try moving.run(into: CopyRows(session, name, moving.written), goesOn: goesOn)
        }
        return try moving.run(into: InsertRows(target, name, moving.written), goesOn: goesOn)
    }

    private func total() throws(RegistryError) -> Int64 {
        var total: Int64 = 0
        for table in tables {
            total += try Statement(source, "SELECT count(*) FROM \(table.name)").number() ?? 0
        }
        return total
    }

    /// Makes the partitions of all months that there is history of.
    private func makeMonths() throws(RegistryError) {
        let moments = ["episode": "fromAt", "reach": "fromAt", "endpointDay": "day * 86400000"]
        let make = try Statement(target, "SELECT makeMonth(?)")
        for (table, moment) in moments.sorted(by: { $0.key < $1.key }) {
            // A thirtieth of a year at a time: no month is passed over, and few are asked for twice.
            let select = try Statement(
                source, "SELECT DISTINCT \(moment) / 1000000000 FROM \(table) ORDER BY 1", isLong: true)
            while try select.step() {
                for part in 0...1 {
                    make.bind(1, (select.int64(0) + Int64(part)) * 1_000_000_000 - Int64(part))
                    try make.run()
                }
            }
        }
    }

    /// Lets a server look at what it holds now, and sets its numbers behind the last ones.
    private func settle() throws(RegistryError) {
        guard target.postgres != nil else { return }
        #if POSTGRES
            try Statement(target, PostgresSchema.numbering).run()
            try Statement(target, PostgresSchema.sharedNumbering).run()
        #endif
        try Statement(target, "ANALYZE \(tables.map(\.name).joined(separator: ", "))").run()
    }
}
