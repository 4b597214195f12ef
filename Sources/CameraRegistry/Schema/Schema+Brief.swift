extension Schema {
    /// What an audit reads of every camera, in a table of its own that is a tenth of `camera`: see ``BriefRows``.
    ///
    /// `facts` is what ``PackedFacts`` says, `place` what ``PackedPlace`` says; NULL in rows of an earlier version, whose
    /// columns are read instead until the camera is written again.
    static let brief = """
        ALTER TABLE camera DROP COLUMN facts;
        CREATE TABLE brief (
            id INTEGER PRIMARY KEY,
            zoneId INTEGER NOT NULL,
            deviceCode TEXT NOT NULL,
            facts INTEGER,
            place INTEGER,
            sites TEXT
        ) STRICT;
        INSERT INTO brief (id, zoneId, deviceCode, sites) SELECT id, zoneId, deviceCode, sites FROM camera;
        """
}
