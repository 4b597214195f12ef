#if POSTGRES
    extension PostgresSchema {
        /// Reviews, their findings, and every step of a finding's life.
        static let findings = """
            CREATE TABLE review (
                id NUMBERED PRIMARY KEY,
                startedAt INTEGER NOT NULL,
                finishedAt INTEGER,
                revision INTEGER NOT NULL,
                actor TEXT NOT NULL
            );
            CREATE TABLE finding (
                id NUMBERED PRIMARY KEY,
                rule TEXT NOT NULL CHECK (rule <> ''),
                kind TEXT NOT NULL CHECK (kind IN ('camera', 'site', 'zone', 'batch', 'registry')),
                subject TEXT NOT NULL CHECK (subject <> ''),
                zone TEXT,
                facts TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('open', 'assigned', 'accepted', 'closed', 'reopened')),
                unit TEXT CHECK (unit <> ''),
                due INTEGER,
                reason TEXT,
                openedAt INTEGER NOT NULL,
                seen INTEGER NOT NULL REFERENCES review(id)
            );
            CREATE UNIQUE INDEX findingByRule ON finding(rule, subject, kind);
            CREATE INDEX findingBySubject ON finding(subject);
            CREATE INDEX findingByState ON finding(state, id);
            CREATE TABLE findingStep (
                id NUMBERED PRIMARY KEY,
                findingId INTEGER NOT NULL REFERENCES finding(id),
                at INTEGER NOT NULL,
                state TEXT NOT NULL,
                actor TEXT,
                unit TEXT,
                due INTEGER,
                reason TEXT
            );
            CREATE INDEX findingStepByFinding ON findingStep(findingId, id);
            """

        /// Who may see the dashboard, who did, and what it keeps of each day.
        static let access = """
            CREATE TABLE account (
                id NUMBERED PRIMARY KEY,
                name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
                role TEXT NOT NULL CHECK (role IN ('viewer', 'technician', 'auditor', 'administrator')),
                scope TEXT CHECK (scope <> ''),
                password TEXT,
                createdAt INTEGER NOT NULL
            );
            CREATE TABLE accountToken (
                id NUMBERED PRIMARY KEY,
                accountId INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
                label TEXT NOT NULL,
                createdAt INTEGER NOT NULL,
                expiresAt INTEGER
            );
            CREATE TABLE accessLog (
                id NUMBERED PRIMARY KEY,
                at INTEGER NOT NULL,
                actor TEXT NOT NULL,
                action TEXT NOT NULL,
                detail TEXT NOT NULL
            );
            CREATE TABLE rateDay (
                day INTEGER NOT NULL,
                zone TEXT NOT NULL,
                category TEXT NOT NULL,
                rate TEXT NOT NULL,
                part INTEGER NOT NULL CHECK (part >= 0),
                whole INTEGER NOT NULL CHECK (whole >= 0),
                PRIMARY KEY (zone, category, rate, day)
            );
            """

        /// What the rows of an import broke: counts and first lines.
        static let batchFindings = """
            CREATE TABLE batchFinding (
                batchId INTEGER NOT NULL REFERENCES batch(id),
                rule TEXT NOT NULL CHECK (rule <> ''),
                severity TEXT NOT NULL CHECK (severity IN ('note', 'warning', 'error')),
                count INTEGER NOT NULL CHECK (count > 0),
                rowCount INTEGER NOT NULL CHECK (rowCount >= 0),
                lines TEXT NOT NULL,
                PRIMARY KEY (batchId, rule)
            );
            """

        /// Roads and buildings, and what each batch replaced of them.
        static let map = """
            CREATE TABLE mapShape (
                id NUMBERED PRIMARY KEY,
                layer INTEGER NOT NULL CHECK (layer BETWEEN 1 AND 2),
                code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 100),
                batchId INTEGER NOT NULL REFERENCES batch(id),
                name TEXT,
                height REAL CHECK (height BETWEEN 0 AND 1000),
                west REAL NOT NULL, south REAL NOT NULL, east REAL NOT NULL, north REAL NOT NULL,
                shape BLOB NOT NULL,
                UNIQUE (layer, code)
            );
            CREATE TABLE mapUndo (
                batchId INTEGER NOT NULL REFERENCES batch(id),
                shapeId INTEGER NOT NULL,
                layer INTEGER NOT NULL,
                code TEXT NOT NULL,
                beforeBatch INTEGER,
                name TEXT, height REAL, west REAL, south REAL, east REAL, north REAL, shape BLOB,
                PRIMARY KEY (batchId, shapeId)
            );
            CREATE INDEX mapUndoByShape ON mapUndo(shapeId);
            """
    }
#endif
