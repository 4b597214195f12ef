/// A user name and a password as an address carried them: `rtsp://user:password@host/`.
///
/// Printing or dumping it shows nothing of them.
public struct StreamLogin: Hashable, Sendable {
    /// The user name, percent signs decoded; not empty.
    public let user: String
    /// The password, percent signs decoded; may be empty.
    public let password: String

    /// A login.
    public init(user: String, password: String) { (self.user, self.password) = (user, password) }

    /// The login in front of an address's host; `nil` when there is none, or no user name.
    public init?(address: String) {
        guard let mark = address.firstRange(of: "://") else { return nil }
        let rest = address[mark.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard let at = authority.lastIndex(of: "@") else { return nil }
        let parts = authority[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let user = parts.first, !user.isEmpty else { return nil }
        self.user = StreamEndpoint.percentDecoded(user)
        password = parts.count > 1 ? StreamEndpoint.percentDecoded(parts[1]) : ""
    }
}

/// A login that an inventory gave for one camera, on its way into the secrets file and nowhere else.
public struct StreamCredential: Hashable, Sendable {
    /// The camera.
    public let deviceCode: DeviceCode
    /// What its address asked for.
    public let login: StreamLogin
    /// Physical line in the inventory, from 1.
    public let line: Int

    /// A camera's login.
    public init(deviceCode: DeviceCode, login: StreamLogin, line: Int) {
        (self.deviceCode, self.login, self.line) = (deviceCode, login, line)
    }
}

extension StreamLogin: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What a person reads.
    public var description: String { "a login" }
    /// The same: a debugger is shown no more.
    public var debugDescription: String { description }
    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
