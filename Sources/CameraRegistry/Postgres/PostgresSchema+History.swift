#if POSTGRES
    extension PostgresSchema {
        /// Probe runs, the kept state of endpoints, attempts of two days, and maintenance.
        static let probes = """
            CREATE TABLE probeRun (
                id NUMBERED PRIMARY KEY,
                startedAt INTEGER NOT NULL,
                finishedAt INTEGER,
                blind INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1)),
                due INTEGER NOT NULL DEFAULT 0 CHECK (due >= 0),
                applied INTEGER NOT NULL DEFAULT 0 CHECK (applied IN (0, 1))
            );
            CREATE TABLE attemptChunk (
                id NUMBERED PRIMARY KEY,
                runId INTEGER NOT NULL REFERENCES probeRun(id),
                startedAt INTEGER NOT NULL,
                records BLOB NOT NULL
            );
            CREATE TABLE health (
                endpointId INTEGER NOT NULL,
                root INTEGER NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('online', 'degraded', 'offline', 'unknown')),
                since INTEGER NOT NULL,
                checkedAt INTEGER NOT NULL,
                reachedAt INTEGER,
                candidate TEXT CHECK (candidate IN ('online', 'degraded', 'offline', 'unknown')),
                candidateSince INTEGER,
                candidateCount INTEGER NOT NULL DEFAULT 0 CHECK (candidateCount >= 0),
                knownAt INTEGER NOT NULL,
                episodeFrom INTEGER NOT NULL,
                heldUntil INTEGER,
                recent BLOB NOT NULL,
                flapping INTEGER NOT NULL DEFAULT 0 CHECK (flapping IN (0, 1)),
                kind TEXT,
                mark TEXT,
                outcome TEXT NOT NULL,
                message TEXT NOT NULL,
                runId INTEGER REFERENCES probeRun(id),
                remoteAddress TEXT,
                reachFrom INTEGER,
                PRIMARY KEY (endpointId, root),
                FOREIGN KEY (endpointId, root) REFERENCES endpoint(id, root) ON DELETE CASCADE ON UPDATE CASCADE
            );
            CREATE FUNCTION rootOfEndpoint() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                SELECT root INTO NEW.root FROM endpoint WHERE id = NEW.endpointId;
                RETURN NEW;
            END $$;
            CREATE TRIGGER healthRoot BEFORE INSERT ON health
                FOR EACH ROW WHEN (NEW.root IS NULL) EXECUTE FUNCTION rootOfEndpoint();
            CREATE TABLE maintenance (
                id NUMBERED PRIMARY KEY,
                scope TEXT NOT NULL CHECK (scope IN ('camera', 'zone', 'pole', 'parent')),
                code TEXT NOT NULL CHECK (code <> ''),
                fromAt INTEGER NOT NULL,
                toAt INTEGER NOT NULL CHECK (toAt > fromAt),
                reason TEXT NOT NULL,
                actor TEXT NOT NULL,
                enteredAt INTEGER NOT NULL,
                removedAt INTEGER
            );
            """

        /// What endpoints were, and when they were reached: a partition a month, so that an old month goes by being dropped. What
        /// no month was made for lies in the partition `...Rest`.
        static let history = """
            CREATE TABLE episode (
                endpointId INTEGER NOT NULL,
                root INTEGER NOT NULL,
                fromAt INTEGER NOT NULL,
                toAt INTEGER NOT NULL CHECK (toAt > fromAt),
                state TEXT NOT NULL CHECK (state IN ('online', 'degraded', 'offline', 'unknown')),
                knownAt INTEGER NOT NULL,
                PRIMARY KEY (endpointId, fromAt, root),
                FOREIGN KEY (endpointId, root) REFERENCES endpoint(id, root) ON DELETE CASCADE ON UPDATE CASCADE
            ) PARTITION BY RANGE (fromAt);
            CREATE TABLE episodeRest PARTITION OF episode DEFAULT;
            CREATE TABLE reach (
                endpointId INTEGER NOT NULL,
                root INTEGER NOT NULL,
                fromAt INTEGER NOT NULL,
                toAt INTEGER NOT NULL CHECK (toAt >= fromAt),
                PRIMARY KEY (endpointId, fromAt, root),
                FOREIGN KEY (endpointId, root) REFERENCES endpoint(id, root) ON DELETE CASCADE ON UPDATE CASCADE
            ) PARTITION BY RANGE (fromAt);
            CREATE TABLE reachRest PARTITION OF reach DEFAULT;
            CREATE TABLE endpointDay (
                day INTEGER NOT NULL,
                endpointId INTEGER NOT NULL,
                root INTEGER NOT NULL,
                sums BLOB NOT NULL CHECK (length(sums) BETWEEN 7 AND 144),
                PRIMARY KEY (day, endpointId, root),
                FOREIGN KEY (endpointId, root) REFERENCES endpoint(id, root) ON DELETE CASCADE ON UPDATE CASCADE
            ) PARTITION BY RANGE (day);
            CREATE TABLE endpointDayRest PARTITION OF endpointDay DEFAULT;
            CREATE TRIGGER episodeRoot BEFORE INSERT ON episode
                FOR EACH ROW WHEN (NEW.root IS NULL) EXECUTE FUNCTION rootOfEndpoint();
            CREATE TRIGGER reachRoot BEFORE INSERT ON reach
                FOR EACH ROW WHEN (NEW.root IS NULL) EXECUTE FUNCTION rootOfEndpoint();
            CREATE TRIGGER endpointDayRoot BEFORE INSERT ON endpointDay
                FOR EACH ROW WHEN (NEW.root IS NULL) EXECUTE FUNCTION rootOfEndpoint();

            CREATE FUNCTION makeMonth(moment bigint) RETURNS void LANGUAGE plpgsql SET lock_timeout = 200 AS $$
            DECLARE
                first timestamp := date_trunc('month', to_timestamp(moment / 1000.0) AT TIME ZONE 'UTC');
                name text := to_char(first, '"y"YYYY"m"MM');
                low bigint := extract(epoch FROM first)::bigint;
                high bigint := extract(epoch FROM first + interval '1 month')::bigint;
                taken boolean;
            BEGIN
                IF to_regclass('endpointday' || name) IS NOT NULL THEN RETURN; END IF;
                SELECT EXISTS (SELECT 1 FROM episodeRest WHERE fromAt >= low * 1000 AND fromAt < high * 1000)
                    OR EXISTS (SELECT 1 FROM reachRest WHERE fromAt >= low * 1000 AND fromAt < high * 1000)
                    OR EXISTS (SELECT 1 FROM endpointDayRest WHERE day >= low / 86400 AND day < high / 86400) INTO taken;
                IF taken THEN RETURN; END IF;
                EXECUTE format('CREATE TABLE %I PARTITION OF episode FOR VALUES FROM (%s) TO (%s)',
                    'episode' || name, low * 1000, high * 1000);
                EXECUTE format('CREATE TABLE %I PARTITION OF reach FOR VALUES FROM (%s) TO (%s)',
                    'reach' || name, low * 1000, high * 1000);
                EXECUTE format('CREATE TABLE %I PARTITION OF endpointDay FOR VALUES FROM (%s) TO (%s)',
                    'endpointday' || name, low / 86400, high / 86400);
                -- Through the table that they are parts of its policies count; by themselves nobody but the owner sees them.
                EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', 'episode' || name);
                EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', 'reach' || name);
                EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', 'endpointday' || name);
            EXCEPTION WHEN lock_not_available THEN
                -- Somebody reads the history for long: a later run makes it, and there is a month's time.
                RETURN;
            END $$;
            CREATE TABLE rolled (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                day INTEGER NOT NULL
            );
            CREATE TABLE pruned (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                beforeAt INTEGER NOT NULL,
                at INTEGER NOT NULL
            );
            """
    }
#endif
