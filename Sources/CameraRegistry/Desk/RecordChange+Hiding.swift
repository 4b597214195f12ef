extension RecordChange {
    /// The change without what it says of these fields.
    public func hiding(_ names: Set<String>) -> RecordChange {
        RecordChange(
            revision: revision, batch: batch, at: at, source: source, reason: reason, actor: actor,
            reverts: reverts, line: line, action: action,
            fields: fields.map {
                names.contains($0.name) ? Field(name: $0.name, before: nil, after: nil) : $0
            })
    }

    /// The change without the values of fields that `isHidden` says of a field's name and value.
    public func hiding(where isHidden: (String, String) -> Bool) -> RecordChange {
        RecordChange(
            revision: revision, batch: batch, at: at, source: source, reason: reason, actor: actor,
            reverts: reverts, line: line, action: action,
            fields: fields.map { field in
                Field(
                    name: field.name, before: field.before.flatMap { isHidden(field.name, $0) ? nil : $0 },
                    after: field.after.flatMap { isHidden(field.name, $0) ? nil : $0 })
            })
    }
}
