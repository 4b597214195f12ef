import ArgumentParser
import Logging

/// The least severe level that is logged.
///
/// `error`: the job could not be done. `warning`: it was, and somebody should look. `notice`: something was changed on
/// purpose. `info`: a run began or ended. `debug`: for finding a fault in the program.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case debug, info, notice, warning, error

    var level: Logger.Level {
        switch self {
        case .debug: .debug
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        }
    }

    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
