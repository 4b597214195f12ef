public import CameraModel

/// What an account may do at the dashboard.
public enum AccountRole: String, Vocabulary {
    /// Sees everything of its zones but addresses and endpoints.
    case viewer
    /// Sees addresses, moves findings on, takes batches back.
    case technician
    /// Sees addresses, moves findings on, reads the access log.
    case auditor
    /// All of it.
    case administrator

    /// The word in a language.
    public func label(_ language: Language) -> String {
        switch self {
        case .viewer: language.pick(en: "viewer", zh: "查看者")
        case .technician: language.pick(en: "technician", zh: "技术员")
        case .auditor: language.pick(en: "auditor", zh: "审计员")
        case .administrator: language.pick(en: "administrator", zh: "管理员")
        }
    }
}

/// Somebody, or some program, that may use the dashboard.
public struct Account: Hashable, Sendable {
    /// The name to sign in with.
    public var name: String
    /// What it may do.
    public var role: AccountRole
    /// The zones it sees, each with its descendants; `nil` is all of them.
    public var zones: [ZoneCode]?
    /// Whether it can sign in with a password.
    public var hasPassword: Bool
    /// How many tokens it has that have not expired.
    public var tokenCount: Int
    /// When it was made.
    public var createdAt: Instant

    /// An account.
    public init(
        name: String, role: AccountRole, zones: [ZoneCode]?, hasPassword: Bool = false, tokenCount: Int = 0,
        createdAt: Instant
    ) {
        (self.name, self.role, self.zones) = (name, role, zones)
        (self.hasPassword, self.tokenCount, self.createdAt) = (hasPassword, tokenCount, createdAt)
    }

    /// Whether a text can be an account's name: 1 to 64 letters, digits, `.`, `_`, `@` or `-`.
    public static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || "0123456789._@-".unicodeScalars.contains($0)
            }
    }
}

/// A token of an account; the token itself is known to its owner only.
public struct AccountToken: Hashable, Sendable {
    /// Its number, for taking it away.
    public var id: Int64
    /// What it is for.
    public var label: String
    /// When it was made.
    public var createdAt: Instant
    /// When it ends; `nil` is never.
    public var expiresAt: Instant?
}

/// One line of the access log.
public struct AccessEntry: Hashable, Sendable {
    /// Its number.
    public var id: Int64
    /// When.
    public var at: Instant
    /// Who, what, and of which records or for which reason.
    public var actor, action, detail: String
}
