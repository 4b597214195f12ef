extension Schema {
    /// When endpoints were reached, in spans: see `ReachSpan`. The one that lasts is in `health` (`reachFrom` to `reachedAt`).
    static let reach = """
        ALTER TABLE health ADD COLUMN reachFrom INTEGER;
        UPDATE health SET reachFrom = reachedAt;
        CREATE TABLE reach (
            endpointId INTEGER NOT NULL REFERENCES endpoint(id) ON DELETE CASCADE,
            fromAt INTEGER NOT NULL,
            toAt INTEGER NOT NULL CHECK (toAt >= fromAt),
            PRIMARY KEY (endpointId, fromAt)
        ) STRICT, WITHOUT ROWID;
        """
}
