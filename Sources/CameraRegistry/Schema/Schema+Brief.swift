extension Schema {
    /// What an audit reads of every camera, in a table of its own that is a tenth of `camera`: see ``BriefRows``.
    ///
    /// `facts` is what ``PackedFacts`` says, `place` what ``PackedPlace`` says; where `facts` is NULL or of another layout, or
    /// `place` NULL, the camera's columns are read instead.
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
        INSERT INTO brief (id, zoneId, deviceCode, facts, place, sites)
            SELECT id, zoneId, deviceCode, \(PackedFacts.ofColumns), \(PackedPlace.ofColumns), sites FROM camera;
        """
}
