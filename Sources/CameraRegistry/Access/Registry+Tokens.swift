public import CameraModel

extension Registry {
    /// Gives an account one more token, of which only the SHA-256 is kept; `false` when there is no such account.
    public func addToken(
        account: String, hash: String, label: String, expiresAt: Instant?, by actor: String, now: Instant
    ) throws -> Bool {
        try write { connection in
            let insert = try Statement(
                connection,
                """
                INSERT INTO accountToken (accountId, hash, label, createdAt, expiresAt)
                SELECT id, ?2, ?3, ?4, ?5 FROM account WHERE name = ?1
                """)
            insert.bind(1, account)
            insert.bind(2, hash)
            insert.bind(3, label)
            insert.bind(4, now.milliseconds)
            insert.bind(5, expiresAt?.milliseconds)
            guard try insert.runForCount() > 0 else { return (keep: false, value: false) }
            try Registry.log(connection, "users token", "\(account): \(label)", actor, now)
            return (keep: true, value: true)
        }
    }

    /// The tokens of an account, oldest first.
    public func tokens(of account: String) throws -> [AccountToken] {
        try read { connection in
            let select = try Statement(
                connection,
                """
                SELECT accountToken.id, label, accountToken.createdAt, expiresAt FROM accountToken
                JOIN account ON account.id = accountId WHERE name = ? ORDER BY accountToken.id
                """)
            select.bind(1, account)
            var tokens: [AccountToken] = []
            while try select.step() {
                tokens.append(
                    AccountToken(
                        id: select.int64(0), label: select.text(1) ?? "",
                        createdAt: Instant(milliseconds: select.int64(2)),
                        expiresAt: select.optionalInt64(3).map(Instant.init(milliseconds:))))
            }
            return tokens
        }
    }

    /// Takes a token away by its number; `false` when there was none.
    public func removeToken(_ id: Int64, of account: String, by actor: String, now: Instant) throws -> Bool {
        try write { connection in
            let delete = try Statement(
                connection,
                "DELETE FROM accountToken WHERE id = ? AND accountId = (SELECT id FROM account WHERE name = ?)"
            )
            delete.bind(1, id)
            delete.bind(2, account)
            guard try delete.runForCount() > 0 else { return (keep: false, value: false) }
            try Registry.log(connection, "users token revoke", "\(account): \(id)", actor, now)
            return (keep: true, value: true)
        }
    }

    /// The newest lines of the access log, newest first, older than the one with this number.
    public func accessLog(before: Int64 = Int64.max, limit: Int = 100) throws -> [AccessEntry] {
        try read { connection in
            let select = try Statement(
                connection,
                "SELECT id, at, actor, action, detail FROM accessLog WHERE id < ? ORDER BY id DESC LIMIT ?")
            select.bind(1, before)
            select.bind(2, limit)
            var entries: [AccessEntry] = []
            while try select.step() {
                entries.append(
                    AccessEntry(
                        id: select.int64(0), at: Instant(milliseconds: select.int64(1)),
                        actor: select.text(2) ?? "", action: select.text(3) ?? "",
                        detail: select.text(4) ?? ""))
            }
            return entries
        }
    }
}
