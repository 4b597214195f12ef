import CameraModel
import Glibc
import Logging

/// Writes each event as one line on standard error: for the journal with its level as `<4>`, else with the time and the
/// level in words; then the message and the event's values as `key=value`.
struct LineLogHandler: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    init(_ level: Logger.Level) { logLevel = level }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let (level, message) = (event.level, event.message)
        let values = metadata.merging(event.metadata ?? [:]) { _, new in new }
        let text = LogLine.text("\(message)", values.map { ($0.key, "\($0.value)") }.sorted { $0.0 < $1.0 })
        let head = Journal.isListening ? "<\(level.syslog)>" : "\(Clock.now().rfc3339) \(level.rawValue) "
        // One call, so that lines of several processes do not mix.
        try? Terminal.write(head + text + "\n", to: STDERR_FILENO)
    }
}

/// An event's text: one line, whatever is in it.
enum LogLine {
    static func text(_ message: String, _ values: [(String, String)]) -> String {
        var out = plain(message)
        for (key, value) in values {
            let isBare =
                !value.isEmpty
                && value.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3D && $0 != 0x7F }
            out += " \(key)=" + (isBare ? value : "\"\(plain(value).replacing("\"", with: "\\\""))\"")
        }
        return out
    }

    /// A text without line ends and other control characters, which would forge lines and colours.
    static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }
}

/// The system's journal.
enum Journal {
    /// Whether standard error leads into it: it understands `<4>` at the beginning of a line.
    static let isListening: Bool = {
        guard let stream = ProcessEnvironment.values["JOURNAL_STREAM"] else { return false }
        var facts = stat()
        guard fstat(STDERR_FILENO, &facts) == 0 else { return false }
        return stream == "\(facts.st_dev):\(facts.st_ino)"
    }()
}

extension Logger.Level {
    /// The number of syslog.
    var syslog: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
