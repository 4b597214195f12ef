-- A registry as the first 13 steps of the schema left it: `13 brief`.
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
CREATE TABLE account (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
            role TEXT NOT NULL CHECK (role = 'viewer' OR role = 'technician' OR role = 'auditor'
                OR role = 'administrator'),
            scope TEXT CHECK (scope <> ''),
            password TEXT,
            createdAt INTEGER NOT NULL
        ) STRICT;
INSERT INTO "account" VALUES(1,'wang','technician','370502',NULL,1763683200000);
CREATE TABLE accountToken (
            id INTEGER PRIMARY KEY,
            accountId INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
            hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
            label TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            expiresAt INTEGER
        ) STRICT;
INSERT INTO "accountToken" VALUES(1,1,'0000000000000000000000000000000000000000000000000000000000000000','phone',1763683200000,NULL);
CREATE TABLE attemptChunk (
            id INTEGER PRIMARY KEY,
            runId INTEGER NOT NULL REFERENCES probeRun(id),
            startedAt INTEGER NOT NULL,
            records BLOB NOT NULL
        ) STRICT;
CREATE TABLE "batch" (
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
INSERT INTO "batch" VALUES(1,'zones','zones.csv','csv','canonical',NULL,1763683200000,1763683200500,2,0,0,0,'tester',NULL,0);
INSERT INTO "batch" VALUES(2,'sites','sites.csv','csv','canonical',NULL,1763683201000,1763683201500,1,0,0,0,'tester',NULL,0);
INSERT INTO "batch" VALUES(3,'cameras','cameras.csv','csv','canonical',NULL,1763683202000,1763683202500,4,0,0,1,'tester',NULL,0);
INSERT INTO "batch" VALUES(4,'edit','by hand',NULL,NULL,'lens broken',1763683203000,1763683203100,0,1,0,0,'tester',NULL,0);
INSERT INTO "batch" VALUES(5,'edit','revert of 9',NULL,NULL,'test',1763683207000,1763683207100,0,0,0,0,'tester',NULL,1);
INSERT INTO "batch" VALUES(6,'roads','roads.geojson','geojson','canonical',NULL,1763683208000,1763683208100,1,0,0,0,'tester',NULL,0);
CREATE TABLE brief (
    id INTEGER PRIMARY KEY,
    zoneId INTEGER NOT NULL,
    deviceCode TEXT NOT NULL,
    facts INTEGER,
    place INTEGER,
    sites TEXT
) STRICT;
INSERT INTO "brief" VALUES(1,2,'37050200001320000001',NULL,NULL,NULL);
INSERT INTO "brief" VALUES(2,2,'37050200001320000002',NULL,NULL,NULL);
INSERT INTO "brief" VALUES(3,2,'37050200001320000003',NULL,NULL,NULL);
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
            consentReference TEXT, approvalReference TEXT, attachments TEXT, formerCode TEXT, extras TEXT, fingerprint INTEGER,
            CHECK ((longitude IS NULL) = (latitude IS NULL))
        ) STRICT;
