extension Schema {
    /// What taking batches back needs: who made a batch, which batch it took back, and the records that are gone.
    ///
    /// A removed record leaves its table, so that no reader has to know of removal; `gone` keeps its id and code, so
    /// that it comes back as the same record, with its history. Its endpoints stay where they are, with everything
    /// that was ever probed: that is why `endpoint.cameraId` no longer refers to the camera table alone.
    /// The identity tells registries apart that have the same revision.
    static let undoing = """
        ALTER TABLE batch ADD COLUMN actor TEXT;
        ALTER TABLE batch ADD COLUMN reverts INTEGER REFERENCES batch(id);
        ALTER TABLE batch ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed >= 0);
        CREATE TABLE gone (
            subject INTEGER NOT NULL CHECK (subject BETWEEN 1 AND 3),
            subjectId INTEGER NOT NULL,
            code TEXT NOT NULL,
            changeId INTEGER NOT NULL REFERENCES change(id),
            PRIMARY KEY (subject, subjectId)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX goneByCode ON gone(subject, code);
        CREATE TABLE identity (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            value TEXT NOT NULL
        ) STRICT;
        INSERT INTO identity (id, value) VALUES (1, lower(hex(randomblob(16))));
        CREATE TABLE endpointKept (
            id INTEGER PRIMARY KEY,
            cameraId INTEGER NOT NULL,
            position INTEGER CHECK (position >= 0),
            url TEXT NOT NULL CHECK (url LIKE '%://%')
        ) STRICT;
        INSERT INTO endpointKept SELECT id, cameraId, position, url FROM endpoint;
        DROP TABLE endpoint;
        ALTER TABLE endpointKept RENAME TO endpoint;
        CREATE INDEX endpointByCamera ON endpoint(cameraId, position);
        """
}
