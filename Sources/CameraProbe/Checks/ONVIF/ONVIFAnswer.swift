import CameraModel

/// What a device answered to GetSystemDateAndTime.
///
/// Source: ONVIF Core Specification, 8.3.6 (GetSystemDateAndTime); SOAP 1.2, part 1, 5.4 (faults).
enum ONVIFAnswer: Equatable {
    /// Its clock, in UTC when it says so.
    case clock(Instant)
    /// Its clock as it stands on its wall, because it did not say it in UTC.
    case localClock(Instant)
    /// A date or time that does not exist.
    case impossibleTime
    /// A fault; whether it is about credentials.
    case fault(isAboutCredentials: Bool)
    /// Another answer than asked for: the local name of what stands in the body.
    case other(String)
    /// No SOAP at all.
    case notSOAP(XMLScanner.Trouble?)

    /// Reads an answer.
    static func read(_ bytes: [UInt8]) -> ONVIFAnswer {
        guard let text = String(validating: bytes, as: UTF8.self) else { return .notSOAP(.malformed) }
        var reader = ONVIFReader()
        var scanner = XMLScanner(text)
        do throws(XMLScanner.Trouble) {
            while let event = try scanner.next() { reader.take(event) }
        } catch { return .notSOAP(error) }
        return reader.answer
    }
}

/// Walks through the events of an answer and keeps the few values that are wanted.
private struct ONVIFReader {
    private var path: [Substring] = []
    private var first: Substring?
    private var values: [String: Int] = [:]
    private var times: Set<Substring> = []
    private var isAboutCredentials = false

    mutating func take(_ event: XMLEvent) {
        switch event {
        case .start(let name):
            path.append(name)
            if path.count == 3, path[0] == "Envelope", path[1] == "Body", first == nil { first = name }
            if name == "UTCDateTime" || name == "LocalDateTime" { times.insert(name) }
        case .end: path.removeLast()
        case .text(let text):
            guard let name = path.last else { return }
            if path.contains("Fault"), name == "Value" || name == "faultcode" {
                let words = ["NotAuthorized", "FailedAuthentication", "InvalidSecurity"]
                isAboutCredentials = isAboutCredentials || words.contains { text.contains($0) }
            }
            guard let time = path.first(where: { $0 == "UTCDateTime" || $0 == "LocalDateTime" }),
                let number = decimalInteger(trimmedAll(text)), number < 100_000
            else { return }
            values["\(time).\(name)"] = number
        }
    }

    private func trimmedAll(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }

    var answer: ONVIFAnswer {
        guard let first else { return .notSOAP(nil) }
        if first == "Fault" { return .fault(isAboutCredentials: isAboutCredentials) }
        guard first == "GetSystemDateAndTimeResponse" else {
            return .other(String(first.prefix(64)))
        }
        if times.contains("UTCDateTime") {
            return moment("UTCDateTime").map { .clock($0) } ?? .impossibleTime
        }
        guard times.contains("LocalDateTime") else { return .other(String(first)) }
        return moment("LocalDateTime").map { .localClock($0) } ?? .impossibleTime
    }

    private func moment(_ time: String) -> Instant? {
        guard let year = values["\(time).Year"], let month = values["\(time).Month"],
            let day = values["\(time).Day"], let hour = values["\(time).Hour"],
            let minute = values["\(time).Minute"], let second = values["\(time).Second"],
            let date = CalendarDate(year: year, month: month, day: day), hour < 24, minute < 60, second < 62
        else { return nil }
        return LocalTime.utc.instant(date, secondOfDay: hour * 3600 + minute * 60 + second)
    }
}
