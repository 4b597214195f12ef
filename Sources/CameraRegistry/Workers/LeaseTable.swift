import CameraModel

/// The table `lease`: which endpoint was given to whom, and when it was last asked.
enum LeaseTable {
    /// Rows for endpoints that have none. One that was asked before there were workers is due when it would have been.
    static func fill(_ connection: Connection) throws(RegistryError) {
        try Statement(
            connection,
            """
            INSERT INTO lease (endpointId, root, askedAt)
            SELECT endpoint.id, endpoint.root, coalesce(health.checkedAt, 0) FROM endpoint
            LEFT JOIN health ON health.endpointId = endpoint.id AND health.root = endpoint.root
            WHERE NOT EXISTS (SELECT 1 FROM lease WHERE lease.endpointId = endpoint.id AND lease.root = endpoint.root)
            ON CONFLICT DO NOTHING
            """
        ).run()
    }

    /// Gives a worker up to `most` endpoints that were not asked since `before` and that nobody holds, longest ago first. Rows that
    /// another worker is taking at this moment are passed over.
    ///
    /// A row that was taken between the look and the lock is looked at again by the server, but only itself: of tables joined to it
    /// the first look stands. So whose it is, is asked of the row and in a subquery, never in a join.
    static func take(
        _ connection: Connection, worker: Int64, zones: Set<Int64>?, before: Instant, most: Int
    ) throws(RegistryError) -> [Int64: Int64] {
        let isReached =
            zones == nil
            ? ""
            : """
            AND camera.zoneId = ANY (\(idArray("?4")))
            AND lease.root IN (SELECT root FROM zone WHERE id = ANY (\(idArray("?4"))))
            """
        let take = try Statement(
            connection,
            """
            WITH due AS (
                SELECT lease.endpointId, lease.root FROM lease
                JOIN endpoint ON endpoint.id = lease.endpointId AND endpoint.root = lease.root
                JOIN camera ON camera.id = endpoint.cameraId AND camera.root = endpoint.root
                WHERE lease.askedAt < ?1 AND (lease.workerId IS NULL
                        OR EXISTS (SELECT 1 FROM worker WHERE id = lease.workerId AND until <= serverNow()))
                    AND \(Registry.isAsked) \(isReached)
                ORDER BY lease.askedAt, lease.endpointId LIMIT ?2 FOR UPDATE OF lease SKIP LOCKED)
            UPDATE lease SET workerId = ?3, token = token + 1 FROM due
            WHERE lease.endpointId = due.endpointId AND lease.root = due.root
            RETURNING lease.endpointId, lease.token
            """)
        take.bind(1, before.milliseconds)
        take.bind(2, most)
        take.bind(3, worker)
        if let zones { take.bind(4, idList(zones)) }
        var taken: [Int64: Int64] = [:]
        while try take.step() { taken[take.int64(0)] = take.int64(1) }
        return taken
    }

    /// The present tokens of endpoints, whose rows stay locked until the transaction ends.
    static func lock(_ connection: Connection, _ endpoints: [Int64]) throws(RegistryError) -> [Int64: Int64] {
        let select = try Statement(
            connection,
            """
            SELECT endpointId, token FROM lease WHERE endpointId = ANY (\(idArray("?1")))
            ORDER BY endpointId, root FOR UPDATE
            """)
        select.bind(1, idList(endpoints))
        var tokens: [Int64: Int64] = [:]
        while try select.step() { tokens[select.int64(0)] = select.int64(1) }
        return tokens
    }

    /// Gives endpoints back, those that were asked with the moment when.
    static func giveBack(_ connection: Connection, _ endpoints: [Int64], askedAt: Instant?)
        throws(RegistryError)
    {
        if endpoints.isEmpty { return }
        let update = try Statement(
            connection,
            """
            UPDATE lease SET workerId = NULL, askedAt = greatest(askedAt, ?2)
            WHERE endpointId = ANY (\(idArray("?1")))
            """)
        update.bind(1, idList(endpoints))
        update.bind(2, askedAt?.milliseconds ?? 0)
        try update.run()
    }

    /// Gives back everything that a worker holds.
    static func giveBackAll(_ connection: Connection, of worker: Int64) throws(RegistryError) {
        let update = try Statement(connection, "UPDATE lease SET workerId = NULL WHERE workerId = ?")
        update.bind(1, worker)
        try update.run()
    }

    /// Numbers as one parameter, and what makes an array of it again.
    static func idList(_ ids: some Sequence<Int64>) -> String {
        ids.map(String.init).joined(separator: " ")
    }

    static func idArray(_ parameter: String) -> String {
        "CAST(string_to_array(\(parameter), ' ') AS bigint[])"
    }
}
