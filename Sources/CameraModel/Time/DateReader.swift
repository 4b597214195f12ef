/// Reads one date or time from UTF-8, left to right, byte by byte; valid as long as the bytes are.
struct DateReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func read(_ localTime: LocalTime) -> DateOrTime? {
        if bytes.count == 8 || bytes.count == 14, bytes.allSatisfy(isDigit) { return readCompact(localTime) }
        guard let year = number(4), let separator = dateSeparator(), let month = number(1...2),
            skip(separator.afterMonth), let day = number(1...2),
            separator.afterDay.isEmpty || skip(separator.afterDay),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        if index == bytes.count { return .date(date) }
        return readTime(on: date, localTime)
    }

    private mutating func readCompact(_ localTime: LocalTime) -> DateOrTime? {
        guard let year = number(4), let month = number(2), let day = number(2),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        if index == bytes.count { return .date(date) }
        guard let hour = number(2), let minute = number(2), let second = number(2),
            hour < 24, minute < 60, second < 60
        else { return nil }
        return .time(localTime.instant(date, secondOfDay: hour * 3600 + minute * 60 + second))
    }

    private mutating func readTime(on date: CalendarDate, _ localTime: LocalTime) -> DateOrTime? {
        guard skip("T") || skip("t") || skipSpaces() else { return nil }
        guard let hour = number(1...2), skip(":"), let minute = number(2), hour < 24, minute < 60 else {
            return nil
        }
        var second = 0
        var milliseconds = 0
        if skip(":") {
            guard let value = number(2), value < 60 else { return nil }
            second = value
            if skip(".") {
                guard let fraction = fractionMilliseconds() else { return nil }
                milliseconds = fraction
            }
        }
        let secondOfDay = hour * 3600 + minute * 60 + second
        if index == bytes.count {
            return .time(localTime.instant(date, secondOfDay: secondOfDay, milliseconds: milliseconds))
        }
        guard let offset = offsetSeconds(), index == bytes.count else { return nil }
        let fixed = LocalTime(secondsAheadOfUTC: offset)
        return .time(fixed.instant(date, secondOfDay: secondOfDay, milliseconds: milliseconds))
    }

    private mutating func dateSeparator() -> (afterMonth: Mark, afterDay: Mark)? {
        if skip("-") { return ("-", "") }
        if skip("/") { return ("/", "") }
        if skip(".") { return (".", "") }
        return skip("年") ? ("月", "日") : nil
    }

    private mutating func offsetSeconds() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let sign: Int
        if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
        guard let hours = number(2), hours < 24 else { return nil }
        _ = skip(":")
        guard let minutes = number(2), minutes < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }

    private mutating func fractionMilliseconds() -> Int? {
        var value = 0
        var digits = 0
        while index < bytes.count, isDigit(bytes[index]) {
            if digits < 3 { value = value * 10 + Int(bytes[index] - 48) }
            digits += 1
            index += 1
        }
        guard digits > 0 else { return nil }
        for _ in min(digits, 3)..<3 { value *= 10 }
        return value
    }

    private mutating func number(_ digits: Int) -> Int? { number(digits...digits) }

    private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
        var value = 0
        var count = 0
        while count < digits.upperBound, index < bytes.count, isDigit(bytes[index]) {
            value = value * 10 + Int(bytes[index] - 48)
            index += 1
            count += 1
        }
        return count >= digits.lowerBound ? value : nil
    }

    private mutating func skip(_ mark: Mark) -> Bool {
        guard index + mark.count <= bytes.count else { return false }
        for offset in 0..<mark.count where bytes[index + offset] != mark.byte(offset) { return false }
        index += mark.count
        return true
    }

    private mutating func skipSpaces() -> Bool {
        let start = index
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        return index > start
    }

    /// A mark between numbers: a literal, so that comparing costs no more than its bytes.
    private struct Mark: ExpressibleByStringLiteral {
        private let text: StaticString
        init(stringLiteral text: StaticString) { self.text = text }
        var count: Int { text.utf8CodeUnitCount }
        var isEmpty: Bool { count == 0 }
        func byte(_ index: Int) -> UInt8 { text.utf8Start[index] }
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}
