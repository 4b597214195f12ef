import Foundation
import Glibc

/// The sanitizer that these tests were built with, if any: it takes more memory than some tests allow.
public enum Sanitizer {
    /// Whether there is one. An address sanitizer reserves terabytes of addresses; either keeps freed memory for a while.
    public static let isOn = dlsym(nil, "__asan_init") != nil || dlsym(nil, "__tsan_init") != nil

    /// `environment` with what tells a sanitizer where to report, so that a program started with it reports there too. Not
    /// of leaks: a command ends where it stands, by `exit`, and what it holds then is none.
    static func handedOn(_ environment: [String: String]) -> [String: String] {
        var own = ProcessInfo.processInfo.environment.filter {
            ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key)
        }
        if let options = own["ASAN_OPTIONS"] { own["ASAN_OPTIONS"] = options + ":detect_leaks=0" }
        return own.merging(environment) { _, given in given }
    }
}
