/// What an account of a county may read of each table; which rows of it, the table's policy says.
///
/// Every table of the registry has a decision here; a test says so.
enum CountyAccess: Equatable {
    /// The rows of its county, as the policy has them.
    case own
    /// All rows: they say nothing of another county.
    case shared
    /// The rows that the policy has, and of them these columns alone.
    case columns([String])
    /// Nothing.
    case none

    static let tables: [String: CountyAccess] = [
        "camera": .own, "brief": .own, "endpoint": .own, "health": .own, "episode": .own, "reach": .own,
        "endpointday": .own, "site": .own, "change": .own, "changefield": .own, "gone": .own,
        "finding": .own, "findingstep": .own, "maintenance": .own, "rateday": .own, "batchcounty": .own,
        // Its own zones, and those above them by name: they are needed to tell a category.
        "zone": .own,
        // Units that a camera of its own names.
        "organisation": .own,
        // A batch may have brought records of many counties: it is seen by who had a part in it, without the counts of all.
        "batch": .columns([
            "id", "kind", "source", "format", "profile", "reason", "startedAt", "finishedAt", "actor",
            "reverts",
        ]),
        // When there were runs and reviews: a rate tells "not probed" from "not online" by it.
        "proberun": .columns(["id", "startedAt", "finishedAt", "blind", "applied"]),
        "review": .columns(["id", "startedAt", "finishedAt"]),
        "identity": .shared, "schemastep": .shared, "rolled": .shared, "pruned": .shared, "mapshape": .shared,
        // One row has attempts or lines of many counties.
        "attemptchunk": .none, "batchfinding": .none, "mapundo": .none,
        "account": .none, "accounttoken": .none, "accesslog": .none, "countyaccount": .none,
        "worker": .none, "lease": .none,
    ]

    /// Tables of which nothing is seen, that commands look into all the same: they find them empty.
    private static let looksEmpty: Set<String> = ["attemptchunk", "batchfinding", "mapundo"]

    /// The statements that let a role read; `role` is an identifier.
    static func grants(to role: String, schema: String) -> [String] {
        var grants = ["GRANT USAGE ON SCHEMA \(schema) TO \(role)"]
        for (table, access) in tables.sorted(by: { $0.key < $1.key }) {
            switch access {
            case .own, .shared: grants.append("GRANT SELECT ON \(table) TO \(role)")
            case .columns(let columns):
                grants.append("GRANT SELECT (\(columns.joined(separator: ", "))) ON \(table) TO \(role)")
            case .none:
                if looksEmpty.contains(table) { grants.append("GRANT SELECT ON \(table) TO \(role)") }
            }
        }
        return grants + ["GRANT EXECUTE ON FUNCTION logAccess(bigint, text, text, text) TO \(role)"]
    }

    /// The statements that take it back.
    static func revokes(from role: String, schema: String) -> [String] {
        tables.keys.sorted().map { "REVOKE ALL ON \($0) FROM \(role)" } + [
            "REVOKE ALL ON FUNCTION logAccess(bigint, text, text, text) FROM \(role)",
            "REVOKE ALL ON SCHEMA \(schema) FROM \(role)",
        ]
    }
}
