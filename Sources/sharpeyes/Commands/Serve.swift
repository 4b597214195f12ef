import ArgumentParser
import CameraAudit
import CameraDashboard
import CameraModel
import CameraRegistry
import Foundation
import Glibc
import SharpEyes

/// `sharpeyes serve`
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The dashboard and its API.",
        usage: "sharpeyes serve [options]",
        discussion: """
            On 127.0.0.1 it is open to everybody on this machine, until there are accounts
            (`sharpeyes users add`). Any other address needs accounts, and TLS or a proxy
            that speaks it. SIGTERM and SIGINT end it: answers under way have ten seconds.
              sharpeyes serve
              sharpeyes serve --host 0.0.0.0 --behind-proxy
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("The address to listen on.", valueName: "address")) var host = "127.0.0.1"
    @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "number")) var port = 8080
    @Flag(help: "A proxy in front speaks TLS and says who asks.") var behindProxy = false
    @Option(help: ArgumentHelp("A certificate chain in PEM.", valueName: "file")) var tlsCertificate: String?
    @Option(help: ArgumentHelp("Its private key in PEM.", valueName: "file")) var tlsKey: String?
    @Option(help: ArgumentHelp("A built-in policy or a YAML file.", valueName: "name|file")) var policy =
        "sharp-eyes"
    @Option(help: ArgumentHelp("How long ago a probe may have reached a camera.", valueName: "duration"))
    var window = Seconds(86_400)
    @Option(help: ArgumentHelp("Where leaflet.js is.", valueName: "folder"))
    var leaflet = "/usr/share/javascript/leaflet"
    @Option(help: ArgumentHelp("A map's background: an address with {z}, {x}, {y}.", valueName: "url"))
    var tiles: String?
    @Option(help: ArgumentHelp("Whom to name for that background.", valueName: "text")) var tilesCredit = ""
    @Option(help: ArgumentHelp("Refused rows as batch-NUMBER.csv, to download.", valueName: "folder"))
    var rejects: String?

    func validate() throws {
        if !(0...65535).contains(port) { throw ValidationError("--port is 0 to 65535") }
        if (tlsCertificate == nil) != (tlsKey == nil) {
            throw ValidationError("--tls-certificate and --tls-key go together")
        }
        if let tiles, !tiles.contains("{z}") || !(tiles.hasPrefix("http://") || tiles.hasPrefix("https://")) {
            throw ValidationError("--tiles is an address like https://example.org/{z}/{x}/{y}.png")
        }
    }

    func run() throws {
        let settings = try global.settings()
        do {
            let registry = try settings.open()
            _ = try AuditPolicy.load(policy, at: Clock.now(), settings)
            Serve.allowFiles()
            let audit = Auditing(
                registry: registry, policy: policy, window: Int(window.value), settings: settings)
            let dashboard = try Dashboard(
                registry, dashboardSettings(settings), version: Sharpeyes.configuration.version,
                now: { Clock.now() }, complain: { Log.error("could not answer", ["reason": $0]) },
                audit: { try audit.report(at: $0) })
            let (host, scheme) = (
                host.contains(":") ? "[\(host)]" : host, tlsCertificate == nil ? "http" : "https"
            )
            try Waiting.run {
                try await dashboard.run { port in
                    Terminal.note("sharpeyes: listening on \(scheme)://\(host):\(port)/")
                }
            }
        } catch let error as DashboardError {
            throw Failure.cannot(error.message(settings.language))
        } catch { throw settings.failure(error) }
    }

    private func dashboardSettings(_ settings: Settings) -> DashboardSettings {
        var own = DashboardSettings()
        (own.host, own.port, own.behindProxy) = (host, port, behindProxy)
        (own.certificate, own.key, own.leaflet) = (tlsCertificate, tlsKey, leaflet)
        (own.tiles, own.tilesCredit, own.rejects) = (tiles, tilesCredit, rejects)
        (own.owner, own.localTime) = (settings.actor, settings.localTime)
        return own
    }

    /// As many open files as the system lets us have: each connection is one.
    private static func allowFiles() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, 65_536)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}

/// The audit that the dashboard shows: that of `sharpeyes audit`, at the moment it is asked for.
private struct Auditing: Sendable {
    let registry: Registry
    let policy: String
    let window: Int
    let language: Language
    let localTime: LocalTime
    private let loading: @Sendable (Instant) throws -> Policy

    init(registry: Registry, policy: String, window: Int, settings: Settings) {
        (self.registry, self.policy, self.window) = (registry, policy, window)
        (language, localTime) = (settings.language, settings.localTime)
        loading = { moment in try AuditPolicy.load(policy, at: moment, settings) }
    }

    func report(at moment: Instant) throws -> AuditReport {
        var own = AuditSettings(asOf: Instant(seconds: moment.seconds))
        own.windowSeconds = window
        own.localTime = localTime
        return try registry.audit(loading(moment), own)
    }
}

/// Work that suspends, from a command that does not.
enum Waiting {
    static func run(_ work: @escaping @Sendable () async throws -> Void) throws {
        let result = Outcome()
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            do { try await work() } catch { result.error = error }
            done.signal()
        }
        done.wait()
        if let error = result.error { throw error }
    }

    /// Written before the semaphore is signalled and read after it was waited for: never at once.
    private final class Outcome: @unchecked Sendable { var error: (any Error)? }
}
