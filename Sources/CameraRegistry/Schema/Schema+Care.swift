extension Schema {
    /// From which moment on the history of probes is whole: what ended before may have been pruned.
    static let care = """
        CREATE TABLE pruned (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            beforeAt INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        """
}
