#if !POSTGRES
    import CameraModel

    /// Stands in for a PostgreSQL session in a program that was built without libpq: there never is one.
    enum PostgresSession {
        func twin() throws(RegistryError) -> PostgresSession { switch self {} }
    }

    /// Stands in for its statements; the compiler leaves every way to them out.
    enum PostgresStatement {
        init(_ session: PostgresSession, _ sql: String, isLong: Bool) { switch session {} }
        func bind<Value>(_ index: Int32, _ value: Value) {}
        func step() throws(RegistryError) -> Bool { switch self {} }
        func runForID() throws(RegistryError) -> Int64 { switch self {} }
        func runForCount() throws(RegistryError) -> Int { switch self {} }
        func reset() {}
        func isNull(_ column: Int32) -> Bool { switch self {} }
        func int64(_ column: Int32) -> Int64 { switch self {} }
        func double(_ column: Int32) -> Double { switch self {} }
        func text(_ column: Int32) -> String? { switch self {} }
        func isText(_ column: Int32, _ text: String) -> Bool { switch self {} }
        func bytes(_ column: Int32) -> [UInt8] { switch self {} }
        func withBlob<Value>(_ column: Int32, _ work: (UnsafeRawBufferPointer) -> Value) -> Value {
            switch self {}
        }
    }

    /// Stands in for rows on their way to a server.
    enum CopyRows: ValueTaker {
        init(_ session: PostgresSession, _ table: String, _ columns: [String]) { switch session {} }
        var isFull: Bool { switch self {} }
        var count: Int { switch self {} }
        func beginRow() {}
        func bind(_ index: Int32, _ value: String?) {}
        func bind(_ index: Int32, _ value: Int64?) {}
        func bind(_ index: Int32, _ value: Int?) {}
        func bind(_ index: Int32, _ value: Double?) {}
        func bind(_ index: Int32, _ bytes: [UInt8]) {}
        func send() throws(RegistryError) {}
    }

    /// Stands in for the way to a server.
    struct PostgresStore: Sendable {
        init(_ address: PostgresAddress, _ opening: Registry.Opening, waitSeconds: Double)
            throws(RegistryError)
        {
            throw .withoutPostgres(path: address.shown)
        }

        func read<Value>(_ work: (Connection) throws -> Value) throws -> Value {
            throw RegistryError.withoutPostgres(path: "")
        }

        func write<Value>(many: Bool = false, _ work: (Connection) throws -> (keep: Bool, value: Value))
            throws -> Value
        {
            throw RegistryError.withoutPostgres(path: "")
        }
    }

    /// Stands in for a server's lock.
    enum PostgresLock {
        enum Kind { case imports, probes }
        enum Taking {
            case taken(PostgresLock)
            case held(by: String)
        }
        static func take(_ kind: Kind, _ address: PostgresAddress, now: Instant) throws(RegistryError)
            -> Taking
        {
            throw .withoutPostgres(path: address.shown)
        }
    }
#endif
