#if XLSX
    import Glibc

    /// Turns the numbers of a sheet into the text that a person sees, or that tells of damage.
    enum CellText {
        /// A number as plain decimals where a Double holds it exactly enough; else with an exponent, so that a code
        /// which lost digits in the spreadsheet (20 digits do not fit) shows it.
        static func number(_ text: String) -> String {
            let digits = text.utf8.reduce(0) { $0 + ($1 >= 48 && $1 <= 57 ? 1 : 0) }
            let isPlain = text.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || $0 == 0x2E || $0 == 0x2D }
            if isPlain, digits <= 15 { return text }
            guard let value = Double(text), value.isFinite else { return text }
            if abs(value) >= 1e15 {
                let isScientific = text.utf8.contains { $0 == 0x2E || $0 == 0x2B } && !isPlain
                return isScientific || isPlain && keepsDigits(text, value) ? text : exponent(value)
            }
            if value == value.rounded() { return String(Int64(value)) }
            return plain(value)
        }

        /// Whether digits written out are more than a Double's: then no spreadsheet has rounded them.
        private static func keepsDigits(_ text: String, _ value: Double) -> Bool {
            let bytes = Array(text.utf8)
            let significant = bytes.count - bytes.reversed().prefix { $0 == 48 }.count
            guard significant > 17, bytes.allSatisfy({ $0 >= 48 && $0 <= 57 }),
                value < 1.8e19 || bytes.count == 20
            else { return false }
            return formatted("%.0f", value) != text
        }

        /// The shortest decimals that name the same Double: 117.2, not 117.20000000000000.
        private static func plain(_ value: Double) -> String {
            let shortest = "\(value)"
            guard shortest.utf8.contains(UInt8(ascii: "e")) else { return shortest }
            var text = formatted("%.15f", value)
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
            return text
        }

        private static func exponent(_ value: Double) -> String { formatted("%.16E", value) }

        private static func formatted(_ format: String, _ value: Double) -> String {
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
                guard let base = buffer.baseAddress else { return "" }
                _ = withVaList([value]) { vsnprintf(base, buffer.count, format, $0) }
                return String(cString: base)
            }
        }

        /// A date of the sheet as `yyyy-MM-dd`, with ` HH:mm:ss` when it has a time, the time alone below day 1;
        /// `nil` for what no sheet shows as a date.
        static func date(_ text: String, is1904: Bool) -> String? {
            guard let serial = Double(text), serial >= 0, serial < 2_958_466 else { return nil }
            var day = Int(serial)
            var seconds = Int(((serial - Double(day)) * 86_400).rounded())
            if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
            let time = two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60)
            if day == 0, !is1904 { return time }
            // The 1900 system has a 29 February 1900, for Lotus 1-2-3's sake.
            if day == 60, !is1904 { return "1900-02-29" + (seconds > 0 ? " " + time : "") }
            let days = is1904 ? day - 24_107 : day - (day > 60 ? 25_569 : 25_568)
            return civil(days) + (seconds > 0 ? " " + time : "")
        }

        private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

        /// The Gregorian date of a day counted from 1970-01-01 (H. Hinnant, chrono-compatible date algorithms).
        private static func civil(_ days: Int) -> String {
            let shifted = days + 719_468
            let era = shifted / 146_097
            let dayOfEra = shifted - era * 146_097
            let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
            let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let part = (5 * dayOfYear + 2) / 153
            let month = part < 10 ? part + 3 : part - 9
            let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
            let zeros = String(repeating: "0", count: max(4 - "\(year)".utf8.count, 0))
            return zeros + "\(year)-" + two(month) + "-" + two(dayOfYear - (153 * part + 2) / 5 + 1)
        }
    }
#endif
