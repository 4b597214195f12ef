import CameraModel

/// Parsers that every kind of inventory uses: the value, or `nil` with a finding.
extension RowContext {
    private static let placeholders: Set<String> = [
        "Owner", "Address", "Manufacturer", "Model", "CivilCode", "Name", "NULL", "null", "N/A", "n/a",
        "#N/A", "undefined",
    ]

    /// By the first letters of the placeholders.
    private func mayBePlaceholder(_ bytes: Bytes) -> Bool {
        switch bytes.first {
        case UInt8(ascii: "O"), UInt8(ascii: "A"), UInt8(ascii: "M"), UInt8(ascii: "C"), UInt8(ascii: "N"),
            UInt8(ascii: "n"), UInt8(ascii: "#"), UInt8(ascii: "u"):
            true
        default: false
        }
    }

    /// Text in one line, without people's data and secrets; `nil` when longer than `limit` bytes or a placeholder.
    ///
    /// Other texts than free ones are remembered as far as nothing was found in them.
    mutating func text(_ cell: CellValue, limit: Int = 1000, _ level: TextGuard = .freeText) -> String? {
        if level == .freeText { return readText(cell, limit: limit, level) }
        let slot = memo.slot(cell.bytes, level)
        if let known = memo.text(slot, cell.bytes), cell.bytes.count <= limit { return known }
        let before = findings.count
        guard let text = readText(cell, limit: limit, level) else { return nil }
        if findings.count == before { memo.remember(text, slot) }
        return text
    }

    private mutating func readText(_ cell: CellValue, limit: Int, _ level: TextGuard) -> String? {
        guard cell.bytes.count <= limit else {
            add(.valueTooLong, cell.header, facts: ["\(cell.bytes.count)", "\(limit)"])
            return nil
        }
        var text = cell.raw
        let look = TextLook(cell.bytes)
        if look.hasControl {
            add(.controlCharacters, cell.header)
            text = text.unicodeScalars.split { $0.value < 0x20 || $0.value == 0x7F }.map(String.init).joined(
                separator: " ")
        }
        // Placeholders are short; hashing every name, and Chinese ones above all, costs more than reading them.
        if cell.bytes.count <= 12, mayBePlaceholder(cell.bytes), RowContext.placeholders.contains(text) {
            add(.placeholderValue, cell.header, found: text)
            return nil
        }
        if look.hasColon, hasSchemeMark(cell.bytes) {
            guard let rest = withoutCredentials(text, cell.header) else { return nil }
            text = rest
        }
        return guarded(text, cell.bytes, cell.header, level)
    }

    /// An address in a free text must not carry a password into the registry.
    mutating func withoutCredentials(_ text: String, _ header: String) -> String? {
        var kept: [String] = []
        for word in text.split(whereSeparator: { $0 == " " || $0 == ";" }) {
            guard word.contains("://") else {
                kept.append(String(word))
                continue
            }
            if let (endpoint, stripped) = StreamEndpoint.parse(String(word)) {
                if stripped.isEmpty {
                    kept.append(String(word))
                    continue
                }
                kept.append(endpoint.url)
                personal.count(.secret)
                add(.endpointCredentials, header, facts: [RowContext.list(stripped)])
            } else if word.contains("@") || word.contains("=") {
                personal.count(.secret)
                add(.endpointCredentials, header, facts: ["user information"])
            } else {
                kept.append(String(word))
            }
        }
        if kept.isEmpty { return nil }
        return findings.last?.rule == .endpointCredentials ? kept.joined(separator: " ") : text
    }

    static func list(_ stripped: StreamEndpoint.Stripped) -> String {
        ((stripped.userInformation ? ["user information"] : []) + stripped.queryNames).joined(separator: ", ")
    }

