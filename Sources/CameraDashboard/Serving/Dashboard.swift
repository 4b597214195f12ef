public import CameraAudit
public import CameraModel
public import CameraRegistry
import Glibc
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

#if TLS
    import HummingbirdTLS
    import NIOSSL
#endif

/// The dashboard and its API over a registry.
public final class Dashboard: Sendable {
    private let front: Front
    private let keeper: SnapshotKeeper
    private let settings: DashboardSettings

    /// Reads the registry and makes ready to serve it; the audit is asked for whenever the registry was written to.
    ///
    /// Throws ``DashboardError`` when others could reach the address unguarded, and what `audit` and the registry throw.
    public init(
        _ registry: Registry, _ settings: DashboardSettings, version: String = "0",
        now: @escaping @Sendable () -> Instant, complain: @escaping @Sendable (String) -> Void = { _ in },
        audit: @escaping @Sendable (Instant) throws -> AuditReport
    ) throws {
        if settings.mustSignIn {
            guard try registry.hasAccounts() else { throw DashboardError.needsAccounts(host: settings.host) }
            guard settings.behindProxy || settings.certificate != nil else {
                throw DashboardError.needsTLS(host: settings.host)
            }
        }
        self.settings = settings
        keeper = try SnapshotKeeper(registry, localTime: settings.localTime, now: now, audit: audit)
        let house = House(
            settings: settings, version: version,
            hasLeaflet: access(settings.leaflet + "/leaflet.js", R_OK) == 0)
        let gate = Gate(registry, mustSignIn: settings.mustSignIn, owner: settings.owner)
        front = Front(registry, keeper, gate, house, now: now, complain: complain)
    }

    /// Makes a new snapshot now, for tests and for who knows that something changed.
    public func renew() throws { try keeper.renew() }

    /// Serves until SIGTERM, SIGINT or cancellation: then no new requests are taken, and those that run have ten seconds.
    ///
    /// `onListening` is told the port.
    public func run(onListening: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
        var logger = Logger(label: "sharpeyes")
        logger.logLevel = .critical
        let front = front
        let (behindProxy, patience) = (settings.behindProxy, settings.patienceSeconds)
        let application = Application(
            responder: CallbackResponder<FrontContext> { request, context in
                try await Wire.respond(front, request, context, behindProxy: behindProxy, patience: patience)
            },
            server: try server(),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(settings.connections)),
            onServerRunning: { channel in onListening(channel.localAddress?.port ?? 0) }, logger: logger)
        var configuration = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(10)
        try keeper.start()
        defer { keeper.stop() }
        do { try await ServiceGroup(configuration: configuration).run() } catch let error as IOError {
            throw DashboardError.cannotListen("\(settings.host):\(settings.port): \(error)")
        }
    }

    private func server() throws -> HTTPServerBuilder {
        let patience = settings.patienceSeconds
        let plain = HTTPServerBuilder.http1(
            configuration: .init(
                additionalChannelHandlers: [SlowReaderHandler(seconds: patience)],
                idleTimeout: .seconds(Int64(patience)),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100)))
        guard let certificate = settings.certificate else { return plain }
        #if TLS
            return try .tls(plain, tlsConfiguration: Dashboard.tls(certificate, settings.key ?? certificate))
        #else
            _ = certificate
            throw DashboardError.withoutTLS
        #endif
    }

    #if TLS
        /// Tried out here: the server would find out only when it listens.
        private static func tls(_ certificate: String, _ key: String) throws(DashboardError)
            -> TLSConfiguration
        {
            let chain = try reading(certificate) { try NIOSSLCertificate.fromPEMFile(certificate) }
            let secret = try reading(key) { try NIOSSLPrivateKey(file: key, format: .pem) }
            var tls = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(secret))
            tls.minimumTLSVersion = .tlsv12
            do { _ = try NIOSSLContext(configuration: tls) } catch {
                throw .certificate("\(key) is no key of \(certificate) (\(error))")
            }
            return tls
        }

        private static func reading<Value>(_ path: String, _ read: () throws -> Value) throws(DashboardError)
            -> Value
        {
            guard access(path, R_OK) == 0 else {
                throw .certificate("\(path): \(String(cString: strerror(errno)))")
            }
            do { return try read() } catch {
                throw .certificate("\(path): no PEM that can be used (\(error))")
            }
        }
    #endif
}
