public import CameraModel

extension Registry {
    /// All accounts, by name.
    public func accounts(now: Instant) throws -> [Account] {
        try read { connection in
            let select = try Statement(connection, Registry.accountColumns + " ORDER BY name")
            select.bind(1, now.milliseconds)
            var accounts: [Account] = []
            while try select.step() { accounts.append(try Registry.account(select)) }
            return accounts
        }
    }

    /// The account with this name and its password's hash; `nil` when there is none.
    public func account(_ name: String, now: Instant) throws -> (account: Account, password: String?)? {
        try read { connection in
            let select = try Statement(connection, Registry.accountColumns + " WHERE name = ?2")
            select.bind(1, now.milliseconds)
            select.bind(2, name)
            guard try select.step() else { return nil }
            return (try Registry.account(select), select.text(3))
        }
    }

    /// The account whose token has this SHA-256 and has not expired; `nil` when there is none.
    public func account(tokenHash: String, now: Instant) throws -> Account? {
        try read { connection in
            let select = try Statement(
                connection,
                Registry.accountColumns + """
                     WHERE id = (SELECT accountId FROM accountToken WHERE hash = ?2 AND (expiresAt IS NULL OR expiresAt > ?1))
                    """)
            select.bind(1, now.milliseconds)
            select.bind(2, tokenHash)
            return try select.step() ? try Registry.account(select) : nil
        }
    }

    /// Whether anybody could sign in.
    public func hasAccounts() throws -> Bool {
        try read { connection in
            let select = try Statement(connection, "SELECT EXISTS (SELECT 1 FROM account)")
            return try select.step() && select.int(0) != 0
        }
    }

    /// Makes an account, or gives the one of this name another role, scope and, when one is given, password hash.
    ///
    /// Throws ``RegistryError/unknownCode(_:)`` for a zone that is not there. Says whether the account is new.
    @discardableResult
    public func save(_ account: Account, password: String?, by actor: String, now: Instant) throws -> Bool {
        try write { connection in
            let tree = try Places(connection, withBoundaries: false).tree
            for zone in account.zones ?? [] where tree.index(code: zone.text) == nil {
                throw RegistryError.unknownCode(zone.text)
            }
            let known = try Statement(connection, "SELECT 1 FROM account WHERE name = ?")
            known.bind(1, account.name)
            let isNew = try !known.step()
            known.reset()
            let upsert = try Statement(
                connection,
                """
                INSERT INTO account (name, role, scope, password, createdAt) VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT (name) DO UPDATE SET role = ?2, scope = ?3, password = coalesce(?4, account.password)
                """)
            let scope = account.zones.map { $0.map(\.text).joined(separator: " ") }
            upsert.bind(1, account.name)
            upsert.bind(2, account.role.rawValue)
            upsert.bind(3, scope)
            upsert.bind(4, password)
            upsert.bind(5, now.milliseconds)
            try upsert.run()
            let what = "\(account.name) \(account.role.rawValue) \(scope ?? "all zones")"
            try Registry.log(connection, isNew ? "users add" : "users change", what, actor, now)
            return (keep: true, value: isNew)
        }
    }

    /// Takes an account away with its tokens; `false` when there was none.
    public func removeAccount(_ name: String, by actor: String, now: Instant) throws -> Bool {
        try write { connection in
            let tokens = try Statement(
                connection,
                "DELETE FROM accountToken WHERE accountId = (SELECT id FROM account WHERE name = ?)")
            tokens.bind(1, name)
            try tokens.run()
            let delete = try Statement(connection, "DELETE FROM account WHERE name = ?")
            delete.bind(1, name)
            guard try delete.runForCount() > 0 else { return (keep: false, value: false) }
            try Registry.log(connection, "users remove", name, actor, now)
            return (keep: true, value: true)
        }
    }

    private static let accountColumns = """
        SELECT name, role, scope, password, createdAt, (SELECT count(*) FROM accountToken WHERE accountId = account.id
            AND (expiresAt IS NULL OR expiresAt > ?1)) FROM account
        """

    private static func account(_ row: borrowing Statement) throws(RegistryError) -> Account {
        guard let role = row.text(1).flatMap(AccountRole.init(rawValue:)) else {
            throw .damaged(table: "account", column: "role", id: 0)
        }
        return Account(
            name: row.text(0) ?? "", role: role,
            zones: row.text(2).map { $0.split(separator: " ").compactMap { ZoneCode(String($0)) } },
            hasPassword: !row.isNull(3), tokenCount: row.int(5),
            createdAt: Instant(milliseconds: row.int64(4)))
    }

    static func log(
        _ connection: Connection, _ action: String, _ detail: String, _ actor: String, _ now: Instant
    ) throws(RegistryError) {
        let insert = try Statement(
            connection, "INSERT INTO accessLog (at, actor, action, detail) VALUES (?, ?, ?, ?)")
        insert.bind(1, now.milliseconds)
        insert.bind(2, actor)
        insert.bind(3, action)
        insert.bind(4, detail)
        try insert.run()
    }
}