    /// Several values: split at `;` and `；`, and at `/` where a national table joins codes so.
    mutating func texts(_ cell: CellValue, slash: Bool = false) -> [String] {
        guard let text = text(cell, limit: 4000) else { return [] }
        let joinsCodes =
            slash && cell.kind != .list
            && (cell.rules?.splitsAtSlash == true
                || text.utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ";") })
        return text.split { $0 == ";" || $0 == "；" || (joinsCodes && ($0 == "/" || $0 == "／")) }
            .map(stripped).filter { !$0.isEmpty }
    }

    /// Several values, each looked up in the profile's table; a digit that it does not know keeps the cell raw.
    mutating func codes(_ cell: CellValue, _ column: String) -> [String] {
        let parts = texts(cell, slash: true)
        guard let map = cell.rules?.values else { return parts }
        var words: [String] = []
        for part in parts {
            switch map.meaning(of: part) {
            case .text(let bytes): words.append(String(decoding: bytes, as: UTF8.self))
            case .nothing: continue
            case .unknown
            where !part.unicodeScalars.allSatisfy({ asciiForm($0).properties.numericType != nil }):
                words.append(part)
            case .unknown, .extra:
                keepRaw(cell, column, .vocabularyCodeUnknown)
                return []
            }
        }
        return words
    }

    private func stripped(_ text: Substring) -> String {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    mutating func organisation(_ cell: CellValue) -> Organisation? {
        text(cell, limit: 200, .unit).flatMap { Organisation($0) }
    }

    /// A number that lies in a range, else `rule`.
    mutating func number(_ cell: CellValue, _ rule: Rule, _ isWanted: (Double) -> Bool) -> Double? {
        if let number = cell.number, isWanted(number) { return number }
        add(rule, cell.header, found: cell.raw)
        return nil
    }

    /// A whole number that lies in a range, else `rule`.
    mutating func integer(_ cell: CellValue, _ range: ClosedRange<Int>, _ rule: Rule, facts: [String] = [])
        -> Int?
    {
        if let number = cell.number, number == number.rounded(), abs(number) < 1e15,
            range.contains(Int(number))
        {
            return Int(number)
        }
        add(rule, cell.header, found: cell.raw, facts: facts)
        return nil
    }

    /// A value that `parse` makes of the folded text, else `rule`.
    mutating func parsed<Value>(_ cell: CellValue, _ rule: Rule, _ parse: (String) -> Value?) -> Value? {
        if let value = parse(cell.folded) { return value }
        add(rule, cell.header, found: cell.raw)
        return nil
    }

    /// A word of a closed list; else `rule`, and the raw word stays among the extras.
    mutating func word<Value>(
        _ cell: CellValue, _ table: WordTable<Value>, _ column: String, _ rule: Rule = .vocabularyCodeUnknown
    ) -> Value? {
        if let value = table.value(cell) { return value }
        keepRaw(cell, column, rule)
        return nil
    }

    mutating func keepRaw(_ cell: CellValue, _ column: String, _ rule: Rule) {
        add(rule, cell.header, found: cell.raw)
        guard rule.severity != .error, cell.bytes.count <= 1000 else { return }
        if let kept = guarded(cell.raw, cell.bytes, cell.header, .freeText) { extras[column] = kept }
    }

    mutating func date(_ cell: CellValue) -> DateOrTime? {
        let text = cell.folded
        if let date = DateOrTime(text, localTime: localTime) { return date }
        if let day = spreadsheetDay(cell) {
            add(.dateExcelSerial, cell.header, found: cell.raw, facts: [day.description])
            return nil
        }
        add(looksLikeDate(text) ? .dateImpossible : .dateMalformed, cell.header, found: cell.raw)
        return nil
    }

    /// The day that a number such as 43739 or 43739.4 is in a spreadsheet; `nil` outside the years 1982 to 2064.
    private func spreadsheetDay(_ cell: CellValue) -> CalendarDate? {
        guard let number = cell.number, number >= 30_000, number < 60_000 else { return nil }
        return CalendarDate(daysSince1970: Int(number) - 25_569)
    }

    private func looksLikeDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        if bytes.allSatisfy(isDigit) { return bytes.count == 8 || bytes.count == 14 }
        guard bytes.count >= 8, bytes.prefix(4).allSatisfy(isDigit), !isDigit(bytes[4]) else { return false }
        return !bytes.contains { ($0 >= 65 && $0 <= 90 && $0 != 84 && $0 != 90) || ($0 >= 97 && $0 <= 122) }
    }

}
