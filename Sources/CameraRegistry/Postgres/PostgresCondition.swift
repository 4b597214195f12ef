#if POSTGRES
    import CameraModel

    extension PostgresStore {
        /// Looks at a registry on a server, as ``Registry/condition(path:)`` says: on one snapshot, and without bringing tables up to date.
        static func condition(_ address: PostgresAddress) throws(RegistryError) -> RegistryCondition {
            let session = try PostgresSession(address)
            let connection = Connection.postgres(session)
            try session.run(PostgresSession.snapshot)
            var condition = RegistryCondition()
            condition.engine =
                "PostgreSQL "
                + (try Statement(connection, "SELECT current_setting('server_version')").allTexts().first
                    ?? "")
            guard try PostgresSchema.isThere(session) else { throw .missing(path: address.shown) }
            let steps = try Statement(connection, "SELECT name FROM schemaStep ORDER BY id").allTexts()
            condition.schemaSteps = steps.count
            condition.schema = PostgresSchema.state(of: steps)
            guard condition.schema == .current else { return condition }
            condition.seesAll = try !PostgresSchema.isLimited(session)
            if condition.seesAll {
                condition.damages = try damages(connection)
                try condition.look(connection)
            } else {
                try condition.count(connection)
            }
            return condition
        }

        /// Rows that contradict each other. No foreign key looks after cameras: see ``PostgresSchema``.
        private static func damages(_ connection: Connection) throws(RegistryError) -> [String] {
            let unnamed = ["ownerId", "managementUnitId", "maintenanceUnitId"].map {
                "\($0) IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organisation WHERE organisation.id = \($0))"
            }.joined(separator: " OR ")
            var found: [String] = []
            for (what, sql) in [
                (
                    "cameras lie in a zone or a county that is not there",
                    "SELECT count(*) FROM camera LEFT JOIN zone ON zone.id = zoneId WHERE zone.root IS DISTINCT FROM camera.root"
                ),
                (
                    "cameras name an organisation that is not there",
                    "SELECT count(*) FROM camera WHERE \(unnamed)"
                ),
                (
                    "cameras are not in the table of audits as their columns say",
                    PackedFacts.disagreeingPlainly
                ),
                (
                    "rows of the table of audits lie in another county than their cameras",
                    "SELECT count(*) FROM brief JOIN camera ON camera.id = brief.id WHERE camera.root <> brief.root"
                ),
                (
                    "endpoints lie in another county than their cameras",
                    "SELECT count(*) FROM endpoint JOIN camera ON camera.id = cameraId WHERE camera.root <> endpoint.root"
                ),
            ] {
                let count = try Registry.count(connection, sql)
                if count > 0 { found.append("\(count) \(what)") }
            }
            return found
        }
    }
#endif
