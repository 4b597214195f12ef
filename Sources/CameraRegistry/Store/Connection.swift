/// One connection in a transaction, to either engine: what statements are made of.
enum Connection {
    /// SQLite's own handle.
    case sqlite(OpaquePointer)
    /// A session with a PostgreSQL server.
    case postgres(PostgresSession)

    /// Whether the server lets the account only read, and perhaps not everything.
    var isLimited: Bool { postgres?.isLimited ?? false }

    /// The session, where the registry lies on a PostgreSQL server.
    var postgres: PostgresSession? {
        if case .postgres(let session) = self { session } else { nil }
    }
}
