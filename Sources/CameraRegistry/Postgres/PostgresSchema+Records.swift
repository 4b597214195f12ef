#if POSTGRES
    extension PostgresSchema {
        /// Which registry it is, zones, sites and organisations: small tables, the same on every node of a cluster.
        static let places = """
            CREATE TABLE identity (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                value TEXT NOT NULL
            );
            INSERT INTO identity (id, value) VALUES (1, replace(gen_random_uuid()::text, '-', ''));
            CREATE TABLE zone (
                id INTEGER PRIMARY KEY,
                root INTEGER NOT NULL,
                code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 64),
                name TEXT NOT NULL CHECK (name <> ''),
                level TEXT CHECK (level IN ('province', 'city', 'county', 'town', 'village', 'grid')),
                parentId INTEGER REFERENCES zone(id) CHECK (parentId <> id),
                kind TEXT CHECK (kind IN ('keyPublicArea', 'keyIndustry', 'other')),
                plannedCameras INTEGER CHECK (plannedCameras >= 0),
                requiredKeyPublicArea INTEGER CHECK (requiredKeyPublicArea >= 0),
                requiredKeyIndustry INTEGER CHECK (requiredKeyIndustry >= 0),
                boundary TEXT CHECK (boundary <> '')
            );
            CREATE INDEX zoneByParent ON zone(parentId);
            CREATE FUNCTION zoneRoot() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.level = 'county' OR NEW.parentId IS NULL THEN
                    NEW.root := NEW.id;
                ELSE
                    SELECT root INTO NEW.root FROM zone WHERE id = NEW.parentId;
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER zoneRoot BEFORE INSERT OR UPDATE OF parentId, level ON zone
                FOR EACH ROW EXECUTE FUNCTION zoneRoot();
            CREATE TABLE site (
                id INTEGER PRIMARY KEY,
                key TEXT NOT NULL UNIQUE CHECK (key <> ''),
                name TEXT NOT NULL CHECK (name <> ''),
                zoneId INTEGER NOT NULL REFERENCES zone(id),
                category TEXT NOT NULL CHECK (category IN ('keyPublicArea', 'keyIndustry', 'other')),
                sector TEXT,
                longitude REAL CHECK (longitude BETWEEN -180 AND 180),
                latitude REAL CHECK (latitude BETWEEN -90 AND 90),
                requiredCameras INTEGER NOT NULL DEFAULT 1 CHECK (requiredCameras >= 1),
                CHECK ((longitude IS NULL) = (latitude IS NULL))
            );
            CREATE INDEX siteByZone ON site(zoneId);
            CREATE TABLE organisation (
                id NUMBERED PRIMARY KEY,
                name TEXT NOT NULL UNIQUE CHECK (name <> '')
            );
            """

        /// Cameras, what audits read of them, and their endpoints. A removed camera leaves its endpoints where they are.
        ///
        /// That a device code stands once in all counties is held by one index; a cluster that distributes by `root` cannot have it
        /// and relies on imports, of which there is one at a time.
        ///
        /// References of cameras are looked at by triggers of our own, which imports pass by as they pass by SQLite's (see ``BulkLoading``):
        /// four foreign keys take twice as long as writing the row. Rows bring their `root` along, for a trigger before each row would
        /// have COPY write them one by one.
        static let cameras = """
            CREATE TABLE camera (
                id INTEGER NOT NULL,
                root INTEGER NOT NULL,
                deviceCode TEXT NOT NULL UNIQUE CHECK (length(deviceCode) BETWEEN 1 AND 64),
                zoneId INTEGER NOT NULL,
                name TEXT, commonName TEXT, divisionCode TEXT,
                category TEXT CHECK (category IN ('keyPublicArea', 'keyIndustry', 'other')),
                sector TEXT,
                pointClass TEXT CHECK (pointClass IN ('first', 'second', 'third', 'internal', 'other')),
                cameraType TEXT CHECK (cameraType IN ('dome', 'halfDome', 'fixedBullet', 'remoteBullet', 'panoramic',
                    'checkpoint', 'other')),
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
                ownerId INTEGER,
                ownership TEXT CHECK (ownership IN ('government', 'police', 'industry', 'enterprise', 'community', 'resident')),
                managementUnitId INTEGER,
                maintenanceUnitId INTEGER,
                pole TEXT, parent TEXT, phase TEXT,
                investmentFen INTEGER CHECK (investmentFen >= 0),
                installTime TEXT,
                deviceState TEXT CHECK (deviceState IN ('planned', 'inUse', 'underRepair', 'removed')),
                retentionDays INTEGER CHECK (retentionDays BETWEEN 0 AND 36500),
                legalBasis TEXT CHECK (legalBasis IN ('article7Government', 'article7Operator', 'article9')),
                filingNumber TEXT, filedOn TEXT,
                signage TEXT CHECK (signage IN ('present', 'absent')),
                consentReference TEXT, approvalReference TEXT, attachments TEXT, formerCode TEXT, extras TEXT,
                fingerprint INTEGER,
                PRIMARY KEY (id, root),
                CHECK ((longitude IS NULL) = (latitude IS NULL))
            );
            CREATE INDEX cameraByZone ON camera(zoneId);
            CREATE TABLE brief (
                id INTEGER NOT NULL,
                root INTEGER NOT NULL,
                zoneId INTEGER NOT NULL,
                deviceCode TEXT NOT NULL,
                facts INTEGER,
                place INTEGER,
                sites TEXT,
                PRIMARY KEY (id, root)
            );
            CREATE TABLE endpoint (
                id NUMBERED NOT NULL,
                root INTEGER NOT NULL,
                cameraId INTEGER NOT NULL,
                position INTEGER CHECK (position >= 0),
                url TEXT NOT NULL CHECK (url LIKE '%://%'),
                PRIMARY KEY (id, root)
            );
            CREATE INDEX endpointByCamera ON endpoint(cameraId, position);

            CREATE FUNCTION rootOfZone() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                SELECT root INTO NEW.root FROM zone WHERE id = NEW.zoneId;
                RETURN NEW;
            END $$;
            CREATE TRIGGER cameraMoves BEFORE UPDATE OF zoneId ON camera
                FOR EACH ROW WHEN (NEW.zoneId <> OLD.zoneId) EXECUTE FUNCTION rootOfZone();
            CREATE FUNCTION endpointRoot() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.root := coalesce((SELECT root FROM camera WHERE id = NEW.cameraId), NEW.root);
                RETURN NEW;
            END $$;
            CREATE TRIGGER endpointMoves BEFORE UPDATE OF position ON endpoint
                FOR EACH ROW EXECUTE FUNCTION endpointRoot();
            CREATE FUNCTION cameraMoved() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE brief SET root = NEW.root WHERE id = NEW.id AND root <> NEW.root;
                UPDATE endpoint SET root = NEW.root WHERE cameraId = NEW.id AND root <> NEW.root;
                RETURN NULL;
            END $$;
            CREATE TRIGGER cameraMoved AFTER UPDATE ON camera
                FOR EACH ROW WHEN (OLD.root <> NEW.root) EXECUTE FUNCTION cameraMoved();
            CREATE FUNCTION zoneMoved() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE zone SET parentId = parentId WHERE parentId = NEW.id;
                UPDATE camera SET root = NEW.root WHERE zoneId = NEW.id AND root <> NEW.root;
                RETURN NULL;
            END $$;
            CREATE TRIGGER zoneMoved AFTER UPDATE ON zone
                FOR EACH ROW WHEN (OLD.root <> NEW.root) EXECUTE FUNCTION zoneMoved();

            CREATE FUNCTION cameraRefers() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NOT EXISTS (SELECT FROM zone WHERE id = NEW.zoneId AND root = NEW.root)
                    OR EXISTS (SELECT FROM unnest(ARRAY[NEW.ownerId, NEW.managementUnitId, NEW.maintenanceUnitId]) AS named (id)
                        WHERE id IS NOT NULL AND NOT EXISTS (SELECT FROM organisation WHERE organisation.id = named.id))
                THEN
                    RAISE foreign_key_violation USING MESSAGE = 'a camera names a zone, a county or an organisation that is not there';
                END IF;
                RETURN NULL;
            END $$;
            CREATE TRIGGER cameraRefers AFTER INSERT ON camera FOR EACH ROW
                WHEN (current_setting('sharpeyes.loading', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION cameraRefers();
            CREATE TRIGGER cameraStillRefers AFTER UPDATE OF zoneId, root, ownerId, managementUnitId, maintenanceUnitId ON camera
                FOR EACH ROW WHEN ((OLD.zoneId, OLD.root, OLD.ownerId, OLD.managementUnitId, OLD.maintenanceUnitId)
                    IS DISTINCT FROM (NEW.zoneId, NEW.root, NEW.ownerId, NEW.managementUnitId, NEW.maintenanceUnitId))
                EXECUTE FUNCTION cameraRefers();
            CREATE FUNCTION placeLeaves() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_TABLE_NAME = 'zone' AND EXISTS (SELECT FROM camera WHERE zoneId = OLD.id)
                    OR TG_TABLE_NAME = 'organisation'
                        AND EXISTS (SELECT FROM camera WHERE OLD.id IN (ownerId, managementUnitId, maintenanceUnitId))
                THEN
                    RAISE foreign_key_violation USING MESSAGE = 'a camera still names it';
                END IF;
                RETURN OLD;
            END $$;
            CREATE TRIGGER zoneLeaves BEFORE DELETE ON zone FOR EACH ROW EXECUTE FUNCTION placeLeaves();
            CREATE TRIGGER organisationLeaves BEFORE DELETE ON organisation FOR EACH ROW EXECUTE FUNCTION placeLeaves();
            """

        /// Batches, the change log, and the records that are gone. A change's number is the registry's revision.
        static let changes = """
            CREATE TABLE batch (
                id NUMBERED PRIMARY KEY,
                kind TEXT NOT NULL CHECK (kind IN ('zones', 'sites', 'cameras', 'edit', 'roads', 'buildings')),
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
            );
            CREATE TABLE change (
                id NUMBERED PRIMARY KEY,
                batchId INTEGER NOT NULL,
                subject INTEGER NOT NULL CHECK (subject BETWEEN 1 AND 3),
                subjectId INTEGER NOT NULL,
                action INTEGER NOT NULL CHECK (action BETWEEN 1 AND 3),
                line INTEGER
            );
            CREATE INDEX changeBySubject ON change(subject, subjectId, id);
            CREATE TABLE changeField (
                changeId INTEGER NOT NULL REFERENCES change(id),
                field TEXT NOT NULL,
                before TEXT,
                after TEXT,
                PRIMARY KEY (changeId, field)
            );
            CREATE TABLE gone (
                subject INTEGER NOT NULL CHECK (subject BETWEEN 1 AND 3),
                subjectId INTEGER NOT NULL,
                code TEXT NOT NULL,
                changeId INTEGER NOT NULL REFERENCES change(id),
                PRIMARY KEY (subject, subjectId)
            );
            CREATE INDEX goneByCode ON gone(subject, code);
            CREATE VIEW changeLog AS
                SELECT change.id AS revision, batch.id AS batch, batch.source, batch.reason, batch.startedAt AS at, line,
                    CASE subject WHEN 1 THEN 'camera' WHEN 2 THEN 'zone' ELSE 'site' END AS subject, subjectId,
                    CASE action WHEN 1 THEN 'created' WHEN 2 THEN 'updated' ELSE 'removed' END AS action,
                    field, before, after
                FROM change JOIN batch ON batch.id = change.batchId
                LEFT JOIN changeField ON changeField.changeId = change.id;
            """
    }
#endif
