extension Schema {
    /// Who may see the dashboard, and what it keeps of each day.
    ///
    /// A password is kept as libcrypt's hash, a token as its SHA-256 alone. `scope` is zone codes with blanks between them;
    /// NULL is every zone. `rateDay` has one row a figure and day, of the zones near the top: what a trend is drawn from.
    static let access = """
        CREATE TABLE account (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
            role TEXT NOT NULL CHECK (role = 'viewer' OR role = 'technician' OR role = 'auditor'
                OR role = 'administrator'),
            scope TEXT CHECK (scope <> ''),
            password TEXT,
            createdAt INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE accountToken (
            id INTEGER PRIMARY KEY,
            accountId INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
            hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
            label TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            expiresAt INTEGER
        ) STRICT;
        CREATE TABLE rateDay (
            day INTEGER NOT NULL,
            zone TEXT NOT NULL,
            category TEXT NOT NULL,
            rate TEXT NOT NULL,
            part INTEGER NOT NULL CHECK (part >= 0),
            whole INTEGER NOT NULL CHECK (whole >= 0),
            PRIMARY KEY (zone, category, rate, day)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX findingBySubject ON finding(subject);
        CREATE INDEX findingByState ON finding(state, id);
        """
}
