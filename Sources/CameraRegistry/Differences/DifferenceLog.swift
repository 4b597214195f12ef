/// Counts the columns that updates change and keeps the first updates, while an import runs.
struct DifferenceLog {
    private var columns: [String: Int] = [:]
    private var first: [(subject: ChangeLog.Subject, id: Int64, line: Int?, fields: [ChangeLog.Field])] = []

    mutating func add(
        _ subject: ChangeLog.Subject, _ id: Int64, line: Int?, _ fields: [ChangeLog.Field]
    ) {
        for field in fields { columns[field.name, default: 0] += 1 }
        if first.count < ImportDifference.shown { first.append((subject, id, line, fields)) }
    }

    /// The difference with codes for ids; to be asked before the transaction ends.
    func difference(_ connection: Connection) throws(RegistryError) -> ImportDifference {
        var difference = ImportDifference()
        difference.columns = columns
        for (subject, id, line, fields) in first {
            let select = try Statement(connection, subject.selectCode)
            select.bind(1, id)
            let code = try select.step() ? select.text(0) : nil
            difference.updates.append(
                ImportDifference.Update(
                    code: code ?? "", line: line,
                    fields: fields.map {
                        RecordChange.Field(name: $0.name, before: $0.before, after: $0.after)
                    }))
        }
        return difference
    }
}

extension ChangeLog.Subject {
    /// The code of a record that is there, by its id.
    var selectCode: String {
        switch self {
        case .camera: "SELECT deviceCode FROM camera WHERE id = ?"
        case .zone: "SELECT code FROM zone WHERE id = ?"
        case .site: "SELECT key FROM site WHERE id = ?"
        }
    }
}
