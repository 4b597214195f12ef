public import CameraModel

/// What is known of a worker.
public struct WorkerEntry: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// The machine it ran on last.
    public var host: String
    /// Its process there.
    public var process: Int64
    /// The zones it was told to ask, by code; empty for all.
    public var zones: [String]
    /// When it began last.
    public var startedAt: Instant
    /// When it was last heard of, by the server's clock.
    public var seenAt: Instant
    /// Whether its leases still stand: it was heard of lately, and has not said goodbye.
    public var isAlive: Bool
    /// How many endpoints it holds. Those of a worker that is not alive are anybody's.
    public var leases: Int
    /// How many endpoints it judged in the last hour, by the time of the probes.
    public var results: Int
    /// How many results waited on its machine when it was last heard of.
    public var spooled: Int
}

extension Registry {
    /// The workers that were ever enlisted, by name. Throws ``RegistryError/onlyOnServer(path:)`` for a file.
    public func workers() throws -> [WorkerEntry] {
        guard Registry.isOnServer(path) else { throw RegistryError.onlyOnServer(path: path) }
        return try read { connection in
            let select = try Statement(
                connection,
                """
                SELECT name, host, process, zones, startedAt, seenAt, CASE WHEN until > serverNow() THEN 1 ELSE 0 END,
                    (SELECT count(*) FROM lease WHERE workerId = worker.id),
                    (SELECT CAST(coalesce(sum(answered), 0) AS INTEGER) FROM probeRun
                        WHERE workerId = worker.id AND finishedAt > serverNow() - 3600000), spooled
                FROM worker ORDER BY name
                """)
            var found: [WorkerEntry] = []
            while try select.step() {
                found.append(
                    WorkerEntry(
                        name: select.text(0) ?? "", host: select.text(1) ?? "", process: select.int64(2),
                        zones: (select.text(3) ?? "").split(separator: ";").map(String.init),
                        startedAt: Instant(milliseconds: select.int64(4)),
                        seenAt: Instant(milliseconds: select.int64(5)), isAlive: select.int(6) != 0,
                        leases: select.int(7), results: select.int(8), spooled: select.int(9)))
            }
            return found
        }
    }
}
