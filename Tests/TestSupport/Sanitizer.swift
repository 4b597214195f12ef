import Foundation
import Glibc

/// The sanitizer that these tests were built with, if any: it takes more memory than some tests allow.
public enum Sanitizer {
    /// Whether there is one. An address sanitizer reserves terabytes of addresses; either keeps freed memory for a while.
    public static let isOn = dlsym(nil, "__asan_init") != nil || dlsym(nil, "__tsan_init") != nil

    /// `environment` with what tells a sanitizer where to report, so that a program started with it reports there too.
    static func handedOn(_ environment: [String: String]) -> [String: String] {
        let own = ProcessInfo.processInfo.environment.filter {
            ["ASAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"].contains($0.key)
        }
        return own.merging(environment) { _, given in given }
    }
}