INSERT INTO "camera" VALUES(1,'37050200001320000001',2,'广场一号',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,118.5,37.4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'networked',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'underRepair',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "camera" VALUES(2,'37050200001320000002',2,'广场二号',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,118.501,37.401,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'notNetworked',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'inUse',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"备注":"旧"}',42);
INSERT INTO "camera" VALUES(3,'37050200001320000003',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "change" VALUES(8,3,1,4,1,5);
INSERT INTO "change" VALUES(9,5,1,4,3,NULL);
CREATE TABLE changeField (
            changeId INTEGER NOT NULL REFERENCES change(id),
            field TEXT NOT NULL,
            before TEXT,
            after TEXT,
            PRIMARY KEY (changeId, field)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "changeField" VALUES(7,'deviceState','inUse','underRepair');
CREATE TABLE "endpoint" (
            id INTEGER PRIMARY KEY,
            cameraId INTEGER NOT NULL,
            position INTEGER CHECK (position >= 0),
            url TEXT NOT NULL CHECK (url LIKE '%://%')
        ) STRICT;
INSERT INTO "endpoint" VALUES(1,1,0,'http://127.0.0.1:9/1.m3u8');
INSERT INTO "endpoint" VALUES(2,2,0,'http://127.0.0.1:9/2.m3u8');
INSERT INTO "endpoint" VALUES(3,2,NULL,'http://127.0.0.1:9/old.m3u8');
INSERT INTO "endpoint" VALUES(4,4,0,'http://127.0.0.1:9/gone.m3u8');
CREATE TABLE endpointDay (
            day INTEGER NOT NULL,
            endpointId INTEGER NOT NULL REFERENCES endpoint(id) ON DELETE CASCADE,
            sums BLOB NOT NULL CHECK (length(sums) BETWEEN 7 AND 144),
            PRIMARY KEY (day, endpointId)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "endpointDay" VALUES(20400,1,X'000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE episode (
            endpointId INTEGER NOT NULL REFERENCES endpoint(id) ON DELETE CASCADE,
            fromAt INTEGER NOT NULL,
            toAt INTEGER NOT NULL CHECK (toAt > fromAt),
            state TEXT NOT NULL CHECK (state = 'online' OR state = 'degraded' OR state = 'offline'
                OR state = 'unknown'),
            knownAt INTEGER NOT NULL,
            PRIMARY KEY (endpointId, fromAt)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "episode" VALUES(1,1763596800000,1763683200000,'offline',1763596900000);
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
INSERT INTO "finding" VALUES(1,'no-view','camera','37050200001320000002','370502','{}','open',NULL,NULL,NULL,1763683209000,1);
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
INSERT INTO "findingStep" VALUES(1,1,1763683209000,'open','tester',NULL,NULL,NULL);
CREATE TABLE gone (
            subject INTEGER NOT NULL CHECK (subject BETWEEN 1 AND 3),
            subjectId INTEGER NOT NULL,
            code TEXT NOT NULL,
            changeId INTEGER NOT NULL REFERENCES change(id),
            PRIMARY KEY (subject, subjectId)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "gone" VALUES(1,4,'37050200001320000004',9);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1 records');
INSERT INTO "grdb_migrations" VALUES('2 probes');
INSERT INTO "grdb_migrations" VALUES('3 fingerprints');
INSERT INTO "grdb_migrations" VALUES('4 undoing');
INSERT INTO "grdb_migrations" VALUES('5 map');
INSERT INTO "grdb_migrations" VALUES('6 availability');
INSERT INTO "grdb_migrations" VALUES('7 findings');
INSERT INTO "grdb_migrations" VALUES('8 packed facts');
INSERT INTO "grdb_migrations" VALUES('9 watch');
INSERT INTO "grdb_migrations" VALUES('10 care');
INSERT INTO "grdb_migrations" VALUES('11 access');
INSERT INTO "grdb_migrations" VALUES('12 reach');
INSERT INTO "grdb_migrations" VALUES('13 brief');
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
        , knownAt INTEGER NOT NULL DEFAULT 0, episodeFrom INTEGER NOT NULL DEFAULT 0, heldUntil INTEGER, recent BLOB NOT NULL DEFAULT x'', flapping INTEGER NOT NULL DEFAULT 0 CHECK (flapping IN (0, 1)), kind TEXT, mark TEXT, outcome TEXT NOT NULL DEFAULT 'cancelled', message TEXT NOT NULL DEFAULT '', runId INTEGER REFERENCES probeRun(id), remoteAddress TEXT, reachFrom INTEGER) STRICT;
INSERT INTO "health" VALUES(1,'online',1763683205000,1763683205000,1763683205000,NULL,NULL,0,1763683205000,1763683205000,1763684105000,X'',0,NULL,NULL,'cancelled','',1,'127.0.0.1',1763683205000);
INSERT INTO "health" VALUES(2,'offline',1763683205010,1763683205010,NULL,'online',1763683205010,1,1763683205000,1763683205000,NULL,X'',0,NULL,NULL,'cancelled','',NULL,'127.0.0.1',NULL);
CREATE TABLE identity (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            value TEXT NOT NULL
        ) STRICT;
INSERT INTO "identity" VALUES(1,'c0ffee00c0ffee00c0ffee00c0ffee00');
CREATE TABLE "maintenance" (
            id INTEGER PRIMARY KEY,
            scope TEXT NOT NULL CHECK (scope = 'camera' OR scope = 'zone' OR scope = 'pole' OR scope = 'parent'),
            code TEXT NOT NULL CHECK (code <> ''),
            fromAt INTEGER NOT NULL,
            toAt INTEGER NOT NULL CHECK (toAt > fromAt),
            reason TEXT NOT NULL,
            actor TEXT NOT NULL,
            enteredAt INTEGER NOT NULL,
            removedAt INTEGER
        ) STRICT;
INSERT INTO "maintenance" VALUES(1,'zone','370502',1763683200000,1763686800000,'new switch','tester',1763683200000,NULL);
INSERT INTO "maintenance" VALUES(2,'parent','37050200001110000001',1763683200000,1763686800000,'new disks','tester',1763683200000,NULL);
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
CREATE TABLE organisation (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (name <> '')
        ) STRICT;
INSERT INTO "organisation" VALUES(1,'东营区公安局');
CREATE TABLE probeRun (
            id INTEGER PRIMARY KEY,
            startedAt INTEGER NOT NULL,
            finishedAt INTEGER,
            blind INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1)),
            due INTEGER NOT NULL DEFAULT 0 CHECK (due >= 0)
        , applied INTEGER NOT NULL DEFAULT 0 CHECK (applied IN (0, 1))) STRICT;
INSERT INTO "probeRun" VALUES(1,1763683205000,1763683206000,0,3,1);
INSERT INTO "probeRun" VALUES(2,1763683505000,NULL,0,3,1);
CREATE TABLE pruned (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            beforeAt INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
INSERT INTO "pruned" VALUES(1,1763600000000,1763683300000);
CREATE TABLE rateDay (
            day INTEGER NOT NULL,
            zone TEXT NOT NULL,
            category TEXT NOT NULL,
            rate TEXT NOT NULL,
            part INTEGER NOT NULL CHECK (part >= 0),
            whole INTEGER NOT NULL CHECK (whole >= 0),
            PRIMARY KEY (zone, category, rate, day)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "rateDay" VALUES(20411,'370502','all','connection',1,2);
CREATE TABLE reach (
            endpointId INTEGER NOT NULL REFERENCES endpoint(id) ON DELETE CASCADE,
            fromAt INTEGER NOT NULL,
            toAt INTEGER NOT NULL CHECK (toAt >= fromAt),
            PRIMARY KEY (endpointId, fromAt)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "reach" VALUES(1,1763600000000,1763610000000);
CREATE TABLE review (
            id INTEGER PRIMARY KEY,
            startedAt INTEGER NOT NULL,
            finishedAt INTEGER,
            revision INTEGER NOT NULL,
            actor TEXT NOT NULL
        ) STRICT;
INSERT INTO "review" VALUES(1,1763683209000,1763683209100,9,'tester');
CREATE TABLE rolled (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            day INTEGER NOT NULL
        ) STRICT;
INSERT INTO "rolled" VALUES(1,20400);
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
        , boundary TEXT CHECK (boundary <> '')) STRICT;
INSERT INTO "zone" VALUES(1,'370500','东营市','city',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "zone" VALUES(2,'370502','东营区','county',1,'keyPublicArea',10,2,1,NULL);
CREATE INDEX cameraByZone ON camera(zoneId);
CREATE INDEX changeBySubject ON change(subject, subjectId);
CREATE INDEX goneByCode ON gone(subject, code);
CREATE INDEX endpointByCamera ON endpoint(cameraId, position);
CREATE VIEW changeLog AS
            SELECT change.id AS revision, batch.id AS batch, batch.source, batch.reason, batch.startedAt AS at, line,
                CASE subject WHEN 1 THEN 'camera' WHEN 2 THEN 'zone' ELSE 'site' END AS subject, subjectId,
                CASE action WHEN 1 THEN 'created' WHEN 2 THEN 'updated' ELSE 'removed' END AS action,
                field, before, after
            FROM change JOIN batch ON batch.id = change.batchId
            LEFT JOIN changeField ON changeField.changeId = change.id;
CREATE INDEX mapUndoByShape ON mapUndo(shapeId);
CREATE UNIQUE INDEX findingByRule ON finding(rule, subject, kind);
CREATE INDEX findingStepByFinding ON findingStep(findingId, id);
CREATE INDEX findingBySubject ON finding(subject);
CREATE INDEX findingByState ON finding(state, id);
COMMIT;
