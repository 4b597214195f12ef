import Foundation
import Glibc

/// The sanitizer that these tests were built with, if any: it takes more memory than some tests allow.
public enum Sanitizer {
    /// Whether there is one. An address sanitizer reserves terabytes of addresses; either keeps freed memory for a while.
    public static let isOn = dlsym(nil, "__asan_init") != nil || dlsym(nil, "__tsan_init") != nil

    /// `environment`, or that of the tests, with what tells a sanitizer where to report, so that a program started with it reports there too. Not
    /// of leaks: a command ends where it stands, by `exit`, and what it holds then is none.
    static func handedOn(_ environment: [String: String]?) -> [String: String] {
        let own = ProcessInfo.processInfo.environment
        var environment = environment ?? own
        environment["TSAN_OPTIONS"] = environment["TSAN_OPTIONS"] ?? own["TSAN_OPTIONS"]
        environment["ASAN_OPTIONS"] = own["ASAN_OPTIONS"].map { $0 + ":detect_leaks=0" }
        return environment
    }
}
