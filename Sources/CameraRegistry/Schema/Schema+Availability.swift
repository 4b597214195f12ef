extension Schema {
    /// What the kept state of endpoints and its history need.
    ///
    /// `health` has one row an endpoint, rewritten by each run. `episode` gets a row when an established state, or the
    /// observation of it, is over; the one that lasts is in `health` (`episodeFrom` to `heldUntil`). `endpointDay` has the
    /// hourly sums of days that are over, made from episodes. `attemptChunk` has the attempts of about a thousand endpoints
    /// each, packed, and keeps them for two days: a row for each would be ten times as large as everything else. Its
    /// index-free rows come in the order of runs. `probeResult`, which they replace, held the same with less sense.
    static let availability = """
        ALTER TABLE health ADD COLUMN knownAt INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE health ADD COLUMN episodeFrom INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE health ADD COLUMN heldUntil INTEGER;
        ALTER TABLE health ADD COLUMN recent BLOB NOT NULL DEFAULT x'';
        ALTER TABLE health ADD COLUMN flapping INTEGER NOT NULL DEFAULT 0 CHECK (flapping IN (0, 1));
        ALTER TABLE health ADD COLUMN kind TEXT;
        ALTER TABLE health ADD COLUMN mark TEXT;
        ALTER TABLE health ADD COLUMN outcome TEXT NOT NULL DEFAULT 'cancelled';
        ALTER TABLE health ADD COLUMN message TEXT NOT NULL DEFAULT '';
        ALTER TABLE health ADD COLUMN runId INTEGER REFERENCES probeRun(id);
        UPDATE health SET knownAt = since / 1000 * 1000, episodeFrom = checkedAt / 1000 * 1000;
        ALTER TABLE probeRun ADD COLUMN applied INTEGER NOT NULL DEFAULT 0 CHECK (applied IN (0, 1));
        UPDATE probeRun SET applied = 1;
        CREATE TABLE episode (
            endpointId INTEGER NOT NULL REFERENCES endpoint(id) ON DELETE CASCADE,
            fromAt INTEGER NOT NULL,
            toAt INTEGER NOT NULL CHECK (toAt > fromAt),
            state TEXT NOT NULL CHECK (state = 'online' OR state = 'degraded' OR state = 'offline'
                OR state = 'unknown'),
            knownAt INTEGER NOT NULL,
            PRIMARY KEY (endpointId, fromAt)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE endpointDay (
            day INTEGER NOT NULL,
            endpointId INTEGER NOT NULL REFERENCES endpoint(id) ON DELETE CASCADE,
            sums BLOB NOT NULL CHECK (length(sums) BETWEEN 7 AND 144),
            PRIMARY KEY (day, endpointId)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE rolled (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            day INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE attemptChunk (
            id INTEGER PRIMARY KEY,
            runId INTEGER NOT NULL REFERENCES probeRun(id),
            startedAt INTEGER NOT NULL,
            records BLOB NOT NULL
        ) STRICT;
        CREATE TABLE maintenance (
            id INTEGER PRIMARY KEY,
            scope TEXT NOT NULL CHECK (scope = 'camera' OR scope = 'zone' OR scope = 'pole'),
            code TEXT NOT NULL CHECK (code <> ''),
            fromAt INTEGER NOT NULL,
            toAt INTEGER NOT NULL CHECK (toAt > fromAt),
            reason TEXT NOT NULL,
            actor TEXT NOT NULL,
            enteredAt INTEGER NOT NULL,
            removedAt INTEGER
        ) STRICT;
        DROP TABLE probeResult;
        """
}
