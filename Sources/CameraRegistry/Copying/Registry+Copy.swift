/// What a copy from one registry to another brought.
public struct RegistryCopy: Hashable, Sendable {
    /// The registry, the same on both sides.
    public var state: RegistryState
    /// Rows of each table, in the order in which they went.
    public var rows: [Rows]
    /// NUL characters that were left out of texts.
    public var droppedNULs: Int

    /// Rows of one table.
    public struct Rows: Hashable, Sendable {
        /// The table's name, in small letters.
        public var table: String
        /// How many.
        public var count: Int
    }
}

extension Registry {
    /// Brings everything that a registry holds to another place, between a file and a server in either direction: the same records
    /// under the same numbers, so that every audit of the one is that of the other.
    ///
    /// The source is one moment of it, whoever writes there meanwhile, and nothing of it is changed. The target must hold nothing
    /// yet, else throws ``RegistryError/notEmpty(path:)``; it gets all in one transaction, or nothing. Texts with a NUL
    /// character, which PostgreSQL cannot keep, are refused unless `dropsNUL`. `goesOn` is asked with the rows done and their number;
    /// `nil` comes back when it said no, and nothing is left.
    public static func copy(
        from source: String, to target: String, dropsNUL: Bool = false,
        goesOn: (Int64, Int64) -> Bool = { _, _ in true }
    ) throws -> RegistryCopy? {
        try reading(source) { connection in
            let into = try Registry(path: target, .creating)
            return try into.load { place, _ in
                let copy = try RegistryTransfer(connection, source, place, target).run(dropsNUL, goesOn)
                return (copy != nil, copy)
            }
        }
    }

    /// Runs `work` on a snapshot of a registry of which nothing is changed: not even an older file is brought up to date.
    private static func reading<Value>(_ path: String, _ work: (Connection) throws -> Value) throws -> Value {
        if isOnServer(path) { return try Registry(path: path, .existing).read(work) }
        guard PlainConnection.exists(path) else { throw RegistryError.missing(path: path) }
        let file = try PlainConnection(looking: path)
        try file.mustBeRegistry(path)
        switch Schema.state(
            of: try Statement(file.handle, "SELECT identifier FROM grdb_migrations").allTexts())
        {
        case .current: break
        case .older: throw RegistryError.olderSchema(path: path)
        case .newer: throw RegistryError.newerSchema(path: path)
        }
        try Statement(file.handle, "BEGIN").once()
        return try work(file.connection)
    }
}
