/// An account of the server that is a county's.
public struct CountyAccount: Hashable, Sendable {
    /// The role's name with the server.
    public var account: String
    /// The county.
    public var zone: String
}

extension Registry {
    /// Lets an account of the server read what belongs to a county, and nothing else. It may have several.
    ///
    /// Throws where the zone is no county, and where the account cannot be held to it: it is a superuser, passes row security by, owns
    /// the registry, or may make functions in its schema. Only the registry's owner can do this; the role must be there already.
    public func grantCounty(_ zone: String, to account: String) throws {
        try write { connection in
            guard connection.postgres != nil else { throw RegistryError.onlyOnServer(path: self.path) }
            try Registry.mustBeCounty(zone, connection)
            try Registry.mustFit(account, connection)
            let insert = try Statement(
                connection, "INSERT OR IGNORE INTO countyAccount (account, zone) VALUES (?, ?)")
            insert.bind(1, account)
            insert.bind(2, zone)
            try insert.run()
            let schema = try Registry.schema(connection)
            for grant in CountyAccess.grants(to: Registry.quoted(account), schema: schema) {
                try Statement(connection, grant).run()
            }
            return (keep: true, value: ())
        }
    }

    /// Takes a county from an account; with its last one it may read nothing any more. `false` when it had it not.
    public func revokeCounty(_ zone: String, from account: String) throws -> Bool {
        try write { connection in
            guard connection.postgres != nil else { throw RegistryError.onlyOnServer(path: self.path) }
            let delete = try Statement(
                connection, "DELETE FROM countyAccount WHERE account = ? AND zone = ?")
            delete.bind(1, account)
            delete.bind(2, zone)
            let had = try delete.runForCount() > 0
            let left = try Statement(connection, "SELECT 1 FROM countyAccount WHERE account = ?")
            left.bind(1, account)
            if had, try !left.step() {
                let schema = try Registry.schema(connection)
                for revoke in CountyAccess.revokes(from: Registry.quoted(account), schema: schema) {
                    try Statement(connection, revoke).run()
                }
            }
            return (keep: true, value: had)
        }
    }

    /// The accounts of counties, by name.
    public func countyAccounts() throws -> [CountyAccount] {
        try read { connection in
            guard connection.postgres != nil else { throw RegistryError.onlyOnServer(path: self.path) }
            let select = try Statement(
                connection, "SELECT account, zone FROM countyAccount ORDER BY account, zone")
            var found: [CountyAccount] = []
            while try select.step() {
                found.append(CountyAccount(account: select.text(0) ?? "", zone: select.text(1) ?? ""))
            }
            return found
        }
    }

    /// Whether the account reads only, and perhaps not everything: a county's.
    public var isOfCounty: Bool {
        if case .postgres(let server) = store { server.isLimited } else { false }
    }

    /// The zone that figures are to be of: the wanted one, or, for an account of one county, that county.
    ///
    /// Such an account knows the zones above its own by name, and nothing of what else lies in them: figures of those would be wrong.
    /// Throws then, and where it has several counties and none is named.
    public func zoneOfFigures(_ wanted: String?) throws -> String? {
        try read { connection in
            guard connection.isLimited else { return wanted }
            let select = try Statement(
                connection,
                "SELECT code, name, id = root FROM zone WHERE root = ANY (ownRoots()) ORDER BY code")
            var (known, counties): ([String], [String]) = ([], [])
            while try select.step() {
                known += [select.text(0) ?? "", select.text(1) ?? ""]
                if select.int(2) != 0 { counties.append(select.text(0) ?? "") }
            }
            if let wanted {
                if known.contains(wanted) { return wanted }
                throw RegistryError.notSeen(wanted, counties: counties)
            }
            if counties.count == 1 { return counties[0] }
            throw RegistryError.notSeen("", counties: counties)
        }
    }

    private static func mustBeCounty(_ code: String, _ connection: Connection) throws(RegistryError) {
        let select = try Statement(
            connection,
            """
            SELECT zone.id = zone.root, county.code,
                EXISTS (SELECT 1 FROM zone AS below WHERE below.parentId = zone.id AND below.root <> zone.root)
            FROM zone JOIN zone AS county ON county.id = zone.root WHERE zone.code = ?
            """)
        select.bind(1, code)
        guard try select.step() else { throw .unknownCode(code) }
        guard select.int(0) != 0, select.int(2) == 0 else {
            throw .notACounty(code, county: select.int(0) != 0 ? nil : select.text(1))
        }
    }

    private static func mustFit(_ account: String, _ connection: Connection) throws(RegistryError) {
        let select = try Statement(
            connection,
            """
            SELECT rolsuper OR rolbypassrls OR pg_has_role(oid, (SELECT relowner FROM pg_class WHERE oid = to_regclass('camera')), 'MEMBER'),
                has_schema_privilege(oid, current_schema(), 'CREATE')
            FROM pg_roles WHERE rolname = ?
            """)
        select.bind(1, account)
        guard try select.step() else { throw .unfitAccount(account, .missing) }
        if select.int(0) != 0 { throw .unfitAccount(account, .seesAll) }
        if select.int(1) != 0 { throw .unfitAccount(account, .makesFunctions) }
    }

    private static func schema(_ connection: Connection) throws(RegistryError) -> String {
        let select = try Statement(connection, "SELECT current_schema()::text")
        return quoted(try select.step() ? select.text(0) ?? "" : "")
    }

    /// A name as an identifier of SQL.
    private static func quoted(_ name: String) -> String {
        "\"" + name.replacing("\"", with: "\"\"") + "\""
    }
}
