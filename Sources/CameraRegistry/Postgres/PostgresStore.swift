#if POSTGRES
    import Synchronization

    /// The way to a registry on a server: sessions that are kept, transactions on them, and one writer at a time.
    final class PostgresStore: Sendable {
        private let address: PostgresAddress
        private let waitMilliseconds: Int
        /// Whether the account may only read: a county's.
        let isLimited: Bool
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
            isLimited = session.isLimited
            idle.withLock { $0.append(session) }
        }

        /// Runs `work` on a snapshot that no writer changes.
        func read<Value>(_ work: (Connection) throws -> Value) throws -> Value {
            let session = try begin(PostgresSession.snapshot)
            defer { giveBack(session) }
            let value = try work(.postgres(session))
            try session.run("COMMIT")
            return value
        }

        /// Runs `work` in one transaction, alone among writers: all of it is kept, or nothing.
        ///
        /// Who is about to write many rows says so: tables grow under plans that were made while they were small, so plans that
        /// read whole tables are avoided; and new cameras' references are not looked at again, see ``BulkLoading``.
        func write<Value>(
            many: Bool = false, _ work: (Connection) throws -> (keep: Bool, value: Value)
        ) throws -> Value {
            if isLimited { throw RegistryError.readsOnly(path: address.shown) }
            let session = try begin(
                "BEGIN; SET LOCAL lock_timeout = \(waitMilliseconds); "
                    + (many ? "SET LOCAL enable_seqscan = off; SET LOCAL sharpeyes.loading = on; " : "")
                    + PostgresLocks.wait(.write))
            defer { giveBack(session) }
            try session.repeated(PostgresSchema.numbering)
            let (keep, value) = try work(.postgres(session))
            if keep { try session.settle() }
            // The server answers the COMMIT of a transaction that has failed by taking it back, and calls that no error.
            if keep, session.hasFailed {
                throw RegistryError.postgres(code: "25P02", message: "an earlier statement failed")
            }
            try session.run(keep ? "COMMIT" : "ROLLBACK")
            return value
        }

        /// Runs `work` in one transaction beside other writers. It has to lock the rows it reads before it writes, and gives way soon
        /// to whoever holds them: sooner than the server looks for deadlocks, so that it is never the other who fails.
        func share<Value>(_ work: (Connection) throws -> Value) throws -> Value {
            let session = try begin(
                "BEGIN; SET LOCAL lock_timeout = \(min(waitMilliseconds, 500)); \(PostgresStore.lasting)")
            defer { giveBack(session) }
            let value = try work(.postgres(session))
            if session.hasFailed {
                throw RegistryError.postgres(code: "25P02", message: "an earlier statement failed")
            }
            try session.run("COMMIT")
            return value
        }

        /// What was confirmed is forgotten by who sent it, so it has to be on the disk, whatever the server's usage.
        private static let lasting =
            "SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'"

        /// Runs what an account that only reads may have a function of the registry write for it.
        func call(_ work: (Connection) throws -> Void) throws {
            let session = try begin("BEGIN; SET LOCAL lock_timeout = \(waitMilliseconds)")
            defer { giveBack(session) }
            try work(.postgres(session))
            try session.run("COMMIT")
        }

        /// A session in a transaction that `sql` begins.
        private func begin(_ sql: String) throws(RegistryError) -> PostgresSession {
            while let session = idle.withLock({ $0.popLast() }) {
                do throws(RegistryError) {
                    try session.run(sql)
                    return session
                } catch {
                    // One that the server has dropped meanwhile says so only when it is used.
                    guard !session.isAlive else {
                        giveBack(session)
                        throw error
                    }
                }
            }
            let session = try PostgresSession(address)
            session.isLimited = isLimited
            try session.run(sql)
            return session
        }

        /// Keeps a session for the next caller, what it began taken back.
        private func giveBack(_ session: PostgresSession) {
            if !session.isIdle { session.rollBack() }
            guard session.isAlive, session.isIdle else { return }
            idle.withLock { if $0.count < PostgresStore.kept { $0.append(session) } }
        }
    }
#endif
