import CameraModel
import CameraRegistry
import Synchronization

/// Finds out who asks: by a token, by a session, or, where the dashboard is open, anybody on this machine.
final class Gate: Sendable {
    let sessions = Sessions()
    let limit = SignInLimit()
    private let registry: Registry
    private let mustSignIn: Bool
    private let owner: String
    private let openKey = Secret.hex(randomBytes: 16)
    /// Accounts as they were a moment ago, so that not every request asks the registry.
    private let known = Mutex<[String: (account: Account?, at: Instant)]>([:])

    /// Whether there was no account a moment ago.
    private let openness = Mutex<(isOpen: Bool, at: Instant)?>(nil)

    /// `owner`: the account's name of who started an open dashboard. It becomes closed when the registry has accounts.
    init(_ registry: Registry, mustSignIn: Bool, owner: String) {
        (self.registry, self.mustSignIn, self.owner) = (registry, mustSignIn, owner)
    }

    /// Whether everybody who reaches the server may see all of it.
    func isOpen(now: Instant) throws -> Bool {
        if mustSignIn { return false }
        if let hit = openness.withLock({ $0 }), abs(now.seconds(since: hit.at)) < 2 { return hit.isOpen }
        let isOpen = try !registry.hasAccounts()
        openness.withLock { $0 = (isOpen, now) }
        return isOpen
    }

    /// Who asks; `nil` when nobody known does.
    func visitor(authorization: String?, cookie: String?, now: Instant) throws -> Visitor? {
        if let authorization { return try bearer(authorization, now) }
        if let cookie, let session = sessions.session(cookie, now: now) {
            guard
                let account = try account(
                    "name " + session.account, now,
                    {
                        try registry.account(session.account, now: now)?.account
                    })
            else {
                sessions.end(cookie)
                return nil
            }
            return Visitor(
                name: account.name, role: account.role, zones: account.zones, formKey: session.formKey,
                hasSession: true)
        }
        guard try isOpen(now: now) else { return nil }
        return Visitor(
            name: owner, role: .administrator, zones: nil, formKey: openKey, hasSession: false)
    }

    private func bearer(_ authorization: String, _ now: Instant) throws -> Visitor? {
        let parts = authorization.split(separator: " ")
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        let hash = Secret.hash(ofToken: String(parts[1]))
        guard
            let account = try account(
                "token " + hash, now,
                {
                    try registry.account(tokenHash: hash, now: now)
                })
        else { return nil }
        return Visitor(
            name: account.name, role: account.role, zones: account.zones, formKey: nil, hasSession: false)
    }

    /// An account that is gone, or another one, counts after two seconds at the latest.
    private func account(_ key: String, _ now: Instant, _ fetch: () throws -> Account?) throws -> Account? {
        if let hit = known.withLock({ $0[key] }), abs(now.seconds(since: hit.at)) < 2 { return hit.account }
        let account = try fetch()
        known.withLock { known in
            if known.count > 10_000 { known.removeAll() }
            known[key] = (account, now)
        }
        return account
    }

    /// Signs somebody in and gives the cookie; `nil` when name and password do not fit. Throws 429 when tried too often.
    func signIn(_ name: String, _ password: String, address: String, now: Instant) throws -> String? {
        let keys = ["name " + name, "address " + address]
        guard limit.allows(keys, now: now) else {
            throw Refusal(429, en: "Too many tries; wait some minutes.", zh: "尝试次数过多，请数分钟后再试。")
        }
        let found = try registry.account(name, now: now)
        let fits = Password.verify(password, found?.password ?? Password.nobodys)
        guard fits, found?.password != nil else {
            try registry.logAccess(
                action: "sign-in refused", detail: Account.isName(name) ? name : "(no name)", by: address,
                now: now)
            return nil
        }
        limit.forget(keys)
        try registry.logAccess(action: "sign-in", detail: address, by: name, now: now)
        return sessions.begin(name, now: now)
    }
}
