#if POSTGRES
    import Synchronization

    /// The way to a registry on a server: sessions that are kept, transactions on them, and one writer at a time.
    final class PostgresStore: Sendable {
        private let address: PostgresAddress
        private let waitMilliseconds: Int
        private let idle = Mutex<[PostgresSession]>([])
        /// So many sessions are kept while nobody needs them.
        private static let kept = 4

        /// Connects, and brings the tables up to date, as ``Registry/init(path:_:waitSeconds:)`` says.
        init(_ address: PostgresAddress, _ opening: Registry.Opening, waitSeconds: Double)
            throws(RegistryError)
        {
            self.address = address
            waitMilliseconds = max(1, Int(min(waitSeconds, 86_400) * 1000))
            let session = try PostgresSession(address)
            try PostgresSchema.prepare(session, opening)
            idle.withLock { $0.append(session) }
        }

        /// Runs `work` on a snapshot that no writer changes.
        func read<Value>(_ work: (Connection) throws -> Value) throws -> Value {
            let session = try take()
            defer { giveBack(session) }
            try session.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            let value = try work(.postgres(session))
            try session.run("COMMIT")
            return value
        }

        /// Runs `work` in one transaction, alone among writers: all of it is kept, or nothing.
        func write<Value>(_ work: (Connection) throws -> (keep: Bool, value: Value)) throws -> Value {
            let session = try take()
            defer { giveBack(session) }
            try session.run(
                "BEGIN; SET LOCAL lock_timeout = \(waitMilliseconds); " + PostgresLocks.wait(.write))
            try session.run(PostgresSchema.numbering)
            let (keep, value) = try work(.postgres(session))
            try session.run(keep ? "COMMIT" : "ROLLBACK")
            return value
        }

        private func take() throws(RegistryError) -> PostgresSession {
            // One that the server has dropped meanwhile says so only when it is used.
            while let session = idle.withLock({ $0.popLast() }) {
                if (try? session.run("SELECT 1")) != nil { return session }
            }
            return try PostgresSession(address)
        }

        /// Keeps a session for the next caller, what it began taken back.
        private func giveBack(_ session: PostgresSession) {
            if !session.isIdle { try? session.run("ROLLBACK") }
            guard session.isAlive, session.isIdle else { return }
            idle.withLock { if $0.count < PostgresStore.kept { $0.append(session) } }
        }
    }
#endif
