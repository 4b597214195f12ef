import Foundation

/// The environment variables of this process.
enum ProcessEnvironment {
    static var values: [String: String] { ProcessInfo.processInfo.environment }
}
