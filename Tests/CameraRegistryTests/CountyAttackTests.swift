#if POSTGRES
    import CameraModel
    import TestSupport
    import Testing

    @testable import CameraRegistry

    /// What somebody tries who has a county's account and psql.
    @Suite(
        "Attacks from a county's account",
        .enabled(if: ThrowawayPostgres.isInstalled, Comment(rawValue: ThrowawayPostgres.advice)))
    struct CountyAttackTests {
        /// Relations of the registry's schema: name, kind, whether row security is on.
        private static let relations = """
            SELECT relname || ' ' || relkind::text || ' ' || relrowsecurity FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f') ORDER BY relname
            """

        private func relations(_ world: TwoCounties) throws -> [(name: String, kind: String, isOn: Bool)] {
            try ThrowawayPostgres.psql(world.registry.path, Self.relations).split(separator: "\n").map {
                let parts = $0.split(separator: " ").map(String.init)
                return (parts[0], parts[1], parts[2] == "true")
            }
        }

        /// What the account is told: the answer, or the server's refusal.
        private func told(_ world: TwoCounties, _ sql: String) -> String {
            (try? ThrowawayPostgres.told(world.address, sql)) ?? "psql is not there"
        }

        /// Fails when a step of the schema adds a table without row security, or without a word on who may see it.
        @Test func `every table has row security and a decision`() throws {
            let world = try TwoCounties()
            let (schema, tables) = (try relations(world), CountyAccess.tables)
            for table in schema where ["r", "p"].contains(table.kind) {
                #expect(table.isOn, "\(table.name) has no row security")
                let isPart = try ThrowawayPostgres.psql(
                    world.registry.path,
                    "SELECT relispartition FROM pg_class WHERE oid = '\(table.name)'::regclass")
                #expect(isPart == "t" || tables[table.name] != nil, "no decision on \(table.name)")
            }
            #expect(schema.contains { $0.name.hasPrefix("episodey") }, "no partition was made")
            #expect(Set(tables.keys).isSubset(of: Set(schema.map(\.name))))
            // Nobody but owners sees what has no policy.
            let policies = try ThrowawayPostgres.psql(
                world.registry.path, "SELECT DISTINCT polrelid::regclass FROM pg_policy")
            for (table, access) in tables where access == .none {
                #expect(!policies.split(separator: "\n").contains(Substring(table)), "\(table) has a policy")
            }
            // Functions with their owner's rights look nowhere but in the registry's schema.
            #expect(
                try ThrowawayPostgres.psql(
                    world.registry.path,
                    """
                    SELECT count(*), count(*) FILTER (WHERE proconfig::text LIKE '%search_path=public, pg_temp%') FROM pg_proc
                    WHERE pronamespace = 'public'::regnamespace AND prosecdef
                    """) == "4|4")
        }

        @Test func `reads nothing of the other county from anything that there is`() throws {
            let world = try TwoCounties()
            var rows = 0
            for relation in try relations(world) {
                for sql in [
                    "SELECT seen::text FROM \(relation.name) AS seen", "TABLE \(relation.name)",
                    "COPY \(relation.name) TO STDOUT", "COPY (SELECT * FROM \(relation.name)) TO STDOUT",
                    "SET row_security = off; SELECT * FROM \(relation.name)",
                    "BEGIN; DECLARE c CURSOR FOR SELECT * FROM \(relation.name); FETCH ALL FROM c",
                    "SELECT array_agg(seen)::text FROM \(relation.name) AS seen TABLESAMPLE SYSTEM (100)",
                ] {
                    let answer = told(world, sql)
                    for mark in TwoCounties.marks {
                        #expect(!answer.contains(mark), "\(sql): \(answer.prefix(200))")
                    }
                    rows += answer.split(separator: "\n").count
                }
                // Rows without any word: their county says whose they are.
                let hasRoot = try ThrowawayPostgres.psql(
                    world.registry.path,
                    "SELECT count(*) FROM pg_attribute WHERE attrelid = '\(relation.name)'::regclass AND attname = 'root'"
                )
                if hasRoot == "1", CountyAccess.tables[relation.name] == .own, relation.name != "zone" {
                    let all = try ThrowawayPostgres.psql(
                        world.registry.path,
                        "SELECT count(*), count(*) FILTER (WHERE root = 3) FROM \(relation.name)"
                    ).split(separator: "|")
                    #expect(told(world, "SELECT count(*) FROM \(relation.name)") == all[1])
                    #expect(all[0] != all[1], "\(relation.name) has nothing of another county to hide")
                }
            }
            #expect(rows > 100)
        }

        @Test func `changes nothing anywhere`() throws {
            let world = try TwoCounties()
            let before = try CopyTests.dump(world.registry)
            for relation in try relations(world) where relation.kind != "S" {
                let column = try ThrowawayPostgres.psql(
                    world.registry.path,
                    "SELECT attname FROM pg_attribute WHERE attrelid = '\(relation.name)'::regclass AND attnum = 1"
                )
                for sql in [
                    "INSERT INTO \(relation.name) DEFAULT VALUES",
                    "INSERT INTO \(relation.name) SELECT * FROM \(relation.name)",
                    "UPDATE \(relation.name) SET \(column) = \(column)", "DELETE FROM \(relation.name)",
                    "TRUNCATE \(relation.name) CASCADE", "COPY \(relation.name) FROM '/dev/null'",
                    "SELECT * FROM \(relation.name) FOR UPDATE", "DROP TABLE \(relation.name) CASCADE",
                    "ALTER TABLE \(relation.name) DISABLE ROW LEVEL SECURITY",
                    "CREATE POLICY mine ON \(relation.name) USING (true)",
                    "GRANT ALL ON \(relation.name) TO \(world.account)",
                ] {
                    let answer = told(world, sql)
                    #expect(
                        answer.contains("ERROR") || answer.contains("WARNING")
                            || answer.isEmpty
                                && sql.hasPrefix("GRANT"),
                        "\(sql): \(answer)")
                    for mark in TwoCounties.marks { #expect(!answer.contains(mark), "\(sql): \(answer)") }
                }
            }
            #expect(try CopyTests.dump(world.registry) == before)
            try reads(world)
        }

        @Test func `is told nothing by roles, shadows, leaks, statistics, keys and functions`() throws {
            let world = try TwoCounties()
            let before = try CopyTests.dump(world.registry)
            for attack in Self.attacks {
                let answer = told(world, attack)
                for mark in TwoCounties.marks {
                    #expect(!answer.contains(mark), "\(attack): \(answer.prefix(300))")
                }
            }
            #expect(told(world, "SELECT pg_has_role(session_user, 'tester', 'MEMBER')") == "f")
            #expect(try CopyTests.dump(world.registry) == before)
            try reads(world)
        }

        /// The account reads what it read before, and the owner everything.
        private func reads(_ world: TwoCounties) throws {
            #expect(told(world, "SELECT count(*) FROM camera") == "8")
            #expect(try ThrowawayPostgres.psql(world.registry.path, "SELECT count(*) FROM camera") == "16")
        }

        private static let attacks = [
            // Another role.
            "SET ROLE tester; SELECT * FROM camera", "SET SESSION AUTHORIZATION tester; SELECT * FROM camera",
            "SET session_authorization = 'tester'; SELECT * FROM camera",
            "SET LOCAL ROLE NONE; SET row_security = off; SELECT * FROM camera",
            // Tables and functions of its own before those of the registry.
            "CREATE TEMP TABLE countyaccount AS SELECT current_user::text AS account, '370503'::text AS zone; SELECT * FROM camera",
            "CREATE TEMP TABLE zone AS SELECT 3::bigint AS id, 4::bigint AS root, NULL::bigint AS parentid, '370502'::text AS code; SELECT * FROM camera",
            "CREATE TEMP TABLE pg_roles AS SELECT 'x'::text AS rolname; SELECT * FROM camera",
            "CREATE FUNCTION pg_temp.ownroots() RETURNS bigint[] LANGUAGE sql AS 'SELECT ARRAY[1, 2, 3, 4]'; SET search_path = pg_temp, public; SELECT * FROM camera",
            "CREATE FUNCTION pg_temp.pg_has_role(name, oid, text) RETURNS bool LANGUAGE sql AS 'SELECT true'; SET search_path = pg_temp, public; SELECT * FROM camera",
            "CREATE FUNCTION public.ownroots() RETURNS bigint[] LANGUAGE sql AS 'SELECT ARRAY[4]'; SELECT * FROM camera",
            "CREATE OPERATOR pg_temp.= (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = int8ne); SET search_path = pg_temp, pg_catalog, public; SELECT * FROM camera",
            // Functions that tell what they are given.
            "CREATE FUNCTION pg_temp.tell(text) RETURNS bool LANGUAGE plpgsql COST 0.0001 AS 'BEGIN RAISE WARNING ''%'', $1; RETURN true; END'; SELECT count(*) FROM camera WHERE pg_temp.tell(devicecode || name)",
            "CREATE FUNCTION pg_temp.tell(text) RETURNS bool LANGUAGE plpgsql LEAKPROOF COST 0.0001 AS 'BEGIN RAISE WARNING ''%'', $1; RETURN true; END'; SELECT count(*) FROM camera WHERE pg_temp.tell(devicecode)",
            "SELECT count(*) FROM camera WHERE (name || 'x')::bigint > 0",
            "SELECT count(*) FROM site WHERE 1 / (length(key) - length(key)) > 0",
            // What the server says of itself.
            "SELECT * FROM pg_stats", "SELECT * FROM pg_statistic", "SELECT * FROM pg_statistic_ext_data",
            "SELECT query FROM pg_stat_activity", "SELECT * FROM pg_sequences",
            "SELECT * FROM information_schema.columns", "EXPLAIN (VERBOSE) SELECT * FROM camera",
            // Foreign keys, unique keys and references.
            "INSERT INTO camera (id, root, deviceCode, zoneId) VALUES (99, 3, '37050300001320000001', 3)",
            "CREATE TEMP TABLE probe (z bigint REFERENCES zone(id))",
            "CREATE TABLE probe (z bigint REFERENCES zone(id))", "CREATE VIEW mine AS SELECT * FROM camera",
            "CREATE MATERIALIZED VIEW mine AS SELECT * FROM camera",
            "CREATE TEMP VIEW mine AS SELECT * FROM camera; SELECT * FROM mine",
            // Functions and numbers of the registry.
            "SELECT ownRoots(), ownAncestors(), ownOrganisations()", "SELECT makeMonth(1795000000000)",
            "SELECT nextval('change_id_seq')", "SELECT setval('change_id_seq', 1)",
            "SELECT * FROM change_id_seq", "SELECT pg_sequence_last_value('change_id_seq')",
            "SELECT zoneRoot()", "SELECT pg_read_file('/etc/passwd')", "SELECT lo_import('/etc/passwd')",
            "COPY camera TO PROGRAM 'cat'", "SELECT * FROM dblink('', 'SELECT 1') AS t(a int)",
            "SELECT query_to_xml('SELECT * FROM camera', true, true, '')",
            "SELECT database_to_xml(true, true, '')",
            "SELECT ts_stat('SELECT to_tsvector(name) FROM camera')",
            "CREATE EXTENSION dblink", "LOCK TABLE camera", "VACUUM camera", "ANALYZE camera",
            "CLUSTER camera",
            "REINDEX TABLE camera", "REFRESH MATERIALIZED VIEW changelog", "NOTIFY x",
            "CREATE TRIGGER mine AFTER INSERT ON change EXECUTE FUNCTION zoneRoot()",
            "CREATE RULE mine AS ON SELECT TO camera DO INSTEAD SELECT 1",
            "ALTER FUNCTION ownRoots() RESET ALL", "ALTER DATABASE postgres SET row_security = off",
            "ALTER ROLE CURRENT_USER SUPERUSER", "ALTER ROLE CURRENT_USER BYPASSRLS", "CREATE ROLE other",
            "DO $$ BEGIN EXECUTE 'SELECT 1 FROM account'; END $$",
            "SELECT logAccess(1, 'x', 'y', 'z') FROM account",
        ]
    }
#endif
