import Logging
import Synchronization

/// The program's log. Events are in English, named shortly, with what varies in their values; never a credential, never an
/// address with a query.
enum Log {
    private static let level = Mutex(Logger.Level.warning)
    /// The system of loggers may be set up once only; libraries of ours that log come here too.
    private static let setUp: Void = LoggingSystem.bootstrap { _ in
        LineLogHandler(Log.level.withLock { $0 })
    }

    /// Begins to log from this level on.
    static func start(_ level: Logger.Level) {
        Log.level.withLock { $0 = level }
        setUp
    }

    static func debug(_ message: String, _ values: KeyValuePairs<String, String> = [:]) {
        log(.debug, message, values)
    }
    static func info(_ message: String, _ values: KeyValuePairs<String, String> = [:]) {
        log(.info, message, values)
    }
    static func notice(_ message: String, _ values: KeyValuePairs<String, String> = [:]) {
        log(.notice, message, values)
    }
    static func warning(_ message: String, _ values: KeyValuePairs<String, String> = [:]) {
        log(.warning, message, values)
    }
    static func error(_ message: String, _ values: KeyValuePairs<String, String> = [:]) {
        log(.error, message, values)
    }

    private static func log(_ level: Logger.Level, _ message: String, _ values: KeyValuePairs<String, String>)
    {
        guard level >= Log.level.withLock({ $0 }) else { return }
        setUp
        var metadata: Logger.Metadata = [:]
        for (key, value) in values { metadata[key] = "\(value)" }
        Logger(label: "sharpeyes").log(level: level, "\(message)", metadata: metadata)
    }
}
