/// Where a registry lies that is no file: `postgres://USER@HOST/DATABASE`, as libpq reads it.
///
/// The name of a service (`postgres://?service=NAME`), and everything that libpq takes from the environment and from its
/// password file, work too.
struct PostgresAddress: Hashable, Sendable {
    let text: String

    /// `nil` when a path is no such address.
    init?(_ path: String) {
        guard path.hasPrefix("postgres://") || path.hasPrefix("postgresql://") else { return nil }
        text = path
    }

    /// Whether the address holds a password. It stands in the list of processes and in logs then, so it is refused.
    var holdsPassword: Bool {
        guard let start = text.range(ofFirst: "://") else { return false }
        let rest = text[start...]
        let place = rest.prefix { $0 != "/" && $0 != "?" }
        if let at = place.lastIndex(of: "@"), place[..<at].contains(":") { return true }
        guard let question = rest.firstIndex(of: "?") else { return false }
        return rest[rest.index(after: question)...].split(separator: "&").contains {
            let name = $0.prefix { $0 != "=" }.lowercased()
            return name == "password" || name == "sslpassword" || name.contains("%")
        }
    }

    /// The address as it may be shown: without user information, and without what follows the database's name.
    var shown: String {
        guard let start = text.range(ofFirst: "://") else { return "postgres://" }
        let rest = text[start...].prefix { $0 != "?" }
        let place = rest.prefix { $0 != "/" }
        let host = place.lastIndex(of: "@").map { place[place.index(after: $0)...] } ?? place
        return "postgres://\(host)\(rest[place.endIndex...])"
    }
}

extension String {
    /// The index behind the first occurrence of `part`.
    fileprivate func range(ofFirst part: String) -> String.Index? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(part) { return self.index(index, offsetBy: part.count) }
            index = self.index(after: index)
        }
        return nil
    }
}
