extension Schema {
    /// Outlines of zones, and the map around them: roads and buildings.
    ///
    /// A boundary is a column of its zone like another, as ``Boundary/text``, and is in the change log. Roads and buildings
    /// are no records but a map beneath them: they do not count in the revision, and `mapUndo` keeps what each batch
    /// replaced. `layer` is 1 road, 2 building; `shape` is what `ShapeBlob` makes. The batch table is made anew
    /// because its list of kinds cannot be changed.
    static let map = """
        ALTER TABLE zone ADD COLUMN boundary TEXT CHECK (boundary <> '');
        DROP VIEW changeLog;
        CREATE TABLE batchKept (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind = 'zones' OR kind = 'sites' OR kind = 'cameras' OR kind = 'edit'
                OR kind = 'roads' OR kind = 'buildings'),
            source TEXT NOT NULL,
            format TEXT,
            profile TEXT,
            reason TEXT,
            startedAt INTEGER NOT NULL,
            finishedAt INTEGER,
            created INTEGER NOT NULL DEFAULT 0 CHECK (created >= 0),
            updated INTEGER NOT NULL DEFAULT 0 CHECK (updated >= 0),
            unchanged INTEGER NOT NULL DEFAULT 0 CHECK (unchanged >= 0),
            refused INTEGER NOT NULL DEFAULT 0 CHECK (refused >= 0),
            actor TEXT,
            reverts INTEGER REFERENCES batch(id),
            removed INTEGER NOT NULL DEFAULT 0 CHECK (removed >= 0)
        ) STRICT;
        INSERT INTO batchKept (id, kind, source, format, profile, reason, startedAt, finishedAt, created, updated,
            unchanged, refused, actor, reverts, removed)
            SELECT id, kind, source, format, profile, reason, startedAt, finishedAt, created, updated, unchanged,
                refused, actor, reverts, removed FROM batch;
        DROP TABLE batch;
        ALTER TABLE batchKept RENAME TO batch;
        CREATE VIEW changeLog AS
            SELECT change.id AS revision, batch.id AS batch, batch.source, batch.reason, batch.startedAt AS at, line,
                CASE subject WHEN 1 THEN 'camera' WHEN 2 THEN 'zone' ELSE 'site' END AS subject, subjectId,
                CASE action WHEN 1 THEN 'created' WHEN 2 THEN 'updated' ELSE 'removed' END AS action,
                field, before, after
            FROM change JOIN batch ON batch.id = change.batchId
            LEFT JOIN changeField ON changeField.changeId = change.id;
        CREATE TABLE mapShape (
            id INTEGER PRIMARY KEY,
            layer INTEGER NOT NULL CHECK (layer BETWEEN 1 AND 2),
            code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 100),
            batchId INTEGER NOT NULL REFERENCES batch(id),
            name TEXT,
            height REAL CHECK (height BETWEEN 0 AND 1000),
            west REAL NOT NULL, south REAL NOT NULL, east REAL NOT NULL, north REAL NOT NULL,
            shape BLOB NOT NULL,
            UNIQUE (layer, code)
        ) STRICT;
        CREATE TABLE mapUndo (
            batchId INTEGER NOT NULL REFERENCES batch(id),
            shapeId INTEGER NOT NULL,
            layer INTEGER NOT NULL,
            code TEXT NOT NULL,
            beforeBatch INTEGER,
            name TEXT, height REAL, west REAL, south REAL, east REAL, north REAL, shape BLOB,
            PRIMARY KEY (batchId, shapeId)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX mapUndoByShape ON mapUndo(shapeId);
        """
}
