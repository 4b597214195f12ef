#if POSTGRES
    import CameraModel
    import Glibc

    /// Locks that processes on any machine see: the server's advisory locks, one set for each schema that holds a registry.
    enum PostgresLocks {
        /// What is locked; the numbers are for good.
        enum Kind: Int { case write = 0, schema = 1, imports = 2, probes = 3, roll = 4 }

        /// Marks our locks among those of other programs: "SEy" in ASCII, and the kind.
        private static func key(_ kind: Kind) -> String {
            "\(0x5345_7900 + kind.rawValue), current_schema()::regnamespace::oid::int"
        }

        /// Waits for a lock that the transaction's end gives back.
        static func wait(_ kind: Kind) -> String { "SELECT pg_advisory_xact_lock(\(key(kind)))" }

        /// The same, together with others who share it.
        static func waitShared(_ kind: Kind) -> String {
            "SELECT pg_advisory_xact_lock_shared(\(key(kind)))"
        }

        /// Takes a lock that the session keeps, if it is free.
        static func take(_ kind: Kind, _ session: PostgresSession) throws(RegistryError) -> Bool {
            let select = PostgresStatement(
                session, "SELECT pg_try_advisory_lock(\(key(kind)))", isLong: false)
            return try select.step() && select.int64(0) == 1
        }

        /// Who holds it, as far as the server tells; `nil` when nobody does any more.
        static func holder(_ kind: Kind, _ session: PostgresSession) throws(RegistryError) -> String? {
            let select = PostgresStatement(
                session,
                """
                SELECT application_name || coalesce(' on ' || host(client_addr), '')
                FROM pg_locks LEFT JOIN pg_stat_activity USING (pid)
                WHERE locktype = 'advisory' AND granted AND classid = \(0x5345_7900 + kind.rawValue)
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    AND objid = current_schema()::regnamespace::oid
                """, isLong: false)
            return try select.step() ? select.text(0) ?? "another process" : nil
        }
    }

    /// A session that holds one lock for as long as it lives.
    final class PostgresLock: Sendable {
        private let session: PostgresSession

        private init(_ session: PostgresSession) { self.session = session }

        /// Takes the lock; the other's word on itself when somebody holds it.
        static func take(_ kind: PostgresLocks.Kind, _ address: PostgresAddress, now: Instant)
            throws(RegistryError) -> Taking
        {
            let session = try PostgresSession(address)
            try session.run("SET application_name = 'process \(getpid()) since \(now.rfc3339)'")
            while true {
                if try PostgresLocks.take(kind, session) { return .taken(PostgresLock(session)) }
                // Given back between the two questions: ask again.
                if let holder = try PostgresLocks.holder(kind, session) { return .held(by: holder) }
            }
        }

        enum Taking {
            case taken(PostgresLock)
            case held(by: String)
        }
    }
#endif
