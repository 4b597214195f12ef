extension Schema {
    /// Maintenance of everything behind a recorder or switch, and the address that an endpoint answered from.
    ///
    /// SQLite changes no CHECK in place, so the table is made anew; nothing refers to it.
    static let watch = """
        CREATE TABLE maintenanceByParent (
            id INTEGER PRIMARY KEY,
            scope TEXT NOT NULL CHECK (scope = 'camera' OR scope = 'zone' OR scope = 'pole' OR scope = 'parent'),
            code TEXT NOT NULL CHECK (code <> ''),
            fromAt INTEGER NOT NULL,
            toAt INTEGER NOT NULL CHECK (toAt > fromAt),
            reason TEXT NOT NULL,
            actor TEXT NOT NULL,
            enteredAt INTEGER NOT NULL,
            removedAt INTEGER
        ) STRICT;
        INSERT INTO maintenanceByParent
            SELECT id, scope, code, fromAt, toAt, reason, actor, enteredAt, removedAt FROM maintenance;
        DROP TABLE maintenance;
        ALTER TABLE maintenanceByParent RENAME TO maintenance;
        ALTER TABLE health ADD COLUMN remoteAddress TEXT;
        """
}
