#if POSTGRES
    extension PostgresSchema {
        /// Probers on many machines: who they are, which endpoints each has, and the numbers of the batches they sent.
        ///
        /// A lease lasts as long as its worker is heard of (`worker.until`), so a heartbeat writes one row, however many endpoints the
        /// worker holds. `token` goes up each time an endpoint is given to somebody: results that name an older one do not count.
        static let leases = """
            CREATE FUNCTION serverNow() RETURNS bigint LANGUAGE sql VOLATILE AS
                'SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)';
            CREATE TABLE worker (
                id NUMBERED PRIMARY KEY,
                name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
                host TEXT NOT NULL,
                process INTEGER NOT NULL,
                zones TEXT,
                startedAt INTEGER NOT NULL,
                seenAt INTEGER NOT NULL,
                until INTEGER NOT NULL,
                batches INTEGER NOT NULL DEFAULT 0,
                spooled INTEGER NOT NULL DEFAULT 0 CHECK (spooled >= 0)
            );
            CREATE TABLE lease (
                endpointId INTEGER NOT NULL,
                root INTEGER NOT NULL,
                askedAt INTEGER NOT NULL,
                workerId INTEGER REFERENCES worker(id),
                token INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (endpointId, root),
                FOREIGN KEY (endpointId, root) REFERENCES endpoint(id, root) ON DELETE CASCADE ON UPDATE CASCADE
            );
            CREATE INDEX leaseByTime ON lease(root, askedAt);
            CREATE INDEX leaseByWorker ON lease(workerId) WHERE workerId IS NOT NULL;
            ALTER TABLE probeRun ADD COLUMN workerId INTEGER REFERENCES worker(id);
            ALTER TABLE probeRun ADD COLUMN answered INTEGER;
            ALTER TABLE probeRun ADD COLUMN batch TEXT UNIQUE;
            CREATE INDEX probeRunByWorker ON probeRun(workerId, finishedAt) WHERE workerId IS NOT NULL;
            """
    }
#endif
