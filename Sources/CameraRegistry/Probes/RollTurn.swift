/// On a server, who makes hourly sums is alone with the history: results of a day that is over come before it, and are in the
/// sums, or after it, and make them anew. In a file there is one writer anyway.
enum RollTurn {
    /// For who makes the sums; until the transaction ends.
    static func alone(_ connection: Connection) throws(RegistryError) {
        #if POSTGRES
            if connection.postgres != nil { try Statement(connection, PostgresLocks.wait(.roll)).run() }
        #endif
    }

    /// For who writes results; until the transaction ends.
    static func shared(_ connection: Connection) throws(RegistryError) {
        #if POSTGRES
            if connection.postgres != nil { try Statement(connection, PostgresLocks.waitShared(.roll)).run() }
        #endif
    }
}
