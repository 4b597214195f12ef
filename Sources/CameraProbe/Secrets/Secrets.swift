import CameraModel

/// User names and passwords for endpoints, by device code, else by host, else one for all.
///
/// They come from a file that only its owner can read, or from the environment, and go nowhere but to
/// libcurl: printing or dumping this value shows how many there are, and nothing of them.
public struct Secrets: Sendable {
    struct Login: Hashable {
        var user: String
        var password: String
    }

    var logins: [String: Login] = [:]
    var fallback: Login?

    init() {}

    /// No credentials at all.
    public static let none = Secrets()

    /// One login for all endpoints, from `SHARPEYES_STREAM_USER` and `SHARPEYES_STREAM_PASSWORD`.
    ///
    /// Without a user, or with an empty one, there is no login; a missing password is an empty one.
    public init(environment: [String: String]) {
        guard let user = environment["SHARPEYES_STREAM_USER"], !user.isEmpty else { return }
        fallback = Login(user: user, password: environment["SHARPEYES_STREAM_PASSWORD"] ?? "")
    }

    /// These logins, and those of `others` where these have none.
    public func merged(with others: Secrets) -> Secrets {
        var result = self
        result.logins.merge(others.logins) { mine, _ in mine }
        result.fallback = fallback ?? others.fallback
        return result
    }

    /// Whether there are no logins at all.
    public var isEmpty: Bool { logins.isEmpty && fallback == nil }

    /// The login for an endpoint; `nil` when there is none.
    func login(for target: ProbeTarget) -> Login? {
        logins[target.deviceCode.text] ?? logins[target.endpoint.host] ?? fallback
    }
}

extension Secrets: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What a person reads.
    public var description: String { "\(logins.count + (fallback == nil ? 0 : 1)) logins" }
    /// The same: a debugger is shown no more.
    public var debugDescription: String { description }
    /// Nothing: dumping shows no login.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
