import GRDB

/// The registry's schema: append-only migrations. What has been released is never edited; a later version adds.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 records") { db in try db.execute(sql: records) }
        migrator.registerMigration("2 probes") { db in try db.execute(sql: probes) }
        migrator.registerMigration("3 fingerprints") { db in try db.execute(sql: fingerprints) }
        migrator.registerMigration("4 undoing") { db in try db.execute(sql: undoing) }
        migrator.registerMigration("5 map") { db in try db.execute(sql: map) }
        migrator.registerMigration("6 availability") { db in try db.execute(sql: availability) }
        migrator.registerMigration("7 findings") { db in try db.execute(sql: findings) }
        migrator.registerMigration("8 packed facts") { db in try db.execute(sql: packedFacts) }
        migrator.registerMigration("9 watch") { db in try db.execute(sql: watch) }
        migrator.registerMigration("10 care") { db in try db.execute(sql: care) }
        migrator.registerMigration("11 access") { db in try db.execute(sql: access) }
        migrator.registerMigration("12 reach") { db in try db.execute(sql: reach) }
        migrator.registerMigration("13 brief") { db in try db.execute(sql: brief) }
        migrator.registerMigration("14 batch findings") { db in try db.execute(sql: batchFindings) }
        return migrator
    }

    /// Indexes that an import into a registry without cameras makes after its rows: a third of the time is saved.
    static let loadedLater = [
        "cameraByZone": "CREATE INDEX cameraByZone ON camera(zoneId)",
        "endpointByCamera": "CREATE INDEX endpointByCamera ON endpoint(cameraId, position)",
        "changeBySubject": "CREATE INDEX changeBySubject ON change(subject, subjectId)",
    ]

    /// Marks the file as ours: "SEye" in ASCII.
    static let applicationID: Int32 = 0x5345_7965

    /// Zones, sites, organisations, cameras, endpoints, batches and the change log.
    ///
    /// A list of words is checked with OR, not with IN: SQLite builds a table for every IN of three values or
    /// more each time a row is written, which made an import twice as long.
    ///
    /// Times are milliseconds since 1970 UTC. Words are the contract's. `change.subject` is 1 camera, 2 zone,
    /// 3 site; `change.action` is 1 created, 2 updated, 3 removed; the view `changeLog` spells them out.
    private static let records = """
        CREATE TABLE batch (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind = 'zones' OR kind = 'sites' OR kind = 'cameras' OR kind = 'edit'),
            source TEXT NOT NULL,
            format TEXT,
            profile TEXT,
            reason TEXT,
            startedAt INTEGER NOT NULL,
            finishedAt INTEGER,
            created INTEGER NOT NULL DEFAULT 0 CHECK (created >= 0),
            updated INTEGER NOT NULL DEFAULT 0 CHECK (updated >= 0),
            unchanged INTEGER NOT NULL DEFAULT 0 CHECK (unchanged >= 0),
            refused INTEGER NOT NULL DEFAULT 0 CHECK (refused >= 0)
        ) STRICT;
        CREATE TABLE zone (
            id INTEGER PRIMARY KEY,
            code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 64),
            name TEXT NOT NULL CHECK (name <> ''),
            level TEXT CHECK (level = 'province' OR level = 'city' OR level = 'county' OR level = 'town'
                OR level = 'village' OR level = 'grid'),
            parentId INTEGER REFERENCES zone(id) CHECK (parentId <> id),
            kind TEXT CHECK (kind = 'keyPublicArea' OR kind = 'keyIndustry' OR kind = 'other'),
            plannedCameras INTEGER CHECK (plannedCameras >= 0),
            requiredKeyPublicArea INTEGER CHECK (requiredKeyPublicArea >= 0),
            requiredKeyIndustry INTEGER CHECK (requiredKeyIndustry >= 0)
        ) STRICT;
        CREATE TABLE site (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE CHECK (key <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            zoneId INTEGER NOT NULL REFERENCES zone(id),
            category TEXT NOT NULL CHECK (category = 'keyPublicArea' OR category = 'keyIndustry' OR category = 'other'),
            sector TEXT,
            longitude REAL CHECK (longitude BETWEEN -180 AND 180),
            latitude REAL CHECK (latitude BETWEEN -90 AND 90),
            requiredCameras INTEGER NOT NULL DEFAULT 1 CHECK (requiredCameras >= 1),
            CHECK ((longitude IS NULL) = (latitude IS NULL))
        ) STRICT;
        CREATE TABLE organisation (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (name <> '')
        ) STRICT;
        CREATE TABLE camera (
            id INTEGER PRIMARY KEY,
            deviceCode TEXT NOT NULL UNIQUE CHECK (length(deviceCode) BETWEEN 1 AND 64),
            zoneId INTEGER NOT NULL REFERENCES zone(id),
            name TEXT, commonName TEXT, divisionCode TEXT,
            category TEXT CHECK (category = 'keyPublicArea' OR category = 'keyIndustry' OR category = 'other'),
            sector TEXT,
            pointClass TEXT CHECK (pointClass = 'first' OR pointClass = 'second' OR pointClass = 'third'
                OR pointClass = 'internal' OR pointClass = 'other'),
            cameraType TEXT CHECK (cameraType = 'dome' OR cameraType = 'halfDome' OR cameraType = 'fixedBullet'
                OR cameraType = 'remoteBullet' OR cameraType = 'panoramic'
                OR cameraType = 'checkpoint' OR cameraType = 'other'),
            functionTypes TEXT, manufacturer TEXT, model TEXT, resolution TEXT, encoding TEXT, lightType TEXT,
            address TEXT,
            longitude REAL CHECK (longitude BETWEEN -180 AND 180),
            latitude REAL CHECK (latitude BETWEEN -90 AND 90),
            bearing REAL CHECK (bearing >= 0 AND bearing < 360),
            horizontalFieldAngle REAL CHECK (horizontalFieldAngle > 0 AND horizontalFieldAngle <= 360),
            verticalFieldAngle REAL CHECK (verticalFieldAngle > 0 AND verticalFieldAngle <= 180),
            tilt REAL CHECK (tilt BETWEEN -90 AND 90),
            mountHeight REAL CHECK (mountHeight BETWEEN 0 AND 1000),
            maxViewDistance REAL CHECK (maxViewDistance > 0 AND maxViewDistance <= 100000),
            positionTypes TEXT,
            networkStatus TEXT CHECK (networkStatus IN ('networked', 'notNetworked')),
            networkKind TEXT, ipv4 TEXT, ipv6 TEXT,
            port INTEGER CHECK (port BETWEEN 1 AND 65535),
            mac TEXT, sites TEXT,
            ownerId INTEGER REFERENCES organisation(id),
            ownership TEXT CHECK (ownership = 'government' OR ownership = 'police' OR ownership = 'industry'
                OR ownership = 'enterprise' OR ownership = 'community'
                OR ownership = 'resident'),
            managementUnitId INTEGER REFERENCES organisation(id),
            maintenanceUnitId INTEGER REFERENCES organisation(id),
            pole TEXT, parent TEXT, phase TEXT,
            investmentFen INTEGER CHECK (investmentFen >= 0),
            installTime TEXT,
            deviceState TEXT CHECK (deviceState = 'planned' OR deviceState = 'inUse'
                OR deviceState = 'underRepair' OR deviceState = 'removed'),
            retentionDays INTEGER CHECK (retentionDays BETWEEN 0 AND 36500),
            legalBasis TEXT CHECK (legalBasis = 'article7Government' OR legalBasis = 'article7Operator'
                OR legalBasis = 'article9'),
            filingNumber TEXT, filedOn TEXT,
            signage TEXT CHECK (signage IN ('present', 'absent')),
            consentReference TEXT, approvalReference TEXT, attachments TEXT, formerCode TEXT, extras TEXT,
            CHECK ((longitude IS NULL) = (latitude IS NULL))
        ) STRICT;
        CREATE INDEX cameraByZone ON camera(zoneId);
        CREATE TABLE endpoint (
            id INTEGER PRIMARY KEY,
            cameraId INTEGER NOT NULL REFERENCES camera(id) ON DELETE CASCADE,
            position INTEGER CHECK (position >= 0),
            url TEXT NOT NULL CHECK (url LIKE '%://%')
        ) STRICT;
        CREATE INDEX endpointByCamera ON endpoint(cameraId, position);
        CREATE TABLE change (
            id INTEGER PRIMARY KEY,
            batchId INTEGER NOT NULL REFERENCES batch(id),
            subject INTEGER NOT NULL CHECK (subject BETWEEN 1 AND 3),
            subjectId INTEGER NOT NULL,
            action INTEGER NOT NULL CHECK (action BETWEEN 1 AND 3),
            line INTEGER
        ) STRICT;
        CREATE INDEX changeBySubject ON change(subject, subjectId);
        CREATE TABLE changeField (
            changeId INTEGER NOT NULL REFERENCES change(id),
            field TEXT NOT NULL,
            before TEXT,
            after TEXT,
            PRIMARY KEY (changeId, field)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE accessLog (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            detail TEXT NOT NULL
        ) STRICT;
        CREATE VIEW changeLog AS
            SELECT change.id AS revision, batch.id AS batch, batch.source, batch.reason, batch.startedAt AS at, line,
                CASE subject WHEN 1 THEN 'camera' WHEN 2 THEN 'zone' ELSE 'site' END AS subject, subjectId,
                CASE action WHEN 1 THEN 'created' WHEN 2 THEN 'updated' ELSE 'removed' END AS action,
                field, before, after
            FROM change JOIN batch ON batch.id = change.batchId
            LEFT JOIN changeField ON changeField.changeId = change.id;
        """

    /// Probe runs, their results, and the established health of endpoints.
    private static let probes = """
        CREATE TABLE probeRun (
            id INTEGER PRIMARY KEY,
            startedAt INTEGER NOT NULL,
            finishedAt INTEGER,
            blind INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1)),
            due INTEGER NOT NULL DEFAULT 0 CHECK (due >= 0)
        ) STRICT;
        CREATE TABLE probeResult (
            id INTEGER PRIMARY KEY,
            runId INTEGER NOT NULL REFERENCES probeRun(id),
            endpointId INTEGER NOT NULL REFERENCES endpoint(id) ON DELETE CASCADE,
            startedAt INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state = 'online' OR state = 'degraded' OR state = 'offline'
                OR state = 'unknown'),
            outcome TEXT NOT NULL,
            kind TEXT NOT NULL,
            httpStatus INTEGER,
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            resolveSeconds REAL NOT NULL, connectSeconds REAL NOT NULL, tlsSeconds REAL NOT NULL,
            firstByteSeconds REAL NOT NULL, totalSeconds REAL NOT NULL,
            remoteAddress TEXT,
            message TEXT NOT NULL
        ) STRICT;
        CREATE INDEX probeResultByEndpoint ON probeResult(endpointId, startedAt);
        CREATE TABLE health (
            endpointId INTEGER PRIMARY KEY REFERENCES endpoint(id) ON DELETE CASCADE,
            state TEXT NOT NULL CHECK (state = 'online' OR state = 'degraded' OR state = 'offline'
                OR state = 'unknown'),
            since INTEGER NOT NULL,
            checkedAt INTEGER NOT NULL,
            reachedAt INTEGER,
            candidate TEXT CHECK (candidate = 'online' OR candidate = 'degraded' OR candidate = 'offline'
                OR candidate = 'unknown'),
            candidateSince INTEGER,
            candidateCount INTEGER NOT NULL DEFAULT 0 CHECK (candidateCount >= 0)
        ) STRICT;
        """

    /// `fingerprint` is ``CameraRow/fingerprint`` of the row that last wrote the camera, NULL when something else did:
    /// the same row again changes nothing, and its record need not be read to know.
    private static let fingerprints = "ALTER TABLE camera ADD COLUMN fingerprint INTEGER;"

    /// `facts` is what ``PackedFacts`` says of the row, NULL in rows that were written before there was such a column.
    private static let packedFacts = "ALTER TABLE camera ADD COLUMN facts INTEGER;"
}
