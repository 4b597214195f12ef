import CameraModel

/// What the values of a column look like, told without repeating them: they may be people's.
struct ColumnShape {
    private(set) var count = 0
    private var lengths: ClosedRange<Int>?
    private var digitLengths: ClosedRange<Int>?
    private var counts: [Form: Int] = [:]
    private var range: ClosedRange<Double>?
    private var decimals = 0
    private(set) var distinct: Set<String> = []

    /// What a value may be; the more special stand first.
    enum Form: CaseIterable {
        case deviceCode, phone, ipv4, mac, url, date, digits, number, text
    }

    private static let distinctLimit = 8

    mutating func take(_ cell: CellValue, localTime: LocalTime) {
        let text = cell.folded
        count += 1
        let form = ColumnShape.form(text, localTime)
        counts[form, default: 0] += 1
        lengths = ColumnShape.widened(lengths, text.count)
        if text.utf8.allSatisfy(isDigit) { digitLengths = ColumnShape.widened(digitLengths, text.utf8.count) }
        if let number = plainDecimal(text) {
            range = ColumnShape.widened(range, number)
            if let point = text.firstIndex(of: ".") { decimals = max(decimals, text[point...].count - 1) }
        }
        if distinct.count <= ColumnShape.distinctLimit { distinct.insert(cell.word) }
    }

    private static func widened<Bound>(_ range: ClosedRange<Bound>?, _ value: Bound) -> ClosedRange<Bound> {
        guard let range else { return value...value }
        return min(range.lowerBound, value)...max(range.upperBound, value)
    }

    private static func form(_ text: String, _ localTime: LocalTime) -> Form {
        let bytes = Array(text.utf8)
        if bytes.allSatisfy(isDigit) {
            if bytes.count == 20 { return .deviceCode }
            // A mobile phone of the mainland, which no other column of eleven digits is worth mistaking it for.
            if bytes.count == 11, bytes[0] == 0x31, bytes[1] >= 0x33 { return .phone }
            return bytes.count == 8 && DateOrTime(text, localTime: localTime) != nil ? .date : .digits
        }
        if IPv4Address(text) != nil { return .ipv4 }
        if bytes.count >= 12, MACAddress(text) != nil { return .mac }
        if text.contains("://") { return .url }
        if DateOrTime(text, localTime: localTime) != nil { return .date }
        return plainDecimal(text) != nil ? .number : .text
    }

    /// The form that nearly all values have; `nil` when they differ or there are none.
    var form: Form? {
        Form.allCases.first { form in count > 0 && counts[form, default: 0] * 10 >= count * 9 }
    }

    /// Whether all values are numbers in a range, with decimals as a surveyed position has.
    func isPosition(within limits: ClosedRange<Double>) -> Bool {
        guard let range, decimals >= 4 else { return false }
        return limits.contains(range.lowerBound) && limits.contains(range.upperBound)
    }

    /// Whether nearly all values are plain numbers.
    var isNumeric: Bool {
        form == .number || form == .digits || form == nil && counts[.text] == nil && count > 0
    }

    /// The values, when they are few codes of at most three digits, or words that `known` holds.
    func codes(known: [String: String]) -> [String]? {
        guard count > 0, distinct.count <= ColumnShape.distinctLimit else { return nil }
        let isShown = distinct.allSatisfy { word in
            known[word] != nil || word.utf8.count <= 3 && word.utf8.allSatisfy(isDigit)
        }
        return isShown ? distinct.sorted { ($0.count, $0) < ($1.count, $1) } : nil
    }

    /// The shape in words: `20 digits`, `2 words: 0, 1`, `text of 4 to 12 characters`.
    func words(known: [String: String]) -> String {
        guard count > 0, let lengths else { return "empty" }
        if let codes = codes(known: known) {
            return "\(codes.count) word\(codes.count == 1 ? "" : "s"): \(codes.joined(separator: ", "))"
        }
        switch form {
        case .ipv4: return "IPv4 addresses"
        case .mac: return "hardware addresses"
        case .url: return "addresses with ://"
        case .date: return "dates"
        case .phone: return "11 digits, as phones have"
        case .number: return "numbers with up to \(decimals) decimals"
        case .deviceCode, .digits: return spread(digitLengths ?? lengths) + " digits"
        case .text, nil: return "text of \(spread(lengths)) characters"
        }
    }

    private func spread(_ range: ClosedRange<Int>) -> String {
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    }
}
