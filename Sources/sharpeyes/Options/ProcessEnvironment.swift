import Foundation

/// The environment variables of this process.
enum ProcessEnvironment {
    /// The words of the command line, the program's name first.
    ///
    /// Swift's runtime looks for them beside the environment, and finds none when a preloaded library (libfaketime) has moved
    /// that: a timer's command without its arguments would print the help and seem well.
    static var arguments: [String] {
        if !CommandLine.arguments.isEmpty { return CommandLine.arguments }
        let line = FileManager.default.contents(atPath: "/proc/self/cmdline") ?? Data()
        return line.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    static var values: [String: String] { ProcessInfo.processInfo.environment }
}
