public import CameraModel

/// How a dashboard is served.
public struct DashboardSettings: Sendable {
    /// The address that it listens on.
    public var host = "127.0.0.1"
    /// The port; 0 takes any that is free.
    public var port = 8080
    /// Whether a proxy in front speaks TLS with the world, and tells who asks in `X-Forwarded-For`.
    public var behindProxy = false
    /// Files of a certificate chain and its key, in PEM, for speaking TLS itself.
    public var certificate, key: String?
    /// The folder with leaflet.js and leaflet.css.
    public var leaflet = "/usr/share/javascript/leaflet"
    /// Where a map's background comes from: an address with {z}, {x} and {y}; `nil` is a map without background.
    public var tiles: String?
    /// Whom to name for that background.
    public var tilesCredit = ""
    /// Whose machine an open dashboard is: the account's name that stands in the logs.
    public var owner = "local"
    /// A folder with refused rows, as `import --rejects` kept them under the name `batch-NUMBER.csv`; `nil` offers none.
    public var rejects: String?
    /// Local time of all that is shown.
    public var localTime = LocalTime.shanghai
    /// How many connections there may be at once; more wait.
    public var connections = 4000
    /// Seconds after which a silent connection, half a request or a reader that takes nothing is closed.
    public var patienceSeconds = 30

    /// Loopback only, without signing in.
    public init() {}

    /// Whether only this machine can reach the address.
    public var isLoopback: Bool {
        host == "localhost" || host == "::1" || (host.hasPrefix("127.") && IPv4Address(host) != nil)
    }

    /// Whether everybody has to sign in, accounts or not.
    var mustSignIn: Bool { !isLoopback || behindProxy }
}

/// Why a dashboard does not start.
public enum DashboardError: Error, Hashable, Sendable {
    /// Others could reach it, and nobody could sign in.
    case needsAccounts(host: String)
    /// Others could reach it, and passwords would travel in the clear.
    case needsTLS(host: String)
    /// This build cannot speak TLS.
    case withoutTLS
    /// The certificate or its key cannot be used.
    case certificate(String)
    /// The address is taken or not this machine's.
    case cannotListen(String)
    /// The system gives no thread to renew the figures; its reason.
    case noThread(String)

    /// The sentence.
    public func message(_ language: Language) -> String {
        switch self {
        case .needsAccounts(let host):
            language.pick(
                en:
                    "others could reach \(host), and there is no account: make one with `sharpeyes users add`, or leave --host away",
                zh: "\(host) 可被他人访问，但没有任何账户：请用 `sharpeyes users add` 创建，或去掉 --host")
        case .needsTLS(let host):
            language.pick(
                en:
                    "others could reach \(host), and passwords would travel in the clear: give --tls-certificate and --tls-key, or --behind-proxy when a proxy in front speaks TLS",
                zh: "\(host) 可被他人访问，口令将以明文传输：请给出 --tls-certificate 与 --tls-key，或由前置代理提供 TLS 并加 --behind-proxy"
            )
        case .withoutTLS:
            language.pick(
                en:
                    "this build speaks no TLS: build with `swift build --traits TLS`, or put a proxy in front and give --behind-proxy",
                zh: "本构建不支持 TLS：请以 `swift build --traits TLS` 构建，或使用前置代理并加 --behind-proxy")
        case .certificate(let reason):
            language.pick(
                en: "the certificate or its key cannot be used: \(reason)", zh: "证书或私钥不可用：\(reason)")
        case .cannotListen(let reason):
            language.pick(en: "cannot listen there: \(reason)", zh: "无法监听：\(reason)")
        case .noThread(let reason):
            language.pick(
                en:
                    "cannot renew the figures: no thread (\(reason)); raise the limit of tasks (TasksMax, ulimit -u)",
                zh: "无法更新数据：不能创建线程（\(reason)）；请提高任务数上限（TasksMax、ulimit -u）")
        }
    }
}
