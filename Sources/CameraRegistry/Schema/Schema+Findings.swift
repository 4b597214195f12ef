extension Schema {
    /// Reviews, the findings they left open, and every step of a finding's life.
    ///
    /// A finding is the same as long as rule and subject are. `seen` is the last review that found it; what an ended review
    /// judged and did not see is put right.
    static let findings = """
        CREATE TABLE review (
            id INTEGER PRIMARY KEY,
            startedAt INTEGER NOT NULL,
            finishedAt INTEGER,
            revision INTEGER NOT NULL,
            actor TEXT NOT NULL
        ) STRICT;
        CREATE TABLE finding (
            id INTEGER PRIMARY KEY,
            rule TEXT NOT NULL CHECK (rule <> ''),
            kind TEXT NOT NULL CHECK (kind = 'camera' OR kind = 'site' OR kind = 'zone' OR kind = 'batch'
                OR kind = 'registry'),
            subject TEXT NOT NULL CHECK (subject <> ''),
            zone TEXT,
            facts TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state = 'open' OR state = 'assigned' OR state = 'accepted' OR state = 'closed'
                OR state = 'reopened'),
            unit TEXT CHECK (unit <> ''),
            due INTEGER,
            reason TEXT,
            openedAt INTEGER NOT NULL,
            seen INTEGER NOT NULL REFERENCES review(id)
        ) STRICT;
        CREATE UNIQUE INDEX findingByRule ON finding(rule, subject, kind);
        CREATE TABLE findingStep (
            id INTEGER PRIMARY KEY,
            findingId INTEGER NOT NULL REFERENCES finding(id),
            at INTEGER NOT NULL,
            state TEXT NOT NULL,
            actor TEXT,
            unit TEXT,
            due INTEGER,
            reason TEXT
        ) STRICT;
        CREATE INDEX findingStepByFinding ON findingStep(findingId, id);
        """
}
