public import CameraModel

/// What an import found in its rows, kept with its batch as counts and lines.
struct BatchFindings {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func keep(_ summaries: [FindingSummary], of batch: Int64) throws(RegistryError) {
        let insert = try Statement(
            connection,
            "INSERT INTO batchFinding (batchId, rule, severity, count, rowCount, lines) VALUES (?, ?, ?, ?, ?, ?)"
        )
        for summary in summaries {
            insert.bind(1, batch)
            insert.bind(2, summary.rule)
            insert.bind(3, summary.severity.rawValue)
            insert.bind(4, summary.count)
            insert.bind(5, summary.rows)
            insert.bind(6, summary.firstLines.map(String.init).joined(separator: " "))
            try insert.run()
        }
    }

    func all(of batch: Int64) throws(RegistryError) -> [FindingSummary] {
        let select = try Statement(
            connection, "SELECT rule, severity, count, rowCount, lines FROM batchFinding WHERE batchId = ?")
        select.bind(1, batch)
        var found: [FindingSummary] = []
        while try select.step() {
            guard let severity = select.text(1).flatMap(Severity.init(rawValue:)) else {
                throw .damaged(table: "batchFinding", column: "severity", id: batch)
            }
            found.append(
                FindingSummary(
                    rule: select.text(0) ?? "", severity: severity, count: select.int(2), rows: select.int(3),
                    firstLines: (select.text(4) ?? "").split(separator: " ").compactMap { Int($0) }))
        }
        return found.sorted()
    }
}

extension Registry {
    /// What the import of this number found in its rows, the gravest first; none of batches from before this was kept.
    public func findings(ofBatch batch: Int64) throws -> [FindingSummary] {
        try read { connection in try BatchFindings(connection).all(of: batch) }
    }
}
