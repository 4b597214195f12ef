import CameraModel

/// What a device's clock says beside ours. Recordings with a wrong time are no evidence, so it is told.
enum ClockCheck {
    /// Clocks without a battery begin at one of these years when they lose power.
    static let resetYears: ClosedRange<Int> = 1...2010

    static func look(_ answer: ONVIFAnswer, at now: Instant, tolerance: Double) -> Judgement {
        switch answer {
        case .clock(let clock): return compare(clock, now, tolerance)
        case .localClock:
            return .skip(.onvifClock, "the device tells local time only, and we do not know where it is")
        case .impossibleTime:
            return .warn(
                .onvifClock, .degraded, .wrongClock, "the device's clock shows a time that does not exist")
        case .fault(isAboutCredentials: true):
            return .warn(.onvifClock, .unknown, .needsCredentials, "needs credentials")
        case .fault:
            return .warn(.onvifClock, .degraded, .deviceFault, "the device answers with a SOAP fault")
        case .other(let name):
            // The name is the device's own word, and only a name of the standard is repeated.
            let shown = name.hasSuffix("Response") && name.utf8.allSatisfy(isPlain) ? name : "another answer"
            return .warn(.onvifClock, .degraded, .deviceFault, "asked for the time, the device says \(shown)")
        case .notSOAP(let trouble):
            let why = trouble.map { _ in "is no XML that can be read" } ?? "is no SOAP"
            return .fail(.onvifClock, .offline, .protocolError, "the answer \(why)")
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func compare(_ clock: Instant, _ now: Instant, _ tolerance: Double) -> Judgement {
        let skew = clock.seconds(since: now)
        if abs(skew) <= tolerance { return .pass(.onvifClock, "\(wholeSeconds(skew)) off") }
        let year = CalendarDate(daysSince1970: Int(clock.seconds / 86_400)).year
        if resetYears.contains(year) {
            return wrong(
                "the clock was reset: it shows \(clock.rfc3339); set the time and look at the battery")
        }
        let hours = (skew / 3600).rounded()
        if hours != 0, abs(hours) <= 14, abs(skew - hours * 3600) <= tolerance {
            return wrong(
                "the clock is \(signed(Int(hours))) h off: local time told as UTC? Set the device's time zone"
            )
        }
        let way = skew > 0 ? "ahead" : "behind"
        return wrong("the clock is \(words(abs(skew))) \(way): set up NTP on the device")
    }

    private static func wrong(_ reason: String) -> Judgement {
        .warn(.onvifClock, .degraded, .wrongClock, reason)
    }

    private static func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }

    private static func words(_ seconds: Double) -> String {
        seconds < 7200
            ? wholeSeconds(seconds)
            : seconds < 172_800 ? "\(Int(seconds / 3600)) h" : "\(Int(seconds / 86_400)) days"
    }
}
