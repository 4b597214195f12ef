public import CameraModel

/// How several probers share the endpoints of a registry on a server. Each of these is one transaction beside those of other writers;
/// each throws ``RegistryError/onlyOnServer(path:)`` for a file, and ``RegistryError/busy(path:)`` where somebody else holds the rows.
extension Registry {
    /// Makes a worker known, or known again: it holds what a process of the same name held before.
    public func enlist(_ worker: ProbeWorker) throws -> EnlistedWorker {
        let enlisted = try share { connection in
            let places = try Places(connection, withBoundaries: false)
            let codes = try worker.zones.map { text in
                guard case .success(let index) = places.find(text) else {
                    throw RegistryError.unknownCode(text)
                }
                return places.tree.zones[index].code.text
            }
            let insert = try Statement(
                connection,
                """
                INSERT INTO worker (name, host, process, zones, startedAt, seenAt, until)
                SELECT ?1, ?2, ?3, ?4, now, now, now + ?5 FROM (SELECT serverNow() AS now) AS clock
                ON CONFLICT (name) DO UPDATE SET host = excluded.host, process = excluded.process, zones = excluded.zones,
                    startedAt = excluded.startedAt, seenAt = excluded.seenAt, until = excluded.until
                RETURNING id, seenAt, (SELECT value FROM identity)
                """)
            insert.bind(1, worker.name)
            insert.bind(2, worker.host)
            insert.bind(3, Int64(worker.process))
            insert.bind(4, codes.isEmpty ? nil : codes.joined(separator: ";"))
            insert.bind(5, worker.leaseMilliseconds)
            _ = try insert.step()
            let enlisted = EnlistedWorker(
                id: insert.int64(0), worker: worker, registry: insert.text(2) ?? "",
                serverTime: Instant(milliseconds: insert.int64(1)))
            insert.reset()
            return enlisted
        }
        // An import that moves or removes cameras holds their rows: then the next pass does it.
        do { try share { connection in try LeaseTable.fill(connection) } } catch RegistryError.busy {}
        return enlisted
    }

    /// Gives a worker up to `most` endpoints of its zones that nobody has asked in this period and nobody holds, longest unasked first.
    public func lease(_ worker: EnlistedWorker, most: Int) throws -> Lease {
        try share { connection in
            let now = try Registry.prolong(connection, worker, spooled: nil)
            let places = try Places(connection, withBoundaries: false)
            let tokens = try LeaseTable.take(
                connection, worker: worker.id, zones: try Registry.zones(worker.worker.zones, places),
                before: worker.worker.periodStart(now), most: most)
            var lease = Lease(at: now, endpoints: [], maintained: [])
            if tokens.isEmpty { return lease }
            let works = try MaintenanceTable.lookup(connection, places, at: now)
            let select = try Statement(
                connection,
                Registry.watchedQuery(where: "endpoint.id = ANY (\(LeaseTable.idArray("?1")))"))
            select.bind(1, LeaseTable.idList(tokens.keys))
            while try select.step() {
                let watched = try Registry.watched(select, places, works)
                if watched.maintenance != nil {
                    lease.maintained.append(watched)
                } else if let token = tokens[watched.target.endpointID] {
                    lease.endpoints.append(LeasedEndpoint(watched: watched, token: token))
                }
            }
            try LeaseTable.giveBack(
                connection, lease.maintained.map(\.target.endpointID), askedAt: now)
            return lease
        }
    }

    /// A sign of life: the worker's leases are its own for as long again. `spooled`: results that wait on its machine.
    public func beat(_ worker: EnlistedWorker, spooled: Int?) throws {
        try share { connection in _ = try Registry.prolong(connection, worker, spooled: spooled) }
    }

    /// Gives back everything that a worker holds; `ends`: it says goodbye.
    public func giveBack(_ worker: EnlistedWorker, ends: Bool) throws {
        try share { connection in
            try LeaseTable.giveBackAll(connection, of: worker.id)
            if !ends { return }
            let update = try Statement(
                connection, "UPDATE worker SET seenAt = serverNow(), until = serverNow() WHERE id = ?")
            update.bind(1, worker.id)
            try update.run()
        }
    }

    /// Notes a sign of life, and gives the server's time.
    static func prolong(_ connection: Connection, _ worker: EnlistedWorker, spooled: Int?)
        throws(RegistryError) -> Instant
    {
        let update = try Statement(
            connection,
            """
            UPDATE worker SET seenAt = now, until = now + ?2, spooled = coalesce(?3, spooled)
            FROM (SELECT serverNow() AS now) AS clock WHERE id = ?1 RETURNING seenAt
            """)
        update.bind(1, worker.id)
        update.bind(2, worker.worker.leaseMilliseconds)
        update.bind(3, spooled)
        guard try update.step() else {
            throw .postgres(code: "02000", message: "the worker is not enlisted")
        }
        defer { update.reset() }
        return Instant(milliseconds: update.int64(0))
    }

    /// The zones that texts name, with all below them; `nil` for all.
    static func zones(_ texts: [String], _ places: Places) throws -> Set<Int64>? {
        if texts.isEmpty { return nil }
        return try texts.reduce(into: Set()) { all, text in
            all.formUnion(try zones(text, places) ?? [])
        }
    }

    /// Has partitions for the history of this month and the next, before something is written that belongs there. Waits for other
    /// writers like one of them, where there is something to do.
    public func makeMonths(now: Instant) throws {
        let isMissing = try read { connection in
            let select = try Statement(
                connection,
                """
                SELECT to_regclass('endpointday' || to_char(to_timestamp(?1) AT TIME ZONE 'UTC', '"y"YYYY"m"MM')) IS NULL
                """)
            select.bind(1, Double(now.adding(seconds: 7 * 86_400).seconds))
            return try select.step() && select.int(0) == 1
        }
        guard isMissing else { return }
        try write { connection in (keep: true, value: try Registry.makeMonths(connection, now)) }
    }

    /// What is done once a day: attempts of more than two days are forgotten, hourly sums of days that are over are kept. Waits for other
    /// writers like one of them, where there is something to do.
    public func tend(now: Instant) throws {
        let isDue = try read { connection in
            let rolled = try DayRoll.lastDay(connection) ?? -1
            return rolled < Int(now.seconds / 86_400) - 1
        }
        guard isDue else { return }
        try write { connection in
            try Registry.forgetAttempts(connection, now)
            try DayRoll.run(connection, now: now)
            return (keep: true, value: ())
        }
    }
}
