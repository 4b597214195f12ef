#if POSTGRES
    extension PostgresSchema {
        /// Accounts of counties: which rows of which table an account of the server sees that is a county's.
        ///
        /// The owner of the tables, and who is a member of that role, sees everything: row security is not forced, for triggers and
        /// the functions below work with the owner's rights. Everybody else sees what a policy says, and nothing where there is
        /// none. There are policies for reading alone: a county's account changes nothing. Partitions and the view have no policy and are
        /// granted to nobody; through the table that they are parts of the table's own policy counts.
        static let counties = [knownCounties, accounts, policies].joined(separator: "\n")

        /// Columns and tables that say to which county a row belongs that has no zone of its own.
        ///
        /// History follows its record: when a camera moves to another county, what was logged of it goes along. `batchCounty` says
        /// which counties a batch changed something of. Both are written by who writes the log: a trigger before each row would have
        /// COPY write them one by one, one behind a statement would have the server keep all its rows for it.
        private static let knownCounties = """
            ALTER TABLE site ADD COLUMN root INTEGER;
            UPDATE site SET root = zone.root FROM zone WHERE zone.id = site.zoneId;
            ALTER TABLE site ALTER COLUMN root SET NOT NULL;
            CREATE TRIGGER siteRoot BEFORE INSERT OR UPDATE OF zoneId ON site
                FOR EACH ROW EXECUTE FUNCTION rootOfZone();

            ALTER TABLE change ADD COLUMN root INTEGER;
            CREATE TABLE batchCounty (
                batchId INTEGER NOT NULL REFERENCES batch(id),
                root INTEGER NOT NULL,
                PRIMARY KEY (batchId, root)
            );
            CREATE FUNCTION rootOfChange(kind bigint, named bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
                SELECT coalesce(
                    CASE kind WHEN 1 THEN (SELECT root FROM camera WHERE id = named)
                        WHEN 2 THEN (SELECT root FROM zone WHERE id = named) ELSE (SELECT root FROM site WHERE id = named) END,
                    (SELECT root FROM change WHERE subject = kind AND subjectId = named ORDER BY id DESC LIMIT 1))
            $$;
            UPDATE change SET root = CASE subject WHEN 1 THEN (SELECT root FROM camera WHERE id = subjectId)
                WHEN 2 THEN (SELECT root FROM zone WHERE id = subjectId) ELSE (SELECT root FROM site WHERE id = subjectId) END;
            INSERT INTO batchCounty SELECT DISTINCT batchId, root FROM change WHERE root IS NOT NULL;
            CREATE FUNCTION recordMoved() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE change SET root = NEW.root WHERE subject = TG_ARGV[0]::int AND subjectId = NEW.id;
                INSERT INTO batchCounty SELECT DISTINCT batchId, root FROM change
                    WHERE subject = TG_ARGV[0]::int AND subjectId = NEW.id AND root IS NOT NULL ON CONFLICT DO NOTHING;
                RETURN NULL;
            END $$;
            CREATE TRIGGER changesMoved AFTER UPDATE ON camera
                FOR EACH ROW WHEN (OLD.root <> NEW.root) EXECUTE FUNCTION recordMoved(1);
            CREATE TRIGGER changesMoved AFTER UPDATE ON zone
                FOR EACH ROW WHEN (OLD.root <> NEW.root) EXECUTE FUNCTION recordMoved(2);
            CREATE TRIGGER changesMoved AFTER UPDATE ON site
                FOR EACH ROW WHEN (OLD.root <> NEW.root) EXECUTE FUNCTION recordMoved(3);

            CREATE FUNCTION zoneRests() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE site SET root = NEW.root WHERE zoneId = NEW.id AND root <> NEW.root;
                RETURN NULL;
            END $$;
            CREATE TRIGGER zoneRests AFTER UPDATE ON zone
                FOR EACH ROW WHEN (OLD.root <> NEW.root) EXECUTE FUNCTION zoneRests();
            CREATE INDEX cameraByRoot ON camera(root);
            """

        /// Which account is which county's, and what is asked of it. An account counts by the name that the session began with, so
        /// that no `SET ROLE` changes it. Functions look for tables in the registry's own schema and nowhere before it: a temporary table of
        /// the same name deceives nobody.
        private static let accounts = """
            CREATE TABLE countyAccount (
                account TEXT NOT NULL,
                zone TEXT NOT NULL,
                PRIMARY KEY (account, zone)
            );
            CREATE FUNCTION ownRoots() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE AS $$
                SELECT coalesce(array_agg(DISTINCT zone.id), '{}') FROM countyAccount
                JOIN zone ON zone.code = countyAccount.zone JOIN pg_catalog.pg_roles ON rolname::text = account
                WHERE zone.root = zone.id AND pg_catalog.pg_has_role(session_user, pg_roles.oid, 'MEMBER')
            $$;
            CREATE FUNCTION ownAncestors() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE AS $$
                WITH RECURSIVE above AS (SELECT parentId FROM zone WHERE id = ANY (ownRoots())
                    UNION SELECT zone.parentId FROM above JOIN zone ON zone.id = above.parentId)
                SELECT coalesce(array_agg(parentId), '{}') FROM above WHERE parentId IS NOT NULL
            $$;
            CREATE FUNCTION ownOrganisations() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE AS $$
                SELECT coalesce(array_agg(DISTINCT unit), '{}') FROM camera,
                    unnest(ARRAY[ownerId, managementUnitId, maintenanceUnitId]) AS unit
                WHERE root = ANY ((SELECT ownRoots())::bigint[]) AND unit IS NOT NULL
            $$;
            CREATE FUNCTION logAccess(moment bigint, actor text, action text, detail text) RETURNS void
            LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN
                PERFORM pg_advisory_xact_lock(\(0x5345_7900 + PostgresLocks.Kind.write.rawValue),
                    current_schema()::regnamespace::oid::int);
                PERFORM setval(pg_get_serial_sequence('accessLog', 'id'),
                    coalesce((SELECT max(id) FROM accessLog), 0) + 1, false);
                INSERT INTO accessLog (at, actor, action, detail)
                    VALUES (moment, left(session_user || ' (' || actor || ')', 200), left(action, 100), left(detail, 1000));
            END $$;
            REVOKE ALL ON FUNCTION logAccess(bigint, text, text, text) FROM PUBLIC;
            DO $$
            BEGIN
                EXECUTE format('ALTER FUNCTION ownRoots() SET search_path = %I, pg_temp', current_schema());
                EXECUTE format('ALTER FUNCTION ownAncestors() SET search_path = %I, pg_temp', current_schema());
                EXECUTE format('ALTER FUNCTION ownOrganisations() SET search_path = %I, pg_temp', current_schema());
                EXECUTE format('ALTER FUNCTION logAccess(bigint, text, text, text) SET search_path = %I, pg_temp',
                    current_schema());
                -- Who may make functions beside ours could have the owner call them.
                EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', current_schema());
            END $$;
            """

        private static let policies = """
            DO $$
            DECLARE
                part text;
            BEGIN
                FOR part IN SELECT relname FROM pg_class
                    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
                LOOP
                    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
                END LOOP;
                FOREACH part IN ARRAY ARRAY['site', 'camera', 'brief', 'endpoint', 'health', 'episode', 'reach',
                    'endpointday', 'change', 'batchcounty']
                LOOP
                    EXECUTE format('CREATE POLICY county ON %I FOR SELECT USING (root = ANY ((SELECT ownRoots())::bigint[]))', part);
                END LOOP;
                FOREACH part IN ARRAY ARRAY['identity', 'schemastep', 'proberun', 'rolled', 'pruned', 'review', 'mapshape']
                LOOP
                    EXECUTE format('CREATE POLICY everybody ON %I FOR SELECT USING (true)', part);
                END LOOP;
            END $$;
            CREATE POLICY county ON zone FOR SELECT USING (
                root = ANY ((SELECT ownRoots())::bigint[]) OR id = ANY ((SELECT ownAncestors())::bigint[]));
            CREATE POLICY county ON organisation FOR SELECT USING (id = ANY ((SELECT ownOrganisations())::bigint[]));
            CREATE POLICY county ON changeField FOR SELECT USING (
                EXISTS (SELECT 1 FROM change WHERE change.id = changeId));
            CREATE POLICY county ON gone FOR SELECT USING (
                EXISTS (SELECT 1 FROM change WHERE change.id = changeId));
            CREATE POLICY county ON batch FOR SELECT USING (
                EXISTS (SELECT 1 FROM batchCounty WHERE batchCounty.batchId = batch.id));
            CREATE POLICY county ON findingStep FOR SELECT USING (
                EXISTS (SELECT 1 FROM finding WHERE finding.id = findingId));
            DO $$
            DECLARE
                part text;
            BEGIN
                -- A zone that went and came back is still named by its code.
                FOREACH part IN ARRAY ARRAY['finding', 'rateday'] LOOP
                    EXECUTE format('CREATE POLICY county ON %I FOR SELECT USING (
                        zone IN (SELECT code FROM zone WHERE root = ANY ((SELECT ownRoots())::bigint[])))', part);
                END LOOP;
            END $$;
            CREATE POLICY county ON maintenance FOR SELECT USING (
                CASE scope WHEN 'zone' THEN EXISTS (SELECT 1 FROM zone WHERE zone.code = maintenance.code)
                    WHEN 'camera' THEN EXISTS (SELECT 1 FROM camera WHERE deviceCode = maintenance.code)
                    WHEN 'pole' THEN EXISTS (SELECT 1 FROM camera WHERE pole = maintenance.code)
                    ELSE EXISTS (SELECT 1 FROM camera WHERE deviceCode = maintenance.code OR parent = maintenance.code) END);
            """
    }
#endif
