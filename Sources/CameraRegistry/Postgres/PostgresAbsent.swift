#if !POSTGRES
    import CameraModel

    // What stands in for PostgreSQL in a program that was built without libpq. Nobody can make a session, so nothing of it
    // is ever called; an address is answered by ``RegistryError/withoutPostgres(path:)``.

    /// A session that there never is.
    final class PostgresSession: Sendable {
        let isLimited = false
        private init() {}
        func twin() throws(RegistryError) -> PostgresSession { self }
    }

    /// A statement that there never is.
    final class PostgresStatement {
        init(_ session: PostgresSession, _ sql: String, isLong: Bool) {}
        func bind<Value>(_ index: Int32, _ value: Value) {}
        func step() throws(RegistryError) -> Bool { false }
        func runForID() throws(RegistryError) -> Int64 { 0 }
        func runForCount() throws(RegistryError) -> Int { 0 }
        func reset() {}
        func isNull(_ column: Int32) -> Bool { true }
        func int64(_ column: Int32) -> Int64 { 0 }
        func double(_ column: Int32) -> Double { 0 }
        func text(_ column: Int32) -> String? { nil }
        func isText(_ column: Int32, _ text: String) -> Bool { false }
        func bytes(_ column: Int32) -> [UInt8] { [] }
        func withBlob<Value>(_ column: Int32, _ work: (UnsafeRawBufferPointer) -> Value) -> Value {
            work(UnsafeRawBufferPointer(start: nil, count: 0))
        }
    }

    /// Rows that never wait.
    final class CopyRows: ValueTaker {
        let isFull = false
        let count = 0
        init(_ session: PostgresSession, _ table: String, _ columns: [String]) {}
        func beginRow() {}
        func bind(_ index: Int32, _ value: String?) {}
        func bind(_ index: Int32, _ value: Int64?) {}
        func bind(_ index: Int32, _ value: Int?) {}
        func bind(_ index: Int32, _ value: Double?) {}
        func bind(_ index: Int32, _ bytes: [UInt8]) {}
        func bind(_ index: Int32, utf8 text: UnsafeRawBufferPointer) {}
        func send() throws(RegistryError) {}
        func endRow() throws(RegistryError) {}
        func finish() throws(RegistryError) -> Int { 0 }
    }

    /// The way to a server that cannot be gone.
    struct PostgresStore: Sendable {
        init(_ address: PostgresAddress, _ opening: Registry.Opening, waitSeconds: Double)
            throws(RegistryError)
        {
            throw .withoutPostgres(path: address.shown)
        }

        static func condition(_ address: PostgresAddress) throws(RegistryError) -> RegistryCondition {
            throw .withoutPostgres(path: address.shown)
        }

        func read<Value>(_ work: (Connection) throws -> Value) throws -> Value {
            throw RegistryError.withoutPostgres(path: "")
        }

        func call(_ work: (Connection) throws -> Void) throws {
            throw RegistryError.withoutPostgres(path: "")
        }

        let isLimited = false

        func write<Value>(
            many: Bool = false, _ work: (Connection) throws -> (keep: Bool, value: Value)
        ) throws -> Value {
            throw RegistryError.withoutPostgres(path: "")
        }

        func share<Value>(_ work: (Connection) throws -> Value) throws -> Value {
            throw RegistryError.withoutPostgres(path: "")
        }
    }

    /// A lock that cannot be taken.
    final class PostgresLock: Sendable {
        enum Kind { case imports, probes }
        enum Taking {
            case taken(PostgresLock)
            case held(by: String)
        }

        private init() {}

        static func take(_ kind: Kind, _ address: PostgresAddress, now: Instant)
            throws(RegistryError) -> Taking
        {
            throw .withoutPostgres(path: address.shown)
        }
    }
#endif
