-- A registry as the first 2 steps of the schema left it: `2 probes`.
PRAGMA application_id = 1397061989;
BEGIN TRANSACTION;
CREATE TABLE accessLog (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            detail TEXT NOT NULL
        ) STRICT;
INSERT INTO "accessLog" VALUES(1,1763683204000,'tester','export','cameras, 3 rows');
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
INSERT INTO "batch" VALUES(1,'zones','zones.csv','csv','canonical',NULL,1763683200000,1763683200500,2,0,0,0);
INSERT INTO "batch" VALUES(2,'sites','sites.csv','csv','canonical',NULL,1763683201000,1763683201500,1,0,0,0);
INSERT INTO "batch" VALUES(3,'cameras','cameras.csv','csv','canonical',NULL,1763683202000,1763683202500,3,0,0,1);
INSERT INTO "batch" VALUES(4,'edit','by hand',NULL,NULL,'lens broken',1763683203000,1763683203100,0,1,0,0);
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
INSERT INTO "camera" VALUES(1,'37050200001320000001',2,'广场一号',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,118.5,37.4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'networked',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'underRepair',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "camera" VALUES(2,'37050200001320000002',2,'广场二号',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,118.501,37.401,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'notNetworked',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'inUse',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"备注":"旧"}');
INSERT INTO "camera" VALUES(3,'37050200001320000003',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE change (
            id INTEGER PRIMARY KEY,
            batchId INTEGER NOT NULL REFERENCES batch(id),
            subject INTEGER NOT NULL CHECK (subject BETWEEN 1 AND 3),
            subjectId INTEGER NOT NULL,
            action INTEGER NOT NULL CHECK (action BETWEEN 1 AND 3),
            line INTEGER
        ) STRICT;
INSERT INTO "change" VALUES(1,1,2,1,1,2);
INSERT INTO "change" VALUES(2,1,2,2,1,3);
INSERT INTO "change" VALUES(3,2,3,1,1,2);
INSERT INTO "change" VALUES(4,3,1,1,1,2);
INSERT INTO "change" VALUES(5,3,1,2,1,3);
INSERT INTO "change" VALUES(6,3,1,3,1,4);
INSERT INTO "change" VALUES(7,4,1,1,2,NULL);
CREATE TABLE changeField (
            changeId INTEGER NOT NULL REFERENCES change(id),
            field TEXT NOT NULL,
            before TEXT,
            after TEXT,
            PRIMARY KEY (changeId, field)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "changeField" VALUES(7,'deviceState','inUse','underRepair');
CREATE TABLE endpoint (
            id INTEGER PRIMARY KEY,
            cameraId INTEGER NOT NULL REFERENCES camera(id) ON DELETE CASCADE,
            position INTEGER CHECK (position >= 0),
            url TEXT NOT NULL CHECK (url LIKE '%://%')
        ) STRICT;
INSERT INTO "endpoint" VALUES(1,1,0,'http://127.0.0.1:9/1.m3u8');
INSERT INTO "endpoint" VALUES(2,2,0,'http://127.0.0.1:9/2.m3u8');
INSERT INTO "endpoint" VALUES(3,2,NULL,'http://127.0.0.1:9/old.m3u8');
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1 records');
INSERT INTO "grdb_migrations" VALUES('2 probes');
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
INSERT INTO "health" VALUES(1,'online',1763683205000,1763683205000,1763683205000,NULL,NULL,0);
INSERT INTO "health" VALUES(2,'offline',1763683205010,1763683205010,NULL,'online',1763683205010,1);
CREATE TABLE organisation (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (name <> '')
        ) STRICT;
INSERT INTO "organisation" VALUES(1,'东营区公安局');
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
INSERT INTO "probeResult" VALUES(1,1,1,1763683205000,'online','streaming','hls',200,1,812,0.0,0.001,0.0,0.004,0.006,'127.0.0.1','');
INSERT INTO "probeResult" VALUES(2,1,2,1763683205010,'offline','refused','none',NULL,2,0,0.0,0.0,0.0,0.0,0.001,NULL,'');
CREATE TABLE probeRun (
            id INTEGER PRIMARY KEY,
            startedAt INTEGER NOT NULL,
            finishedAt INTEGER,
            blind INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1)),
            due INTEGER NOT NULL DEFAULT 0 CHECK (due >= 0)
        ) STRICT;
INSERT INTO "probeRun" VALUES(1,1763683205000,1763683206000,0,3);
INSERT INTO "probeRun" VALUES(2,1763683505000,NULL,0,3);
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
INSERT INTO "site" VALUES(1,'370502/S1','市民广场',2,'keyPublicArea','square',118.5,37.4,1);
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
INSERT INTO "zone" VALUES(1,'370500','东营市','city',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "zone" VALUES(2,'370502','东营区','county',1,'keyPublicArea',10,2,1);
CREATE INDEX cameraByZone ON camera(zoneId);
CREATE INDEX endpointByCamera ON endpoint(cameraId, position);
CREATE INDEX changeBySubject ON change(subject, subjectId);
CREATE VIEW changeLog AS
            SELECT change.id AS revision, batch.id AS batch, batch.source, batch.reason, batch.startedAt AS at, line,
                CASE subject WHEN 1 THEN 'camera' WHEN 2 THEN 'zone' ELSE 'site' END AS subject, subjectId,
                CASE action WHEN 1 THEN 'created' WHEN 2 THEN 'updated' ELSE 'removed' END AS action,
                field, before, after
            FROM change JOIN batch ON batch.id = change.batchId
            LEFT JOIN changeField ON changeField.changeId = change.id;
CREATE INDEX probeResultByEndpoint ON probeResult(endpointId, startedAt);
COMMIT;
