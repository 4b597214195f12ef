extension Schema {
    /// How often the rows of an import broke each rule, and the first lines where: never what stood there.
    ///
    /// `lines` are numbers with spaces between them.
    ///
    /// Also fills the rows of `brief` that the step before left empty, so that no audit has to read their cameras' columns.
    static let batchFindings = """
        CREATE TABLE batchFinding (
            batchId INTEGER NOT NULL REFERENCES batch(id),
            rule TEXT NOT NULL CHECK (rule <> ''),
            severity TEXT NOT NULL CHECK (severity = 'note' OR severity = 'warning' OR severity = 'error'),
            count INTEGER NOT NULL CHECK (count > 0),
            rowCount INTEGER NOT NULL CHECK (rowCount >= 0),
            lines TEXT NOT NULL,
            PRIMARY KEY (batchId, rule)
        ) STRICT, WITHOUT ROWID;
        UPDATE brief SET (facts, place) =
            (SELECT \(PackedFacts.ofColumns), \(PackedPlace.ofColumns) FROM camera WHERE camera.id = brief.id)
            WHERE facts IS NULL AND place IS NULL;
        """
}
