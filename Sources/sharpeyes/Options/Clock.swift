import CameraModel
import Foundation
import Glibc

/// The one place that asks clocks and knows time zones by name. Everything below gets time as an argument.
enum Clock {
    /// The present moment.
    static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// Seconds that never jump.
    static func monotonicSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Local time of a zone by its name in the tz database; `nil` when there is no such zone.
    static func localTime(_ name: String) -> LocalTime? {
        if name == "Asia/Shanghai" { return .shanghai }
        guard let zone = TimeZone(identifier: name) else { return nil }
        return LocalTime { local in
            // The offset at the moment that the local time most likely means; an hour that occurs twice is the first.
            let guess = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))
            return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local - Int64(guess))))
        }
    }
}
